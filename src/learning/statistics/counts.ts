import { betaQuantile, binomialAtMost, chiSquareQuantile } from './distributions.ts'

export interface CountInterval {
  low: number
  high: number
}

/** The exact 95 % interval (Garwood) of what a counted number stands for. */
export function poissonInterval(count: number): CountInterval {
  return {
    low: count === 0 ? 0 : chiSquareQuantile(0.025, 2 * count) / 2,
    high: chiSquareQuantile(0.975, 2 * (count + 1)) / 2,
  }
}

export interface CountComparison {
  /** The later rate divided by the earlier; null where the earlier count is 0. */
  ratio: number | null
  /** Ends of its exact 95 % interval; `high` is null where it has no end. */
  low: number
  high: number | null
  p: number
}

export interface Counted {
  count: number
  /** How long was counted, in any unit that both share. */
  exposure: number
}

/**
 * Two counts over their lengths of time, by the conditional binomial test: given how many there are in all, how many
 * fall into the later period. The interval is Clopper–Pearson's, p twice the smaller tail. Null when nothing was counted.
 */
export function compareCounts(earlier: Counted, later: Counted): CountComparison | null {
  const all = earlier.count + later.count
  if (all === 0 || !(earlier.exposure > 0) || !(later.exposure > 0)) return null
  const share = later.exposure / (earlier.exposure + later.exposure)
  const k = later.count
  const atMost = binomialAtMost(k, all, share)
  const atLeast = 1 - binomialAtMost(k - 1, all, share)
  const per = earlier.exposure / later.exposure
  const ratioAt = (chance: number) => (chance / (1 - chance)) * per
  return {
    ratio: earlier.count === 0 ? null : (k / earlier.count) * per,
    low: k === 0 ? 0 : ratioAt(betaQuantile(0.025, k, all - k + 1)),
    high: earlier.count === 0 ? null : ratioAt(betaQuantile(0.975, k + 1, all - k)),
    p: Math.min(1, 2 * Math.min(atMost, atLeast)),
  }
}
