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

/**
 * The incident proper: its markers, without those at either end that lie so far out that everything else would
 * shrink to a quarter (a certificate issued a year before it expired).
 */
function core(markers: readonly PinnedMarker[]): Span | null {
  const times = markers.map((each) => microsOf(each.at)).sort((a, b) => a - b)
  const span = () => (times.at(-1) ?? 0) - (times[0] ?? 0)
  const without = (from: number, to: number) => (times[times.length - 1 - to] ?? 0) - (times[from] ?? 0)
  while (times.length > 3) {
    if (without(1, 0) * 4 < span() && without(1, 0) > 0) times.shift()
    else if (without(0, 1) * 4 < span() && without(0, 1) > 0) times.pop()
    else break
  }
  return times.length >= 2 ? extent(times) : null
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
