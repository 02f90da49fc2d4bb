import { rowTime } from '#integrations/text/markdown-row.ts'
import type { LineStyle } from '#integrations/text/timed-line.ts'
import type { WrittenTime } from '#timeline/time-scan.ts'
import { plainWords } from './inline.ts'
import { isLed, timedIn } from './timed.ts'
import { usualTimes } from './times.ts'

const longestTime = 90

/** The time of a row, in one cell or two (a day and a clock), and what its other cells say. */
export function rowMoment(
  row: readonly string[],
  style: LineStyle,
): { time: WrittenTime; rest: string[] } | null {
  const cells = row.map((cell) =>
    cell.length > longestTime ? '' : usualTimes(plainWords(cell)).replace(/\s+/g, ' '),
  )
  const whole = rowTime(cells)
  if (whole) return { time: whole.time, rest: whole.rest.map((index) => row[index] ?? '') }
  for (const [index, cell] of cells.slice(0, 3).entries()) {
    if (!isLed(cell)) continue
    const timed = timedIn(cell, { ...style, dotted: true })
    if (!timed || (timed.text.length > 30 && cells.length > 1)) continue
    return { time: timed.time, rest: [timed.text, ...row.filter((_, at) => at !== index)] }
  }
  return null
}
