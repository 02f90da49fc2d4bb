import type { EntryKind } from '../entry.ts'
import type { Box, Label, Lane, Mark, SwimlaneEntry } from './geometry.ts'
import { fitText, labelText, textWidth } from './words.ts'

const size = 10.5
const widestLabel = 230
const narrowestLabel = 44
/** In a crowded lane only labels that say something are worth their ink. */
const narrowestInCrowd = 96
const crowd = 12
const gap = 12

/** The less, the earlier an entry gets its words. */
const rank: Record<EntryKind, number> = {
  'impact-change': 1,
  decision: 1,
  'recovery-step': 1,
  action: 2,
  signal: 2,
  report: 2,
  escalation: 2,
  change: 2,
  hypothesis: 3,
  observation: 4,
  'hand-off': 4,
  gap: 4,
  context: 5,
  communication: 6,
}

type Taken = [number, number][]

/** How far a label may stretch from `x` without touching what is there already. */
function roomRight(taken: Taken, x: number, edge: number): number {
  let room = edge - x
  for (const [from, to] of taken) {
    if (to > x && from < x) return 0
    if (from >= x) room = Math.min(room, from - x - gap)
  }
  return room
}

function roomLeft(taken: Taken, x: number, edge: number): number {
  let room = x - edge
  for (const [from, to] of taken) {
    if (to > x && from < x) return 0
    if (to <= x) room = Math.min(room, x - to - gap)
  }
  return room
}

interface Row {
  y: number
  taken: Taken
}

/**
 * The freest place beside a mark that has at least `enough` room; to its right is worth more than to its left. Null
 * when there is none.
 */
function freest(mark: Mark, rows: readonly Row[], plot: Box, wanted: number, enough: number) {
  const options = rows.flatMap((row) => {
    const right = Math.min(roomRight(row.taken, mark.x - 4, plot.x + plot.width), wanted)
    const left = Math.min(roomLeft(row.taken, mark.x + 4, plot.x), wanted)
    return [
      { row, room: right, worth: right, anchor: 'start' as const },
      { row, room: left, worth: left * 0.6, anchor: 'end' as const },
    ]
  })
  const possible = options.filter(({ room }) => room >= enough)
  return possible.toSorted((one, other) => other.worth - one.worth)[0] ?? null
}

function place(
  mark: Mark,
  entry: SwimlaneEntry,
  rows: readonly Row[],
  plot: Box,
  least: number,
): Label | null {
  const text = labelText(entry.text)
  const wanted = Math.min(textWidth(text, size), widestLabel)
  const found = freest(mark, rows, plot, wanted, Math.min(wanted, least))
  if (text === '' || !found) return null
  const { row, room, anchor } = found
  const shown = fitText(text, size, room)
  if (shown === '') return null
  const width = textWidth(shown, size)
  const x = anchor === 'start' ? mark.x - 4 : mark.x + 4
  row.taken.push(anchor === 'start' ? [x, x + width] : [x - width, x])
  return { id: entry.id, x, y: row.y, text: shown, anchor }
}

/**
 * Short words above and below marks where there is room, the weightiest entries first; an entry that a marker is
 * pinned to comes before all others, and only such a one speaks for a cluster. Labels of a lane never overlap.
 */
export function placeLabels(
  marks: readonly Mark[],
  lanes: readonly Lane[],
  plot: Box,
  entryOf: (id: string) => SwimlaneEntry | undefined,
  pinned: ReadonlySet<string>,
): Label[] {
  const candidate = (mark: Mark) => {
    const id = mark.ids.find((each) => pinned.has(each)) ?? (mark.ids.length === 1 ? mark.ids[0] : undefined)
    const entry = id === undefined ? undefined : entryOf(id)
    return entry ? [{ mark, entry, weight: pinned.has(entry.id) ? 0 : rank[entry.kind] }] : []
  }
  return lanes.flatMap((lane, i) => {
    const rows: Row[] = [
      { y: lane.middle - 11, taken: [] },
      { y: lane.middle + 18, taken: [] },
    ]
    const candidates = marks.filter((mark) => mark.lane === i).flatMap(candidate)
    const least = candidates.length > crowd ? narrowestInCrowd : narrowestLabel
    return candidates
      .sort((a, b) => a.weight - b.weight || a.mark.x - b.mark.x)
      .map(({ mark, entry }) => place(mark, entry, rows, plot, least))
      .filter((label) => label !== null)
  })
}
