import type { FastifyInstance, FastifyRequest } from 'fastify'
import { findIncident } from '#incident/door.ts'
import { liveEvent } from '#incident/feed.ts'
import type { Db } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Listener } from '#platform/live/events.ts'
import { type LiveStream, openStream } from '#platform/live/stream.ts'
import { findEvidence } from './evidence-store.ts'

export interface LiveContext {
  db: Db
  listener: Listener
  identify(request: FastifyRequest): Promise<Actor | null>
}

/**
 * `GET /api/v1/live?incident=INC-1`: what others change, as it is committed, as far as the listener may know of it.
 * `changed` says what to fetch anew; `reading` carries how far an import is.
 */
export function serveLive(app: FastifyInstance, { db, listener, identify }: LiveContext) {
  app.get<{ Querystring: { incident?: string } }>(
    '/api/v1/live',
    { schema: { hide: true } },
    async (request, reply) => {
      const actor = await identify(request)
      if (!actor?.scopes.includes('read')) throw new Problem('not-signed-in')
      const { incident: key } = request.query
      const incident = key ? await findIncident(db, actor, key) : null
      const stream = openStream(reply)
      const forward = forwarder(db, actor, stream, incident)
      stream.onClose(
        listener.on(({ channel, payload }) => {
          // A listener whose query fails misses one notice; the next one arrives all the same.
          void forward[channel](payload).catch((error) =>
            request.log.debug({ err: error }, 'a live notice was lost'),
          )
        }),
      )
    },
  )
}

function forwarder(db: Db, actor: Actor, stream: LiveStream, incident: { id: string; key: string } | null) {
  return {
    async event(id: string) {
      const event = await liveEvent(db, actor, id)
      if (event && (!incident || !event.incidentKey || event.incidentKey === incident.key))
        stream.send('changed', event)
    },
    async reading(id: string) {
      if (!incident) return
      const evidence = await findEvidence(db, actor, id).catch(() => null)
      if (evidence?.incidentId !== incident.id) return
      const { state, progress, taken, alreadyThere, unread, skipped, reason } = evidence
      stream.send('reading', {
        evidenceId: id,
        state,
        progress,
        taken,
        alreadyThere,
        unread,
        skipped,
        reason,
      })
    },
  }
}
