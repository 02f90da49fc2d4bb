import { normalQuantile } from './distributions.ts'

/** 1.96 + 0.84: two-sided 5 %, seen in 80 % of cases. */
const reach = normalQuantile(0.975) + normalQuantile(0.8)

/**
 * How many incidents each period needs so that a fall by `share` (0.3 for −30 %) is seen in 80 % of cases, where the
 * logarithms deviate by `deviation`: n = 2·(1.96+0.84)²·σ²/ln(1−δ)², field guide §6.4.
 */
export function incidentsNeeded(deviation: number, share: number): number {
  return Math.ceil((2 * reach ** 2 * deviation ** 2) / Math.log(1 - share) ** 2)
}

/** The same formula the other way: the smallest fall, between 0 and 1, that so many can show. */
export function smallestShown(deviation: number, earlier: number, later: number): number {
  return 1 - Math.exp(-reach * deviation * Math.sqrt(1 / earlier + 1 / later))
}
