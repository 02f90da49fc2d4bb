import { expect, test } from 'vitest'
import { checkText, createChecker } from './check.ts'
import type { Context } from './finding.ts'

const categoriesIn = (text: string, context?: Context) =>
  checkText(text, context).map(({ category }) => category)
const wordsIn = (text: string, context?: Context) =>
  checkText(text, context).map(({ start, end }) => text.slice(start, end))

test('a finding says what, why and asks one question', () => {
  const text = 'At nine the engineer should have checked the lag.'
  const [finding, ...others] = checkText(text)
  expect(others).toEqual([])
  expect(finding).toMatchObject({
    category: 'counterfactual',
    level: 'warning',
    rule: 'counterfactual/people-should-have',
  })
  expect(text.slice(finding?.start, finding?.end)).toBe('should have checked')
  expect(finding?.question).toMatch(/\?$/)
  expect(finding?.why.match(/[.!?]/g)).toHaveLength(1)
})

test.each([
  ['a quotation', 'The log said “the engineer should have checked the lag”.'],
  ['straight quotation marks', 'The log said "the engineer should have checked the lag".'],
  ['code', 'It printed `the engineer should have checked the lag`.'],
  ['a block of code', 'It printed:\n\n```\nthe engineer should have checked the lag\n```\n'],
  ['a quoted block', '> The engineer should have checked the lag.\n> They forgot it.'],
  ['front matter', '---\nsummary: The engineer should have checked the lag.\n---\n\nAll is well.'],
  ['a comment', '<!-- The engineer should have checked the lag. -->\n\nAll is well.'],
  ['an address', 'See https://example.com/the-engineer-should-have-checked-the-lag for more.'],
])('%s is a mention and no assertion', (_, text) => {
  expect(checkText(text)).toEqual([])
})

test('what somebody said at the time is never judged', () => {
  expect(checkText('The engineer should have checked the lag.', { kind: 'evidence' })).toEqual([])
})

test('a question is free, and a question at a person is not', () => {
  expect(checkText('What should we have checked?')).toEqual([])
  expect(categoriesIn('Why did the engineer not check the lag?')).toEqual(['who-why-question'])
})

test('a denial is no accusation', () => {
  expect(checkText('Nobody here is to blame.')).toEqual([])
  expect(checkText('There was no human error in this.')).toEqual([])
  expect(checkText('There is no single root cause.')).toEqual([])
})

test('users and customers are those it happens to', () => {
  expect(checkText('Customers failed to sign in.')).toEqual([])
  expect(checkText('Users could have seen an empty page.')).toEqual([])
})

test('whoever took part is a person, by name or by handle', () => {
  const said = 'Quillon failed to restart the worker.'
  expect(checkText(said)).toEqual([])
  expect(categoriesIn(said, { names: ['Quillon Abara'] })).toEqual(['individual-blame', 'counterfactual'])
  expect(categoriesIn('qabara@ failed to restart the worker.')).toContain('individual-blame')
})

test('a place may name its own people and its own software', () => {
  expect(categoriesIn('The warden forgot the key.', { people: ['warden'] })).toContain('individual-blame')
  expect(categoriesIn('The operator failed to start.', { software: ['operator'] })).toEqual([])
  expect(checkText('The cluster operator failed to reconcile the resource.')).toEqual([])
})

test('those who write about themselves are told more gently', () => {
  const [ours] = checkText('We failed to verify the backup.')
  const [theirs] = checkText('The engineer failed to verify the backup.', { categories: ['counterfactual'] })
  expect(ours?.category).toBe('counterfactual')
  expect(ours?.why).not.toBe(theirs?.why)
})

test('trying harder is a warning where it is a remedy', () => {
  const levels = (text: string) => checkText(text).map(({ level }) => level)
  expect(levels('## Summary\n\nBe more careful with failovers.')).toEqual(['info'])
  expect(levels('## Action items\n\n- Be more careful with failovers.')).toEqual(['warning'])
  expect(checkText('Be more careful.', { kind: 'item' })[0]?.level).toBe('warning')
})

test('what would have helped may be said where it is asked for', () => {
  const [asked] = checkText('## What would have helped\n\nA canary would have caught it.')
  expect(asked?.level).toBe('info')
})

test('a heading below a heading stays in its section, one beside it leaves', () => {
  const text = '## Action items\n\n### Storage\n\n- Be more careful.\n\n## Appendix\n\nBe more careful.'
  expect(checkText(text).map(({ level }) => level)).toEqual(['warning', 'info'])
})

test('the root cause is nudged once a document, and at each place when asked to', () => {
  const text = 'The root cause was a disk.\n\nThe root cause was a route.'
  expect(categoriesIn(text)).toEqual(['single-root-cause'])
  expect(categoriesIn(text, { everySentence: true })).toEqual(['single-root-cause', 'single-root-cause'])
})

test('the passive without anybody in it is looked for only when asked to', () => {
  expect(checkText('The alert was muted.')).toEqual([])
  expect(categoriesIn('The alert was muted.', { categories: ['agentless-passive'] })).toEqual([
    'agentless-passive',
  ])
})

test('an expression on the word list of a place is let be, wherever it stands', () => {
  const text = 'Somebody fat-fingered the mask. In hindsight the name was misleading.'
  expect(new Set(wordsIn(text))).toEqual(new Set(['fat-fingered', 'In hindsight']))
  expect(new Set(wordsIn(text, { allow: ['In Hindsight'] }))).toEqual(new Set(['fat-fingered']))
})

test('the subject is carried across and, but, commas and relative clauses', () => {
  expect(categoriesIn('The technician saw the light but failed to report it.')).toContain('individual-blame')
  expect(categoriesIn('The technician, who was new, failed to report it.')).toContain('individual-blame')
  expect(categoriesIn('The technician (on her second day) failed to report it.')).toContain(
    'individual-blame',
  )
  expect(checkText('The script that the technician wrote failed to start.')).toEqual([])
  expect(checkText('The technician’s script failed to report it.')).toEqual([])
})

test('offsets count from the beginning of the text, in whatever it stands', () => {
  const text =
    '\uFEFF# Störung 🚒\r\n\r\n| when | what |\r\n|---|---|\r\n| 9:00 | the *engineer* **should have** waited |\r\n'
  expect(wordsIn(text)).toEqual(['should have** waited'])
})

test('a checker that is kept finds what a new one finds', () => {
  const kept = createChecker()
  const first = 'We should have waited.\n\nThe root cause was a disk.'
  const second = `Nothing before.\n\n${first}\n\nBe more careful.`
  kept.check(first)
  expect(kept.check(second)).toEqual(checkText(second))
  expect(kept.check(first)).toEqual(checkText(first))
})
