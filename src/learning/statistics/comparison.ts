import type { Compared, DurationComparison } from './contract.ts'
import { compareCounts } from './counts.ts'
import { smallestShown } from './detectable.ts'
import { type DurationKind, fewest } from './kinds.ts'
import { pooledDeviation, type Spread, spreadOf, welch } from './logarithms.ts'
import { type Measured, positiveSeconds, summarise } from './summary.ts'
import { countSentence, notShownSentence, shownSentence } from './words.ts'

/** From this chance on a difference is not claimed. */
const limit = 0.05

/**
 * Whether the durations of a period differ from those of an earlier one, by the two-sample log-t. A difference is told
 * only where p < 0.05 and each period has six; otherwise how large one would have to be.
 */
export function compareDurations(earlier: readonly number[], later: readonly number[]): DurationComparison {
  const [before, now] = [spreadOf(earlier), spreadOf(later)]
  const smallest = smallestFor(before, now)
  if (before.n < fewest || now.n < fewest) {
    const sentence = notShownSentence(smallest, { earlier: before.n, later: now.n })
    return { verdict: 'too-few', ratio: null, p: null, smallestShown: smallest, sentence }
  }
  const test = welch(before, now)
  const ratio = test?.ratio ?? null
  const p = test?.p ?? null
  if (ratio && p !== null && p < limit) {
    return { verdict: 'shown', ratio, p, smallestShown: smallest, sentence: shownSentence(ratio, p) }
  }
  const sentence = notShownSentence(smallest, null)
  return { verdict: 'not-shown', ratio, p, smallestShown: smallest, sentence }
}

function smallestFor(before: Spread, now: Spread): number | null {
  if (before.n < 2 || now.n < 2) return null
  const deviation = pooledDeviation(before, now)
  return deviation ? smallestShown(deviation, before.n, now.n) : null
}

interface Side {
  rows: readonly Measured[]
  /** In days. */
  exposure: number
}

/** Everything about two periods of one severity, the earlier first. */
export function compare(earlier: Side, later: Side, duration: DurationKind): Omit<Compared, 'severity'> {
  const before = { count: earlier.rows.length, exposure: earlier.exposure }
  const now = { count: later.rows.length, exposure: later.exposure }
  const counts = compareCounts(before, now)
  return {
    earlier: summarise(earlier.rows, duration),
    durations: compareDurations(positiveSeconds(earlier.rows), positiveSeconds(later.rows)),
    counts,
    countSentence: countSentence(before, now, counts),
  }
}
