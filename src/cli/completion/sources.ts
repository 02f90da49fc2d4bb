import { itemStates } from '#improvement/item.ts'
import { markers } from '#incident/marker.ts'
import { commonRoles } from '#incident/role.ts'
import { categories } from '#language/finding.ts'
import { durationIds } from '#learning/statistics/kinds.ts'
import { entryKinds } from '#timeline/entry.ts'
import type { Api } from '../server/connection.ts'

export interface Candidate {
  value: string
  description?: string
}

export interface Asked {
  /** What is typed so far. */
  typed: string
  /** The arguments before it; the first is most often an incident's key. */
  given: readonly string[]
}

/** Where the candidates for an argument or an option come from: a list, the server, or the files here. */
export type Source = readonly string[] | 'files' | ((api: Api, asked: Asked) => Promise<Candidate[]>)

const incidents: Source = async (api) => {
  const { items } = await api('GET /incidents', { query: { limit: 100 } })
  return items.map(({ key, title }) => ({ value: key, description: title }))
}

/** `INC-1/` first, then what is in it. */
const evidence: Source = async (api, { typed, ...asked }) => {
  const [key, name] = typed.split('/')
  if (!key || name === undefined) {
    return (await incidents(api, { typed, ...asked })).map(({ value, ...more }) => ({
      value: `${value}/`,
      ...more,
    }))
  }
  const { items } = await api('GET /incidents/:key/evidence', { params: { key } })
  return items.map((one) => ({ value: `${key}/${one.name}`, description: one.state }))
}

const names =
  (route: 'GET /services' | 'GET /teams'): Source =>
  async (api) =>
    (await api(route, {})).items.map(({ name }) => ({ value: name }))

const people: Source = async (api) => {
  const { items } = await api('GET /people', {})
  return items.filter(({ active }) => active).map(({ email, name }) => ({ value: email, description: name }))
}

const ofEntries =
  (what: 'sources' | 'people'): Source =>
  async (api, { given: [key = ''] }) => {
    const summary = await api('GET /incidents/:key/entries/summary', { params: { key } })
    if (what === 'people')
      return summary.people.map(({ name }) => ({ value: name, description: 'who said or did it' }))
    return summary.sources.map(({ name, count }) => ({ value: name, description: `${count} entries` }))
  }

const channels: Source = async (api, { given: [of = ''] }) => {
  const [key = '', name] = of.split('/')
  if (!name) return []
  const { items } = await api('GET /incidents/:key/evidence', { params: { key } })
  const id = items.find((one) => one.name === name)?.id ?? of
  const inspection = await api('POST /evidence/:id/inspection', { params: { id }, body: {} })
  return (inspection.channels ?? []).map((one) => ({ value: one.name, description: one.id }))
}

const factors: Source = async (api, { given: [key = ''] }) => {
  const review = await api('GET /incidents/:key/review', { params: { key } })
  return review.factors.map(({ id, statement }) => ({ value: id, description: statement }))
}

const formats: Source = async (api) => {
  const { items } = await api('GET /evidence-formats', {})
  return items.map(({ format, name }) => ({ value: format, description: name }))
}

const severities: Source = async (api) => {
  const { items } = await api('GET /severities', {})
  return items.map(({ name, description }) => ({ value: name, description }))
}

const items: Source = async (api) => {
  const answer = await api('GET /items', {})
  return answer.items.map(({ id, title }) => ({ value: id, description: title }))
}

const tokens: Source = async (api) => {
  const answer = await api('GET /tokens', {})
  return answer.items.map(({ name, scopes }) => ({ value: name, description: scopes.join(', ') }))
}

const savedSearches: Source = async (api) => {
  const answer = await api('GET /saved-searches', {})
  return answer.items.map(({ name, q, news }) => ({
    value: name,
    description: news.count > 0 ? `${news.count} new: ${q}` : q,
  }))
}

const withEquals = (words: readonly string[]) => words.map((word) => `${word}=`)

/** By the name of an argument or option; the noun before it where the name means another thing there. */
export const sources: Record<string, Source> = {
  key: incidents,
  evidence,
  '--evidence': evidence,
  'evidence --as': formats,
  marker: markers,
  file: 'files',
  path: 'files',
  '--output': 'files',
  '--names': 'files',
  '--stdin-name': 'files',
  '--category': categories,
  item: items,
  token: tokens,
  duration: durationIds,
  '--severity': severities,
  '--service': names('GET /services'),
  '--team': names('GET /teams'),
  '--owner': people,
  '--role': withEquals(commonRoles),
  'incident --at': withEquals(markers),
  '--source': ofEntries('sources'),
  '--person': ofEntries('people'),
  'timeline --kind': entryKinds,
  '--factor': factors,
  'evidence --channel': channels,
  '--column': withEquals(['at', 'text', 'until', 'actor', 'kind', 'source', 'key']),
  '--state': itemStates,
  '--saved': savedSearches,
  '--scope': ['read', 'write', 'admin'],
  '--zone': Intl.supportedValuesOf('timeZone'),
}
