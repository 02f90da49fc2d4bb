import type { ExpressionBuilder } from 'kysely'
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

/** One event as live listeners get it, or null when the actor may not know of it. */
export async function liveEvent(db: Db, actor: Actor, id: string) {
  return (
    (await readableEvents(db, actor)
      .where('event.id', '=', Number(id))
      .select(['verb', 'object_type as objectType', 'object_id as objectId', 'about.key as incidentKey'])
      .executeTakeFirst()) ?? null
  )
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
