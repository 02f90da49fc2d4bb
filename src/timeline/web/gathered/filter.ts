import { listOf, type Search, textOf } from '#web/search-state.ts'
import { type EntryKind, entryKinds } from '../../entry.ts'

/** What of everything gathered is listed; absent parts don't narrow. As the address and the API say it. */
export interface GatheredFilter {
  source?: string[]
  person?: string[]
  kind?: EntryKind[]
  evidence?: string
  q?: string
  from?: string
  to?: string
}
export type Facet = 'source' | 'person' | 'kind'

const isKind = (text: string): text is EntryKind => (entryKinds as readonly string[]).includes(text)
const isInstant = (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) && !Number.isNaN(Date.parse(text))
const isId = (text: string) => /^[0-9a-f-]{36}$/i.test(text)

/** The filter that an address asks for; what it can't mean is left out. */
export function filterOf(search: Search): GatheredFilter {
  const filter: GatheredFilter = {}
  const source = listOf(search.source)
  const person = listOf(search.person)
  const kind = listOf(search.kind).filter(isKind)
  if (source.length > 0) filter.source = source
  if (person.length > 0) filter.person = person
  if (kind.length > 0) filter.kind = kind
  const evidence = textOf(search.evidence)
  if (evidence && isId(evidence)) filter.evidence = evidence
  const q = textOf(search.q)?.trim().slice(0, 200)
  if (q) filter.q = q
  for (const end of ['from', 'to'] as const) {
    const at = textOf(search[end])
    if (at && isInstant(at)) filter[end] = at
  }
  return filter
}

/** All parts of a filter set free, for the address. */
export const noFilter = {
  source: undefined,
  person: undefined,
  kind: undefined,
  evidence: undefined,
  q: undefined,
  from: undefined,
  to: undefined,
} satisfies Record<keyof GatheredFilter, undefined>

export const isFiltered = (filter: GatheredFilter) => Object.keys(filter).length > 0

/** With a value of one facet taken in or out. */
export function toggled(values: readonly string[] | undefined, value: string): string[] {
  const there = values ?? []
  return there.includes(value) ? there.filter((one) => one !== value) : [...there, value]
}

/** Without one part: what a facet's own choices are counted under. */
export function without(filter: GatheredFilter, part: keyof GatheredFilter): GatheredFilter {
  const { [part]: _, ...rest } = filter
  return rest
}
