import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareCounts, poissonInterval } from './counts.ts'

describe('what a count stands for (Garwood’s table)', () => {
  it.each([
    [0, 0, 3.689],
    [1, 0.025, 5.572],
    [2, 0.242, 7.225],
    [5, 1.623, 11.668],
    [10, 4.795, 18.39],
    [20, 12.217, 30.888],
    [100, 81.364, 121.627],
  ])('%i: %f to %f', (count, low, high) => {
    expect(poissonInterval(count).low).toBeCloseTo(low, 3)
    expect(poissonInterval(count).high).toBeCloseTo(high, 3)
  })
})

describe('two counts, by the conditional binomial', () => {
  it('in the same time: 20 after 10', () => {
    const compared = compareCounts({ count: 10, exposure: 30 }, { count: 20, exposure: 30 })
    expect(compared?.ratio).toBeCloseTo(2, 12)
    // P(X ≥ 20) for 30 throws of a coin is 53009102 / 2^30.
    expect(compared?.p).toBeCloseTo((2 * 53_009_102) / 2 ** 30, 6)
    expect(compared?.low).toBeCloseTo(0.8935, 3)
    expect(compared?.high).toBeCloseTo(4.7846, 3)
  })

  it('in different times the rates are compared', () => {
    const compared = compareCounts({ count: 30, exposure: 90 }, { count: 10, exposure: 30 })
    expect(compared?.ratio).toBeCloseTo(1, 12)
    expect(compared?.p).toBeGreaterThan(0.9)
  })

  it('none before has no ratio and no upper end; none now begins at 0', () => {
    const first = compareCounts({ count: 0, exposure: 1 }, { count: 5, exposure: 1 })
    expect(first).toMatchObject({ ratio: null, high: null })
    expect(first?.p).toBeCloseTo(0.0625, 9)
    expect(compareCounts({ count: 5, exposure: 1 }, { count: 0, exposure: 1 })).toMatchObject({
      ratio: 0,
      low: 0,
    })
    expect(compareCounts({ count: 0, exposure: 1 }, { count: 0, exposure: 1 })).toBeNull()
  })

  it('the interval leaves 1 out exactly where p says so', () => {
    const count = fc.integer({ min: 0, max: 60 })
    const exposure = fc.integer({ min: 1, max: 400 })
    fc.assert(
      fc.property(count, count, exposure, exposure, (before, now, first, second) => {
        const compared = compareCounts({ count: before, exposure: first }, { count: now, exposure: second })
        if (!compared || Math.abs(compared.p - 0.05) < 1e-4) return true
        const outside = compared.low > 1 || (compared.high !== null && compared.high < 1)
        return outside === compared.p < 0.05
      }),
      { seed: 29, numRuns: 500 },
    )
  })
})
