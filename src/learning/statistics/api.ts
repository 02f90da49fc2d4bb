import type { FastifyInstance } from 'fastify'
import type { Clock } from '#platform/clock.ts'
import type { Db } from '#platform/db/database.ts'
import { serveRoutes } from '#platform/http/routes.ts'
import { statisticsRoutes } from './contract.ts'
import { readDurations } from './read.ts'

/** Durations across incidents. */
export function serveStatistics(app: FastifyInstance, { db, now }: { db: Db; now: Clock }) {
  serveRoutes(app, 'Durations', statisticsRoutes, {
    'GET /durations': async ({ actor, query }) => readDurations(db, actor, query, now()),
  })
}
