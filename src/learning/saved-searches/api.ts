import type { FastifyInstance } from 'fastify'
import type { Clock } from '#platform/clock.ts'
import type { Db } from '#platform/db/database.ts'
import { serveRoutes } from '#platform/http/routes.ts'
import type { SendMail } from '#platform/mail.ts'
import {
  changeSavedSearch,
  deleteSavedSearch,
  markLooked,
  restoreSavedSearch,
  saveSearch,
} from './actions.ts'
import { savedSearchRoutes } from './contract.ts'
import { listSavedSearches } from './store.ts'

/** What people look for again and again, each for themselves. */
export function serveSavedSearches(
  app: FastifyInstance,
  { db, now, mail }: { db: Db; now: Clock; mail: SendMail },
) {
  const context = { db, now, letters: mail !== null }
  serveRoutes(app, 'Saved searches', savedSearchRoutes, {
    'GET /saved-searches': async ({ actor }) => ({
      items: await listSavedSearches(db, actor),
      letters: context.letters,
    }),
    'POST /saved-searches': async ({ actor, body }) => saveSearch(context, actor, body),
    'PATCH /saved-searches/:id': async ({ actor, params, body }) =>
      changeSavedSearch(context, actor, params.id, body),
    'DELETE /saved-searches/:id': async ({ actor, params }) =>
      deleteSavedSearch(context, actor, params.id).then(nothing),
    'POST /saved-searches/:id/restoration': async ({ actor, params }) =>
      restoreSavedSearch(context, actor, params.id),
    'DELETE /saved-searches/:id/news': async ({ actor, params }) =>
      markLooked(context, actor, params.id).then(nothing),
  })
}

const nothing = () => undefined
