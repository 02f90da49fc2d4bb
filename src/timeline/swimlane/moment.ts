import type { Micros } from '../entry.ts'

/** The number that two digits at a position write; NaN-like garbage is never asked for. */
const two = (text: string, at: number) => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48

const midnights = new Map<string, number>()

function midnight(day: string): number {
  let at = midnights.get(day)
  if (at === undefined) {
    at = Date.parse(`${day}T00:00:00Z`) * 1000
    if (midnights.size > 5000) midnights.clear()
    midnights.set(day, at)
  }
  return at
}

function fraction(moment: string): number {
  const digits = /\.(\d{1,6})/.exec(moment)?.[1] ?? ''
  return Number(digits.padEnd(6, '0'))
}

/**
 * An RFC 3339 moment, or microseconds already, as microseconds since 1970. Finer digits are cut off.
 * Moments in UTC, which is how the server tells them, take a shorter way: a picture may hold 100,000.
 */
export function microsOf(moment: string | Micros): Micros {
  if (typeof moment === 'number') return moment
  if (moment.endsWith('Z') && moment.charCodeAt(10) === 84 && moment.length >= 20) {
    const clock = two(moment, 11) * 3600 + two(moment, 14) * 60 + two(moment, 17)
    return midnight(moment.slice(0, 10)) + clock * 1e6 + (moment.length > 20 ? fraction(moment) : 0)
  }
  return Math.floor(Date.parse(moment) / 1000) * 1e6 + fraction(moment)
}

const offsets = new Map<string, Intl.DateTimeFormat>()

function offsetClock(zone: string): Intl.DateTimeFormat {
  let clock = offsets.get(zone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    offsets.set(zone, clock)
  }
  return clock
}

/** Milliseconds by which the zone's clocks are ahead of UTC at a moment (milliseconds since 1970). */
export function offsetMillis(zone: string, at: number): number {
  const name = offsetClock(zone)
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? []
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000
  return sign === '-' ? -size : size
}

/** What the zone's clocks show, as milliseconds of a clock that runs in UTC. */
export const wallMillis = (zone: string, at: number): number => at + offsetMillis(zone, at)

/** The moment at which the zone's clocks show this; for an hour shown twice the first, for a skipped one null. */
export function momentOfWall(zone: string, wall: number): number | null {
  const day = 86_400_000
  for (const probe of [wall - day, wall + day]) {
    const at = wall - offsetMillis(zone, probe)
    if (wallMillis(zone, at) === wall) return at
  }
  return null
}
