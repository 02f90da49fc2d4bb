import { describe, expect, it } from 'vitest'
import { countBefore, heightsOf, momentAt, shareOf } from './density.ts'

const density = { from: '2026-03-01T10:00:00Z', to: '2026-03-01T14:00:00Z', counts: [10, 0, 30, 60] }

describe('density', () => {
  it('goes from moments to shares and back', () => {
    expect(shareOf(density, '2026-03-01T11:00:00Z')).toBe(0.25)
    expect(momentAt(density, 0.25)).toBe('2026-03-01T11:00:00Z')
    expect(shareOf(density, '2026-03-01T09:00:00Z')).toBeNull()
    expect(momentAt(density, 7)).toBe(density.to)
  })

  it('counts what lies before', () => {
    expect(countBefore(density, 0)).toBe(0)
    expect(countBefore(density, 0.5)).toBe(10)
    expect(countBefore(density, 0.625)).toBe(25)
    expect(countBefore(density, 1)).toBe(100)
  })

  it('shows a few beside many', () => {
    expect(heightsOf([0, 1, 10_000])).toEqual([0, 0.08, 1])
    expect(heightsOf([])).toEqual([])
  })

  it('has nothing to say of nothing', () => {
    const nothing = { from: null, to: null, counts: [] }
    expect(momentAt(nothing, 0.5)).toBeNull()
    expect(shareOf(nothing, '2026-03-01T09:00:00Z')).toBeNull()
  })
})
