import type { Precision } from '#incident/marker.ts'
import { tellMoment } from '#incident/moment.ts'
import { clockWords } from '#incident/wording.ts'

/** A moment by the clocks of a zone, with its offset and as exactly as it is known: `2026-03-01 14:02 +01:00`. */
export function momentText(at: string, zone: string, precision: Precision = 'exact'): string {
  const { date, clock, offset } = tellMoment(at, zone)
  return `${date} ${clockWords(clock, precision)} ${offset === 'UTC' ? 'UTC' : offset.replace('UTC', '')}`
}
