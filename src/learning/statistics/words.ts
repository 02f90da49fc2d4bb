import { durationText, markerName } from '#incident/durations.ts'
import type { DurationSummary } from './contract.ts'
import { type DurationKind, fewest } from './kinds.ts'

type Figures = Pick<DurationSummary, 'incidents' | 'known' | 'missing' | 'negative' | 'zero' | 'n'>

/** What people shorten it to: `TTD`; null for those that go by their whole name. */
const shortNames: Record<string, string> = {
  ttd: 'TTD',
  tta: 'TTA',
  tte: 'TTE',
  ttdiag: 'TTDiag',
  ttm: 'TTM',
  ttfix: 'TTFix',
  ttr: 'TTR',
}

/** `TTD known for 14 of 23`. */
export function knownText({ known, incidents }: Pick<Figures, 'known' | 'incidents'>, id: string): string {
  return `${shortNames[id] ?? 'Known'}${shortNames[id] ? ' known' : ''} for ${known} of ${incidents}`
}

/** `1 incident`, `3 incidents`. */
export function incidentsText(count: number): string {
  return `${count} ${count === 1 ? 'incident' : 'incidents'}`
}

/** Where both ends mean that customers were never hit before somebody knew. */
function caughtBeforeImpact({ from, to }: DurationKind): boolean {
  return from === 'impact-started' && to !== 'all-clear'
}

/** What has to stand beside the figures: what is missing, what was left out, and why there is no median. */
export function notesOn(figures: Figures, duration: DurationKind): string[] {
  const { n, negative, zero, missing } = figures
  return [
    n < fewest && fewNote(figures, duration),
    missing > 0 &&
      `${missing === 1 ? 'One incident lacks' : `${missing} incidents lack`} one of the two markers and ${missing === 1 ? 'is' : 'are'} in no figure; nothing is filled in.`,
    negative > 0 && negativeNote(negative, duration),
    zero > 0 &&
      `${zero === 1 ? 'One has' : `${zero} have`} both markers at the same moment: counted in the median, left out where logarithms are taken.`,
  ].filter((note) => note !== false)
}

function fewNote({ n, incidents }: Figures, { from, to }: DurationKind): string {
  if (incidents === 0) return 'No incident began in this period.'
  if (n === 0) {
    return `No length is known here yet. Pin “${markerName(from)}” and “${markerName(to)}” on a timeline, and its incident appears.`
  }
  const some = n === 1 ? 'One duration is' : `${n} durations are`
  return `${some} too few for a median that means something: it takes six. Here is each of them instead.`
}

function negativeNote(count: number, duration: DurationKind): string {
  const [one, are] = count === 1 ? ['One', 'is'] : [String(count), 'are']
  if (caughtBeforeImpact(duration)) {
    const were = count === 1 ? 'was' : 'were'
    return `${one} ${were} caught before customers were affected: counted as ${count === 1 ? 'a near miss' : 'near misses'}, and in no figure of lengths.`
  }
  return `${one} ${count === 1 ? 'has' : 'have'} the second marker before the first: shown in the table, and ${are} in no figure of lengths.`
}

const twoDigits = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 2 })

/** `0.31`, `12`, `1,400`. */
export function figureText(value: number): string {
  return value >= 100 ? String(Math.round(value)) : twoDigits.format(value)
}

export function chanceText(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${twoDigits.format(p)}`
}

/** Said of a difference that the data do show. */
export function shownSentence(ratio: { value: number; low: number; high: number }, p: number): string {
  const way = ratio.value < 1 ? 'Shorter' : 'Longer'
  return `${way} than in the period before: ${figureText(ratio.value)} times as long (95 % interval ${figureText(ratio.low)} to ${figureText(ratio.high)}, ${chanceText(p)}).`
}

/** What is said wherever no difference was shown, word for word as in field guide §6.4. `share` lies between 0 and 1. */
export function cannotShow(share: number): string {
  const percent = Math.min(99, Math.max(1, Math.round(share * 100)))
  return `These data cannot show a difference smaller than about ${percent} %.`
}

/** Said where nothing was shown; the first sentence alone wherever there are enough. */
export function notShownSentence(
  smallest: number | null,
  sizes: { earlier: number; later: number } | null,
): string {
  const sentences = smallest === null ? [] : [cannotShow(smallest)]
  if (sizes) {
    sentences.push(
      `A comparison takes six durations in each period; there are ${sizes.earlier} before and ${sizes.later} now.`,
    )
  } else if (smallest === null) {
    sentences.push('All durations are the same, so there is nothing to tell a difference by.')
  }
  return sentences.join(' ')
}

const days = (length: number) => {
  const whole = Math.max(1, Math.round(length))
  return `${whole} ${whole === 1 ? 'day' : 'days'}`
}

export interface CountedPeriod {
  count: number
  /** In days. */
  exposure: number
}

/** Two counts of incidents in words; never a bare percentage. */
export function countSentence(
  earlier: CountedPeriod,
  later: CountedPeriod,
  compared: { ratio: number | null; low: number; high: number | null; p: number } | null,
): string {
  const fact = `${incidentsText(later.count)} in ${days(later.exposure)}, ${earlier.count} in the ${days(earlier.exposure)} before.`
  if (!compared) return fact
  if (compared.p >= 0.05)
    return `${fact} A difference like this comes about by chance often enough (${chanceText(compared.p)}).`
  const interval =
    compared.high === null
      ? `at least ${figureText(compared.low)} times as many in the same time`
      : `between ${figureText(compared.low)} and ${figureText(compared.high)} times as many in the same time`
  return `${fact} That is more than chance explains: ${interval} (95 % interval, ${chanceText(compared.p)}).`
}

/** `Median 38 min (95 % interval 22 min to 1 h 10 min)`. */
export function medianText(median: NonNullable<DurationSummary['median']>): string {
  return `Median ${durationText(median.seconds)} (95 % interval ${durationText(median.low)} to ${durationText(median.high)})`
}

export function meanText(mean: NonNullable<DurationSummary['mean']>): string {
  return `Mean ${durationText(mean.seconds)}; ${mean.longestKey} alone is ${Math.round(mean.longestShare * 100)} % of all the time`
}

export function geometricMeanText({
  value,
  low,
  high,
}: {
  value: number
  low: number
  high: number
}): string {
  return `Geometric mean ${durationText(value)} (95 % interval ${durationText(low)} to ${durationText(high)})`
}

/** `14 incidents (95 % interval 7.7 to 23)`: what a count stands for, by the Poisson distribution. */
export function countText({ incidents, count }: Pick<DurationSummary, 'incidents' | 'count'>): string {
  return `${incidentsText(incidents)} (a count like this stands for ${figureText(count.low)} to ${figureText(count.high)}, 95 % interval)`
}
