import { scanTime, type WrittenDate } from '#timeline/time-scan.ts'
import { settleTime } from '#timeline/time-text.ts'

/** A line that says which day it is: irssi's, WeeChat's, mIRC's, HexChat's, or a date by itself. */
export interface DayLine {
  /** YYYY-MM-DD, or null when the line only closes something. */
  date: string | null
}

const opening =
  /^[\s*=–—-]*(?:day changed(?: to)?|log opened|begin logging at|session (?:start|time)|logging started(?: on)?|conversation (?:with .{1,60} )?at)[:\s]+(.+?)[\s*=–—-]*$/i
const closing = /^[\s*=–—-]*(?:log closed|ending logging at|session close|session ident|logging stopped)\b/i
const alone = /^[\s*=–—-]*((?:[A-Z][a-z]+,? +)?(?:\d|[A-Z][a-z]{2})[\w ,./-]{5,30}?)[\s*=–—-]*$/

/** `near` (its date as YYYY-MM-DD) lends its year to dates without one. */
export function dayLine(line: string, near?: { date: string | undefined }): DayLine | null {
  if (line.length > 120) return null
  if (closing.test(line)) return { date: null }
  const opened = opening.exec(line)?.[1]
  const said = opened ?? alone.exec(line)?.[1]
  if (said === undefined) return null
  const time = scanTime(said)
  if (!time?.date || (opened === undefined && (time.clock || time.end < said.length))) return null
  const date = dateText(time.date, near?.date)
  return date === null ? null : { date }
}

function dateText(date: WrittenDate, near: string | undefined): string | null {
  const settled = settleTime({ date, approximate: false, end: 0 }, near ? { date: near } : {})
  return typeof settled === 'string' ? null : new Date(settled.at / 1000).toISOString().slice(0, 10)
}

/** The date in a file's name, or null: `#ops-2018-09-25.log`, `20180925.txt`. */
export function dateInName(name: string): { date: string; text: string } | null {
  const found = /(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/.exec(name)
  return found && { date: `${found[1]}-${found[3]}-${found[4]}`, text: found[0] }
}
