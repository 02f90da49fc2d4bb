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

function timeOf(at: Micros): string {
  const time = Math.min(Math.max(Math.trunc(at), 0), Number.MAX_SAFE_INTEGER)
    .toString(16)
    .padStart(15, '0')
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-8${time.slice(12)}`
}

/** Where an entry stands among the others once its time was corrected: its identifier with that time in it. */
export function placeAt(id: string, at: Micros): string {
  return `${timeOf(at)}${id.slice(18)}`
}

/** RFC 3339 in UTC with microseconds, as PostgreSQL takes it. */
export function instantOf(at: Micros): string {
  const milliseconds = Math.floor(at / 1000)
  const rest = at - milliseconds * 1000
  return `${new Date(milliseconds).toISOString().slice(0, -1)}${String(rest).padStart(3, '0')}Z`
}

/** Microseconds since 1970 of an RFC 3339 time; digits past the sixth are dropped. */
export function microsOf(instant: string): Micros {
  const fraction = /\.(\d+)/.exec(instant)?.[1] ?? ''
  const beyondMillis = Number(fraction.padEnd(6, '0').slice(3, 6))
  return Date.parse(instant.replace(/\.\d+/, (match) => match.slice(0, 4))) * 1000 + beyondMillis
}
