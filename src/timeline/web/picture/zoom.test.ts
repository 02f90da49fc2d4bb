import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { held, panned, type Span, zoomed } from './zoom.ts'

const hour = 3_600_000_000
const span: Span = [hour, 3 * hour]

describe('zoom', () => {
  it('keeps the place under the pointer where it is', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        const [from, to] = zoomed(span, 0.5, share)
        const before = span[0] + (span[1] - span[0]) * share
        expect(Math.abs(from + (to - from) * share - before)).toBeLessThan(2)
      }),
    )
  })

  it('does not come nearer than ten seconds', () => {
    const [from, to] = zoomed([0, 12_000_000], 0.01)
    expect(to - from).toBe(10_000_000)
  })

  it('moves by a share of what is shown', () => {
    expect(panned(span, 0.5)).toEqual([2 * hour, 4 * hour])
  })

  it('never loses sight of everything', () => {
    expect(held([9 * hour, 10 * hour], span)).toEqual([3 * hour, 4 * hour])
    expect(held([-9 * hour, -8 * hour], span)).toEqual([0, hour])
    const [from, to] = held([-50 * hour, 50 * hour], span)
    expect(to - from).toBe(6 * hour)
  })
})
