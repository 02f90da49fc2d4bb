import { parse } from 'csv-parse/sync'
import type { Gathering } from '#integrations/gathering.ts'
import { type Source, sliceOf } from '#integrations/sources.ts'
import { linePieces } from '#platform/files/lines.ts'
import { decodeText } from '#platform/files/text.ts'
import { dialectOf, openAfter } from './dialect.ts'
import { looksLikeHeader } from './header.ts'
import { type Row, tableName } from './row.ts'

const mostLines = 500
const mostRecordLines = 200

/** Lines that make one or more whole records. */
interface Stretch {
  first: number
  lines: string[]
}

interface Table {
  source: Source
  delimiter: string
  gathering: Gathering
}

/** The first lines of a text, without the one that the head may cut off. */
export function headLines({ head, size }: Pick<Source, 'head' | 'size'>): string[] {
  const lines = decodeText(head).split(/\r\n|\n|\r/)
  if (head.length < size && lines.length > 1) lines.pop()
  return lines
}

/** The records of delimited text. A record that can't be cut into cells goes to `gathering`; the next goes on. */
export async function* csvRows(
  source: Source,
  gathering: Gathering,
  consumed: (bytes: number) => void,
): AsyncGenerator<Row> {
  const delimiter = dialectOf(headLines(source))?.delimiter ?? ','
  const table: Table = { source, delimiter, gathering }
  let names: string[] | null = null
  for await (const stretch of stretches(table, consumed)) {
    for (const { first, last, cells } of recordsOf(stretch, table)) {
      if (names === null) {
        const header = looksLikeHeader(cells)
        names = header ? uniqueNames(cells) : cells.map((_, index) => `column ${index + 1}`)
        if (header) continue
      }
      yield rowOf(cells, names, lineSlice(source, first, last), tableName(source.name))
    }
  }
}

function rowOf(cells: string[], names: string[], where: string, table: string): Row {
  const filled = new Map<string, string>()
  for (const [index, cell] of cells.entries()) {
    const text = cell.trim()
    if (text !== '') filled.set(names[index] ?? `column ${index + 1}`, text)
  }
  return { cells: filled, where, table }
}

function uniqueNames(cells: string[]): string[] {
  const seen = new Map<string, number>()
  return cells.map((cell, index) => {
    const name = cell.trim() || `column ${index + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times > 1 ? `${name} (${times})` : name
  })
}

function lineSlice(source: Source, first: number, last: number): string {
  return sliceOf(source.part, first === last ? `L${first}` : `L${first}-L${last}`)
}

/** Cuts the lines where no quoted cell is open; a quote that is never closed spoils only its own line. */
async function* stretches(table: Table, consumed: (bytes: number) => void): AsyncGenerator<Stretch> {
  const cutter = new StretchCutter(table)
  for await (const piece of linePieces(table.source.stream())) {
    consumed(piece.bytes)
    const tooLong = new Set(piece.tooLong)
    for (const [index, line] of piece.lines.entries()) {
      const number = piece.first + index
      if (tooLong.has(number))
        table.gathering.fail(lineSlice(table.source, number, number), 'This line is too long to be read.')
      cutter.add(line, number)
      if (cutter.ready.length > 0) yield* cutter.ready.splice(0)
    }
  }
  cutter.end()
  yield* cutter.ready
}

class StretchCutter {
  readonly table: Table
  readonly ready: Stretch[] = []
  done: Stretch = { first: 1, lines: [] }
  /** Lines of a record whose quoted cell is open. */
  pending: Stretch | null = null

  constructor(table: Table) {
    this.table = table
  }

  add(line: string, number: number): void {
    const open = openAfter(line, this.pending !== null, this.table.delimiter)
    if (this.pending && (open === 'broken' || this.pending.lines.length >= mostRecordLines)) {
      this.giveUp(line, number)
      return
    }
    if (open === true) {
      this.pending ??= { first: number, lines: [] }
      this.pending.lines.push(line)
      return
    }
    const lines = this.pending ? [...this.pending.lines, line] : [line]
    this.keep({ first: this.pending?.first ?? number, lines })
    this.pending = null
  }

  end(): void {
    while (this.pending) this.giveUp(null, 0)
    this.flush()
  }

  /** The first pending line is broken; those behind it get another chance. */
  giveUp(line: string | null, number: number): void {
    const pending = this.pending
    if (!pending) return
    this.pending = null
    const { source, gathering } = this.table
    gathering.fail(
      lineSlice(source, pending.first, pending.first),
      'A quote is opened here and never closed.',
    )
    this.flush()
    for (const [index, next] of pending.lines.slice(1).entries()) this.add(next, pending.first + 1 + index)
    if (line !== null) this.add(line, number)
  }

  keep(stretch: Stretch): void {
    const { done } = this
    if (done.lines.length === 0) this.done = stretch
    else if (done.first + done.lines.length === stretch.first)
      for (const line of stretch.lines) done.lines.push(line)
    else {
      this.flush()
      this.done = stretch
    }
    if (this.done.lines.length >= mostLines) this.flush()
  }

  flush(): void {
    if (this.done.lines.length > 0) this.ready.push(this.done)
    this.done = { first: 0, lines: [] }
  }
}

interface CsvRecord {
  first: number
  last: number
  cells: string[]
}

function recordsOf(stretch: Stretch, { delimiter, source, gathering }: Table): CsvRecord[] {
  try {
    return parseStretch(stretch, delimiter)
  } catch {
    return stretch.lines.flatMap((line, index) => {
      const first = stretch.first + index
      try {
        return parseStretch({ first, lines: [line] }, delimiter)
      } catch {
        gathering.fail(lineSlice(source, first, first), 'The quotes of this line don’t match.')
        return []
      }
    })
  }
}

function parseStretch({ first, lines }: Stretch, delimiter: string): CsvRecord[] {
  const parsed = parse(lines.join('\n'), {
    delimiter,
    info: true,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: 0,
  }) as unknown as { record: string[]; info: { lines: number; empty_lines: number } }[]
  return parsed.map(({ record, info }) => {
    const last = first + info.lines - 1
    const breaks = record.reduce(
      (sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0),
      0,
    )
    return { first: last - breaks, last, cells: record }
  })
}
