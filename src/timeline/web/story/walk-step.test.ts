import { expect, it } from 'vitest'
import { clock } from '../sample-entry.ts'
import { standing } from './walk-step.ts'

it('stands where the address says, as far as the story still has that step', () => {
  const steps = [clock('14:00'), clock('14:10'), clock('14:20')]
  expect(standing(steps, clock('14:10'))).toBe(clock('14:10'))
  expect(standing(steps, clock('14:15'))).toBe(clock('14:10'))
  expect(standing(steps, clock('13:00'))).toBe(clock('14:00'))
  expect(standing(steps, 'nonsense')).toBe(clock('14:00'))
  expect(standing([], clock('14:00'))).toBeNull()
})
