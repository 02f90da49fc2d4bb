import { durationText } from '#incident/durations.ts'
import type { Marker, PinnedMarker } from '#incident/marker.ts'
import type { Micros } from '../entry.ts'
import type { Phase, SwimlaneLayout } from './geometry.ts'
import { microsOf } from './moment.ts'
import { textWidth } from './words.ts'

export const phaseIds = [
  'dormant',
  'early',
  'unnoticed',
  'investigating',
  'fixing',
  'recovering',
  'watching',
] as const
export type PhaseId = (typeof phaseIds)[number]

export const phaseNames: Record<PhaseId, string> = {
  dormant: 'Dormant',
  early: 'Noticed early',
  unnoticed: 'Unnoticed',
  investigating: 'Investigating',
  fixing: 'Fixing',
  recovering: 'Recovering',
  watching: 'Watching',
}

const boundaries: readonly Marker[] = [
  'fault-started',
  'impact-started',
  'detected',
  'diagnosed',
  'mitigated',
  'resolved',
  'all-clear',
]

/** What was going on once these markers had passed, whatever their order. */
function phaseAfter(passed: ReadonlySet<Marker>): PhaseId | null {
  // Customers may be told before everything is as it was; then it is not over yet.
  if (passed.has('resolved')) return passed.has('all-clear') ? null : 'watching'
  if (passed.has('mitigated')) return 'recovering'
  if (passed.has('diagnosed')) return 'fixing'
  if (passed.has('detected')) return passed.has('impact-started') ? 'investigating' : 'early'
  if (passed.has('impact-started')) return 'unnoticed'
  return 'dormant'
}

export interface PhaseSpan {
  id: PhaseId
  from: Micros
  to: Micros
}

/** The stretches between markers, in time order. The last marker opens none: where it would end nobody said. */
export function phaseSpans(markers: readonly PinnedMarker[]): PhaseSpan[] {
  const pinned = markers
    .filter((each) => boundaries.includes(each.marker))
    .map((each) => ({ marker: each.marker, at: microsOf(each.at) }))
    .sort((a, b) => a.at - b.at || boundaries.indexOf(a.marker) - boundaries.indexOf(b.marker))
  const knowsImpact = pinned.some((each) => each.marker === 'impact-started')
  const passed = new Set<Marker>()
  const spans: PhaseSpan[] = []
  for (const [i, { marker, at }] of pinned.entries()) {
    passed.add(marker)
    const to = pinned[i + 1]?.at
    const found = phaseAfter(passed)
    const id = found === 'early' && !knowsImpact ? 'investigating' : found
    const last = spans.at(-1)
    if (id === null || to === undefined || to === at) continue
    if (last && last.id === id && last.to === at) last.to = to
    else spans.push({ id, from: at, to })
  }
  return spans
}

function stripLabel(name: string, length: string, room: number): string {
  const fitting = [`${name} · ${length}`, name, length]
  return fitting.find((text) => textWidth(text, 11) <= room - 10) ?? ''
}

/** Phases as they lie in the picture; those outside the domain are left out, those across its edge are cut. */
export function placePhases(
  spans: readonly PhaseSpan[],
  domain: readonly [Micros, Micros],
  xOf: (at: Micros) => number,
): Phase[] {
  return spans
    .filter((span) => span.to > domain[0] && span.from < domain[1])
    .map((span) => {
      const x = xOf(Math.max(span.from, domain[0]))
      const width = xOf(Math.min(span.to, domain[1])) - x
      const length = durationText((span.to - span.from) / 1e6)
      const name = phaseNames[span.id]
      return { ...span, name, x, width, length, label: stripLabel(name, length, width) }
    })
}

/** Where a marker’s line above the lanes ends: at the lanes, or before the name of a phase that it would strike out. */
export function stemEnd(
  x: number,
  { phases, strip, plot }: Pick<SwimlaneLayout, 'phases' | 'strip' | 'plot'>,
) {
  const strikes = ({ label, x: left, width }: Phase) =>
    label !== '' && Math.abs(x - left - width / 2) < textWidth(label, 11) / 2 + 4
  return phases.some(strikes) ? strip.y : plot.y
}
