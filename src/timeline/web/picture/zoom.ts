import type { Micros } from '../../entry.ts'

/** What the picture shows: from and to, in microseconds since 1970. */
export type Span = readonly [Micros, Micros]

/** Nothing closer than this is worth a look, in microseconds. */
const closest = 10_000_000

/** Makes a span longer or shorter around a place in it (0 to 1). A factor below 1 comes nearer. */
export function zoomed([from, to]: Span, factor: number, share = 0.5): Span {
  const length = Math.max(closest, (to - from) * factor)
  const fixed = from + (to - from) * share
  const start = Math.round(fixed - length * share)
  return [start, Math.round(start + length)]
}

/** Moves a span by a share of its length, later for positive ones. */
export function panned([from, to]: Span, share: number): Span {
  const by = Math.round((to - from) * share)
  return [from + by, to + by]
}

/** Keeps a span from leaving what there is: never longer than three times the whole, always touching it. */
export function held(span: Span, whole: Span): Span {
  const room = Math.max(closest, (whole[1] - whole[0]) * 3)
  const [from, to] = span[1] - span[0] > room ? zoomed(span, room / (span[1] - span[0])) : span
  if (from > whole[1]) return [whole[1], whole[1] + (to - from)]
  if (to < whole[0]) return [whole[0] - (to - from), whole[0]]
  return [from, to]
}
