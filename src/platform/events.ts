import { sql } from 'kysely'
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
  await tx.insertInto('event').values(rowOf(happening)).execute()
}

/** Records several at once. @returns the numbers of the events, in the order given. */
export async function recordAll(tx: Tx, happenings: readonly Happening[]): Promise<number[]> {
  if (happenings.length === 0) return []
  const rows = await tx.insertInto('event').values(happenings.map(rowOf)).returning('id').execute()
  return rows.map(({ id }) => id)
}

function rowOf(happening: Happening) {
  const { actorId, verb, objectType, objectId, summary } = happening
  return {
    actor_id: actorId,
    verb,
    object_type: objectType,
    object_id: objectId,
    incident_id: happening.incidentId ?? null,
    review_id: happening.reviewId ?? null,
    summary,
    before: happening.before === undefined ? null : JSON.stringify(happening.before),
    after: happening.after === undefined ? null : JSON.stringify(happening.after),
  }
}

/** Forgets all that was recorded about incidents that are gone for good. */
export async function forgetIncidents(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`delete from event where incident_id = any(${[...ids]}::uuid[])`.execute(tx)
}

/** Forgets what things that are gone for good said; that there was something, and what became of it, stays told. */
export async function forgetWords(tx: Tx, objectType: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`update event set before = null, after = null
    where object_type = ${objectType} and object_id = any(${[...ids]}::text[])`.execute(tx)
}
