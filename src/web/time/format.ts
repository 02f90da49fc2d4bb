/** How exactly a time is known; the same words as an entry's precision. */
export type Exactness = 'exact' | 'minute' | 'approx' | 'unknown'
/** `full`: 1 Mar 2026, 14:02:33 UTC · `date-time`: without zone · `time`: 14:02:33 · `date`: 1 Mar 2026. */
export type MomentStyle = 'full' | 'date-time' | 'time' | 'date'

interface MomentOptions {
  zone: string
  precision?: Exactness
  style?: MomentStyle
  locale?: string
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter costs a hundred times more than using it, and a timeline shows thousands of times. */
function formatter(locale: string, zone: string, options: Intl.DateTimeFormatOptions) {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
  formatters.set(key, made)
  return made
}

const day: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' }

/** The abbreviation or offset of a zone at a moment: `UTC`, `CET`, `GMT+5:30`. */
export function zoneName(at: string | Date, zone: string, locale = 'en-GB'): string {
  const parts = formatter(locale, zone, { timeZoneName: 'short' }).formatToParts(new Date(at))
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone
}

/** A moment for people, no more exact than it is known. `at` is RFC 3339. Always 24 hours, always unambiguous. */
export function formatMoment(at: string | Date, options: MomentOptions): string {
  const { zone, precision = 'exact', style = 'full', locale = 'en-GB' } = options
  const moment = new Date(at)
  const date = formatter(locale, zone, day).format(moment)
  if (style === 'date') return date
  const time = timeOf(moment, zone, precision, locale)
  if (style === 'time') return time
  return style === 'full' ? `${date}, ${time} ${zoneName(moment, zone, locale)}` : `${date}, ${time}`
}

function timeOf(moment: Date, zone: string, precision: Exactness, locale: string): string {
  const seconds = precision === 'exact' ? ({ second: '2-digit' } as const) : {}
  const time = formatter(locale, zone, {
    hour: '2-digit',
    minute: '2-digit',
    ...seconds,
    hourCycle: 'h23',
  }).format(moment)
  if (precision === 'approx') return `~${time}`
  return precision === 'unknown' ? `${time}?` : time
}

/** The day of a moment in a zone, to group by: `2026-03-01`. */
export function dayOf(at: string | Date, zone: string): string {
  return formatter('en-CA', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at))
}

const units = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const

/** A length of time with its two largest units: `1 h 24 min`, `45 s`, `2 d 3 h`. Negative ones keep their sign. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(Math.abs(seconds))
  const sign = seconds < 0 && whole > 0 ? '−' : ''
  const first = units.findIndex(([, size]) => whole >= size)
  if (first === -1) return '0 s'
  const parts: string[] = []
  let rest = whole
  for (const [name, size] of units.slice(first, first + 2)) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0) parts.push(`${count} ${name}`)
  }
  return sign + parts.join(' ')
}

/** How long ago, for feeds: `just now`, `12 min ago`, `3 days ago`; older ones as a date. */
export function formatAgo(at: string | Date, now: Date, zone: string): string {
  const seconds = (now.getTime() - new Date(at).getTime()) / 1000
  if (seconds < 45) return 'just now'
  if (seconds < 3_600) return `${Math.max(1, Math.round(seconds / 60))} min ago`
  if (seconds < 86_400) return `${Math.round(seconds / 3_600)} h ago`
  const days = Math.round(seconds / 86_400)
  if (days < 7) return days === 1 ? 'yesterday' : `${days} days ago`
  return formatMoment(at, { zone, style: 'date' })
}

/** Bytes for people: `512 B`, `1.4 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`
  const names = ['kB', 'MB', 'GB', 'TB'] as const
  let size = bytes / 1_000
  let name = 0
  while (size >= 999.5 && name < names.length - 1) {
    size /= 1_000
    name += 1
  }
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${names[name]}`
}
