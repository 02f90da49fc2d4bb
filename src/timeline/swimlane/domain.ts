import type { PinnedMarker } from '#incident/marker.ts'
import type { Micros } from '../entry.ts'
import { microsOf } from './moment.ts'

type Span = [Micros, Micros]

const minute = 60e6

function extent(times: Iterable<Micros>): Span | null {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const at of times) {
    if (at < low) low = at
    if (at > high) high = at
  }
  return low <= high ? [low, high] : null
}

/** How many markers may be left out at the beginning and at the end, the fewest first. */
const cuts = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
  [0, 2],
  [1, 2],
] as const
const fewest = 3

/**
 * The incident proper: its markers, without those at either end that lie so far out that everything else would
 * shrink to a quarter (a certificate issued a year before it expired, an all-clear the next morning).
 */
function core(markers: readonly PinnedMarker[]): Span | null {
  const times = markers.map((each) => microsOf(each.at)).sort((a, b) => a - b)
  const length = (of: readonly Micros[]) => (of.at(-1) ?? 0) - (of[0] ?? 0)
  let best = times
  for (const [from, to] of cuts) {
    const left = times.slice(from, times.length - to)
    if (left.length >= fewest && length(left) > 0 && length(left) * 4 < length(best)) best = left
  }
  return best.length >= 2 ? extent(best) : null
}

function padded([from, to]: Span): Span {
  const pad = Math.max((to - from) * 0.03, 0.5 * minute)
  return [Math.floor(from - pad), Math.ceil(to + pad)]
}

/**
 * What to show when nobody chose: the incident proper and the entries up to its own length before and after.
 * Without two markers, everything.
 */
export function defaultDomain(times: ArrayLike<Micros>, markers: readonly PinnedMarker[]): Span {
  const all = Array.from(times)
  const proper = core(markers)
  if (!proper) {
    const everything = extent([...markers.map((each) => microsOf(each.at))].concat(all))
    return padded(everything ?? [0, 60 * minute])
  }
  const reach = Math.max(proper[1] - proper[0], 10 * minute)
  const near = all.filter((at) => at >= proper[0] - reach && at <= proper[1] + reach)
  return padded(extent([...proper].concat(near)) ?? proper)
}
