import { abbreviatedZone, fixedZone, offsetSeconds, placeZone, type Zone } from './time-zone.ts'

/** A day as written: complete, without a year, or with two numbers whose order the language decides (`3/4/2024`). */
export type WrittenDate =
  | { year?: number; month: number; day: number }
  | { first: number; second: number; year: number }

export interface WrittenClock {
  hour: number
  /** Absent in `4pm`. */
  minute?: number
  second?: number
  /** Microseconds within the second; finer digits are cut off. */
  micros: number
  /** `11.07`: could as well be a number. */
  weak: boolean
  /** Written with am or pm. */
  halves: boolean
}

/** A time as it stands in a text, before its date, zone and order are settled. */
export interface WrittenTime {
  date?: WrittenDate
  clock?: WrittenClock
  zone?: Zone
  approximate: boolean
  /** The first position after it. */
  end: number
}

interface Found<T> {
  value: T
  end: number
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const month =
  '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(?![A-Za-z])'
const weekday =
  /(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?(?![A-Za-z])[.,]?\s+(?:the\s+)?/iy
const yearFirst = /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/y
const compact = /(\d{4})(\d{2})(\d{2})(?=T\d)/y
const yearLast = /(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d.])/y
const dayMonth = new RegExp(
  `(\\d{1,2})(?:st|nd|rd|th)?[\\s/-]{1,2}(?:of\\s+)?${month}\\.?(?:(?:,?\\s+|[/-])(\\d{4})(?!\\d|:\\d\\d\\s)|-(\\d{2})(?!\\d))?`,
  'y',
)
const monthDay = new RegExp(
  `${month}\\.?\\s+(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?(?![:\\d])(?:,?\\s+(\\d{4})(?!\\d|:\\d))?`,
  'y',
)
const yearMonthName = new RegExp(`(\\d{4})-${month}-(\\d{1,2})(?!\\d)`, 'y')

const colonClock =
  /(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?!\d)(?:\s?(am|pm|a\.m\.?|p\.m\.?)(?![a-z]))?/iy
const hourClock = /(\d{1,2})\s?(am|pm|a\.m\.?|p\.m\.?)(?![a-z])/iy
const letterClock = /(\d{1,2})h(\d{2})(?![\dA-Za-z])/iy
const dotClock = /(\d{1,2})\.(\d{2})(?:\.(\d{2}))?(?![\d%]|\.\d)(?:\s?(am|pm|a\.m\.?|p\.m\.?)(?![a-z]))?/iy
const basicClock = /(\d{2})(\d{2})(?:(\d{2})(?:[.,](\d{1,9}))?)?(?!\d)/y
const militaryClock = /([01]\d|2[0-3])([0-5]\d)(?=(?:\s?(?:UTC|GMT)|Z)(?![A-Za-z]))/y

const joint = /T|t|_|:(?=\d\d:\d\d:\d\d)|\s*(?:,|[-–—|@])?\s*(?:at\s+)?(?:@\s*)?/y
const aboutBefore = /(?:~|≈|c\.|(?:ca\.?|circa|approx(?:\.|imately)?|around|about|roughly)\s)\s*/iy
const aboutAfter = /\s?(?:ish(?![a-z])|\(?approx(?:\.|imately)?(?![a-z])\)?)|\?/iy
const dateAfter = /\s*(?:,|\(|[-–—]\s)?\s*(?:on\s+)?/y

const place = /\s?[[(]?([A-Z][A-Za-z_]+\/[A-Z][A-Za-z_+-]+(?:\/[A-Z][A-Za-z_]+)?)[\])]?/y
const abbreviation = /\s?([([]?)([A-Z]{1,5}|utc|gmt|z)(?![A-Za-z])[)\]]?/y
const distance = /(\s?)(?:(?:UTC|GMT)\s?)?([+\-−])(\d{1,2})(?::?(\d{2}))?(?!:?\d)/y
const distanceInBrackets = /(\s?)[[(](?:UTC|GMT)\s?([+\-−])(\d{1,2})(?::?(\d{2}))?[\])]/y

function match(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from
  return pattern.exec(text)
}

const after = (text: string, from: number, pattern: RegExp) =>
  from + (match(pattern, text, from)?.[0].length ?? 0)
const monthNumber = (name: string) => months.indexOf(name.slice(0, 3).toLowerCase()) + 1
/** Two digits up to 69 are this century's, as in RFC 6265. */
const fullYear = (digits: string) =>
  Number(digits) + (digits.length > 2 ? 0 : Number(digits) < 70 ? 2000 : 1900)

export function daysInMonth(year: number, monthOfYear: number): number {
  if (monthOfYear === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(monthOfYear) ? 30 : 31
}

function dated(
  year: number | undefined,
  monthOfYear: number,
  day: number,
  end: number,
): Found<WrittenDate> | null {
  if (monthOfYear < 1 || monthOfYear > 12 || day < 1 || day > daysInMonth(year ?? 2000, monthOfYear))
    return null
  return { value: year === undefined ? { month: monthOfYear, day } : { year, month: monthOfYear, day }, end }
}

function numericDate(text: string, from: number): Found<WrittenDate> | null {
  const iso = match(yearFirst, text, from)
  if (iso) return dated(Number(iso[1]), Number(iso[3]), Number(iso[4]), from + iso[0].length)
  const tight = match(compact, text, from)
  if (tight) return dated(Number(tight[1]), Number(tight[2]), Number(tight[3]), from + 8)
  const last = match(yearLast, text, from)
  if (!last) return null
  const [first, second, year] = [Number(last[1]), Number(last[3]), fullYear(last[4] ?? '')]
  const end = from + last[0].length
  // Dots are written where the day comes first; two numbers and a dot are also a version.
  if (last[2] === '.') return last[4]?.length === 4 ? dated(year, second, first, end) : null
  if (first > 12) return dated(year, second, first, end)
  if (second > 12) return dated(year, first, second, end)
  return first > 0 && second > 0 ? { value: { first, second, year }, end } : null
}

function namedDate(text: string, from: number): Found<WrittenDate> | null {
  const day = match(dayMonth, text, from)
  if (day) {
    const year = day[3] ?? day[4]
    return dated(
      year ? fullYear(year) : undefined,
      monthNumber(day[2] ?? ''),
      Number(day[1]),
      from + day[0].length,
    )
  }
  const name = match(monthDay, text, from)
  if (name) {
    const year = name[3] ? Number(name[3]) : undefined
    return dated(year, monthNumber(name[1] ?? ''), Number(name[2]), from + name[0].length)
  }
  const iso = match(yearMonthName, text, from)
  return iso && dated(Number(iso[1]), monthNumber(iso[2] ?? ''), Number(iso[3]), from + iso[0].length)
}

/** A day at this position (`2024-03-01`, `3/1/2024`, `1st of March`, `Fri, 01 Mar 2024`), or null. */
export function scanDate(text: string, from: number): Found<WrittenDate> | null {
  const start = after(text, from, weekday)
  return numericDate(text, start) ?? namedDate(text, start)
}

function hourOf(written: number, half: string | undefined): number {
  if (!half) return written
  return (written % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0)
}

interface ClockParts {
  hour?: string | undefined
  minute?: string | undefined
  second?: string | undefined
  fraction?: string | undefined
  half?: string | undefined
  weak?: boolean
}

function clock(parts: ClockParts, end: number): Found<WrittenClock> | null {
  const written = Number(parts.hour)
  const minute = Number(parts.minute ?? 0)
  const second = Number(parts.second ?? 0)
  if (minute > 59 || second > 60 || (parts.half && (written < 1 || written > 12))) return null
  if (written > 24 || (written === 24 && minute + second > 0)) return null
  const value: WrittenClock = {
    hour: hourOf(written, parts.half),
    micros: Number((parts.fraction ?? '').slice(0, 6).padEnd(6, '0')),
    weak: parts.weak ?? false,
    halves: parts.half !== undefined,
  }
  if (parts.minute !== undefined) value.minute = minute
  if (parts.second !== undefined) value.second = second
  return { value, end }
}

/** A time of day at this position. `tight` allows digits alone (`140233`), as after the T of ISO 8601. */
export function scanClock(text: string, from: number, tight = false): Found<WrittenClock> | null {
  const colon = match(colonClock, text, from)
  if (colon) {
    const [all, hour, minute, second, fraction, half] = colon
    return clock({ hour, minute, second, fraction, half }, from + all.length)
  }
  const dot = match(dotClock, text, from)
  if (dot) {
    const [all, hour, minute, second, half] = dot
    return clock({ hour, minute, second, half, weak: !half }, from + all.length)
  }
  const bare = match(hourClock, text, from)
  if (bare) return clock({ hour: bare[1], half: bare[2] }, from + bare[0].length)
  const letter = match(letterClock, text, from) ?? match(militaryClock, text, from)
  if (letter) return clock({ hour: letter[1], minute: letter[2] }, from + letter[0].length)
  const basic = tight ? match(basicClock, text, from) : null
  if (!basic) return null
  const [all, hour, minute, second, fraction] = basic
  return clock({ hour, minute, second, fraction }, from + all.length)
}

/** Whether `-05:00` right here is a distance from UTC; after a bare clock it is rather the end of a range. */
function isDistance(found: RegExpExecArray, time: WrittenTime, joinedByT: boolean): boolean {
  const [all, space, , , minutes] = found
  if (/UTC|GMT/.test(all)) return true
  if (!time.date) return !space && time.clock?.second !== undefined
  if (space) return minutes !== undefined
  return joinedByT || time.clock?.second !== undefined
}

const distanceAt = (text: string, from: number) =>
  match(distance, text, from) ?? match(distanceInBrackets, text, from)

function scanZone(text: string, time: WrittenTime, joinedByT: boolean): Found<Zone> | null {
  const from = time.end
  const far = distanceAt(text, from)
  if (far && isDistance(far, time, joinedByT)) {
    const seconds = offsetSeconds(far[2] === '+' ? '+' : '-', far[3] ?? '', far[4])
    if (seconds === null) return null
    const end = from + far[0].length
    return { value: fixedZone(seconds), end: afterName(text, end) }
  }
  const named = match(place, text, from)
  const there = named && placeZone(named[1] ?? '')
  if (named && there) return { value: there, end: from + named[0].length }
  const short = match(abbreviation, text, from)
  const meant = short && abbreviatedZone(short[2] ?? '')
  return short && meant ? { value: meant, end: from + short[0].length } : null
}

/** A zone's name that repeats what an offset said: `-0500 (EST)`, `+01:00[Europe/Paris]`. */
function afterName(text: string, from: number): number {
  const named = match(place, text, from)
  if (named && placeZone(named[1] ?? '')) return from + named[0].length
  const short = match(abbreviation, text, from)
  return short && abbreviatedZone(short[2] ?? '') ? from + short[0].length : from
}

function addZone(text: string, time: WrittenTime, joinedByT: boolean): void {
  const zone = scanZone(text, time, joinedByT)
  if (!zone) return
  time.zone = zone.value
  time.end = zone.end
}

/** The year that `date` and asctime put last: `Nov  6 08:49:37 1994`. */
function addLateYear(text: string, time: WrittenTime): void {
  if (!time.date || 'first' in time.date || time.date.year !== undefined) return
  const year = match(/\s(\d{4})(?!\d|:\d)/y, text, time.end)
  if (!year) return
  time.date.year = Number(year[1])
  time.end += 5
}

function dateThenClock(text: string, from: number): WrittenTime | null {
  const date = scanDate(text, from)
  if (!date) return null
  const time: WrittenTime = { date: date.value, approximate: false, end: date.end }
  const joined = match(joint, text, date.end)?.[0] ?? ''
  const tight = joined === 'T' || joined === 't'
  const start = date.end + joined.length
  const clockStart = after(text, start, aboutBefore)
  const found = joined === '' ? null : scanClock(text, clockStart, tight)
  if (!found || (found.value.weak && /[,|–—-]/.test(joined))) return time
  time.clock = found.value
  time.end = found.end
  time.approximate = clockStart > start
  addZone(text, time, tight)
  addLateYear(text, time)
  return time
}

function clockThenDate(text: string, from: number): WrittenTime | null {
  const found = scanClock(text, from)
  if (!found) return null
  const time: WrittenTime = { clock: found.value, approximate: false, end: found.end }
  addZone(text, time, false)
  const start = after(text, time.end, dateAfter)
  const date = start > time.end ? scanDate(text, start) : null
  if (date) {
    time.date = date.value
    time.end = date.end + (text.charAt(start - 1) === '(' && text.charAt(date.end) === ')' ? 1 : 0)
    if (!time.zone) addZone(text, time, false)
  }
  return time
}

/** The time that begins at this position, or null. Dates alone and clocks alone count. */
export function scanTime(text: string, from = 0): WrittenTime | null {
  const start = after(text, from, aboutBefore)
  const time = dateThenClock(text, start) ?? clockThenDate(text, start)
  if (!time) return null
  const end = after(text, time.end, aboutAfter)
  time.approximate ||= start > from || end > time.end
  time.end = end
  return time
}
