import { expect, test } from 'vitest'
import { afterLastCut, wordsOfLine } from './line.ts'

test.each([
  ['afterword ', ['afterword', '']],
  ['afterword  inc', ['afterword', 'inc']],
  ['a --title "Checkout is slow" --sev', ['a', '--title', 'Checkout is slow', '--sev']],
  ["a --title 'it''s' x", ['a', '--title', 'its', 'x']],
  ['a "not closed yet', ['a', 'not closed yet']],
  ['a my\\ file.log ', ['a', 'my file.log', '']],
  ['a "say \\"hi\\"" ', ['a', 'say "hi"', '']],
  ['a "" b', ['a', '', 'b']],
  ['a --at detected=14:02', ['a', '--at', 'detected=14:02']],
  ['a \\', ['a', '']],
])('%j', (line, words) => {
  expect(wordsOfLine(line)).toEqual(words)
})

test('bash gets what follows the place where it cut the word', () => {
  expect(afterLastCut('--severity=SEV1', '--severity=S')).toBe('SEV1')
  expect(afterLastCut('INC-1', 'IN')).toBe('INC-1')
})
