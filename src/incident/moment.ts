/** A moment as clocks somewhere show it. */
export interface ToldMoment {
  /** `2026-03-01`, the day there. */
  date: string
  /** `14:02:33` */
  clock: string
  /** Digits after the second exactly as given: `120456`, or empty. */
  fraction: string
  /** `UTC+01:00`, or `UTC`. */
  offset: string
}

const written = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  let clock: Intl.DateTimeFormat
  try {
    clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  } catch {
    clock = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', timeZoneName: 'longOffset' })
  }
  // Names may come from imported files, so there may be any number of wrong ones.
  if (clocks.size > 500) clocks.clear()
  clocks.set(zone, clock)
  return clock
}

/** Whether the machine knows this zone; times in an unknown one are told in UTC. */
export function knowsZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

function offsetOf(zone: string, epochMillis: number): { seconds: number; name: string } {
  const parts = clockOf(zone).formatToParts(epochMillis)
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  const seconds = shiftOf(name)
  return { seconds, name: seconds === 0 ? 'UTC' : name.replace('GMT', 'UTC') }
}

/** Seconds east of UTC of `UTC+01:00`; old local times have seconds too: `UTC-00:44:30`. */
function shiftOf(offset: string): number {
  const [, sign, hours, minutes, seconds] = /([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(offset) ?? []
  const size = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)
  return sign === '-' ? -size : size
}

const wall = (text: string) => ({ date: text.slice(0, 10), clock: text.slice(11, 19) })

/** An instant (RFC 3339 with offset) as the clocks of a zone show it; an unknown zone counts as UTC. */
export function tellMoment(at: string, zone: string): ToldMoment {
  const [, whole = '1970-01-01T00:00:00', fraction = '', shift = 'Z'] = written.exec(at) ?? []
  const epoch = Date.parse(`${whole}${shift}`)
  const offset = offsetOf(zone, epoch)
  const local = new Date(epoch + offset.seconds * 1000).toISOString()
  // Outside the years 0 to 9999 only the clock that wrote the time can tell it.
  if (!/^\d{4}-/.test(local)) {
    return { ...wall(whole), fraction, offset: shift === 'Z' ? 'UTC' : `UTC${shift}` }
  }
  return { ...wall(local), fraction, offset: offset.name }
}

/** `2026-03-01`, `14:02:33`, `120456` and `UTC+01:00` back to `2026-03-01T13:02:33.120456Z`; null when impossible. */
export function instantOf(told: ToldMoment): string | null {
  const shift = shiftOf(told.offset)
  const local = Date.parse(`${told.date}T${told.clock}Z`)
  // Date.parse moves 30 February into March; a day that doesn't exist is no answer.
  if (Number.isNaN(local) || !new Date(local).toISOString().startsWith(told.date)) return null
  const utc = new Date(local - shift * 1000).toISOString()
  if (!/^\d{4}-/.test(utc)) return null
  return `${utc.slice(0, 19)}${told.fraction && `.${told.fraction}`}Z`
}

const longDay = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const shortDay = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

/** `2026-03-01` as `1 March 2026`, or `Sunday, 1 March 2026` with its weekday. */
export function dayText(date: string, options: { weekday?: boolean } = {}): string {
  const at = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(at)) return date
  const text = (options.weekday ? longDay : shortDay).format(at)
  // "Sunday 1 March 2026" in en-GB; the comma makes it easier to take in.
  return options.weekday ? text.replace(/^(\p{L}+),? /u, '$1, ') : text
}

const months = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month, 1)),
)

/** The day that a text such as `Sunday, 1 March 2026`, `1 Mar 2026` or `2026-03-01` names, as `2026-03-01`, or null. */
export function dayOf(text: string): string | null {
  const iso = /(?<!\d)(\d{4}-\d\d-\d\d)(?!\d)/.exec(text)?.[1]
  const [, day, name, year] = /(?<!\d)(\d{1,2})\.?\s+(\p{L}{3,})\.?,?\s+(\d{4})(?!\d)/u.exec(text) ?? []
  const month = months.findIndex((each) => name && each.toLowerCase().startsWith(name.toLowerCase())) + 1
  const found =
    iso ?? (month > 0 && day ? `${year}-${`${month}`.padStart(2, '0')}-${day.padStart(2, '0')}` : '')
  const at = Date.parse(`${found}T00:00:00Z`)
  return Number.isNaN(at) || !new Date(at).toISOString().startsWith(found) ? null : found
}
