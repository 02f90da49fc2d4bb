import type { FastifyInstance } from 'fastify'
import type { Db } from '#platform/db/database.ts'
import { serveRoutes } from '#platform/http/routes.ts'
import { searchRoutes } from './contract.ts'
import { indexState, rebuildIndex } from './rebuild.ts'
import { search } from './search.ts'
import { trySetAsideAgain } from './set-aside.ts'

/** Searching, and the index behind it. */
export function serveSearch(app: FastifyInstance, { db }: { db: Db }) {
  serveRoutes(app, 'Search', searchRoutes, {
    'GET /search': async ({ actor, query }) => search(db, actor, query),
    'GET /search/index': async () => indexState(db),
    'POST /search/index': async () => {
      await rebuildIndex(db)
      return indexState(db)
    },
    'POST /search/index/attempts': async () => {
      await trySetAsideAgain(db)
      return indexState(db)
    },
  })
}
