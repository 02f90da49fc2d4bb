import type { Duration } from './contract.ts'
import { type Marker, markers, type PinnedMarker } from './marker.ts'

interface Definition {
  id: string
  name: string
  from: Marker
  to: Marker
  /** What it means when `to` lies before `from`. */
  reversed: string
}

/** Field guide §6.3; each runs from one marker to another, and no other marker ever stands in for either. */
const definitions: readonly Definition[] = [
  {
    id: 'fault-latency',
    name: 'Time the fault lay dormant',
    from: 'fault-started',
    to: 'impact-started',
    reversed: 'Impact is pinned before the fault that led to it.',
  },
  {
    id: 'ttd',
    name: 'Time to detect',
    from: 'impact-started',
    to: 'detected',
    reversed: 'Detected before customers were affected.',
  },
  {
    id: 'tta',
    name: 'Time to acknowledge',
    from: 'detected',
    to: 'acknowledged',
    reversed: 'Somebody was on it before the signal reached the organisation.',
  },
  {
    id: 'tte',
    name: 'Time until somebody was hands-on',
    from: 'detected',
    to: 'engaged',
    reversed: 'Somebody was already hands-on when the signal arrived.',
  },
  {
    id: 'ttdiag',
    name: 'Time to diagnose',
    from: 'detected',
    to: 'diagnosed',
    reversed: 'Understood before the signal reached the organisation.',
  },
  {
    id: 'ttm',
    name: 'Time to stop the impact',
    from: 'impact-started',
    to: 'mitigated',
    reversed: 'Stopped before customers were affected.',
  },
  {
    id: 'ttfix',
    name: 'Time to stop the impact, once hands-on',
    from: 'engaged',
    to: 'mitigated',
    reversed: 'The impact stopped before somebody was hands-on.',
  },
  {
    id: 'ttr',
    name: 'Time to resolve',
    from: 'impact-started',
    to: 'resolved',
    reversed: 'Resolved before customers were affected.',
  },
  {
    id: 'ttr-response',
    name: 'Time to resolve, from declaring',
    from: 'declared',
    to: 'resolved',
    reversed: 'Declared after it was resolved.',
  },
  {
    id: 'time-to-all-clear',
    name: 'Time until customers heard the all-clear',
    from: 'impact-started',
    to: 'all-clear',
    reversed: 'The all-clear is pinned before the impact.',
  },
]

/** What people call a marker: `fault started`. */
export function markerName(marker: Marker): string {
  return marker.replace('all-clear', 'all-clear given').replace('-started', ' started')
}

const quoted = (marker: Marker) => `“${markerName(marker)}”`

/** Seconds in words, two units at most: `45 s`, `12 min`, `1 h 20 min`, `3 d 4 h`. Negative ones with a minus sign. */
export function durationText(seconds: number): string {
  const size = Math.abs(seconds)
  const sign = seconds < 0 ? '−' : ''
  if (size < 60) return `${sign}${Math.round(size)} s`
  const minutes = Math.round(size / 60)
  if (size < 600 && size % 60 >= 1) return `${sign}${Math.floor(size / 60)} min ${Math.floor(size % 60)} s`
  if (minutes < 60) return `${sign}${minutes} min`
  const pair = (big: number, bigUnit: string, small: number, smallUnit: string) =>
    small === 0 ? `${sign}${big} ${bigUnit}` : `${sign}${big} ${bigUnit} ${small} ${smallUnit}`
  if (minutes < 48 * 60) return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min')
  const hours = Math.round(minutes / 60)
  return pair(Math.floor(hours / 24), 'd', hours % 24, 'h')
}

function secondsBetween(from: PinnedMarker, to: PinnedMarker): number {
  return (Date.parse(to.at) - Date.parse(from.at)) / 1000
}

/** How exactly the two ends are known, in a clause, or null when both are known well. */
function caveat(ends: readonly PinnedMarker[]): string | null {
  const guessed = ends.filter((end) => end.precision === 'unknown').map((end) => quoted(end.marker))
  const rough = ends.filter((end) => end.precision === 'approx').map((end) => quoted(end.marker))
  const clauses = [
    rough.length > 0 && `${rough.join(' and ')} ${rough.length > 1 ? 'are' : 'is'} approximate`,
    guessed.length > 0 && `${guessed.join(' and ')} ${guessed.length > 1 ? 'are' : 'is'} a guess`,
  ].filter((clause) => clause !== false)
  return clauses.length > 0 ? `About: ${clauses.join(', ')}.` : null
}

function durationOf(definition: Definition, pinned: ReadonlyMap<Marker, PinnedMarker>): Duration {
  const { id, name, from, to } = definition
  const start = pinned.get(from)
  const end = pinned.get(to)
  if (!start || !end) {
    const missing = [!start && quoted(from), !end && quoted(to)].filter((each) => each !== false)
    const verb = missing.length > 1 ? 'are' : 'is'
    return { id, name, from, to, seconds: null, note: `${missing.join(' and ')} ${verb} not pinned.` }
  }
  const seconds = secondsBetween(start, end)
  const notes = [seconds < 0 ? definition.reversed : null, caveat([start, end])]
  return { id, name, from, to, seconds, note: notes.filter((note) => note !== null).join(' ') || null }
}

function byMarker(pinned: readonly PinnedMarker[]): Map<Marker, PinnedMarker> {
  return new Map(pinned.map((each) => [each.marker, each]))
}

/**
 * The durations that follow from an incident's markers, in seconds, always all ten and in a fixed order.
 * Where an end is missing `seconds` is null and the note names it; a negative duration is kept and explained; a
 * note beginning with "About" says that an end is not known exactly. Definitions: field guide §6.3.
 */
export function durationsOf(pinned: readonly PinnedMarker[]): Duration[] {
  const known = byMarker(pinned)
  return definitions.map((definition) => durationOf(definition, known))
}

/** Orders that are unusual but have a plain reading. */
const readings: Partial<Record<`${Marker} before ${Marker}`, string>> = {
  'detected before impact-started': 'it was caught before customers were affected',
  'declared before impact-started': 'it was declared before customers were affected',
  'mitigated before diagnosed': 'the impact stopped before anybody knew why',
  'resolved before diagnosed': 'it was over before anybody knew why',
  'mitigated before impact-started': 'customers never felt it',
  'mitigated before detected': 'it was over before anybody noticed',
  'mitigated before declared': 'the impact was over when it was declared',
}

/**
 * Where markers stand in another order than expected, one plain sentence each, comparing a marker with the latest
 * of those it usually follows. Times that are equal are in order. It is information, never an error: field guide §6.2.
 */
export function orderNotes(pinned: readonly PinnedMarker[]): string[] {
  const known = byMarker(pinned)
  const notes: string[] = []
  let latest: PinnedMarker | null = null
  for (const marker of markers) {
    const here = known.get(marker)
    if (!here) continue
    const late = latest ? -secondsBetween(latest, here) : 0
    if (latest && late > 0) {
      const reading = readings[`${marker} before ${latest.marker}`]
      const fact = `${quoted(marker)} stands ${durationText(late)} before ${quoted(latest.marker)}`
      notes.push(reading ? `${fact}: ${reading}.` : `${fact}; usually it comes after.`)
    } else {
      latest = here
    }
  }
  return notes
}
