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
const covers = ([from, to]: [number, number], x: number, margin = 3) => x > from - margin && x < to + margin

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
  const touching = a.row === b.row && span(a)[0] < span(b)[1] && span(a)[1] > span(b)[0]
  // Where both lie over each other's line one of the two is crossed either way.
  const over = (margin: number) => covers(span(a), b.x, margin) && !covers(span(b), a.x, margin)
  return touching || over(3) || over(0)
}

/** Far more than ten markers ever need. */
const rounds = 200

/** A label that lies over another's line goes above it, and no two labels of a row touch. False when that is impossible. */
function chooseRows(drafts: Draft[]): boolean {
  const pairs = drafts.flatMap((a) => drafts.map((b) => [a, b] as const))
  for (const draft of drafts) draft.row = 0
  for (let round = 0; round < rounds; round += 1) {
    const rising = pairs.find(([a, b]) => mustRise(a, b))
    if (!rising) return true
    rising[0].row = rising[1].row + 1
  }
  return false
}

/** Sides and rows together; where lines close to both edges tie themselves in a knot, each label has its own row. */
function arrange(drafts: Draft[], left: number, right: number): void {
  chooseSides(drafts, left, right)
  if (chooseRows(drafts)) return
  for (const draft of drafts) {
    draft.anchor = draft.x - textWidth(draft.label, size) - 6 >= left ? 'end' : 'start'
  }
  if (chooseRows(drafts)) return
  for (const [i, draft] of drafts.entries()) draft.row = drafts.length - 1 - i
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
  arrange(drafts, frame.left, frame.right)
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
