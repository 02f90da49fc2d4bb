import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { geometricMeanOf, pooledDeviation, spreadOf, welch } from './logarithms.ts'
import { logNormal, seeded } from './sample-durations.ts'

describe('the geometric mean', () => {
  it('with its log-t interval, worked by hand', () => {
    // Logarithms to base 10 are 0, 1, 2: mean 1, deviation 1, t(0.975, 2) = 4.302653.
    const mean = geometricMeanOf([1, 10, 100])
    expect(mean?.value).toBeCloseTo(10, 9)
    expect(mean?.low).toBeCloseTo(10 ** (1 - 4.302653 / Math.sqrt(3)), 5)
    expect(mean?.high).toBeCloseTo(10 ** (1 + 4.302653 / Math.sqrt(3)), 1)
  })

  it('takes two values', () => {
    expect(geometricMeanOf([])).toBeNull()
    expect(geometricMeanOf([5])).toBeNull()
    expect(geometricMeanOf([5, 5])).toEqual({ value: 5, low: 5, high: 5 })
  })

  it('at n = 10 and a deviation of 1.5 its interval is about ×/÷ 2.8, field guide §6.4', () => {
    const random = seeded(3)
    const factors = Array.from({ length: 2_000 }, () => {
      const mean = geometricMeanOf(logNormal(random, 10, { median: 30, deviation: 1.5 }))
      return mean ? Math.log(mean.high / mean.value) : 0
    })
    const typical = Math.exp(factors.reduce((sum, one) => sum + one, 0) / factors.length)
    expect(typical).toBeGreaterThan(2.7)
    expect(typical).toBeLessThan(3)
  })

  it('covers the true one in about 95 % of samples', () => {
    const random = seeded(5)
    const runs = 4_000
    let covered = 0
    for (let run = 0; run < runs; run += 1) {
      const mean = geometricMeanOf(logNormal(random, 12, { median: 40, deviation: 1.5 }))
      if (mean && mean.low <= 40 && 40 <= mean.high) covered += 1
    }
    expect(covered / runs).toBeGreaterThan(0.94)
    expect(covered / runs).toBeLessThan(0.96)
  })
})

describe('two samples', () => {
  it('Welch’s own arithmetic', () => {
    // Logarithms 1..5 and 2, 4, 6, 8, 10: means 3 and 6, variances 2.5 and 10; t = 3/√2.5, df = 6.25/1.0625.
    const earlier = spreadOf([1, 2, 3, 4, 5].map(Math.exp))
    const later = spreadOf([2, 4, 6, 8, 10].map(Math.exp))
    const test = welch(earlier, later)
    expect(test?.t).toBeCloseTo(1.897367, 5)
    expect(test?.freedom).toBeCloseTo(5.882353, 5)
    expect(test?.p).toBeCloseTo(0.10753, 4)
    expect(test?.ratio.value).toBeCloseTo(Math.exp(3), 6)
    expect(Math.log(test?.ratio.low ?? 0)).toBeCloseTo(-0.8875, 2)
  })

  it('turned around, the ratio turns around and the chance stays', () => {
    const lengths = fc.array(fc.double({ min: 1, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 30 })
    fc.assert(
      fc.property(lengths, lengths, (one, other) => {
        const there = welch(spreadOf(one), spreadOf(other))
        const back = welch(spreadOf(other), spreadOf(one))
        if (!there || !back) return there === back
        expect(back.ratio.value * there.ratio.value).toBeCloseTo(1, 6)
        expect(Math.log(back.ratio.low) + Math.log(there.ratio.high)).toBeCloseTo(0, 4)
        expect(back.p).toBeCloseTo(there.p, 6)
        return there.p >= 0 && there.p <= 1
      }),
      { seed: 13 },
    )
  })

  it('claims a difference where there is none in about one of twenty', () => {
    const random = seeded(17)
    const runs = 4_000
    let claimed = 0
    for (let run = 0; run < runs; run += 1) {
      const [one, other] = [12, 20].map((n) => spreadOf(logNormal(random, n, { median: 40, deviation: 1.5 })))
      const test = one && other && welch(one, other)
      if (test && test.p < 0.05) claimed += 1
    }
    expect(claimed / runs).toBeGreaterThan(0.04)
    expect(claimed / runs).toBeLessThan(0.06)
  })

  it('says nothing without spread, or with one value', () => {
    expect(welch(spreadOf([5, 5, 5]), spreadOf([5, 5]))).toBeNull()
    expect(welch(spreadOf([5]), spreadOf([1, 2, 3]))).toBeNull()
  })

  it('pools the deviation by degrees of freedom', () => {
    const earlier = spreadOf([1, 2, 3, 4, 5].map(Math.exp))
    const later = spreadOf([2, 4, 6, 8, 10].map(Math.exp))
    expect(pooledDeviation(earlier, later)).toBeCloseTo(2.5, 9)
    expect(pooledDeviation(spreadOf([1]), spreadOf([2]))).toBeNull()
  })
})
