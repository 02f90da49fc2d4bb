import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { medianOf, medianRanks } from './median.ts'
import { logNormal, seeded } from './sample-durations.ts'

describe('ranks of the 95 % interval, field guide §6.4', () => {
  it.each([
    [6, 1, 6, 0.969],
    [10, 2, 9, 0.979],
    [20, 6, 15, 0.959],
    [30, 10, 21, 0.957],
  ])('n = %i: %i to %i', (n, low, high, coverage) => {
    const ranks = medianRanks(n)
    expect(ranks).toMatchObject({ low, high })
    expect(ranks?.coverage).toBeCloseTo(coverage, 3)
  })

  it.each([0, 1, 2, 3, 4, 5])('refused for n = %i', (n) => {
    expect(medianRanks(n)).toBeNull()
    expect(medianOf(Array(n).fill(3))).toBeNull()
  })

  it('is symmetric, covers at least 95 %, and is the narrowest that does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 3_000 }), (n) => {
        const ranks = medianRanks(n)
        if (!ranks) return false
        const exact = coverageByPascal(n, ranks.low)
        const narrower = coverageByPascal(n, ranks.low + 1)
        return ranks.low + ranks.high === n + 1 && exact >= 0.95 - 1e-9 && narrower < 0.95
      }),
      { numRuns: 60, seed: 7 },
    )
  })
})

/** Whole numbers only, so that it shares nothing with the library. */
function coverageByPascal(n: number, low: number): number {
  let ways = 1n
  let below = 0n
  for (let k = 0; k < low; k += 1) {
    below += ways
    ways = (ways * BigInt(n - k)) / BigInt(k + 1)
  }
  const all = 2n ** BigInt(n)
  return Number(((all - 2n * below) * 10n ** 15n) / all) / 1e15
}

describe('the median', () => {
  it('lies in the middle, between the values at its ranks', () => {
    expect(medianOf([60, 10, 50, 20, 40, 30])).toMatchObject({ value: 35, low: 10, high: 60 })
    expect(medianOf([9, 1, 8, 2, 7, 3, 6, 4, 5])).toMatchObject({ value: 5, low: 2, high: 8 })
  })

  it('does not depend on the order, and leaves the values as they are', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e7, noNaN: true }), { minLength: 6 }), (values) => {
        const before = [...values]
        const median = medianOf(values)
        const turned = medianOf(values.toReversed())
        expect(values).toEqual(before)
        expect(turned).toEqual(median)
        if (!median) return false
        return median.low <= median.value && median.value <= median.high
      }),
      { seed: 11 },
    )
  })

  it.each([6, 10, 20, 30])('covers the true median in at least 95 %% of samples of %i', (n) => {
    const random = seeded(n)
    const runs = 4_000
    let covered = 0
    for (let run = 0; run < runs; run += 1) {
      const median = medianOf(logNormal(random, n, { median: 40, deviation: 1.5 }))
      if (median && median.low <= 40 && 40 <= median.high) covered += 1
    }
    // The exact chance is at least 0.957; three deviations of a count of 4,000 runs are below 0.01.
    expect(covered / runs).toBeGreaterThanOrEqual(0.95)
  })
})
