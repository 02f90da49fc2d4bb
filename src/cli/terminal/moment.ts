import type { StartPrecision } from '#incident/contract.ts'
import type { Precision } from '#incident/marker.ts'
import { tellMoment } from '#incident/moment.ts'
import { clockWords } from '#incident/wording.ts'

/** A moment by the clocks of a zone, with its offset and as exactly as it is known: `2026-03-01 14:02 +01:00`. */
export function momentText(at: string, zone: string, precision: Precision = 'exact'): string {
  const { date, clock, offset } = tellMoment(at, zone)
  return `${date} ${clockWords(clock, precision)} ${offset === 'UTC' ? 'UTC' : offset.replace('UTC', '')}`
}

/** When an incident began, as far as that is known: a moment to the minute, a day, or a dash. */
export function startText(at: string, precision: StartPrecision, zone: string): string {
  if (precision === 'unknown') return '–'
  return precision === 'day' ? at.slice(0, 10) : momentText(at, zone, 'minute')
}
