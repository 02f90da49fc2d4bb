import { expect, test } from 'vitest'
import { capitalised, clockWords, listed, markerTitle } from './wording.ts'

test('times say how exactly they are known', () => {
  expect(clockWords('14:02:33', 'exact')).toBe('14:02:33')
  expect(clockWords('14:02:33', 'minute')).toBe('14:02')
  expect(clockWords('14:02:33', 'approx')).toBe('about 14:02')
  expect(clockWords('14:02:33', 'unknown')).toBe('perhaps 14:02')
})

test('names as people say them', () => {
  expect(markerTitle('impact-started')).toBe('Impact started')
  expect(markerTitle('all-clear')).toBe('All-clear given')
  expect(listed(['checkout', 'payments', 'search'])).toBe('checkout, payments and search')
  expect(listed([])).toBe('')
  expect(capitalised('état')).toBe('État')
  expect(capitalised('')).toBe('')
})
