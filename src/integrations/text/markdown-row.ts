import { scanTime, type WrittenTime } from '#timeline/time-scan.ts'
import { afterWrapping } from './line-head.ts'

/** One row of a Markdown table. */
export interface MarkdownRow {
  cells: string[]
  /** The row of dashes below the header. */
  isRuler: boolean
}

export function markdownRow(line: string): MarkdownRow | null {
  const trimmed = line.trim()
  if (!trimmed.startsWith('|') || trimmed.length < 3) return null
  const inner = trimmed.slice(1, trimmed.endsWith('|') && !trimmed.endsWith('\\|') ? -1 : undefined)
  const cells = inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'))
  return { cells, isRuler: cells.every((cell) => /^:?-+:?$/.test(cell)) }
}

/** A row's time, which may stand in two cells, and the cells that are left. */
export function rowTime(cells: string[]): { time: WrittenTime; rest: number[] } | null {
  const times = cells.map(wholeTime)
  const first = times.findIndex((time) => time !== null)
  const time = times[first]
  if (!time) return null
  const second = times.findIndex((other, index) => index > first && other !== null && fits(time, other))
  const other = times[second]
  const rest = cells.flatMap((_, index) => (index === first || index === second ? [] : [index]))
  return { time: other ? joined(time, other) : time, rest }
}

function wholeTime(cell: string): WrittenTime | null {
  const start = afterWrapping(cell, 0)
  const time = scanTime(cell, start)
  if (!time || time.clock?.weak) return null
  return /^[\s*_`\])"”]*$/.test(cell.slice(time.end)) ? time : null
}

/** A day and a time of day belong together. */
const fits = (one: WrittenTime, two: WrittenTime) =>
  Boolean(
    (one.date && !one.clock && two.clock && !two.date) || (one.clock && !one.date && two.date && !two.clock),
  )

function joined(one: WrittenTime, two: WrittenTime): WrittenTime {
  return { ...one, ...two, approximate: one.approximate || two.approximate }
}
