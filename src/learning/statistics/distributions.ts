import jstat from 'jstat'

/** The value below which Student's t with `freedom` degrees of freedom (not only whole ones) stays with chance `p`. */
export function tQuantile(p: number, freedom: number): number {
  return jstat.studentt.inv(p, freedom)
}

/** The chance that Student's t lies at least as far from 0 as `t`, on either side. */
export function tBothTails(t: number, freedom: number): number {
  return Math.min(1, 2 * jstat.studentt.cdf(-Math.abs(t), freedom))
}

export function normalQuantile(p: number): number {
  return jstat.normal.inv(p, 0, 1)
}

export function chiSquareQuantile(p: number, freedom: number): number {
  return jstat.chisquare.inv(p, freedom)
}

export function betaQuantile(p: number, a: number, b: number): number {
  return jstat.beta.inv(p, a, b)
}

/** The chance of at most `k` of `n`, each with chance `p`. */
export function binomialAtMost(k: number, n: number, p: number): number {
  if (k < 0) return 0
  if (k >= n) return 1
  return jstat.beta.cdf(1 - p, n - k, k + 1)
}
