import { expect, test } from 'vitest'
import { sliceWords } from './slice-words.ts'

test.each([
  ['L4', 'line 4'],
  ['L12-L15', 'lines 12–15'],
  ['general/2021-01-04.txt#L7', 'general/2021-01-04.txt, line 7'],
  ['a#b.txt#L7', 'a#b.txt, line 7'],
  ['sale/2026-08-21.json#/0', 'sale/2026-08-21.json#/0'],
  ['/alerts/0', '/alerts/0'],
  ['LOG', 'LOG'],
])('%s is told as %s', (slice, words) => {
  expect(sliceWords(slice)).toBe(words)
})
