import type { FastifyInstance } from 'fastify'
import type { Db } from '#platform/db/database.ts'
import { serveRoutes } from '#platform/http/routes.ts'
import { findReview } from '#review/door.ts'
import { addItem, changeItem, findItem, removeItem, restoreItem } from './actions.ts'
import { improvementRoutes } from './contract.ts'
import { itemsOfReview, listItems, openItems } from './store.ts'

/** Improvement items. */
export function serveImprovements(app: FastifyInstance, { db }: { db: Db }) {
  serveRoutes(app, 'Improvement items', improvementRoutes, {
    'GET /incidents/:key/items': async ({ actor, params }) => {
      const review = await findReview(db, actor, params.key)
      return { items: await itemsOfReview(db, review.id) }
    },
    'POST /incidents/:key/items': async ({ actor, params, body }) => addItem(db, actor, params.key, body),
    'GET /items/:id': async ({ actor, params }) => findItem(db, actor, params.id),
    'PATCH /items/:id': async ({ actor, params, body: { version, ...change } }) =>
      changeItem(db, actor, params.id, change, version),
    'DELETE /items/:id': async ({ actor, params }) => {
      await removeItem(db, actor, params.id)
      return undefined
    },
    'POST /items/:id/restoration': async ({ actor, params }) => restoreItem(db, actor, params.id),
    'GET /items': async ({ actor, query }) => ({
      items: await listItems(db, actor, { states: query.state && [query.state].flat(), mine: query.mine }),
    }),
    'GET /items/open': async ({ actor }) => ({ items: await openItems(db, actor) }),
  })
}
