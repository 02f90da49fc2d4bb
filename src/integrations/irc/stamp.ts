import { scanTime, type WrittenTime } from '#timeline/time-scan.ts'

/** The time at the beginning of a line. */
export interface Stamp {
  /** Seconds as if the clock were UTC's: since 1970 when dated, else of the day. */
  seconds: number
  micros: number
  dated: boolean
  /** Written to the second. */
  exact: boolean
  /** Seconds east of UTC, where the stamp says so. */
  offset: number | null
  /** A form that takes more than arithmetic to settle; the fields above then mean nothing. */
  written: WrittenTime | null
  bracketed: boolean
  /** The line goes on with a tab: the form of WeeChat's logs. */
  tab: boolean
  /** The first position of what follows. */
  end: number
}

const usual =
  /^([[(]?)(?:(\d{4}-\d\d-\d\d)[T ])?(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:\s?([AaPp])\.?[Mm]\b\.?)?\s?(Z|UTC|[+-]\d\d:?\d\d)?[\])]?(\t|[ ]+(?:-[ ]+)?|$)/
/** What other forms begin with; everything else is spared the slow look. */
const other =
  /^[[(]?(?:\d{1,4}[/.-]\d|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}[ .,])/
const behindOther = /\]?\)?(\t|[ ]+(?:[-–][ ]+)?|:[ ]|$)/y

/** The time that a line of a chat log begins with, or null. */
export function stampOf(line: string): Stamp | null {
  const bare = bareStamp(line)
  if (bare) return bare
  const found = usual.exec(line)
  if (found) return usualStamp(found)
  return other.test(line) ? otherStamp(line) : null
}

/** `2018-09-25T00:54:29 …`, the form of the largest archives, without a regular expression. */
function bareStamp(line: string): Stamp | null {
  if (line.charCodeAt(19) !== 0x20 || line.charCodeAt(13) !== 0x3a || line.charCodeAt(16) !== 0x3a)
    return null
  if (line.charCodeAt(4) !== 0x2d || line.charCodeAt(10) !== 0x54 || line.charCodeAt(20) === 0x20) return null
  const time = secondOfDay(digits(line, 11), digits(line, 14), digits(line, 17))
  const day = line.startsWith(lastDate) ? lastSeconds : secondsOfDate(line.slice(0, 10))
  if (time === null || day === null) return null
  return {
    seconds: day + time,
    micros: 0,
    dated: true,
    exact: true,
    offset: null,
    written: null,
    bracketed: false,
    tab: false,
    end: 20,
  }
}

/** Two digits as a number, or one that no clock shows. */
function digits(line: string, at: number): number {
  const tens = line.charCodeAt(at) - 48
  const ones = line.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 99
}

function usualStamp(found: RegExpExecArray): Stamp | null {
  const [all, bracket, date, hours, minutes, seconds, fraction, half, distance, gap] = found
  const time = secondOfDay(Number(hours), Number(minutes), Number(seconds ?? 0), half)
  const day = date === undefined ? 0 : secondsOfDate(date)
  if (time === null || day === null) return null
  return {
    seconds: day + time,
    micros: fraction === undefined ? 0 : Number(fraction.slice(0, 6).padEnd(6, '0')),
    dated: date !== undefined,
    exact: seconds !== undefined,
    offset: distance === undefined ? null : distanceSeconds(distance),
    written: null,
    bracketed: bracket !== '',
    tab: gap === '\t',
    end: all.length,
  }
}

/** Seconds since midnight, or null for a clock that doesn't exist. */
export function secondOfDay(hours: number, minutes: number, seconds: number, half?: string): number | null {
  if (minutes > 59 || seconds > 60 || hours > 23 || (half && (hours < 1 || hours > 12))) return null
  const hour = half ? (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hours
  return hour * 3600 + minutes * 60 + seconds
}

let lastDate = '1970-01-01'
let lastSeconds: number | null = 0

/** Neighbouring lines share their day, so the last one is remembered. */
function secondsOfDate(date: string): number | null {
  if (date === lastDate) return lastSeconds
  const moment = Date.parse(`${date}T00:00:00Z`)
  lastDate = date
  // Date.parse lets some days that don't exist roll over into the next month.
  const exists = !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(date)
  lastSeconds = exists ? moment / 1000 : null
  return lastSeconds
}

function distanceSeconds(text: string): number {
  if (text === 'Z' || text === 'UTC') return 0
  const size = Number(text.slice(1, 3)) * 3600 + Number(text.slice(-2)) * 60
  return text.startsWith('-') ? -size : size
}

function otherStamp(line: string): Stamp | null {
  const bracketed = line.startsWith('[') || line.startsWith('(')
  const written = scanTime(line.slice(0, 100), bracketed ? 1 : 0)
  if (!written?.date || !written.clock) return null
  behindOther.lastIndex = written.end
  const gap = behindOther.exec(line)
  if (!gap) return null
  return {
    seconds: 0,
    micros: 0,
    dated: true,
    exact: written.clock.second !== undefined,
    offset: null,
    written,
    bracketed,
    tab: gap[1] === '\t',
    end: written.end + gap[0].length,
  }
}
