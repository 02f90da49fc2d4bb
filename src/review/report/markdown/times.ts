import { type Precision, precisions } from '#incident/marker.ts'
import { dayOf, dayText, instantOf, tellMoment } from '#incident/moment.ts'
import { clockWords, precisionWords } from '#incident/wording.ts'

/**
 * Times as people write them, with what a clock face leaves out behind them in a comment that no page shows:
 * `14:02:33<!-- .120456 -->` for microseconds, `14:02<!-- :33.5 -->` for the seconds of a time told to the minute.
 * An instant that doesn't come back from that (an unusual offset) stands in the comment as a whole.
 */
export interface TimePlace {
  zone: string
  /** The day and offset that a heading above already tells; absent where the time stands alone. */
  day?: { date: string; offset: string }
}

/** `14:02:33<!-- .120456 -->`, with its day and offset where the place doesn't tell them. */
export function writeTime(at: string, precision: Precision, place: TimePlace): string {
  const told = tellMoment(at, place.zone)
  const words = shownTime(at, precision, place)
  const rest = leftOut(told, precision)
  const light = rest ? `${words}<!-- ${rest} -->` : words
  return readTime(light, place)?.at === at ? light : `${words}<!-- ${at} -->`
}

function leftOut({ clock, fraction }: { clock: string; fraction: string }, precision: Precision): string {
  const digits = fraction && `.${fraction}`
  const seconds = precision === 'exact' ? '' : clock.slice(5)
  return seconds === ':00' && digits === '' ? '' : seconds + digits
}

function shownTime(at: string, precision: Precision, { zone, day }: TimePlace): string {
  const told = tellMoment(at, zone)
  const clock = clockWords(told.clock, precision === 'exact' ? 'exact' : 'minute')
  const date = day?.date === told.date ? '' : `${dayText(told.date)}, `
  const offset = day?.offset === told.offset ? '' : ` (${told.offset})`
  const sure = precisionWords[precision]
  return `${sure && `${sure} `}${date}${clock}${offset}`
}

export interface ReadTime {
  at: string
  precision: Precision
}

const clockFace = /(?<![\d:])(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?![\d:])\s*(am|pm)?/i
const remainder = /<!--\s*(:\d\d)?(?:\.(\d+))?\s*-->/
const instantComment = /<!--\s*(\d{4}-\S+)\s*-->/
const offsetWords =
  /(?:UTC|GMT)\s*(?:([+\-−])(\d{1,2})(?::?(\d\d)(?::(\d\d))?)?)?|(?<=\d)Z\b|(?<=\d\s?)([+-]\d\d:\d\d)/i

/**
 * Reads what `writeTime` wrote or what a person would write instead: `about 14:02`, `2 March 2026, 9:15 (UTC+1)`.
 * Null when there is no clock time, or no day: neither in the text nor in the place.
 */
export function readTime(text: string, place: TimePlace): ReadTime | null {
  const shown = text.replace(/<!--.*?-->/gs, '').trim()
  const exact = instantComment.exec(text)?.[1]
  const precision = precisionOf(shown)
  const places = [place, { zone: place.zone }]
  if (exact && instantPattern.test(exact) && places.some((at) => shownTime(exact, precision, at) === shown)) {
    return { at: exact, precision }
  }
  const face = clockFace.exec(shown)
  const date = dayOf(shown) ?? place.day?.date
  if (!face || !date) return null
  const [, rest = '', fraction = ''] = remainder.exec(text) ?? []
  const clock = `${hourOf(face)}:${face[2]}${face[3] ? `:${face[3]}` : rest || ':00'}`
  const at = instantAt({ date, clock, fraction: face[4] ?? fraction }, offsetOf(shown), place)
  return at === null ? null : { at, precision }
}

const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

function precisionOf(shown: string): Precision {
  const first = /^\p{L}+/u.exec(shown)?.[0].toLowerCase() ?? ''
  const said = precisions.find((each) => precisionWords[each] !== '' && precisionWords[each] === first)
  if (said) return said
  if (/^(?:~|≈|circa|ca|around|approximately)/i.test(shown)) return 'approx'
  return clockFace.exec(shown)?.[3] ? 'exact' : 'minute'
}

function hourOf(face: RegExpExecArray): string {
  const half = face[5]?.toLowerCase()
  const hour = half ? (Number(face[1]) % 12) + (half === 'pm' ? 12 : 0) : Number(face[1])
  return `${hour}`.padStart(2, '0')
}

/** `UTC+01:00` from the ways in which people write an offset, or null where there is none. */
export function offsetOf(text: string): string | null {
  const match = offsetWords.exec(text)
  if (!match) return null
  const [, sign, hours, minutes = '00', seconds, plain] = match
  if (plain) return `UTC${plain}`
  if (!sign || !hours || Number(hours) + Number(minutes) + Number(seconds ?? 0) === 0) return 'UTC'
  const size = `${hours.padStart(2, '0')}:${minutes}${seconds ? `:${seconds}` : ''}`
  return `UTC${sign === '+' ? '+' : '-'}${size}`
}

interface Wall {
  date: string
  clock: string
  fraction: string
}

/** Without an offset of its own a time has that of its heading, else that of the zone at the time. */
function instantAt(wall: Wall, offset: string | null, { zone, day }: TimePlace): string | null {
  if (offset) return instantOf({ ...wall, offset })
  if (day) return instantOf({ ...wall, offset: day.offset })
  const guess = instantOf({ ...wall, offset: 'UTC' })
  return guess && instantOf({ ...wall, offset: tellMoment(guess, zone).offset })
}

/** `14:02–14:20`; both ends as in `writeTime`. */
export function writeSpan(at: string, until: string | null, precision: Precision, place: TimePlace): string {
  const from = writeTime(at, precision, place)
  if (until === null) return from
  // An end before its beginning is taken for the next day unless its day is written out.
  const backwards = Date.parse(until) < Date.parse(at)
  const to = writeTime(until, endPrecision(precision), backwards ? { zone: place.zone } : place)
  return to.includes(' ') ? `${from} – ${to}` : `${from}–${to}`
}

const endPrecision = (precision: Precision) => (precision === 'exact' ? 'exact' : 'minute')

export interface ReadSpan extends ReadTime {
  until: string | null
}

/** Reads what `writeSpan` wrote, or null. An end without a day that lies before the beginning is on the next day. */
export function readSpan(text: string, place: TimePlace): ReadSpan | null {
  const [from, to] = twoEnds(text)
  const start = readTime(from, place)
  if (!start) return null
  const end = to === undefined ? null : readTime(to, place)
  if (!end) return { ...start, until: null }
  const nextDay = Date.parse(end.at) < Date.parse(start.at) && dayOf(to ?? '') === null
  return { ...start, until: nextDay ? dayLater(end.at) : end.at }
}

const rangeSign = /\s*[–—]\s*|\s+(?:to|until)\s+|(?<=\d)\s*-\s*(?=\d{1,2}:\d\d)/

/** Splits at the first dash or “to” that stands outside a comment. */
function twoEnds(text: string): [string, string | undefined] {
  const shown = text.replace(/<!--.*?-->/gs, (comment) => '\u0000'.repeat(comment.length))
  const sign = rangeSign.exec(shown)
  return sign ? [text.slice(0, sign.index), text.slice(sign.index + sign[0].length)] : [text, undefined]
}

function dayLater(at: string): string {
  const next = new Date(Date.parse(`${at.slice(0, 19)}Z`) + 86_400_000).toISOString().slice(0, 19)
  return next + at.slice(19)
}

/** The day and offset of a heading such as `Sunday, 1 March 2026 (UTC+01:00)`, or null. */
export function readDay(heading: string, zone: string): { date: string; offset: string } | null {
  const date = dayOf(heading)
  if (!date) return null
  return { date, offset: offsetOf(heading) ?? tellMoment(`${date}T12:00:00Z`, zone).offset }
}

/** `Sunday, 1 March 2026 (UTC+01:00)`. */
export function writeDay({ date, offset }: { date: string; offset: string }): string {
  const words = dayText(date, { weekday: true })
  return `${dayOf(words) === date ? words : date} (${offset})`
}
