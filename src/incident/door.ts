import type { Db } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import type { Actor } from '#platform/http/actor.ts'

/** Incidents that an actor may see: those open to the organisation, and those they have a part in. The one rule. */
export function visibleIncidents(db: Db, actor: Actor) {
  return db
    .selectFrom('incident')
    .where((where) =>
      where.or([
        where('incident.visibility', '=', 'organisation'),
        where('incident.created_by', '=', actor.id),
        where.exists(
          where
            .selectFrom('role_holder')
            .whereRef('role_holder.incident_id', '=', 'incident.id')
            .where('role_holder.person_id', '=', actor.id)
            .select('role_holder.id'),
        ),
        where.exists(
          where
            .selectFrom('review')
            .innerJoin('participant', 'participant.review_id', 'review.id')
            .whereRef('review.incident_id', '=', 'incident.id')
            .where('participant.person_id', '=', actor.id)
            .select('participant.person_id'),
        ),
      ]),
    )
}

/** Those of them that were not deleted: where everything that hangs on an incident is looked for. */
export function presentIncidents(db: Db, actor: Actor) {
  return visibleIncidents(db, actor).where('incident.deleted_at', 'is', null)
}

/** What the rest of the app knows an incident by once the door let it through. */
export interface FoundIncident {
  id: string
  key: string
  title: string
  version: number
  createdBy: string | null
  deletedAt: string | null
}

/**
 * The one door to an incident: by key, in any letter case, as far as the actor may see it.
 * @throws Problem `not-found`, the same for what isn't there and for what the actor may not see.
 */
export async function findIncident(
  db: Db,
  actor: Actor,
  key: string,
  { deleted = false } = {},
): Promise<FoundIncident> {
  const row = await visibleIncidents(db, actor)
    .where('incident.key', '=', key.toUpperCase())
    .where('incident.deleted_at', deleted ? 'is not' : 'is', null)
    .select([
      'incident.id',
      'incident.key',
      'incident.title',
      'incident.version',
      'incident.created_by as createdBy',
      'incident.deleted_at as deletedAt',
    ])
    .executeTakeFirst()
  if (!row) throw new Problem('not-found', `There is no incident ${key.toUpperCase()} that you can see.`)
  return row
}
