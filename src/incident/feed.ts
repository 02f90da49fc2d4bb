import { type ExpressionBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { DB } from '../../db/tables.ts'
import type { RecordedEvent } from './contract.ts'
import { findIncident, visibleIncidents } from './door.ts'

interface FeedQuery {
  incident?: string | undefined
  after?: string | undefined
  limit: number
}

/** What happened, newest first, as far as the actor may know of it. */
export async function eventsFor(db: Db, actor: Actor, query: FeedQuery) {
  const incident = query.incident ? await findIncident(db, actor, query.incident) : null
  let events = readableEvents(db, actor)
  if (incident) events = events.where('event.incident_id', '=', incident.id)
  if (query.after) events = events.where('event.id', '<', Number(query.after) || 0)
  const rows = await events
    .select([
      'event.id',
      'event.at',
      'actor.name as actor',
      'verb',
      'object_type as objectType',
      'object_id as objectId',
      'about.key as incidentKey',
      'event.summary',
    ])
    .orderBy('event.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const items: RecordedEvent[] = rows.slice(0, query.limit).map((row) => ({ ...row, id: String(row.id) }))
  return { items, next: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null }
}

/** What live listeners get of an event. */
const told = [
  'verb',
  'object_type as objectType',
  'object_id as objectId',
  'about.key as incidentKey',
] as const

/** One event as live listeners get it, or null when the actor may not know of it. */
export async function liveEvent(db: Db, actor: Actor, id: string) {
  return (
    (await readableEvents(db, actor).where('event.id', '=', Number(id)).select(told).executeTakeFirst()) ??
    null
  )
}

/** However long nothing was told to somebody, no more of the log than this is looked through for them. */
const lookedThrough = 2_000

/** The latest events of the last `seconds` (few: the end of the log is looked through), newest first, at most `limit`. */
export async function liveEventsSince(
  db: Db,
  actor: Actor,
  { incidentId, seconds, limit }: { incidentId: string | null; seconds: number; limit: number },
) {
  let events = readableEvents(db, actor)
  if (incidentId)
    events = events.where((where) =>
      where.or([where('event.incident_id', '=', incidentId), where('event.incident_id', 'is', null)]),
    )
  const latest = await events
    .select([
      ...told,
      sql<boolean>`event.at > clock_timestamp() - make_interval(secs => ${seconds})`.as('young'),
    ])
    .where('event.id', '>', sql<number>`(select coalesce(max(id), 0) - ${lookedThrough} from event)`)
    .orderBy('event.id', 'desc')
    .limit(limit)
    .execute()
  return latest.filter(({ young }) => young).map(({ young: _, ...event }) => event)
}

/**
 * Events of incidents the actor may see, of reviews they take part in, and of no incident at all; the last only
 * for administrators, since they tell of accounts.
 */
function readableEvents(db: Db, actor: Actor) {
  const visible = visibleIncidents(db, actor).select('incident.id')
  return db
    .selectFrom('event')
    .leftJoin('person as actor', 'actor.id', 'event.actor_id')
    .leftJoin('incident as about', 'about.id', 'event.incident_id')
    .where((where) =>
      where.or([
        where('event.incident_id', 'in', visible),
        where.and([where('event.incident_id', 'is', null), where.val(actor.role === 'administrator')]),
      ]),
    )
    .where((where) => where.or([where('event.review_id', 'is', null), takesPart(where, actor)]))
}

function takesPart(where: ExpressionBuilder<DB, 'event'>, actor: Actor) {
  return where.exists(
    where
      .selectFrom('participant')
      .whereRef('participant.review_id', '=', 'event.review_id')
      .where('participant.person_id', '=', actor.id)
      .select('participant.person_id'),
  )
}
