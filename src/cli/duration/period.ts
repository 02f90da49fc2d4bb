import { misused } from '../failure.ts'
import { type ClockChoice, givenTime } from '../given/time.ts'

export interface GivenPeriod extends ClockChoice {
  from?: string
  to?: string
  compare?: string
}

/** A day that ends something is part of it. */
function endOf(text: string, clock: ClockChoice): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text.trim())) return givenTime(text, clock).at
  const next = new Date(`${text.trim()}T00:00:00Z`)
  if (Number.isNaN(next.getTime())) return givenTime(text, clock).at
  next.setUTCDate(next.getUTCDate() + 1)
  return givenTime(next.toISOString().slice(0, 10), clock).at
}

/** The periods as the API takes them. @throws Failure (usage) for what can't be read. */
export function periodQuery({ from, to, compare, ...clock }: GivenPeriod) {
  return {
    ...(from && { from: givenTime(from, clock).at }),
    ...(to && { to: endOf(to, clock) }),
    ...(compare && { compare: comparedWith(compare, clock) }),
  }
}

function comparedWith(text: string, clock: ClockChoice): string {
  if (text === 'previous') return text
  const [first, last, ...rest] = text.split('..')
  if (!first || !last || rest.length > 0) {
    throw misused(`“${text}” is no period. Say previous, or two days like 2026-01-01..2026-03-31.`)
  }
  return `${givenTime(first, clock).at}..${endOf(last, clock)}`
}
