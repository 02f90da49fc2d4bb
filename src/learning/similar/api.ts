import type { FastifyInstance } from 'fastify'
import { serveRoutes } from '#platform/http/routes.ts'
import { similarRoutes } from './contract.ts'
import { type SimilarContext, similarTo } from './similar.ts'
import { subjectOfEntry, subjectOfIncident, subjectOfText } from './subject.ts'

/** What was seen before. */
export function serveSimilar(app: FastifyInstance, context: SimilarContext) {
  const { db } = context
  serveRoutes(app, 'Similar', similarRoutes, {
    'GET /incidents/:key/similar': async ({ actor, params: { key }, query: { entry, limit } }) => {
      const subject = entry
        ? await subjectOfEntry(db, actor, key, entry)
        : await subjectOfIncident(db, actor, key)
      return similarTo(context, actor, subject, limit)
    },
    'GET /similar': async ({ actor, query: { text, limit } }) =>
      similarTo(context, actor, await subjectOfText(db, text), limit),
  })
}
