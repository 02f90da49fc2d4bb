import { expect, test } from 'vitest'
import { findPrompts, questionAbout } from './curiosity.ts'

test.each([
  ['The graph looked a bit weird to me.', 'observation'],
  ['Everything was fine at nine.', 'assessment'],
  ['We decided to wait for the vendor.', 'decision'],
  ['I knew that the replica was behind.', 'tacit-knowledge'],
  ['It was confusing, and I was tired.', 'state-of-mind'],
  ['Normally the queue drains in a minute.', 'mental-model'],
  ['I restarted gate-3.', 'action'],
  ['We pinged the storage team.', 'help-seeking'],
  ['I assumed the cache had been warmed.', 'local-rationality'],
  ['Of course everybody knows that.', 'shared-knowledge'],
  ['There is a script I keep for that.', 'hidden-expertise'],
  ['Luckily Ana was still in the building.', 'luck'],
])('%s opens a question', (said, id) => {
  expect(findPrompts(said).map((prompt) => prompt.id)).toContain(id)
})

test('the prompt names the words, what they are a sign of and what to ask', () => {
  const said = 'At nine I assumed the cache was warm.'
  const [prompt] = findPrompts(said)
  expect(said.slice(prompt?.start, prompt?.end)).toBe('assumed')
  expect(prompt).toMatchObject({ signals: 'what made sense then', ask: expect.stringMatching(/\?$/) })
})

test.each([
  'The certificate ended at eight.',
  'The pod was restarted by Kubernetes.',
  'The kernel panic filled the log.',
  'The stress test ran for an hour.',
  'What did you assume?',
  'The page said “I assumed it was fine”.',
])('%s opens nothing', (said) => {
  expect(questionAbout(said)).toBeNull()
})

test('what is closest to people comes first', () => {
  const said = 'I restarted gate-3, and luckily it came back.'
  expect(findPrompts(said).map(({ id }) => id)).toEqual(['luck', 'action'])
})
