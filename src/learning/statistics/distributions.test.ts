import { describe, expect, it } from 'vitest'
import {
  betaQuantile,
  binomialAtMost,
  chiSquareQuantile,
  normalQuantile,
  tBothTails,
  tQuantile,
} from './distributions.ts'

describe('quantiles, against printed tables', () => {
  it.each([
    [0.975, 1, 12.706205],
    [0.975, 2, 4.302653],
    [0.975, 5, 2.570582],
    [0.975, 9, 2.262157],
    [0.975, 29, 2.04523],
    [0.975, 100, 1.983972],
    [0.995, 9, 3.249836],
  ])('t(%f, %i)', (p, freedom, value) => {
    expect(tQuantile(p, freedom)).toBeCloseTo(value, 5)
    expect(tBothTails(value, freedom)).toBeCloseTo(2 * (1 - p), 6)
    expect(tBothTails(-value, freedom)).toBeCloseTo(2 * (1 - p), 6)
  })

  it('normal', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 6)
    expect(normalQuantile(0.8)).toBeCloseTo(0.841621, 6)
  })

  it.each([
    [0.025, 20, 9.590777],
    [0.975, 22, 36.780712],
    [0.95, 1, 3.841459],
    [0.975, 2, 7.377759],
  ])('chi-square(%f, %i)', (p, freedom, value) => {
    expect(chiSquareQuantile(p, freedom)).toBeCloseTo(value, 5)
  })

  it('beta: Clopper and Pearson for 3 of 10 are 0.0667 and 0.6525', () => {
    expect(betaQuantile(0.025, 3, 8)).toBeCloseTo(0.066739, 5)
    expect(betaQuantile(0.975, 4, 7)).toBeCloseTo(0.652453, 5)
  })
})

describe('the chance of at most k of n', () => {
  it('agrees with whole-number arithmetic', () => {
    for (const n of [1, 2, 7, 30, 101, 400]) {
      let ways = 1n
      let sum = 0n
      for (let k = 0; k < n; k += 1) {
        sum += ways
        ways = (ways * BigInt(n - k)) / BigInt(k + 1)
        const exact = Number((sum * 10n ** 15n) / 2n ** BigInt(n)) / 1e15
        expect(binomialAtMost(k, n, 0.5)).toBeCloseTo(exact, 6)
      }
    }
  })

  it('is 0 below and 1 from n on', () => {
    expect(binomialAtMost(-1, 5, 0.3)).toBe(0)
    expect(binomialAtMost(5, 5, 0.3)).toBe(1)
  })
})
