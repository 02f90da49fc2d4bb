import type { FastifyInstance } from 'fastify'
import { personById } from '#people/store.ts'
import { serveRoutes } from '#platform/http/routes.ts'
import { exampleRoutes } from './contract.ts'
import { alone, type ExampleContext, loadExample } from './load.ts'
import { removeExample } from './remove.ts'

/** Loading and removing the example organisation. */
export function serveExample(app: FastifyInstance, context: ExampleContext) {
  serveRoutes(app, 'Example', exampleRoutes, {
    'POST /example': async ({ actor }) => ({ incidents: await loadExample(context, actor) }),
    'DELETE /example': async ({ actor }) => ({
      incidents: await alone(context.pool, () => removeExample(context, actor)),
    }),
  })
}

/** Loads the example for somebody who has just set the server up. */
export async function loadExampleFor(context: ExampleContext, personId: string): Promise<void> {
  const person = await personById(context.db, personId)
  if (!person) return
  await loadExample(context, {
    ...person,
    via: 'session',
    scopes: ['read', 'write', 'admin'],
    sessionId: null,
  })
}
