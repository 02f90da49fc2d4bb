import type { Micros } from '../entry.ts'
import type { Bar, Box, Family, Lane, Mark, SwimlaneEntry } from './geometry.ts'
import { families, kindFamily } from './geometry.ts'

/** Entries nearer than this, in pixels, become one mark. */
const apart = 9
/** A cluster's pill covers at most this much time's width; a denser stretch becomes several pills. */
const longest = 32

export interface Placed {
  entries: readonly SwimlaneEntry[]
  times: Float64Array
  laneOf: Uint16Array
  domain: readonly [Micros, Micros]
  plot: Box
  lanes: readonly Lane[]
}

/** For each lane and pixel the first entry there, and for each entry the next one in the same pixel; -1 ends a chain. */
interface Pixels {
  first: Int32Array
  next: Int32Array
  columns: number
}

function binByPixel({ times, laneOf, domain, plot, lanes }: Placed): Pixels {
  const columns = Math.ceil(plot.width) + 1
  const first = new Int32Array(columns * lanes.length).fill(-1)
  const next = new Int32Array(times.length).fill(-1)
  const scale = plot.width / (domain[1] - domain[0])
  for (let i = times.length - 1; i >= 0; i -= 1) {
    const at = times[i] ?? 0
    if (at < domain[0] || at > domain[1]) continue
    const cell = (laneOf[i] ?? 0) * columns + Math.floor((at - domain[0]) * scale)
    next[i] = first[cell] ?? -1
    first[cell] = i
  }
  return { first, next, columns }
}

/** Which entries share a mark, in pixels from the plot's left edge. */
interface Cluster {
  from: number
  to: number
  members: number[]
}

function clustersOf(pixels: Pixels, lane: number): Cluster[] {
  const clusters: Cluster[] = []
  let open: Cluster | null = null
  for (let column = 0; column < pixels.columns; column += 1) {
    let i = pixels.first[lane * pixels.columns + column] ?? -1
    if (i < 0) continue
    if (!open || column - open.to >= apart || column - open.from > longest) {
      open = { from: column, to: column, members: [] }
      clusters.push(open)
    }
    open.to = column
    for (; i >= 0; i = pixels.next[i] ?? -1) open.members.push(i)
  }
  return clusters
}

/** `7`, `940`, `1.2k`, `34k`. */
export function countText(count: number): string {
  if (count < 1000) return String(count)
  return count < 9950 ? `${(count / 1000).toFixed(1)}k` : `${Math.round(count / 1000)}k`
}

/** The family that most members belong to, or none when the largest has less than two thirds. */
function commonest(counts: Record<Family, number>, of: number): Family | null {
  const most = families.reduce((best, family) => (counts[family] > counts[best] ? family : best))
  return counts[most] * 3 >= of * 2 ? most : null
}

function markOf({ from, to, members }: Cluster, lane: number, placed: Placed): Mark {
  const { entries, times, domain, plot, lanes } = placed
  const counts = { signal: 0, change: 0, talk: 0, act: 0 }
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  const ids: string[] = []
  for (const i of members) {
    const entry = entries[i]
    if (!entry) continue
    ids.push(entry.id)
    counts[kindFamily(entry.kind)] += 1
    first = Math.min(first, times[i] ?? first)
    last = Math.max(last, times[i] ?? last)
  }
  const several = members.length > 1
  const text = several ? countText(members.length) : ''
  const exact = ((first - domain[0]) / (domain[1] - domain[0])) * plot.width
  return {
    lane,
    x: plot.x + (several ? (from + to + 1) / 2 : exact),
    y: lanes[lane]?.middle ?? 0,
    width: several ? Math.max(to - from + 10, text.length * 6.4 + 9) : 0,
    ids,
    from: first,
    to: last,
    family: commonest(counts, members.length),
    countText: text,
  }
}

const half = (mark: Mark) => Math.max(mark.width / 2, 5)
const narrowest = (mark: Mark) => (mark.width === 0 ? 5 : mark.countText.length * 3.2 + 3)

/** Neighbours that would overlap give way: pills become narrower as far as their counts allow, then marks move on. */
function makeRoom(marks: Mark[], plot: Box): void {
  for (let i = 1; i < marks.length; i += 1) {
    const here = marks[i]
    const before = marks[i - 1]
    if (!here || !before) continue
    const room = (here.x - before.x - 1) / 2
    for (const mark of [before, here]) {
      if (mark.width > 0 && half(mark) > room) mark.width = 2 * Math.max(room, narrowest(mark))
    }
    here.x = Math.max(here.x, before.x + half(before) + half(here) + 1)
  }
  let free = plot.x + plot.width + 6
  for (const here of [...marks].reverse()) {
    if (here.x + half(here) <= free) break
    here.x = free - half(here)
    free = here.x - half(here) - 1
  }
}

/** One mark for each entry in the domain, or for several that lie too close; by lane, from left to right. */
export function placeMarks(placed: Placed): Mark[] {
  const pixels = binByPixel(placed)
  return placed.lanes.flatMap((_, lane) => {
    const marks = clustersOf(pixels, lane).map((cluster) => markOf(cluster, lane, placed))
    makeRoom(marks, placed.plot)
    return marks
  })
}

/** What entries with an end cover, one row of stretches a lane. `ends` holds NaN for entries without an end. */
export function placeBars(placed: Placed, ends: Float64Array): Bar[] {
  const { times, laneOf, domain, plot, lanes } = placed
  const columns = Math.ceil(plot.width) + 2
  const changes = lanes.map(() => new Int32Array(columns))
  const scale = plot.width / (domain[1] - domain[0])
  const column = (at: Micros) =>
    Math.floor((Math.min(Math.max(at, domain[0]), domain[1]) - domain[0]) * scale)
  for (let i = 0; i < ends.length; i += 1) {
    const from = times[i] ?? 0
    const to = ends[i] ?? Number.NaN
    const lane = changes[laneOf[i] ?? 0]
    if (!(to > from) || to < domain[0] || from > domain[1] || !lane) continue
    const [a, b] = [column(from), column(to) + 1]
    lane[a] = (lane[a] ?? 0) + 1
    lane[b] = (lane[b] ?? 0) - 1
  }
  return lanes.flatMap((lane, i) => {
    const stretches = covered(changes[i] ?? new Int32Array())
    return stretches
      .filter(([from, to]) => to - from > apart)
      .map(([from, to]) => ({ lane: i, x: plot.x + from, y: lane.middle - 3.5, width: to - from, height: 7 }))
  })
}

function covered(changes: Int32Array): [number, number][] {
  const stretches: [number, number][] = []
  let depth = 0
  let start = 0
  for (const [column, change] of changes.entries()) {
    if (depth === 0 && depth + change > 0) start = column
    if (depth > 0 && depth + change === 0) stretches.push([start, column])
    depth += change
  }
  return stretches
}
