import type { Precision } from '#incident/marker.ts'
import type { Micros } from './entry.ts'
import { daysInMonth, scanTime, type WrittenDate, type WrittenTime } from './time-scan.ts'
import { epochSeconds, fixedZone, type Zone, zoneNamed } from './time-zone.ts'

export type DayOrder = 'day-first' | 'month-first'

/** What is known about a time besides its own text. */
export interface TimeContext {
  /** IANA name, abbreviation or offset for times that name none. Default UTC. */
  zone?: string
  /** YYYY-MM-DD for clocks without a date and dates without a year. */
  date?: string
  /** How `3/4/2024` is meant. Default month-first; `dayOrder` finds out from a whole column. */
  dayOrder?: DayOrder
}

/** A time that is settled. Date alone stands for its first moment, with precision `unknown`. */
export interface TimeReading {
  at: Micros
  precision: Precision
  /** The zone that the text (or the context) names. */
  zone?: string
  /** What a reader of the time should know: an abbreviation with several meanings. */
  note?: string
}

/** Why a written time can't be settled. */
export type TimeProblem = 'no-date' | 'no-year' | 'impossible'

const million = 1_000_000
const isoTime =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9})\d*)?\s?(?:(Z|UTC|\+00:?00)|([+-])(\d\d):?(\d\d))?$/

/** Seconds as if the clock were UTC's. Date.UTC moves the years 0 to 99, so the year is set by itself. */
function localSeconds(year: number, month: number, day: number, secondOfDay: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day) / 1000 + secondOfDay
}

/** Microseconds are exact integers only between the years 1684 and 2255. */
function exact(seconds: number, micros: number): Micros | null {
  const at = seconds * million + micros
  return Number.isSafeInteger(at) ? at : null
}

/**
 * An epoch in seconds, milli-, micro- or nanoseconds, told apart by its magnitude; null when it is outside
 * 1990–2255, so that counts and identifiers are not taken for times. Digits may come as text, which keeps
 * nanoseconds exact above 2^53.
 */
export function epochMicros(value: string | number): Micros | null {
  const text = typeof value === 'number' ? plainDigits(value) : value
  const parts = /^(\d{9,19})(?:\.(\d+))?$/.exec(text)
  if (!parts) return null
  const whole = parts[1] ?? ''
  const scale = whole.length <= 11 ? 6 : whole.length <= 14 ? 3 : whole.length <= 17 ? 0 : -3
  const fraction = scale > 0 ? (parts[2] ?? '').slice(0, scale).padEnd(scale, '0') : ''
  const at = Number(scale < 0 ? whole.slice(0, scale) : whole + fraction)
  return Number.isSafeInteger(at) && at >= 631_152_000 * million ? at : null
}

function plainDigits(value: number): string {
  // Doubles of today's seconds carry microseconds at best; more digits would be noise.
  return Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(6)
}

function isoMicros(parts: RegExpExecArray, context: TimeContext): TimeReading | null {
  const [, y, mo, d, h, mi, s, fraction, utc, sign, oh, om] = parts
  const [year, month, day] = [Number(y), Number(mo), Number(d)]
  const [hour, minute, second] = [Number(h), Number(mi), Number(s)]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  if (minute > 59 || second > 60 || hour > 24 || (hour === 24 && minute + second > 0)) return null
  const local = localSeconds(year, month, day, hour * 3600 + minute * 60 + second)
  const zone = writtenZone(utc, sign, Number(oh), Number(om)) ?? zoneOf(context)
  if (!zone) return null
  const at = exact(epochSeconds(local, zone), Number((fraction ?? '').slice(0, 6).padEnd(6, '0')))
  if (at === null) return null
  return withZone({ at, precision: 'exact' }, zone, Boolean(utc || sign || context.zone))
}

function writtenZone(
  utc: string | undefined,
  sign: string | undefined,
  hours: number,
  minutes: number,
): Zone | null {
  if (utc) return fixedZone(0)
  if (!sign || hours > 14 || minutes > 59) return null
  return fixedZone((sign === '-' ? -1 : 1) * (hours * 3600 + minutes * 60))
}

const zoneOf = (context: TimeContext) => (context.zone ? zoneNamed(context.zone) : fixedZone(0))

function withZone(reading: TimeReading, zone: Zone, named: boolean): TimeReading {
  if (named) reading.zone = zone.name
  if (zone.note) reading.note = zone.note
  return reading
}

function ymd(date: string): { year: number; month: number; day: number } | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date)
  return parts && { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) }
}

/** The year that brings a day without one closest to the context's date: 1 January follows 31 December. */
function nearestYear(
  month: number,
  day: number,
  anchor: { year: number; month: number; day: number },
): number {
  const to = localSeconds(anchor.year, anchor.month, anchor.day, 0)
  const gap = (year: number) => Math.abs(localSeconds(year, month, day, 0) - to)
  return [anchor.year, anchor.year - 1, anchor.year + 1].reduce((best, year) =>
    gap(year) < gap(best) ? year : best,
  )
}

type Day = { year: number; month: number; day: number }

function settledDay(date: WrittenDate | undefined, context: TimeContext): Day | TimeProblem {
  const anchor = context.date ? ymd(context.date) : null
  if (!date) return anchor ?? 'no-date'
  if ('first' in date) {
    const dayFirst = context.dayOrder === 'day-first'
    const { first, second, year } = date
    return dayFirst ? { year, month: second, day: first } : { year, month: first, day: second }
  }
  if (date.year !== undefined) return { year: date.year, month: date.month, day: date.day }
  return anchor ? { ...date, year: nearestYear(date.month, date.day, anchor) } : 'no-year'
}

/** The day of a written time as YYYY-MM-DD, with what the context knows of its year and order; or what is missing. */
export function settleDay(time: WrittenTime, context: TimeContext = {}): { date: string } | TimeProblem {
  const day = settledDay(time.date, context)
  if (typeof day === 'string') return day
  const two = (n: number) => String(n).padStart(2, '0')
  return { date: `${String(day.year).padStart(4, '0')}-${two(day.month)}-${two(day.day)}` }
}

function precisionOf(time: WrittenTime): Precision {
  if (!time.clock) return 'unknown'
  if (time.approximate || time.clock.minute === undefined) return 'approx'
  return time.clock.second === undefined ? 'minute' : 'exact'
}

/** Settles a written time with what the context knows, or says what is missing. */
export function settleTime(time: WrittenTime, context: TimeContext = {}): TimeReading | TimeProblem {
  const day = settledDay(time.date, context)
  if (typeof day === 'string') return day
  if (day.day > daysInMonth(day.year, day.month)) return 'impossible'
  const { hour = 0, minute = 0, second = 0, micros = 0 } = time.clock ?? {}
  const local = localSeconds(day.year, day.month, day.day, hour * 3600 + minute * 60 + second)
  const zone = time.zone ?? zoneOf(context)
  if (!zone) return 'impossible'
  const at = exact(epochSeconds(local, zone), micros)
  if (at === null) return 'impossible'
  return withZone({ at, precision: precisionOf(time) }, zone, Boolean(time.zone || context.zone))
}

/** `20240301` and `20240301140233` are days rather than numbers when they name one. */
function digitsAlone(text: string, context: TimeContext): TimeReading | null {
  const stamp = /^((?:19|20)\d\d)(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?$/.exec(text)
  if (!stamp) {
    const at = epochMicros(text)
    return at === null ? null : { at, precision: 'exact' }
  }
  const [, y, mo, d, h, mi, s] = stamp
  if (h) {
    const parts = isoTime.exec(`${y}-${mo}-${d}T${h}:${mi}:${s}`)
    return parts && isoMicros(parts, context)
  }
  return readWhole(`${y}-${mo}-${d}`, context)
}

function readWhole(text: string, context: TimeContext): TimeReading | null {
  const time = scanTime(text)
  if (!time || time.end !== text.length) return null
  const settled = settleTime(time, context)
  return typeof settled === 'string' ? null : settled
}

/**
 * The time that a text says, when it says nothing else: a field of a record or a cell of a table.
 *
 * Understood are RFC 3339 and the other usual shapes of ISO 8601, RFC 2822, epochs of any unit, Apache's and
 * syslog's forms, numeric dates in either order, month names, am and pm, offsets, zone abbreviations and IANA
 * names. Fractions finer than a microsecond are cut off. Null when it is no time, is incomplete, or lies
 * outside the years 1684–2255.
 */
export function readTime(text: string, context: TimeContext = {}): TimeReading | null {
  const parts = isoTime.exec(text)
  if (parts) return isoMicros(parts, context)
  if (text.length > 80) return null
  const trimmed = text.trim().replace(/^[[("']+|[\])"']+$/g, '')
  if (/^\d+(?:\.\d+)?$/.test(trimmed)) return digitsAlone(trimmed, context)
  return readWhole(trimmed, context)
}

/** How the numeric dates of a column are meant, and whether its values leave any doubt. */
export function dayOrder(samples: Iterable<string>): { order: DayOrder; certain: boolean } {
  const pairs: { first: number; second: number; year: number }[] = []
  for (const sample of samples) {
    const found = /(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d\d)(?!\d)/.exec(sample)
    if (!found) continue
    const [first, second] = [Number(found[1]), Number(found[2])]
    if (first > 12 && second <= 12) return { order: 'day-first', certain: true }
    if (second > 12 && first <= 12) return { order: 'month-first', certain: true }
    pairs.push({ first, second, year: Number(found[3]) })
  }
  return { order: narrowerOrder(pairs), certain: pairs.length === 0 }
}

/** One incident's records lie close together, so the order that spreads them less is the likelier one. */
function narrowerOrder(pairs: { first: number; second: number; year: number }[]): DayOrder {
  const spread = (month: 'first' | 'second', day: 'first' | 'second') => {
    const days = pairs.map((p) => p.year * 372 + p[month] * 31 + p[day])
    return (
      days.reduce((most, d) => Math.max(most, d), -Infinity) -
      days.reduce((least, d) => Math.min(least, d), Infinity)
    )
  }
  return spread('second', 'first') < spread('first', 'second') ? 'day-first' : 'month-first'
}
