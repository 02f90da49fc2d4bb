import type { Db, Tx } from './db/database.ts'

/** What happened, in the past tense: `{ verb: 'pinned', objectType: 'marker', … }`. */
export interface Happening {
  actorId: string | null
  verb: string
  objectType: string
  objectId: string
  incidentId?: string | null
  /** Set for what only a review's participants may know. */
  reviewId?: string | null
  /** A plain sentence without the actor: "pinned “detected” at 14:02". */
  summary: string
  before?: unknown
  after?: unknown
}

/**
 * Records what happened, inside the transaction that did it. Feeds, live updates and everything later read it after
 * commit; nothing else tells anybody.
 */
export async function record(tx: Tx | Db, happening: Happening): Promise<void> {
  const { actorId, verb, objectType, objectId, summary } = happening
  await tx
    .insertInto('event')
    .values({
      actor_id: actorId,
      verb,
      object_type: objectType,
      object_id: objectId,
      incident_id: happening.incidentId ?? null,
      review_id: happening.reviewId ?? null,
      summary,
      before: happening.before === undefined ? null : JSON.stringify(happening.before),
      after: happening.after === undefined ? null : JSON.stringify(happening.after),
    })
    .execute()
}
