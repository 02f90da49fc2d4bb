import { findIncident } from '#incident/door.ts'
import { personById } from '#people/store.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import { record } from '#platform/events.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Review } from './contract.ts'
import { findReview } from './door.ts'
import { readReview } from './store.ts'

/**
 * Opens the review of an incident. Whoever opens it and everybody in a role takes part. When it is open already and the
 * actor takes part, that one is the answer.
 */
export async function openReview(db: Db, actor: Actor, key: string): Promise<Review> {
  const incident = await findIncident(db, actor, key)
  await db.transaction().execute(async (tx) => {
    const opened = await tx
      .insertInto('review')
      .values({ incident_id: incident.id, opened_by: actor.id })
      .onConflict((conflict) => conflict.column('incident_id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!opened) return
    await invitePeopleInRoles(tx, opened.id, incident.id, actor)
    await record(tx, {
      actorId: actor.id,
      verb: 'opened',
      objectType: 'review',
      objectId: opened.id,
      incidentId: incident.id,
      summary: `opened the review of ${incident.key}`,
    })
  })
  return readReview(db, actor, key)
}

async function invitePeopleInRoles(tx: Tx, reviewId: string, incidentId: string, actor: Actor) {
  const holders = await tx
    .selectFrom('role_holder')
    .where('incident_id', '=', incidentId)
    .where('person_id', 'is not', null)
    .select('person_id as personId')
    .execute()
  const people = new Set([actor.id, ...holders.flatMap(({ personId }) => (personId ? [personId] : []))])
  await tx
    .insertInto('participant')
    .values([...people].map((person_id) => ({ review_id: reviewId, person_id })))
    .execute()
}

/** Chooses the zone in which the report tells times. */
export async function setZone(db: Db, actor: Actor, key: string, zone: string): Promise<Review> {
  const review = await findReview(db, actor, key)
  await db.transaction().execute(async (tx) => {
    await tx.updateTable('review').set({ zone }).where('id', '=', review.id).execute()
    await record(tx, {
      actorId: actor.id,
      verb: 'changed',
      objectType: 'review',
      objectId: review.id,
      incidentId: review.incidentId,
      reviewId: review.id,
      summary: `chose ${zone} for the times of the report`,
    })
  })
  return readReview(db, actor, key)
}

/** Lets somebody take part, or makes them a facilitator. */
export async function addParticipant(
  db: Db,
  actor: Actor,
  key: string,
  personId: string,
  facilitator: boolean,
): Promise<Review> {
  const review = await findReview(db, actor, key)
  const person = await personById(db, personId)
  if (!person) throw new Problem('not-found', 'There is nobody with that account.')
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('participant')
      .values({ review_id: review.id, person_id: personId, facilitator })
      .onConflict((conflict) => conflict.columns(['review_id', 'person_id']).doUpdateSet({ facilitator }))
      .execute()
    await recordParticipant(tx, actor, review, personId, 'invited', `invited ${person.name} into the review`)
  })
  return readReview(db, actor, key)
}

/** Takes somebody out of the review; the last one stays. */
export async function removeParticipant(db: Db, actor: Actor, key: string, personId: string): Promise<void> {
  const review = await findReview(db, actor, key)
  await db.transaction().execute(async (tx) => {
    // Two who leave at the same time must not both be the last but one.
    await tx.selectFrom('review').where('id', '=', review.id).select('id').forNoKeyUpdate().execute()
    const gone = await tx
      .deleteFrom('participant')
      .where('review_id', '=', review.id)
      .where('person_id', '=', personId)
      .executeTakeFirst()
    if (gone.numDeletedRows === 0n) throw new Problem('not-found')
    const left = await tx
      .selectFrom('participant')
      .where('review_id', '=', review.id)
      .select('person_id')
      .execute()
    if (left.length === 0)
      throw new Problem('not-possible-now', 'A review needs somebody. Invite somebody else first.')
    const person = await personById(tx, personId)
    await recordParticipant(
      tx,
      actor,
      review,
      personId,
      'left',
      `took ${person?.name ?? 'somebody'} out of the review`,
    )
  })
}

async function recordParticipant(
  tx: Tx,
  actor: Actor,
  review: { id: string; incidentId: string },
  personId: string,
  verb: string,
  summary: string,
) {
  await record(tx, {
    actorId: actor.id,
    verb,
    objectType: 'participant',
    objectId: personId,
    incidentId: review.incidentId,
    reviewId: review.id,
    summary,
  })
}
