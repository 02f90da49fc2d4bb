import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Finding } from '#language/finding.ts'
import { isAside, type Mark, markOf, type PutAside } from './mark.ts'
import { carryOver, countWords, onceEach, promptOf, promptsOf } from './prompt.ts'

const rule = 'counterfactual/should-have'
const words = 'should have rung'

function placeIn(text: string, of = words) {
  const start = text.indexOf(of)
  return { rule, start, end: start + of.length }
}
const markIn = (text: string, of = words) => markOf(text, placeIn(text, of))
const aside = (mark: Mark, scope: PutAside['scope'] = 'here'): PutAside[] => [{ ...mark, id: '1', scope }]

describe('what was put aside here', () => {
  const text = 'The pilot boat left early. The harbour master should have rung the bell before noon.'
  const put = aside(markIn(text))

  test('stays aside while the text changes elsewhere', () => {
    const longer = `One more paragraph.\n\n${text} And what came of it.`
    expect(isAside(markIn(longer), put)).toBe(true)
    expect(isAside(markIn(text.replace('pilot boat', 'ferry')), put)).toBe(true)
    expect(isAside(markIn(text.replace('before noon', 'at noon')), put)).toBe(true)
  })

  test('and with other words on one side, capitals or marks of Markdown', () => {
    expect(isAside(markIn(text.replace('rung the bell', 'rung a horn')), put)).toBe(true)
    expect(isAside(markIn(text.replace('harbour master', 'keeper')), put)).toBe(true)
    expect(isAside(markIn(text.replace('harbour master', '**Harbour** master')), put)).toBe(true)
  })

  test('comes again in another place, with other words or by another rule', () => {
    expect(isAside(markIn('Somebody ashore should have rung as well, at ten.'), put)).toBe(false)
    expect(isAside(markIn('They could have rung the bell', 'could have rung'), put)).toBe(false)
    expect(isAside(markOf(text, { ...placeIn(text), rule: 'other/rule' }), put)).toBe(false)
  })

  test('the beginning of a paragraph alone is no place', () => {
    const clearly = (rest: string) => markOf(`Clearly ${rest}`, { rule, start: 0, end: 7 })
    expect(isAside(clearly('the tide was low that day.'), aside(clearly('nobody saw the buoy.')))).toBe(false)
  })
})

test('what was put aside for the review is asked nowhere in it', () => {
  const put = aside(markIn('They should have rung.'), 'review')
  expect(isAside(markIn('Quite another line: he Should   have rung!', 'Should   have rung'), put)).toBe(true)
})

test('a fingerprint tells words apart, is short and holds none of them', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      const [first, second] = [one, other].map((of) => markOf(of, { rule, start: 0, end: of.length }).print)
      expect(first).toMatch(/^[0-9a-z]{1,11}$/)
      const plain = (of: string) =>
        (
          of
            .normalize('NFC')
            .toLowerCase()
            .match(/[\p{L}\p{N}]+/gu) ?? []
        ).join(' ')
      expect(first === second).toBe(plain(one) === plain(other))
    }),
  )
})

const finding = (start: number, end: number, more: Partial<Finding> = {}): Finding => ({
  category: 'counterfactual',
  level: 'warning',
  start,
  end,
  why: '',
  question: '',
  rule,
  ...more,
})

describe('after an edit', () => {
  const before = 'aaa BBB ccc DDD eee'
  const prompts = [promptOf(before, finding(4, 7)), promptOf(before, finding(12, 15))]
  const placesIn = (after: string) =>
    carryOver(prompts, before, after).map(({ start, end }) => after.slice(start, end))

  test('what lies before stays, what lies behind moves, what was touched is gone', () => {
    expect(placesIn('aaa BBB cc and cc DDD eee')).toEqual(['BBB', 'DDD'])
    expect(placesIn('BBB ccc DDD eee')).toEqual(['BBB', 'DDD'])
    expect(placesIn('aaa BxBB ccc DDD eee')).toEqual(['DDD'])
    expect(placesIn('')).toEqual([])
  })

  test('whatever is typed, no prompt comes to stand on other words', () => {
    fc.assert(
      fc.property(fc.nat(19), fc.nat(19), fc.string({ maxLength: 4 }), (one, other, typed) => {
        const after = before.slice(0, Math.min(one, other)) + typed + before.slice(Math.max(one, other))
        for (const each of carryOver(prompts, before, after))
          expect(after.slice(each.start, each.end)).toBe(each.words)
      }),
    )
  })
})

test('what is counted: underlined prompts, remarks apart, one cause once', () => {
  const text = 'x'.repeat(20)
  const remark = { category: 'single-root-cause', level: 'info' } as const
  const all = promptsOf(
    text,
    [finding(0, 2), finding(3, 4), finding(5, 6, remark), finding(8, 9, remark)],
    [],
  )
  expect(countWords(onceEach(all))).toBe('2 language prompts and 1 remark')
  expect(countWords(all.slice(0, 1))).toBe('1 language prompt')
  expect(countWords([])).toBe('')
})
