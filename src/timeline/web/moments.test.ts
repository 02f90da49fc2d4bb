import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { microsOf } from '../swimlane/moment.ts'
import { instantFrom, keptOrTyped, momentBetween, secondsBetween, shifted } from './moments.ts'

const micros = fc.integer({ min: 0, max: 4_000_000_000_000_000 })

describe('instantFrom', () => {
  it('keeps every microsecond', () => {
    fc.assert(fc.property(micros, (at) => microsOf(instantFrom(at)) === at))
    expect(instantFrom(1_000_000)).toBe('1970-01-01T00:00:01Z')
    expect(instantFrom(1_000_120)).toBe('1970-01-01T00:00:01.000120Z')
  })
})

describe('momentBetween', () => {
  it('is as round as the room allows', () => {
    expect(momentBetween('2026-03-01T14:05:12Z', '2026-03-01T14:39:50Z')).toBe('2026-03-01T14:23:00Z')
    expect(momentBetween('2026-03-01T14:05:12Z', '2026-03-01T14:05:30Z')).toBe('2026-03-01T14:05:21Z')
    expect(momentBetween('2026-03-01T14:05:12.1Z', '2026-03-01T14:05:12.3Z')).toBe(
      '2026-03-01T14:05:12.200000Z',
    )
  })

  it('stands beside the only neighbour', () => {
    expect(momentBetween(null, '2026-03-01T14:05:00Z')).toBe('2026-03-01T14:04:00Z')
    expect(momentBetween('2026-03-01T14:05:00Z', null)).toBe('2026-03-01T14:06:00Z')
    expect(momentBetween(null, null)).toBeNull()
  })

  it('never leaves its neighbours', () => {
    fc.assert(
      fc.property(micros, micros, (a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a]
        const at = microsOf(momentBetween(instantFrom(from), instantFrom(to)) ?? '')
        return at >= from && at <= to
      }),
    )
  })
})

describe('keptOrTyped', () => {
  it('keeps fractions that a field never showed', () => {
    expect(keptOrTyped('2026-03-01T14:05:12.123456Z', '2026-03-01T14:05:12.000Z')).toBe(
      '2026-03-01T14:05:12.123456Z',
    )
    expect(keptOrTyped('2026-03-01T14:05:12.123456Z', '2026-03-01T14:05:13.000Z')).toBe(
      '2026-03-01T14:05:13.000Z',
    )
  })
})

it('measures and shifts in seconds', () => {
  expect(secondsBetween('2026-03-01T14:00:00Z', '2026-03-01T14:00:00.500000Z')).toBe(0.5)
  expect(shifted('2026-03-01T14:00:00Z', -90)).toBe('2026-03-01T13:58:30Z')
})
