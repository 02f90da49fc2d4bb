/** A time as a clock on the wall of a zone shows it. */
export interface WallTime {
  year: number
  /** From 1. */
  month: number
  day: number
  hour: number
  minute: number
  second: number
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(zone: string) {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  })
  formatters.set(zone, made)
  return made
}

/** What the clock shows in a zone (IANA name) at a moment. */
export function toWall(at: Date, zone: string): WallTime {
  const parts = new Map(
    formatter(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const read = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
    second: read('second'),
  }
}

/**
 * The moment at which a zone’s clock shows a time. Where clocks are put back, the first of the two; where they are
 * put forward over it, as long after the change as the clock would have shown. Null for a date that does not exist.
 */
export function fromWall(wall: WallTime, zone: string): Date | null {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second)
  const check = new Date(asUtc)
  const real = check.getUTCDate() === wall.day && check.getUTCHours() === wall.hour
  if (!real || check.getUTCMinutes() !== wall.minute) return null
  const before = asUtc - offsetAt(asUtc - 86_400_000, zone)
  const after = asUtc - offsetAt(asUtc + 86_400_000, zone)
  const fits = [before, after].filter((moment) => moment + offsetAt(moment, zone) === asUtc)
  return new Date(fits.length > 0 ? Math.min(...fits) : before)
}

/** How far a zone is ahead of UTC at a moment, in milliseconds. */
function offsetAt(moment: number, zone: string): number {
  const wall = toWall(new Date(moment), zone)
  const shown = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second)
  return shown - Math.floor(moment / 1000) * 1000
}

const two = (value: number) => String(value).padStart(2, '0')

/** A moment as people may type it: `2026-03-01 14:02`, with seconds where there are any. */
export function typedMoment(at: string | Date, zone: string): string {
  const wall = toWall(new Date(at), zone)
  const seconds = wall.second > 0 ? `:${two(wall.second)}` : ''
  const date = `${String(wall.year).padStart(4, '0')}-${two(wall.month)}-${two(wall.day)}`
  return `${date} ${two(wall.hour)}:${two(wall.minute)}${seconds}`
}
