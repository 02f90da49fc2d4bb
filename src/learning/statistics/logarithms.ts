import { tBothTails, tQuantile } from './distributions.ts'

/** Of the natural logarithms of some durations. */
export interface Spread {
  n: number
  mean: number
  /** With n − 1 below the line. */
  variance: number
}

/** Mean and variance of the logarithms; every value has to be above 0. */
export function spreadOf(values: readonly number[]): Spread {
  const logs = values.map(Math.log)
  const n = logs.length
  const mean = logs.reduce((sum, log) => sum + log, 0) / n
  const squares = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0)
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0 }
}

export interface Estimate {
  value: number
  /** Ends of the 95 % interval. */
  low: number
  high: number
}

/** The geometric mean with its log-t interval; from two values on. */
export function geometricMeanOf(values: readonly number[]): Estimate | null {
  if (values.length < 2) return null
  const { n, mean, variance } = spreadOf(values)
  return around(mean, tQuantile(0.975, n - 1) * Math.sqrt(variance / n))
}

function around(log: number, reach: number): Estimate {
  return { value: Math.exp(log), low: Math.exp(log - reach), high: Math.exp(log + reach) }
}

/** The deviation of the logarithms inside both groups together; null where neither has two values. */
export function pooledDeviation(one: Spread, other: Spread): number | null {
  const freedom = Math.max(0, one.n - 1) + Math.max(0, other.n - 1)
  if (freedom === 0) return null
  const squares = one.variance * Math.max(0, one.n - 1) + other.variance * Math.max(0, other.n - 1)
  return Math.sqrt(squares / freedom)
}

export interface Welch {
  /** The later geometric mean divided by the earlier, with its 95 % interval. */
  ratio: Estimate
  t: number
  freedom: number
  /** The chance of a difference at least as large if nothing had changed. */
  p: number
}

/** Two-sample log-t without assuming equal spread (Welch); null where there is no spread or fewer than two values. */
export function welch(earlier: Spread, later: Spread): Welch | null {
  if (earlier.n < 2 || later.n < 2) return null
  const [a, b] = [earlier.variance / earlier.n, later.variance / later.n]
  if (!(a + b > 0)) return null
  const freedom = (a + b) ** 2 / (a ** 2 / (earlier.n - 1) + b ** 2 / (later.n - 1))
  const error = Math.sqrt(a + b)
  const difference = later.mean - earlier.mean
  const t = difference / error
  return {
    ratio: around(difference, tQuantile(0.975, freedom) * error),
    t,
    freedom,
    p: tBothTails(t, freedom),
  }
}
