import { expect, test } from 'vitest'
import { markers } from '#incident/marker.ts'
import { nearest, oneOf } from './nearest.ts'

test('a mistyped word finds the one that was meant, a strange one none', () => {
  expect(nearest('detectd', markers)).toBe('detected')
  expect(nearest('mitigate', markers)).toBe('mitigated')
  expect(nearest('allclear', markers)).toBe('all-clear')
  expect(nearest('banana', markers)).toBeNull()
})

test('capitals, blanks and underscores make no difference', () => {
  expect(oneOf('Impact Started', markers, 'marker')).toBe('impact-started')
  expect(oneOf('all_clear', markers, 'marker')).toBe('all-clear')
  expect(() => oneOf('detectd', markers, 'marker')).toThrow('Did you mean detected?')
})
