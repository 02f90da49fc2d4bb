import { expect, test } from 'vitest'
import { counted, plural } from './speak.ts'

test.each([0, 7, 999, 1000, 12_564, 100_000, 1_234_567, -1234])('%i is told as in English', (count) => {
  expect(counted(count)).toBe(count.toLocaleString('en-US'))
})

test('one and many', () => {
  expect([plural(1, 'entry', 'entries'), plural(1200, 'entry', 'entries')]).toEqual([
    '1 entry',
    '1,200 entries',
  ])
})
