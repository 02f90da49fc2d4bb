import type { Micros } from '../entry.ts'

/** An RFC 3339 moment, or microseconds already, as microseconds since 1970. Finer digits are cut off. */
export function microsOf(moment: string | Micros): Micros {
  if (typeof moment === 'number') return moment
  const millis = Date.parse(moment)
  const dot = moment.indexOf('.')
  if (dot < 0) return millis * 1000
  let rest = 0
  for (let digit = 4; digit <= 6; digit += 1) {
    const code = moment.charCodeAt(dot + digit) - 48
    if (!(code >= 0 && code <= 9)) {
      rest *= 10 ** (7 - digit)
      break
    }
    rest = rest * 10 + code
  }
  return millis * 1000 + rest
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
