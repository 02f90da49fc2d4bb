import type { MarkerValue } from '#incident/contract.ts'
import { dayOf } from '#web/time/format.ts'
import type { StoryLine } from '../../contract.ts'
import { microsOf } from '../../swimlane/moment.ts'
import { impactOf, isDuring, type Question, questionsOf } from './questions.ts'

export interface LineRow {
  row: 'line'
  key: string
  at: string
  line: StoryLine
  /** What is pinned to its entry. */
  markers: readonly MarkerValue[]
  /** Within the impact. */
  during: boolean
  /** Somebody took it out while it was being edited here. */
  gone: boolean
}
export type StoryRow =
  | LineRow
  | { row: 'day'; key: string; at: string }
  | { row: 'marker'; key: string; at: string; marker: MarkerValue }
  | { row: 'question'; key: string; at: string; question: Question }

interface Options {
  zone: string
  /** A line that is being edited: it stays, even when somebody else takes it out. */
  editing?: StoryLine | null
  /** Whether to ask about silences. */
  asking?: boolean
}

/** Whether two rows of a line look the same. Rows are made anew with every change of the story, most of them alike. */
export function sameRow(one: LineRow, other: LineRow): boolean {
  return (
    one.line === other.line &&
    one.during === other.during &&
    one.gone === other.gone &&
    one.markers.length === other.markers.length &&
    one.markers.every((marker, index) => marker === other.markers[index])
  )
}

/** The story as it is shown: its lines with markers, days and open questions between them. */
export function storyRows(
  lines: readonly StoryLine[],
  markers: readonly MarkerValue[],
  { zone, editing = null, asking = true }: Options,
): StoryRow[] {
  const told = withEdited(lines, editing)
  const impact = impactOf(markers)
  const rows: StoryRow[] = told.map((line) => ({
    row: 'line',
    key: line.entry.id,
    at: line.entry.at,
    line,
    markers: markers.filter(({ entryId }) => entryId === line.entry.id),
    during: isDuring(impact, line.entry.at),
    gone: !lines.some(({ entry }) => entry.id === line.entry.id),
  }))
  const here = new Set(told.map(({ entry }) => entry.id))
  for (const marker of markers) {
    if (marker.entryId === null || !here.has(marker.entryId)) placeMarker(rows, marker)
  }
  if (asking) for (const question of questionsOf(lines, markers)) placeQuestion(rows, question)
  return withDays(rows, zone)
}

function withEdited(lines: readonly StoryLine[], editing: StoryLine | null): readonly StoryLine[] {
  if (!editing || lines.some(({ entry }) => entry.id === editing.entry.id)) return lines
  const index = lines.findLastIndex(({ entry }) => microsOf(entry.at) <= microsOf(editing.entry.at))
  return lines.toSpliced(index + 1, 0, editing)
}

function placeMarker(rows: StoryRow[], marker: MarkerValue) {
  const at = microsOf(marker.at)
  const before = rows.findIndex((row) => microsOf(row.at) > at)
  const row: StoryRow = { row: 'marker', key: `marker-${marker.marker}`, at: marker.at, marker }
  rows.splice(before === -1 ? rows.length : before, 0, row)
}

function placeQuestion(rows: StoryRow[], question: Question) {
  const until = microsOf(question.to)
  const before = rows.findIndex((row) => microsOf(row.at) >= until)
  const row: StoryRow = { row: 'question', key: `question-${question.to}`, at: question.from, question }
  rows.splice(before === -1 ? rows.length : before, 0, row)
}

function withDays(rows: readonly StoryRow[], zone: string): StoryRow[] {
  const all: StoryRow[] = []
  let day = ''
  for (const row of rows) {
    const here = dayOf(row.at, zone)
    // A story told out of order may come back to a day; its key says which time it is.
    if (here !== day) all.push({ row: 'day', key: `day-${all.length}-${here}`, at: row.at })
    day = here
    all.push(row)
  }
  return all
}
