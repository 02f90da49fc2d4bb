import { markerName } from '#incident/durations.ts'
import { type Marker, markers as order, type PinnedMarker, precisions } from '#incident/marker.ts'
import type { Micros } from '../entry.ts'
import { clockText } from './axis.ts'
import type { Flag } from './geometry.ts'
import { microsOf } from './moment.ts'
import { fitText, textWidth } from './words.ts'

const size = 11
const rowHeight = 16

interface Draft {
  markers: Marker[]
  precision: PinnedMarker['precision']
  at: Micros
  x: number
  label: string
  anchor: 'start' | 'end'
  row: number
}

function together(markers: readonly PinnedMarker[], xOf: (at: Micros) => number): Draft[] {
  const sorted = markers
    .map((each) => ({ ...each, micros: microsOf(each.at) }))
    .sort((a, b) => a.micros - b.micros || order.indexOf(a.marker) - order.indexOf(b.marker))
  const drafts: Draft[] = []
  for (const { marker, precision, micros } of sorted) {
    const last = drafts.at(-1)
    const x = xOf(micros)
    if (last && x - last.x < 5) {
      last.markers.push(marker)
      if (precisions.indexOf(precision) > precisions.indexOf(last.precision)) last.precision = precision
    } else {
      drafts.push({ markers: [marker], precision, at: micros, x, label: '', anchor: 'start', row: 0 })
    }
  }
  return drafts
}

function nameOf(draft: Draft, zone: string): string {
  const about = draft.precision === 'approx' || draft.precision === 'unknown' ? '≈ ' : ''
  const names = draft.markers.map(markerName).join(', ')
  return `${names} ${about}${clockText(zone, draft.at)}`
}

const span = (draft: Draft): [number, number] => {
  const width = textWidth(draft.label, size) + 6
  return draft.anchor === 'start' ? [draft.x, draft.x + width] : [draft.x - width, draft.x]
}
const covers = ([from, to]: [number, number], x: number) => x > from - 3 && x < to + 3

/** Labels stand to the right of their line unless they would leave the picture or cross a line that must cross them. */
function chooseSides(drafts: Draft[], left: number, right: number): void {
  for (const [i, draft] of [...drafts].reverse().entries()) {
    const next = drafts[drafts.length - i]
    const room = textWidth(draft.label, size) + 6
    const blocked = next?.anchor === 'end' && covers(span(draft), next.x) && covers(span(next), draft.x)
    const toLeft = draft.x - room >= left
    if ((draft.x + room > right || blocked) && toLeft) draft.anchor = 'end'
  }
}

/** Whether `a` has to stand higher than `b` for its words to touch neither the line nor the words of `b`. */
function mustRise(a: Draft, b: Draft): boolean {
  if (a === b || a.row > b.row) return false
  const overLine = covers(span(a), b.x)
  const mutual = overLine && covers(span(b), a.x)
  const touching = a.row === b.row && span(a)[0] < span(b)[1] && span(a)[1] > span(b)[0]
  return touching || (overLine && !(mutual && a.x > b.x))
}

/** A label that lies over another's line goes above it, and no two labels of a row touch. */
function chooseRows(drafts: Draft[]): void {
  const pairs = drafts.flatMap((a) => drafts.map((b) => [a, b] as const))
  // Each round settles at least one row, so there are never more rounds than flags.
  for (let round = 0; round <= drafts.length; round += 1) {
    const rising = pairs.filter(([a, b]) => mustRise(a, b))
    if (rising.length === 0) return
    for (const [a, b] of rising) if (mustRise(a, b)) a.row = b.row + 1
  }
}

/**
 * Markers inside the domain as lines with their names in rows above `top`; `height` is what the rows need.
 */
export function placeFlags(
  markers: readonly PinnedMarker[],
  frame: { domain: readonly [Micros, Micros]; zone: string; left: number; right: number },
  xOf: (at: Micros) => number,
): { height: number; flagsFrom: (top: number) => Flag[] } {
  const inside = markers.filter((each) => {
    const at = microsOf(each.at)
    return at >= frame.domain[0] && at <= frame.domain[1]
  })
  const drafts = together(inside, xOf)
  const widest = frame.right - frame.left - 12
  for (const draft of drafts) draft.label = fitText(nameOf(draft, frame.zone), size, widest)
  chooseSides(drafts, frame.left, frame.right)
  chooseRows(drafts)
  const used = [...new Set(drafts.map((draft) => draft.row))].sort((a, b) => a - b)
  const rows = used.length
  const flagsFrom = (top: number) =>
    drafts.map(({ markers: names, precision, x, label, anchor, row: chosen }) => {
      const row = used.indexOf(chosen)
      return {
        markers: names,
        precision,
        x,
        top: top + (rows - row - 1) * rowHeight + 2,
        labelX: anchor === 'start' ? x + 4 : x - 4,
        labelY: top + (rows - row) * rowHeight - 4,
        label,
        anchor,
      }
    })
  return { height: rows * rowHeight, flagsFrom }
}
