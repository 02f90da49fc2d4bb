import { binomialAtMost } from './distributions.ts'
import { fewest } from './kinds.ts'

export interface Ranks {
  /** Counted from 1, in ascending order. */
  low: number
  high: number
  /** The chance that the interval between them covers the true median, whatever the distribution. At least 0.95. */
  coverage: number
}

/** The narrowest symmetric pair of ranks that covers the median with at least 95 %; null below six. Field guide §6.4. */
export function medianRanks(n: number): Ranks | null {
  if (n < fewest) return null
  const coverageOf = (low: number) => 1 - 2 * binomialAtMost(low - 1, n, 0.5)
  // The rank sought lies about 0.98·√n below the middle.
  let low = Math.max(1, Math.floor(n / 2 - Math.sqrt(n)) - 2)
  while (coverageOf(low + 1) >= 0.95) low += 1
  return { low, high: n + 1 - low, coverage: coverageOf(low) }
}

export interface Median {
  value: number
  low: number
  high: number
  ranks: Ranks
}

/** The median with its exact interval, in the unit of the values; null below six of them. */
export function medianOf(values: readonly number[]): Median | null {
  const ranks = medianRanks(values.length)
  if (!ranks) return null
  const sorted = values.toSorted((one, other) => one - other)
  const at = (rank: number) => sorted[rank - 1] ?? Number.NaN
  const half = (sorted.length + 1) / 2
  return {
    value: (at(Math.floor(half)) + at(Math.ceil(half))) / 2,
    low: at(ranks.low),
    high: at(ranks.high),
    ranks,
  }
}
