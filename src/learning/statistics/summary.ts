import type { DurationRow, DurationSummary } from './contract.ts'
import { poissonInterval } from './counts.ts'
import { type DurationKind, fewest } from './kinds.ts'
import { geometricMeanOf } from './logarithms.ts'
import { medianOf } from './median.ts'
import { notesOn } from './words.ts'

export type Measured = Pick<DurationRow, 'key' | 'seconds'>
type Known = Measured & { seconds: number }

/** Those that have a place on an axis of durations: known and not negative. */
export function shownOf<Row extends Measured>(rows: readonly Row[]): (Row & { seconds: number })[] {
  return rows.filter((row): row is Row & { seconds: number } => row.seconds !== null && row.seconds >= 0)
}

/** Their lengths as far as they have a logarithm. */
export function positiveSeconds(rows: readonly Measured[]): number[] {
  return shownOf(rows).flatMap(({ seconds }) => (seconds > 0 ? [seconds] : []))
}

/**
 * What can be said about the durations of some incidents of one severity, field guide §6.4. Below six there are no
 * figures, only the incidents themselves; the mean comes only when asked for, and never without the median.
 */
export function summarise(
  rows: readonly Measured[],
  duration: DurationKind,
  { mean = false } = {},
): DurationSummary {
  const shown = shownOf(rows)
  const known = rows.filter(({ seconds }) => seconds !== null).length
  const positive = positiveSeconds(rows)
  const median = medianOf(shown.map(({ seconds }) => seconds))
  const figures = {
    incidents: rows.length,
    known,
    missing: rows.length - known,
    negative: known - shown.length,
    zero: shown.length - positive.length,
    n: shown.length,
  }
  return {
    ...figures,
    median: median && {
      seconds: median.value,
      low: median.low,
      high: median.high,
      lowRank: median.ranks.low,
      highRank: median.ranks.high,
      coverage: median.ranks.coverage,
    },
    geometricMean: positive.length >= fewest ? geometricMeanOf(positive) : null,
    mean: mean && median ? meanOf(shown) : null,
    count: poissonInterval(rows.length),
    notes: notesOn(figures, duration),
  }
}

function meanOf(rows: readonly Known[]): DurationSummary['mean'] {
  const total = rows.reduce((sum, { seconds }) => sum + seconds, 0)
  const longest = rows.reduce((most, row) => (row.seconds > most.seconds ? row : most))
  return {
    seconds: total / rows.length,
    longestKey: longest.key,
    longestShare: total > 0 ? longest.seconds / total : 0,
  }
}
