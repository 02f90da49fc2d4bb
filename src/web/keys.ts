import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { ApiRoutes } from '#contracts.ts'

/** Routes whose answer is JSON and can be kept. */
export type ReadName =
  Extract<keyof ApiRoutes, `GET ${string}`> extends infer N extends keyof ApiRoutes
    ? N extends N
      ? ApiRoutes[N] extends { returns: 'binary' }
        ? never
        : N
      : never
    : never

/** One shape for every key: the route’s name, its parameters, its query. */
export function queryKey(name: ReadName, params: unknown = {}, query: unknown = {}): QueryKey {
  return [name, params, query]
}

const timeline = [
  'GET /incidents/:key/entries',
  'GET /incidents/:key/entries/summary',
  'GET /incidents/:key/entries/density',
  'GET /incidents/:key/entries/position',
  'GET /incidents/:key/story',
  'GET /incidents/:key/similar',
] as const
const incident = [
  'GET /incidents',
  'GET /incidents/:key',
  'GET /incidents/:key/markers',
  'GET /durations',
  'GET /incidents/:key/similar',
] as const
const review = ['GET /incidents/:key/review', 'GET /incidents/:key/report'] as const
const report = ['GET /incidents/:key/report', 'GET /incidents/:key/report/versions', 'GET /reports'] as const

/** What is read again when an object of a type changed. */
export const affected = {
  incident: [...incident, 'GET /services', 'GET /teams', 'GET /incidents/:key/report'],
  marker: [...incident, 'GET /incidents/:key/report'],
  role: ['GET /incidents/:key', 'GET /incidents/:key/report'],
  severity: ['GET /severities', ...incident],
  service: ['GET /services', ...incident],
  team: ['GET /teams', ...incident],
  evidence: ['GET /incidents/:key/evidence', 'GET /evidence/:id', 'GET /evidence/:id/unread', ...timeline],
  entry: [...timeline, ...review],
  // Whether an entry is in the story is read off the story itself; the lists of everything gathered stay.
  story: ['GET /incidents/:key/story', ...review],
  review: [...review],
  note: [...review],
  insight: [...review],
  factor: [...review, 'GET /incidents/:key/similar'],
  item: ['GET /incidents/:key/items', 'GET /items', 'GET /items/open', 'GET /incidents/:key/report'],
  dismissal: ['GET /incidents/:key/language/dismissals'],
  word: ['GET /language/words'],
  report: [...report, 'GET /incidents/:key/review'],
  'saved-search': ['GET /saved-searches'],
  'review-import': [
    'GET /review-imports',
    'GET /review-imports/:id',
    'GET /review-imports/:id/documents',
    'GET /review-imports/:id/documents/:number',
    'GET /review-imports/:id/shapes',
  ],
  person: ['GET /people', 'GET /me'],
  session: ['GET /sessions'],
  invitation: ['GET /invitations'],
  token: ['GET /tokens'],
  organisation: ['GET /organisation', 'GET /me'],
} as const satisfies Record<string, readonly ReadName[]>
export type ObjectType = keyof typeof affected

function isObjectType(type: string): type is ObjectType {
  return Object.hasOwn(affected, type)
}

/**
 * Reads again what a change touches, where it is on the screen; the rest is marked as old.
 * A type without a line in the table makes everything be read again: late is better than wrong.
 */
export function refresh(client: QueryClient, types: readonly string[], incidentKey: string | null) {
  const names = new Set<string>(['GET /events'])
  const all = types.some((type) => !isObjectType(type))
  for (const type of types) if (isObjectType(type)) for (const name of affected[type]) names.add(name)
  return client.invalidateQueries({
    predicate: ({ queryKey }) => (all || names.has(String(queryKey[0]))) && concerns(queryKey, incidentKey),
  })
}

function concerns(key: QueryKey, incidentKey: string | null): boolean {
  const named = (key[1] as { key?: unknown } | undefined)?.key
  return incidentKey === null || named === undefined || named === incidentKey
}
