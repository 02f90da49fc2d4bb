import type { Precision } from '#incident/marker.ts'
import { knowsZone, tellMoment } from '#incident/moment.ts'
import { instantOf } from '#timeline/entry-id.ts'
import { readTime } from '#timeline/time-text.ts'
import { misused } from '../failure.ts'
import { say } from '../terminal/speak.ts'

export interface ClockChoice {
  utc?: boolean
  zone?: string
}

export interface GivenTime {
  /** RFC 3339 in UTC, to the microsecond. */
  at: string
  precision: Precision
}

interface Context {
  zone: string
  now: Date
}

const secondsOf: Record<string, number> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 }
const amount = /(\d+)\s*(s|m|h|d|w)[a-z]*\s*/iy

/** The zone to tell times in: the chosen one, else the machine's. @throws Failure (usage) when nobody knows it. */
export function zoneOf({ utc, zone }: ClockChoice): string {
  if (utc) return 'UTC'
  if (zone === undefined) return Intl.DateTimeFormat().resolvedOptions().timeZone
  if (!knowsZone(zone))
    throw misused(`There is no zone “${zone}”. Zones are named like Europe/Berlin, or UTC.`)
  return zone
}

/**
 * A time as people type it: RFC 3339, `2026-03-01 14:02`, `1 March 2026 2pm`, `14:02` (today), `yesterday 9:15`,
 * `now`, `-2h`, `90 min ago`, seconds since 1970. A time without a zone is of the chosen one.
 * @throws Failure (usage) when it can't be understood or could mean two days.
 */
export function givenTime(text: string, clock: ClockChoice = {}, now = new Date()): GivenTime {
  const context = { zone: zoneOf(clock), now }
  const clean = text.trim()
  const found = relative(clean, now) ?? named(clean, context)
  if (found) return found
  throw misused(
    `“${text}” can’t be read as a time. Write it like 2026-03-01 14:02, 14:02 (today), -2h, or 2026-03-01T14:02:33Z.`,
  )
}

/** `now`, `-2h`, `-1h30m`, `2 hours ago`. */
function relative(text: string, now: Date): GivenTime | null {
  if (/^now$/i.test(text)) return { at: instantOf(now.getTime() * 1000), precision: 'exact' }
  const inside = /^[-−]\s*(.+)$/.exec(text)?.[1] ?? /^(.+?)\s+ago$/i.exec(text)?.[1]
  const seconds = inside === undefined ? null : secondsIn(inside)
  if (seconds === null) return null
  return { at: instantOf((now.getTime() - seconds * 1000) * 1000), precision: 'minute' }
}

function secondsIn(text: string): number | null {
  let seconds = 0
  amount.lastIndex = 0
  for (let end = 0; end < text.length; end = amount.lastIndex) {
    const match = amount.exec(text)
    if (!match) return null
    seconds += Number(match[1]) * (secondsOf[match[2]?.toLowerCase() ?? ''] ?? 0)
  }
  return seconds
}

function named(text: string, { zone, now }: Context): GivenTime | null {
  const [, day, rest = ''] = /^(today|yesterday)[,\s]+(?:at\s+)?(.+)$/i.exec(text) ?? []
  const ago = day?.toLowerCase() === 'yesterday' ? 1 : 0
  const date = dayBefore(tellMoment(now.toISOString(), zone).date, ago)
  const written = day ? `${date} ${rest}` : text
  if (couldBeTwoDays(written)) {
    throw misused(`“${text}” could mean two days. Write the year first, like 2026-03-01.`)
  }
  const reading = readTime(written, { zone, date })
  if (!reading) return null
  if (reading.note) say(reading.note)
  return { at: instantOf(reading.at), precision: reading.precision }
}

function couldBeTwoDays(text: string): boolean {
  const [, first, second] = /^(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}\b/.exec(text) ?? []
  return first !== second && Number(first) <= 12 && Number(second) <= 12
}

function dayBefore(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
}
