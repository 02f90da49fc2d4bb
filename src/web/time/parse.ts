import { fromWall, toWall, type WallTime } from './wall.ts'

export interface ParsedMoment {
  /** RFC 3339 in UTC. */
  at: string
  /** `exact` when seconds were given. */
  precision: 'exact' | 'minute'
}
interface Context {
  zone: string
  now: Date
  /** The day meant when only a time is given; today when absent. */
  day?: Date
}
type Reader = (text: string, context: Context) => ParsedMoment | null

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const clock = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?`
const isoPattern = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})$/i
const datePattern = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})[T ,]+${clock}$`, 'i')
const wordPattern = new RegExp(`^(\\d{1,2})\\.? ([a-z]{3})[a-z]*\\.? (\\d{4})[ ,]+${clock}$`, 'i')
const timePattern = new RegExp(`^(?:(today|yesterday) )?${clock}$`, 'i')
const agoPattern = /^(\d+) ?(s|min|m|h|d)[a-z]* ago$/i
const agoSeconds: Record<string, number> = { s: 1, min: 60, m: 60, h: 3_600, d: 86_400 }

/**
 * Reads a moment as people type or paste it: `2026-03-01 14:02`, `1 Mar 2026 14:02:33`, `14:02`, `yesterday 9:15`,
 * `20 min ago`, `now`, an ISO time with its offset, or Unix seconds. Times without an offset are of `zone`.
 */
export function parseMoment(text: string, context: Context): ParsedMoment | null {
  const clean = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ (UTC|GMT)$/i, 'Z')
  if (clean === '') return null
  const own = clean.endsWith('Z') && !isoPattern.test(clean) ? clean.slice(0, -1) : clean
  const where = own === clean ? context : { ...context, zone: 'UTC' }
  for (const read of readers) {
    const found = read(own, where)
    if (found) return found
  }
  return null
}

const readers: readonly Reader[] = [readIso, readUnix, readDate, readWords, readTime, readAgo]

function readIso(text: string): ParsedMoment | null {
  const match = isoPattern.exec(text)
  if (!match) return null
  const date = new Date(text.replace(' ', 'T').replace(/\s/g, '').replace(',', '.'))
  if (Number.isNaN(date.getTime())) return null
  return { at: date.toISOString(), precision: match[1] ? 'exact' : 'minute' }
}

function readUnix(text: string): ParsedMoment | null {
  if (!/^\d{10}(\d{3})?(\.\d+)?$/.test(text)) return null
  const value = Number(text)
  return { at: new Date(value > 1e11 ? value : value * 1000).toISOString(), precision: 'exact' }
}

function readDate(text: string, { zone }: Context) {
  const [, year, month, day, ...time] = datePattern.exec(text) ?? []
  return year ? onWall({ year: Number(year), month: Number(month), day: Number(day) }, time, zone) : null
}

function readWords(text: string, { zone }: Context) {
  const [, day, name, year, ...time] = wordPattern.exec(text) ?? []
  const month = months.indexOf(name?.toLowerCase() ?? '') + 1
  return month > 0 ? onWall({ year: Number(year), month, day: Number(day) }, time, zone) : null
}

function readTime(text: string, { zone, now, day }: Context) {
  const [, word, ...time] = timePattern.exec(text) ?? []
  if (time[0] === undefined) return null
  const base = word ? now : (day ?? now)
  const shift = word?.toLowerCase() === 'yesterday' ? 86_400_000 : 0
  return onWall(toWall(new Date(base.getTime() - shift), zone), time, zone)
}

function readAgo(text: string, { now }: Context): ParsedMoment | null {
  if (text.toLowerCase() === 'now') return { at: now.toISOString(), precision: 'minute' }
  const [, count, unit] = agoPattern.exec(text) ?? []
  const seconds = agoSeconds[unit?.toLowerCase() ?? '']
  if (!count || !seconds) return null
  return { at: new Date(now.getTime() - Number(count) * seconds * 1000).toISOString(), precision: 'minute' }
}

function onWall(
  date: Pick<WallTime, 'year' | 'month' | 'day'>,
  [hour, minute, second]: (string | undefined)[],
  zone: string,
): ParsedMoment | null {
  const { year, month, day } = date
  const at = fromWall(
    { year, month, day, hour: Number(hour), minute: Number(minute), second: Number(second ?? 0) },
    zone,
  )
  return at ? { at: at.toISOString(), precision: second ? 'exact' : 'minute' } : null
}
