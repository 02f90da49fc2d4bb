import { expect, it } from 'vitest'
import { wayBack } from './way-back.ts'

it('leads back to where somebody came from', () => {
  expect(wayBack('/incidents/INC-1?entry=2')).toBe('/incidents/INC-1?entry=2')
})

it.each([
  undefined,
  '',
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  'javascript:alert(1)',
])('never leads elsewhere: %s', (to) => {
  expect(wayBack(to)).toBe('/incidents')
})
