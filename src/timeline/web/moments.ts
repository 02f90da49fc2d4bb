import type { Micros } from '../entry.ts'
import { microsOf } from '../swimlane/moment.ts'

const minute = 60_000_000
const second = 1_000_000

/** Microseconds since 1970 as RFC 3339 in UTC, with the digits that they need. */
export function instantFrom(at: Micros): string {
  const whole = new Date(Math.floor(at / second) * 1000).toISOString().slice(0, 19)
  const rest = ((at % second) + second) % second
  return rest === 0 ? `${whole}Z` : `${whole}.${String(rest).padStart(6, '0')}Z`
}

/** Seconds from one moment to another (RFC 3339), to the microsecond. */
export function secondsBetween(from: string, to: string): number {
  return (microsOf(to) - microsOf(from)) / second
}

export function shifted(at: string, seconds: number): string {
  return instantFrom(microsOf(at) + Math.round(seconds * second))
}

/**
 * A moment between two neighbours, as round as the room between them allows. With one neighbour only, a minute
 * beside it; with neighbours at the same moment, that moment.
 */
export function momentBetween(before: string | null, after: string | null): string | null {
  if (before === null) return after === null ? null : shifted(after, -60)
  if (after === null) return shifted(before, 60)
  const [from, to] = [microsOf(before), microsOf(after)]
  const middle = (from + to) / 2
  for (const step of [minute, second]) {
    const round = Math.round(middle / step) * step
    if (round > from && round < to) return instantFrom(round)
  }
  return instantFrom(Math.floor(middle))
}

/**
 * What somebody typed, unless it says no more than the moment that was there: fields show no fractions of a second,
 * and a time that nobody meant to change keeps its own.
 */
export function keptOrTyped(was: string, typed: string): string {
  const [before, after] = [microsOf(was), microsOf(typed)]
  return Math.floor(before / second) === Math.floor(after / second) ? was : typed
}
