import { z } from 'zod'
import { Id, Instant, type RouteContracts } from '#platform/http/contract.ts'
import { documentKinds } from '../search/fields.ts'
import { longestQuery } from '../search/query.ts'
import { tellings } from './telling.ts'

/** So many new finds are named; of more only the count is told. */
export const mostNamed = 100

const Name = z.string().trim().min(1).max(80)
const Query = z.string().trim().min(1).max(longestQuery)
const Telling = z.enum(tellings)
const ById = z.object({ id: Id })

export const SavedSearch = z.object({
  id: Id,
  name: z.string(),
  /** As it is typed into the search box. */
  q: z.string(),
  telling: Telling,
  /** What it found since its owner last looked, as far as they may see it now; not what they did themselves. */
  news: z.object({
    count: z.int(),
    finds: z.array(z.object({ kind: z.enum(documentKinds), id: Id })),
  }),
  createdAt: Instant,
  lookedAt: Instant,
})

export const savedSearchRoutes = {
  'GET /saved-searches': {
    summary: 'Your saved searches, and what is new in each; nobody else gets them',
    access: 'signed-in',
    returns: z.object({
      items: z.array(SavedSearch),
      /** Whether this server can send e-mail. */
      letters: z.boolean(),
    }),
  },
  'POST /saved-searches': {
    summary: 'Save a search under a name; what it finds now counts as known',
    access: 'signed-in',
    body: z.object({ name: Name, q: Query, telling: Telling.default('here') }),
    returns: SavedSearch,
    status: 201,
    errors: ['not-possible-now'],
  },
  'PATCH /saved-searches/:id': {
    summary: 'Rename a saved search, or change what it looks for or how you hear of it',
    access: 'signed-in',
    params: ById,
    body: z.object({ name: Name.optional(), q: Query.optional(), telling: Telling.optional() }),
    returns: SavedSearch,
    errors: ['not-found', 'not-possible-now'],
  },
  'DELETE /saved-searches/:id': {
    summary: 'Delete a saved search; it can be brought back for 30 days',
    access: 'signed-in',
    params: ById,
    errors: ['not-found'],
  },
  'POST /saved-searches/:id/restoration': {
    summary: 'Bring a saved search back',
    access: 'signed-in',
    params: ById,
    returns: SavedSearch,
    errors: ['not-found', 'not-possible-now'],
  },
  'DELETE /saved-searches/:id/news': {
    summary: 'Say that you have looked: what is new in a saved search counts as known',
    access: 'signed-in',
    params: ById,
    errors: ['not-found'],
  },
} as const satisfies RouteContracts

export type SavedSearch = z.output<typeof SavedSearch>
export type NewSavedSearch = z.output<(typeof savedSearchRoutes)['POST /saved-searches']['body']>
export type SavedSearchChanges = z.output<(typeof savedSearchRoutes)['PATCH /saved-searches/:id']['body']>
