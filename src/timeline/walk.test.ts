import { describe, expect, test } from 'vitest'
import { knownAtMoment, nextStep, previousStep, stepsOf, type WalkLine } from './walk.ts'

interface Named extends WalkLine {
  name: string
}
const line = (name: string, clock: string, known?: string): Named => ({
  name,
  at: `2026-03-03T${clock}Z`,
  knownAt: known ? `2026-03-03T${known}Z` : null,
})
const lines = [
  line('certificate expires', '00:00:00', '09:40:00'),
  line('alert', '09:10:00'),
  line('first look', '09:12:00'),
  line('customer wrote', '09:05:00', '09:12:00'),
  line('renewed', '09:50:00'),
]
const names = (found: Named[]) => found.map((each) => each.name)
const at = (clock: string) => `2026-03-03T${clock}Z`

describe('a walk through the story', () => {
  test('shows only what was known then', () => {
    const moment = knownAtMoment(lines, at('09:12:00'))
    expect(names(moment.known)).toEqual(['alert', 'first look', 'customer wrote'])
    expect(names(moment.fresh)).toEqual(['first look', 'customer wrote'])
    expect(names(moment.hidden)).toEqual(['certificate expires'])
    expect(names(moment.ahead)).toEqual(['renewed'])
  })

  test('goes from one moment of learning to the next', () => {
    const steps = stepsOf(lines)
    expect(steps).toEqual(['09:10:00', '09:12:00', '09:40:00', '09:50:00'].map(at))
    expect(nextStep(steps, at('00:00:00'))).toBe(at('09:10:00'))
    expect(nextStep(steps, at('09:12:00'))).toBe(at('09:40:00'))
    expect(nextStep(steps, at('09:50:00'))).toBeNull()
    expect(previousStep(steps, at('09:50:00'))).toBe(at('09:40:00'))
    expect(previousStep(steps, at('09:10:00'))).toBeNull()
  })

  test('ends with everything known and begins with nothing', () => {
    expect(knownAtMoment(lines, at('23:00:00')).known).toEqual(lines)
    expect(knownAtMoment(lines, '2026-03-02T00:00:00Z')).toMatchObject({
      known: [],
      hidden: [],
      ahead: lines,
    })
  })

  test('compares moments across offsets and to the microsecond', () => {
    const close = [
      { at: '2026-03-03T10:00:00.000001+01:00', knownAt: null },
      { at: '2026-03-03T09:00:00.000002Z', knownAt: null },
    ]
    expect(stepsOf([...close].reverse())).toEqual(close.map((each) => each.at))
    expect(knownAtMoment(close, '2026-03-03T09:00:00.000001Z').known).toEqual([close[0]])
  })
})
