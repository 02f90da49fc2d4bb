import type { Nodes, Table } from 'mdast'
import { toString as wordsOf } from 'mdast-util-to-string'
import type { Duration } from '#incident/contract.ts'
import { durationsOf, durationText, markerName } from '#incident/durations.ts'
import { type DetectionChannel, detectionChannels, type Marker, markers } from '#incident/marker.ts'
import { capitalised, channelWords, markerTitle } from '#incident/wording.ts'
import type { ReportContent } from '../../report-content.ts'
import { numbersIn } from './references.ts'
import { readTime, writeTime } from './times.ts'
import { type Source, typedText } from './tree.ts'

type ReportMarker = ReportContent['markers'][number]

const markerHeader = ['Moment', 'Time', 'Note']
const durationHeader = ['From → to', 'How long']

/** The markers as a table, and what follows from them as a second one; empty without markers. */
export function writeMarkers(content: ReportContent): string {
  if (content.markers.length === 0) return ''
  const rows = content.markers.map((each) => [
    markerTitle(each.marker),
    writeTime(each.at, each.precision, { zone: content.zone }),
    noteOf(each),
  ])
  const lasting = durationRows(content.markers)
  return [table(markerHeader, rows), ...(lasting.length > 0 ? [table(durationHeader, lasting)] : [])].join(
    '\n\n',
  )
}

function noteOf({ channel, line }: ReportMarker): string {
  return [...(channel ? [channelWords[channel]] : []), ...(line === null ? [] : [`line ${line}`])].join(', ')
}

/** The durations that can be told, with their two ends. */
export function knownDurations(pinned: readonly ReportMarker[]): Duration[] {
  const all = durationsOf(pinned.map((each) => ({ ...each, entryId: null })))
  return all.filter((each) => each.seconds !== null)
}

function durationRows(pinned: readonly ReportMarker[]): string[][] {
  return knownDurations(pinned).map(({ from, to, seconds, note }) => {
    const long = durationText(seconds ?? 0)
    return [
      `${capitalised(markerName(from))} → ${markerName(to)}`,
      note ? `${long} (${lowerFirst(note)})` : long,
    ]
  })
}

/** A note becomes part of a line: without its own capital and full stop. */
function lowerFirst(note: string): string {
  const text = note.replace(/\.$/, '')
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}

function table(header: readonly string[], rows: readonly string[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}

export type TableKind = 'markers' | 'durations'

/** Which of the two tables this is, by its heading row, or null for somebody's own. */
export function tableKind(node: Nodes): TableKind | null {
  if (node.type !== 'table') return null
  const header = cellsOf(node)[0]?.map((cell) => cell.toLowerCase()) ?? []
  const same = (names: readonly string[]) =>
    names.every((name, index) => name.toLowerCase() === header[index]) && header.length === names.length
  if (same(markerHeader)) return 'markers'
  return same(durationHeader) ? 'durations' : null
}

const cellsOf = (node: Table) => node.children.map((row) => row.children.map((cell) => wordsOf(cell).trim()))

/** Reads the markers of a table; `line` holds the number that the page shows. */
export function readMarkers(
  node: Table,
  zone: string,
  source: Source,
): { markers: ReportMarker[]; problems: string[] } {
  const found: ReportMarker[] = []
  const problems: string[] = []
  for (const row of node.children.slice(1)) {
    const [name, time, note] = row.children
    const marker = markerNamed(name ? wordsOf(name) : '')
    const read = time ? readTime(typedText(time, source).replace(/^\s*\||\|\s*$/g, ''), { zone }) : null
    if (marker && read) found.push({ marker, ...read, ...readNote(note ? wordsOf(note) : '') })
    else problems.push(rowProblem(typedText(row, source), marker))
  }
  return { markers: found, problems }
}

function rowProblem(row: string, marker: Marker | undefined): string {
  const why = marker ? 'has no day and time that can be understood' : 'names no moment that a report knows'
  return `The row “${row.trim()}” of the table of moments ${why} and was left out.`
}

function markerNamed(text: string): Marker | undefined {
  const name = text.trim().toLowerCase()
  return markers.find((each) => each === name || markerName(each) === name || each.replace('-', ' ') === name)
}

function readNote(note: string): { channel: DetectionChannel | null; line: number | null } {
  const channel = detectionChannels.find((each) => note.includes(channelWords[each])) ?? null
  const line = /\bline\s+(\d+)/.exec(note)?.[1]
  return { channel, line: (line && numbersIn(line)[0]) || null }
}

/** Durations are worked out from the markers; says which rows tell something else. */
export function checkDurations(node: Table, pinned: readonly ReportMarker[]): string[] {
  const expected = new Map(durationRows(pinned).map(([name = '', long = '']) => [name.toLowerCase(), long]))
  return cellsOf(node)
    .slice(1)
    .flatMap(([name = '', long = '']) => {
      const worked = expected.get(name.toLowerCase())
      if (worked === long) return []
      const instead = worked ? `the moments above give ${worked}` : 'no moments above give it'
      return [
        `“${name}: ${long}” isn’t read: how long things took follows from the table of moments, and ${instead}.`,
      ]
    })
}
