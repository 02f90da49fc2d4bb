import type { FastifyInstance, FastifyRequest } from 'fastify'
import { findIncident } from '#incident/door.ts'
import { liveEvent, liveEventsSince } from '#incident/feed.ts'
import type { Db } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Listener, Told } from '#platform/live/events.ts'
import { readHint } from '#platform/live/hint.ts'
import { type LiveStream, openStream } from '#platform/live/stream.ts'
import { findEvidence } from './evidence-store.ts'

export interface LiveContext {
  db: Db
  listener: Listener
  identify(request: FastifyRequest): Promise<Actor | null>
}

/** Every stream costs look-ups with everything that happens. */
const mostStreamsAPerson = 50

interface Open {
  actorId: string
  stream: LiveStream
}

/** The most that is told of what happened before; beyond that, everything is fetched anew. */
const mostBefore = 50

/** Seconds before listening that are looked through; whoever asks for more fetches everything anew. */
const longestBefore = 60

/**
 * `GET /api/v1/live?incident=INC-1&since=12`: what others change, as it is committed, as far as the listener may know of it.
 * `changed` says what to fetch anew; `reading` carries how far an import is. `since` are the seconds since the
 * listener fetched what it shows: what was changed in them is told first. A stream ends when its listener signs out
 * or their account is closed, and when something may have been missed: connecting again and fetching anew catches up.
 */
export function serveLive(app: FastifyInstance, context: LiveContext) {
  const { db, listener, identify } = context
  const streams = new Set<Open>()
  const endAll = () => {
    for (const { stream } of streams) stream.end()
  }
  listener.onGap(endAll)
  app.addHook('preClose', async () => endAll())
  app.get<{ Querystring: { incident?: unknown; since?: unknown } }>(
    '/api/v1/live',
    { schema: { hide: true }, exposeHeadRoute: false },
    async (request, reply) => {
      const actor = await identify(request)
      if (!actor) throw new Problem('not-signed-in')
      if (!actor.scopes.includes('read'))
        throw new Problem('not-allowed', 'This needs a token with the scope “read”.')
      const key = request.query.incident
      if (key !== undefined && typeof key !== 'string')
        throw new Problem('invalid-input', 'incident: one key, or none for everything')
      const since = secondsOf(request.query.since)
      const incident = key ? await findIncident(db, actor, key) : null
      if ([...streams].filter(({ actorId }) => actorId === actor.id).length >= mostStreamsAPerson)
        throw new Problem('too-many-attempts', 'This is open in too many places. Please close some of them.')
      const open = { actorId: actor.id, stream: openStream(reply) }
      streams.add(open)
      open.stream.onClose(() => streams.delete(open))
      follow(context, request, open.stream, incident)
      if (since > 0) await catchUp(db, actor, open.stream, { incident, seconds: since })
    },
  )
}

function secondsOf(since: unknown): number {
  if (since === undefined) return 0
  const seconds = typeof since === 'string' && since !== '' ? Number(since) : Number.NaN
  if (!(seconds >= 0)) throw new Problem('invalid-input', 'since: a number of seconds')
  return seconds
}

async function catchUp(
  db: Db,
  actor: Actor,
  stream: LiveStream,
  { incident, seconds }: { incident: Followed | null; seconds: number },
) {
  try {
    const incidentId = incident?.id ?? null
    const before =
      seconds > longestBefore
        ? null
        : await liveEventsSince(db, actor, { incidentId, seconds, limit: mostBefore })
    const everything = { verb: 'changed', objectType: 'everything', objectId: '', incidentKey: null }
    for (const event of before && before.length < mostBefore ? before.reverse() : [everything])
      stream.send('changed', event)
  } catch {
    stream.end()
  }
}

interface Followed {
  id: string
  key: string
}

function follow(
  context: LiveContext,
  request: FastifyRequest,
  stream: LiveStream,
  incident: Followed | null,
) {
  const { db, listener, identify } = context
  // Asked anew each time: whoever signed out meanwhile, or may see less, hears no more of it.
  const whoListens = async () => {
    const actor = await identify(request)
    if (actor?.scopes.includes('read')) return actor
    stream.end()
    return null
  }
  // Connecting again brings what was missed with it.
  const lost = (error: unknown) => {
    request.log.debug({ err: error }, 'a live notice was lost')
    stream.end()
  }
  const forward = async ({ channel, payload }: Told) => {
    if (channel === 'reading' && !incident) return
    const actor = await whoListens()
    if (!actor) return
    if (channel === 'reading') {
      const data = await readingNotice(db, actor, payload, incident)
      if (data) stream.send('reading', data)
      return
    }
    const data =
      channel === 'event'
        ? await eventNotice(db, actor, payload, incident)
        : hintNotice(actor, payload, incident)
    if (data) stream.send('changed', data)
  }
  let told = Promise.resolve()
  const inOrder = (one: Told) => {
    told = told.then(() => forward(one)).catch(lost)
  }
  stream.onClose(listener.on(inOrder))
  stream.onBeat(() => void whoListens().catch(lost))
}

async function eventNotice(db: Db, actor: Actor, id: string, incident: Followed | null) {
  const event = await liveEvent(db, actor, id)
  const concerns = !incident || !event?.incidentKey || event.incidentKey === incident.key
  return concerns ? event : null
}

function hintNotice(actor: Actor, payload: string, incident: Followed | null) {
  const { personId, objectType, incidentKey } = readHint(payload)
  if (personId !== null && personId !== actor.id) return null
  if (incident && incidentKey !== null && incidentKey !== incident.key) return null
  return { verb: 'changed', objectType, objectId: '', incidentKey }
}

async function readingNotice(db: Db, actor: Actor, id: string, incident: Followed | null) {
  const evidence = await findEvidence(db, actor, id).catch(() => null)
  if (!evidence || evidence.incidentId !== incident?.id) return null
  const { state, progress, taken, alreadyThere, unread, skipped, reason } = evidence
  return { evidenceId: id, state, progress, taken, alreadyThere, unread, skipped, reason }
}
