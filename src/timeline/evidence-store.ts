import { sql } from 'kysely'
import { presentIncidents } from '#incident/door.ts'
import type { Db } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Evidence } from './contract.ts'

/** Evidence with how far reading it has come; `where` narrows it to what the actor may see. */
function evidenceOf(db: Db, actor: Actor) {
  return db
    .selectFrom('evidence')
    .leftJoin('reading', 'reading.evidence_id', 'evidence.id')
    .leftJoin('person', 'person.id', 'evidence.added_by')
    .where('evidence.incident_id', 'in', presentIncidents(db, actor).select('incident.id'))
    .select([
      'evidence.id',
      'evidence.incident_id as incidentId',
      'evidence.name',
      'evidence.bytes',
      'evidence.sha256',
      'evidence.media_type as mediaType',
      'person.name as addedBy',
      'evidence.added_at as addedAt',
      'evidence.guesses',
      'evidence.deleted_at as deletedAt',
      'reading.format',
      sql<Evidence['options']>`coalesce(reading.options, '{}')`.as('options'),
      sql<Evidence['state']>`coalesce(reading.state, 'kept')`.as('state'),
      'reading.reason',
      sql<number>`case when reading.state = 'done' then 1 when evidence.bytes = 0 then 0
        else least(1, coalesce(reading.bytes_read, 0)::float8 / evidence.bytes) end`.as('progress'),
      sql<number>`coalesce(reading.taken, 0)`.as('taken'),
      sql<number>`coalesce(reading.already_there, 0)`.as('alreadyThere'),
      sql<Evidence['skipped']>`coalesce(reading.skipped, '{}')`.as('skipped'),
      sql<number>`coalesce(reading.unread, 0)`.as('unread'),
    ])
}

export type FoundEvidence = Evidence & { incidentId: string }

/**
 * The one door to a piece of evidence.
 * @throws Problem `not-found`, the same for what isn't there and for what the actor may not see.
 */
export async function findEvidence(
  db: Db,
  actor: Actor,
  id: string,
  { deleted = false } = {},
): Promise<FoundEvidence> {
  const row = await evidenceOf(db, actor)
    .where('evidence.id', '=', id)
    .where('evidence.deleted_at', deleted ? 'is not' : 'is', null)
    .executeTakeFirst()
  if (!row) throw new Problem('not-found', 'There is no such evidence that you can see.')
  return row as FoundEvidence
}

export async function listEvidence(
  db: Db,
  actor: Actor,
  incidentId: string,
  deleted: boolean,
): Promise<Evidence[]> {
  const rows = await evidenceOf(db, actor)
    .where('evidence.incident_id', '=', incidentId)
    .where('evidence.deleted_at', deleted ? 'is not' : 'is', null)
    .orderBy('evidence.id')
    .execute()
  return rows as FoundEvidence[]
}

export async function unreadOf(db: Db, evidenceId: string, limit: number) {
  const items = await db
    .selectFrom('unread')
    .where('evidence_id', '=', evidenceId)
    .select(['place as where', 'reason'])
    .orderBy('number')
    .limit(limit)
    .execute()
  const { total } = (await db
    .selectFrom('reading')
    .where('evidence_id', '=', evidenceId)
    .select('unread as total')
    .executeTakeFirst()) ?? { total: 0 }
  return { items, total }
}
