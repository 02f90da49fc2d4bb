/** A clock's zone: a fixed distance from UTC, or a place whose rules say the distance. */
export type Zone =
  | { name: string; offset: number; note?: string }
  | { name: string; offset: null; note?: string }

const hour = 3600
const day = 86_400

/** Seconds east of UTC; where an abbreviation has several meanings, the commonest one, and the note says so. */
const abbreviations: Record<string, number | string | [number, string]> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  UT: 0,
  WET: 0,
  WEST: hour,
  BST: [hour, 'BST was read as British Summer Time (+01:00).'],
  CET: hour,
  CEST: 2 * hour,
  MEZ: hour,
  MESZ: 2 * hour,
  EET: 2 * hour,
  EEST: 3 * hour,
  MSK: 3 * hour,
  SAST: 2 * hour,
  IST: [5.5 * hour, 'IST was read as India Standard Time (+05:30); it also means Israel and Irish time.'],
  SGT: 8 * hour,
  HKT: 8 * hour,
  JST: 9 * hour,
  KST: 9 * hour,
  AWST: 8 * hour,
  ACST: 9.5 * hour,
  ACDT: 10.5 * hour,
  AEST: 10 * hour,
  AEDT: 11 * hour,
  NZST: 12 * hour,
  NZDT: 13 * hour,
  NDT: -2.5 * hour,
  BRT: -3 * hour,
  ART: -3 * hour,
  ADT: -3 * hour,
  EDT: -4 * hour,
  EST: -5 * hour,
  CDT: -5 * hour,
  CST: [-6 * hour, 'CST was read as US Central Standard Time (−06:00); it also means China time.'],
  MDT: -6 * hour,
  MST: -7 * hour,
  PDT: -7 * hour,
  PST: -8 * hour,
  AKDT: -8 * hour,
  AKST: -9 * hour,
  HST: -10 * hour,
  ET: 'America/New_York',
  CT: 'America/Chicago',
  MT: 'America/Denver',
  PT: 'America/Los_Angeles',
}

interface Place {
  zone: Zone
  clock: Intl.DateTimeFormat
  /** Offsets of days (counted from 1970) around which nothing changes. */
  quiet: Map<number, number>
}

const places = new Map<string, Place | null>()

function placeOf(name: string): Place | null {
  const known = places.get(name)
  if (known !== undefined) return known
  let found: Place | null = null
  try {
    const clock = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
    const zone = { name: clock.resolvedOptions().timeZone, offset: null }
    found = { zone, clock, quiet: new Map() }
  } catch {
    // Not a zone that this machine knows.
  }
  // Names come from evidence, so the number of wrong ones is not bounded by the number of zones.
  if (places.size > 1000) places.clear()
  places.set(name, found)
  return found
}

/** Seconds to a name like `+05:30`; zero is `UTC`. */
export function offsetName(offset: number): string {
  if (offset === 0) return 'UTC'
  const minutes = Math.abs(offset) / 60
  const two = (n: number) => String(Math.trunc(n)).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
}

export const fixedZone = (offset: number): Zone => ({ name: offsetName(offset), offset })

/** The zone that an abbreviation stands for (`CET`, `PT`), or null; upper case only, except `utc` and `gmt`. */
export function abbreviatedZone(text: string): Zone | null {
  const name = /^(?:utc|gmt|z)$/i.test(text) ? text.toUpperCase() : text
  const meaning = Object.hasOwn(abbreviations, name) ? abbreviations[name] : undefined
  if (meaning === undefined) return null
  if (typeof meaning === 'string') return { name: meaning, offset: null }
  if (typeof meaning === 'number') return fixedZone(meaning)
  return { ...fixedZone(meaning[0]), note: meaning[1] }
}

/** The place that an IANA name stands for (`Europe/Berlin`), or null when there is none. */
export const placeZone = (name: string): Zone | null => placeOf(name)?.zone ?? null

/** `±hh`, `±hhmm` or `±hh:mm` in seconds, or null when no clock on Earth is that far from UTC. */
export function offsetSeconds(sign: string, hours: string, minutes = '0'): number | null {
  const seconds = Number(hours) * hour + Number(minutes) * 60
  if (Number(minutes) > 59 || seconds > 14 * hour) return null
  return sign === '+' ? seconds : -seconds
}

/** A zone as a person may choose it: an IANA name, an abbreviation or an offset. Null when it is none of them. */
export function zoneNamed(text: string): Zone | null {
  const known = places.get(text)
  if (known) return known.zone
  const trimmed = text.trim()
  const offset = /^(?:UTC|GMT)?\s?([+\-−])(\d{1,2}):?(\d{2})?$/i.exec(trimmed)
  if (offset) {
    const seconds = offsetSeconds(offset[1] === '+' ? '+' : '-', offset[2] ?? '', offset[3])
    return seconds === null ? null : fixedZone(seconds)
  }
  return abbreviatedZone(trimmed) ?? placeZone(trimmed)
}

function offsetAt(clock: Intl.DateTimeFormat, epoch: number): number {
  const part = clock.formatToParts(epoch * 1000).find((p) => p.type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes, seconds] = /([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(part) ?? []
  const size = Number(hours ?? 0) * hour + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)
  return sign === '-' ? -size : size
}

/** The offset of the whole stretch from a day before to a day after, or null when it changes in between. */
function quietOffset({ clock, quiet }: Place, local: number): number | null {
  const dayNumber = Math.floor(local / day)
  const known = quiet.get(dayNumber)
  if (known !== undefined) return known
  const before = offsetAt(clock, (dayNumber - 1) * day)
  if (before !== offsetAt(clock, (dayNumber + 2) * day)) return null
  if (quiet.size > 20_000) quiet.clear()
  quiet.set(dayNumber, before)
  return before
}

/**
 * Epoch seconds of a wall clock that shows `local` (seconds as if the clock were UTC's).
 * A time that a zone skips moves forward by the length of the gap; of a time that it shows twice, the first counts.
 * That is the rule of RFC 5545 and of ECMAScript's Temporal ("compatible").
 */
export function epochSeconds(local: number, zone: Zone): number {
  if (zone.offset !== null) return local - zone.offset
  const place = placeOf(zone.name)
  if (!place) return local
  const quiet = quietOffset(place, local)
  if (quiet !== null) return local - quiet
  const before = offsetAt(place.clock, local - day)
  const after = offsetAt(place.clock, local + day)
  const shown = [local - before, local - after].filter((at) => at + offsetAt(place.clock, at) === local)
  return shown.length > 0 ? Math.min(...shown) : local - before
}
