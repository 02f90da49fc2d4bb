import { expect, it } from 'vitest'
import { Problem } from '#platform/errors.ts'
import { comparedPeriod, lengthOf, periodOf } from './period.ts'

const now = new Date('2026-06-15T12:00:00Z')
const told = ({ from, to }: { from: Date | null; to: Date }) => [
  from?.toISOString() ?? null,
  to.toISOString(),
]

it('days are whole, the last one included', () => {
  expect(told(periodOf({ from: '2026-01-01', to: '2026-03-31' }, now))).toEqual([
    '2026-01-01T00:00:00.000Z',
    '2026-04-01T00:00:00.000Z',
  ])
})

it('moments are exact, and nothing reaches beyond now', () => {
  expect(told(periodOf({ from: '2026-01-01T10:00:00+02:00' }, now))).toEqual([
    '2026-01-01T08:00:00.000Z',
    now.toISOString(),
  ])
  expect(told(periodOf({ to: '2027-01-01' }, now))).toEqual([null, now.toISOString()])
})

it('the period before is as long', () => {
  const period = periodOf({ from: '2026-04-01', to: '2026-04-30' }, now)
  const before = comparedPeriod('previous', period)
  expect(told(before)).toEqual(['2026-03-02T00:00:00.000Z', '2026-04-01T00:00:00.000Z'])
  expect(lengthOf(before)).toBe(30)
})

it('another period is taken as it is given', () => {
  const period = periodOf({ from: '2026-04-01' }, now)
  expect(told(comparedPeriod('2025-04-01..2025-06-30', period))).toEqual([
    '2025-04-01T00:00:00.000Z',
    '2025-07-01T00:00:00.000Z',
  ])
})

it.each([
  ['ends before it begins', () => periodOf({ from: '2026-03-02', to: '2026-03-01' }, now)],
  ['has not begun yet', () => periodOf({ from: '2026-07-01' }, now)],
  ['no beginning to compare from', () => comparedPeriod('previous', periodOf({}, now))],
  ['no period', () => comparedPeriod('last year', periodOf({ from: '2026-04-01' }, now))],
  ['neither a day nor a moment', () => comparedPeriod('May..June', periodOf({ from: '2026-04-01' }, now))],
  ['turned around', () => comparedPeriod('2026-02-01..2026-01-01', periodOf({ from: '2026-04-01' }, now))],
  ['overlapping', () => comparedPeriod('2026-03-01..2026-04-01', periodOf({ from: '2026-04-01' }, now))],
])('refused: %s', (_why, ask) => {
  expect(ask).toThrow(Problem)
})
