import { expect, test } from 'vitest'
import { columnsOf, cut, padded, wrapped } from './width.ts'

test.each([
  ['checkout', 8],
  ['', 0],
  ['é', 1],
  ['e\u0301', 1],
  ['“Zürich” – it’s → here…', 23],
  ['soft\u00adhyphen', 10],
  ['©\ufe0f', 2],
  ['支払い', 6],
  ['한국어', 6],
  ['ﾊﾝｶｸ', 4],
  ['Ａ', 2],
  ['🔥', 2],
  ['👩‍👩‍👧', 2],
  ['❤️', 2],
  ['❤', 1],
  ['🇩🇪', 2],
  ['…', 1],
  ['a\u200bb', 2],
])('%j takes %i columns', (text, columns) => {
  expect(columnsOf(text)).toBe(columns)
})

test('a text is cut between characters and keeps its room', () => {
  expect(cut('checkout', 8)).toBe('checkout')
  expect(cut('checkouts', 8)).toBe('checkou…')
  expect(cut('支払い支払い', 6)).toBe('支払…')
  expect(columnsOf(cut('支払い支払い', 6))).toBeLessThanOrEqual(6)
  expect(cut('👩‍👩‍👧👩‍👩‍👧', 3)).toBe('👩‍👩‍👧…')
  expect(cut('abc', 0)).toBe('')
})

test('padding counts columns, not characters', () => {
  expect(padded('支', 4)).toBe('支  ')
  expect(padded('12', 4, 'right')).toBe('  12')
})

test('lines break at spaces, and a word that is too long stands alone', () => {
  expect(wrapped('one two three four', 9)).toEqual(['one two', 'three', 'four'])
  expect(wrapped('a\n\nb', 20)).toEqual(['a', '', 'b'])
  expect(wrapped('https://example.org/a-long-address x', 10)).toEqual([
    'https://example.org/a-long-address',
    'x',
  ])
})
