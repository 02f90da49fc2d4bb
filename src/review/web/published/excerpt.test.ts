import { expect, test } from 'vitest'
import { excerpt } from './excerpt.ts'

test('signs of formatting go, words stay', () => {
  expect(excerpt('## Title\n\n- **One** thing with `code` and [a link](https://example.com)', 200)).toBe(
    'Title One thing with code and a link',
  )
})

test('it ends with a sentence where one ends in time', () => {
  expect(excerpt('One two three. Four five six seven eight.', 25)).toBe('One two three.')
})

test('else with a word', () => {
  expect(excerpt('one two three four five six', 16)).toBe('one two three …')
})
