import { hash } from 'node:crypto'
import type { Micros } from './entry.ts'

/**
 * The identifier of an entry: its time in microseconds (60 bits), then a digest of incident and natural key (62
 * bits), as a UUID of version 8 (RFC 9562 §5.8). Identifiers sort by time, and the same thing read twice has the
 * same one. Times outside 1970–2255 are held at the bounds; the entry's `at` stays true.
 */
export function entryId(incidentId: string, at: Micros, key: string): string {
  const digest = hash('sha1', `${incidentId}\n${key}`, 'hex')
  const variant = (8 + (Number.parseInt(digest.charAt(0), 16) & 3)).toString(16)
  return `${timeOf(at)}-${variant}${digest.slice(1, 4)}-${digest.slice(4, 16)}`
}

/** The first 18 characters, in two halves of 32 and 28 bits: larger numbers are slow to write. */
function timeOf(at: Micros): string {
  const time = Math.min(Math.max(Math.trunc(at), 0), Number.MAX_SAFE_INTEGER)
  const high = Math.floor(time / 2 ** 28)
  const low = (time - high * 2 ** 28).toString(16).padStart(7, '0')
  return `${high.toString(16).padStart(8, '0')}-${low.slice(0, 4)}-8${low.slice(4)}`
}

/** Where an entry stands among the others once its time was corrected: its identifier with that time in it. */
export function placeAt(id: string, at: Micros): string {
  return `${timeOf(at)}${id.slice(18)}`
}

const minute = 60_000_000
const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'))
let lastMinute = Number.NaN
let lastMinuteText = ''

/** RFC 3339 in UTC with microseconds, as PostgreSQL takes it. */
export function instantOf(at: Micros): string {
  const minutes = Math.floor(at / minute)
  // Entries come in order: most are of the same minute as the one before.
  if (minutes !== lastMinute) {
    lastMinute = minutes
    lastMinuteText = new Date(minutes * 60_000).toISOString().slice(0, -7)
  }
  const rest = at - minutes * minute
  const seconds = Math.floor(rest / 1_000_000)
  const micros = rest - seconds * 1_000_000
  return `${lastMinuteText}${twoDigits[seconds]}.${micros === 0 ? '000000' : String(micros).padStart(6, '0')}Z`
}

/** Microseconds since 1970 of an RFC 3339 time; digits past the sixth are dropped. */
export function microsOf(instant: string): Micros {
  const fraction = /\.(\d+)/.exec(instant)?.[1] ?? ''
  const beyondMillis = Number(fraction.padEnd(6, '0').slice(3, 6))
  return Date.parse(instant.replace(/\.\d+/, (match) => match.slice(0, 4))) * 1000 + beyondMillis
}
