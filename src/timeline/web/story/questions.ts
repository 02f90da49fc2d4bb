import type { MarkerValue } from '#incident/contract.ts'
import type { StoryLine } from '../../contract.ts'
import { microsOf } from '../../swimlane/moment.ts'

/** Longer silences than this during the impact are worth a question (field guide §6.1), in microseconds. */
const silence = 15 * 60 * 1_000_000

/** A stretch of the impact of which the story tells nothing. */
export interface Question {
  from: string
  to: string
}

/** From the first harm to when it was over; open at the end while nobody said so. Null when its beginning isn't known. */
export function impactOf(markers: readonly MarkerValue[]): { from: string; to: string | null } | null {
  const at = (name: MarkerValue['marker']) => markers.find(({ marker }) => marker === name)?.at
  const from = at('impact-started')
  if (!from) return null
  const ends = [at('mitigated'), at('resolved')].filter(
    (end) => end !== undefined && microsOf(end) > microsOf(from),
  )
  return { from, to: ends[0] ?? null }
}

/** Whether a moment lies within the impact. */
export function isDuring(impact: ReturnType<typeof impactOf>, at: string): boolean {
  if (!impact) return false
  const moment = microsOf(at)
  return moment >= microsOf(impact.from) && (impact.to === null || moment <= microsOf(impact.to))
}

/** What the story leaves open during the impact: silences between neighbouring moments, in time order. */
export function questionsOf(lines: readonly StoryLine[], markers: readonly MarkerValue[]): Question[] {
  const impact = impactOf(markers)
  if (!impact || lines.length === 0) return []
  const moments = [...lines.map(({ entry }) => entry.at), ...markers.map(({ at }) => at)]
    .filter((at) => isDuring(impact, at))
    .sort((a, b) => microsOf(a) - microsOf(b))
  return moments.flatMap((to, index) => {
    const from = moments[index - 1]
    return from !== undefined && microsOf(to) - microsOf(from) > silence ? [{ from, to }] : []
  })
}

/** The moment of the impact when everything told lies after it; null when the story begins before, as a good one does. */
export function startsLate(lines: readonly StoryLine[], markers: readonly MarkerValue[]): string | null {
  const impact = impactOf(markers)
  if (!impact || lines.length === 0) return null
  const from = microsOf(impact.from)
  return lines.every(({ entry }) => microsOf(entry.at) >= from) ? impact.from : null
}

/**
 * Markers as they were known at a step of the walk. When the fault and the impact began was found out afterwards; of
 * the others, one pinned to an entry was known when its entry was.
 */
export function knownMarkers(
  markers: readonly MarkerValue[],
  at: string,
  knownEntryIds: readonly string[],
): MarkerValue[] {
  return markers.filter(({ marker, at: when, entryId }) => {
    if (marker === 'fault-started' || marker === 'impact-started') return false
    return entryId === null ? microsOf(when) <= microsOf(at) : knownEntryIds.includes(entryId)
  })
}
