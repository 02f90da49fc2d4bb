import { findIncident } from '#incident/door.ts'
import type { Db } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { ReviewState } from './review.ts'

export interface FoundReview {
  id: string
  incidentId: string
  incidentKey: string
  state: ReviewState
  zone: string
  openedAt: string
  linkSerial: number
  version: number
}

/** Reviews an actor takes part in: private until published, so nobody else sees them. The one rule. */
export function visibleReviews(db: Db, actor: Actor) {
  return db
    .selectFrom('review')
    .innerJoin('participant', 'participant.review_id', 'review.id')
    .innerJoin('incident', 'incident.id', 'review.incident_id')
    .where('participant.person_id', '=', actor.id)
    .where('incident.deleted_at', 'is', null)
}

/**
 * The one door to a review: by its incident's key, for those who take part in it.
 * @throws Problem `not-found`, the same for a review that isn't open yet and for one the actor may not see.
 */
export async function findReview(db: Db, actor: Actor, key: string): Promise<FoundReview> {
  const incident = await findIncident(db, actor, key)
  const row = await visibleReviews(db, actor)
    .where('review.incident_id', '=', incident.id)
    .select([
      'review.id',
      'review.state',
      'review.zone',
      'review.opened_at as openedAt',
      'review.link_serial as linkSerial',
      'review.version',
    ])
    .executeTakeFirst()
  if (!row)
    throw new Problem(
      'not-found',
      `${incident.key} has no review that you take part in. Its participants can invite you.`,
    )
  return { ...row, state: row.state as ReviewState, incidentId: incident.id, incidentKey: incident.key }
}
