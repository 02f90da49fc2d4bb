import { Problem } from '#platform/errors.ts'

/** `from` inclusive, `to` exclusive; null where it has no beginning. */
export interface Span {
  from: Date | null
  to: Date
}
export interface BoundedSpan extends Span {
  from: Date
}

const dayLength = 86_400_000
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)

function wrong(path: string, message: string): Problem {
  return new Problem('invalid-input', message, { fields: [{ path, message }] })
}

function momentOf(text: string, end: boolean, path: string): Date {
  const at = Date.parse(text)
  if (Number.isNaN(at)) throw wrong(path, `“${text}” is neither a day like 2026-03-01 nor a moment.`)
  return new Date(end && isDay(text) ? at + dayLength : at)
}

/**
 * The period asked about: days are UTC's, the last one included; it never reaches beyond now.
 * @throws Problem `invalid-input` when it ends before it begins.
 */
export function periodOf(given: { from?: string | undefined; to?: string | undefined }, now: Date): Span {
  const from = given.from === undefined ? null : momentOf(given.from, false, 'from')
  const asked = given.to === undefined ? now : momentOf(given.to, true, 'to')
  const to = asked < now ? asked : now
  if (from && from >= to) throw wrong('from', 'The period ends before it begins, or has not begun yet.')
  return { from, to }
}

/**
 * The earlier period to compare with: `previous` or `A..B`.
 * @throws Problem `invalid-input` when one of the two has no beginning, or they overlap.
 */
export function comparedPeriod(compare: string, { from, to }: Span): BoundedSpan {
  if (!from) throw wrong('compare', 'To compare, say where the period begins.')
  if (compare === 'previous') {
    return { from: new Date(2 * from.getTime() - to.getTime()), to: from }
  }
  const [first, last, ...rest] = compare.split('..')
  if (!first || !last || rest.length > 0) {
    throw wrong('compare', 'Say “previous”, or a period like 2026-01-01..2026-03-31.')
  }
  const earlier = { from: momentOf(first, false, 'compare'), to: momentOf(last, true, 'compare') }
  if (earlier.from >= earlier.to) throw wrong('compare', 'The period compared with ends before it begins.')
  if (earlier.to > from) {
    throw wrong('compare', 'The period compared with has to end before the other begins.')
  }
  return earlier
}

/** In days. */
export function lengthOf({ from, to }: BoundedSpan): number {
  return (to.getTime() - from.getTime()) / dayLength
}
