import type { ApiRoutes } from '#contracts.ts'
import type { Incident } from '#incident/contract.ts'
import type { Request } from '#platform/http/contract.ts'
import { type Search, textOf } from '#web/search-state.ts'
import { fromWall } from '#web/time/wall.ts'
import { durationIds } from '../../statistics/kinds.ts'

const incidentKinds = ['incident', 'near-miss'] as const satisfies readonly Incident['kind'][]
export const comparisons = ['previous', 'year'] as const

/** What is asked, as it stands in the address. Days are of the viewer's zone, both included. */
export interface Question {
  duration: string
  severity?: string
  service?: string
  kind?: (typeof incidentKinds)[number]
  from?: string
  to?: string
  compare?: (typeof comparisons)[number]
  mean?: 'true'
}

/** The question in an address; what isn't one of ours is left out. */
export function questionOf(search: Search): Question {
  const duration = textOf(search.duration) ?? ''
  const compare = comparisons.find((one) => one === textOf(search.compare))
  const [from, to] = [dayIn(search.from), dayIn(search.to)]
  return {
    duration: durationIds.includes(duration) ? duration : 'ttm',
    ...named('severity', textOf(search.severity)),
    ...named('service', textOf(search.service)),
    ...kindIn(search.kind),
    ...named('from', from),
    ...named('to', to),
    ...(compare && from ? { compare } : {}),
    ...(textOf(search.mean) === 'true' ? { mean: 'true' } : {}),
  }
}

function named<K extends string>(name: K, value: string | undefined) {
  return (value ? { [name]: value } : {}) as Partial<Record<K, string>>
}

function kindIn(value: Search[string]): Pick<Question, 'kind'> {
  const kind = incidentKinds.find((one) => one === textOf(value))
  return kind ? { kind } : {}
}

function dayIn(value: Search[string]): string | undefined {
  const text = textOf(value)
  return text && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined
}

type Query = NonNullable<Request<ApiRoutes['GET /durations']>['query']>

/** The question as the API takes it: days as moments of a zone. */
export function queryOf({ from, to, compare, ...rest }: Question, zone: string): Query {
  return {
    ...rest,
    ...(from && { from: beginOf(from, zone) }),
    ...(to && { to: beginOf(dayAfter(to), zone) }),
    ...(compare === 'previous' && { compare }),
    ...(compare === 'year' && from && { compare: yearBefore(from, to, zone) }),
  }
}

/** The same days a year earlier; without a last day, as many as there are until the first. */
function yearBefore(from: string, to: string | undefined, zone: string): string {
  const last = to ?? new Date().toISOString().slice(0, 10)
  const end = [earlierByAYear(dayAfter(last)), from].sort()[0] ?? from
  return `${beginOf(earlierByAYear(from), zone)}..${beginOf(end, zone)}`
}

function earlierByAYear(day: string): string {
  const [year = '', ...rest] = day.split('-')
  const moved = [String(Number(year) - 1).padStart(4, '0'), ...rest].join('-')
  return moved.endsWith('02-29') ? moved.replace('02-29', '03-01') : moved
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

function beginOf(day: string, zone: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const at = fromWall({ year, month, day: date, hour: 0, minute: 0, second: 0 }, zone)
  return (at ?? new Date(`${day}T00:00:00Z`)).toISOString()
}
