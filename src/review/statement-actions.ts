import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import { record } from '#platform/events.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Factor, Insight, NewFactor, NewInsight, NewNote, Note } from './contract.ts'
import { findReview, visibleReviews } from './door.ts'
import { factorsOf, insightsOf, notesOf } from './store.ts'

/** What people said in a review: notes, insights and factors live alike and differ in their words. */
const tables = {
  note: { named: 'a note', columns: { text: 'text', tag: 'tag', entryIds: 'entry_ids' } },
  insight: { named: 'an insight', columns: { text: 'text', entryIds: 'entry_ids' } },
  factor: {
    named: 'a factor',
    columns: { statement: 'statement', kind: 'kind', layer: 'layer', entryIds: 'entry_ids' },
  },
} as const
type Kind = keyof typeof tables

interface FoundStatement {
  id: string
  reviewId: string
  incidentId: string
  authorId: string | null
}

/** The one door to a note, an insight or a factor: for those who take part in its review. */
async function findStatement(
  db: Db,
  actor: Actor,
  kind: Kind,
  id: string,
  deleted = false,
): Promise<FoundStatement> {
  const author = kind === 'note' ? sql`author_id` : sql`created_by`
  const { rows } = await sql<FoundStatement>`
    select t.id, t.review_id as "reviewId", review.incident_id as "incidentId", ${author} as "authorId"
    from ${sql.table(kind)} t join review on review.id = t.review_id
    where t.id = ${id} and t.deleted_at is ${deleted ? sql`not null` : sql`null`}
      and t.review_id in (${visibleReviews(db, actor).select('review.id')})`.execute(db)
  if (!rows[0])
    throw new Problem(
      'not-found',
      'There is nothing here that you can see. It may have been taken away meanwhile.',
    )
  return rows[0]
}

export async function writeNote(
  db: Db,
  actor: Actor,
  key: string,
  { anonymous, ...given }: NewNote,
): Promise<Note> {
  const review = await findReview(db, actor, key)
  const id = await db.transaction().execute(async (tx) => {
    const row = await tx
      .insertInto('note')
      .values({
        review_id: review.id,
        text: given.text,
        tag: given.tag,
        entry_ids: given.entryIds,
        author_id: anonymous ? null : actor.id,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const who = { ...actor, id: anonymous ? null : actor.id }
    await recordStatement(
      tx,
      who,
      'note',
      { id: row.id, reviewId: review.id, incidentId: review.incidentId },
      'wrote',
    )
    return row.id
  })
  return one(await notesOf(db, actor, review.id), id)
}

export async function addInsight(db: Db, actor: Actor, key: string, given: NewInsight): Promise<Insight> {
  const review = await findReview(db, actor, key)
  const id = await db.transaction().execute(async (tx) => {
    const row = await tx
      .insertInto('insight')
      .values({ review_id: review.id, text: given.text, entry_ids: given.entryIds, created_by: actor.id })
      .returning('id')
      .executeTakeFirstOrThrow()
    await recordStatement(
      tx,
      actor,
      'insight',
      { id: row.id, reviewId: review.id, incidentId: review.incidentId },
      'added',
    )
    return row.id
  })
  return one(await insightsOf(db, review.id), id)
}

export async function addFactor(db: Db, actor: Actor, key: string, given: NewFactor): Promise<Factor> {
  const review = await findReview(db, actor, key)
  const id = await db.transaction().execute(async (tx) => {
    const row = await tx
      .insertInto('factor')
      .values({
        review_id: review.id,
        statement: given.statement,
        kind: given.kind,
        layer: given.layer,
        entry_ids: given.entryIds,
        created_by: actor.id,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await recordStatement(
      tx,
      actor,
      'factor',
      { id: row.id, reviewId: review.id, incidentId: review.incidentId },
      'added',
    )
    return row.id
  })
  return one(await factorsOf(db, review.id), id)
}

interface Read {
  note: Note
  insight: Insight
  factor: Factor
}

async function readOne<K extends Kind>(
  db: Db,
  actor: Actor,
  kind: K,
  found: FoundStatement,
): Promise<Read[K]> {
  const all =
    kind === 'note'
      ? await notesOf(db, actor, found.reviewId)
      : kind === 'insight'
        ? await insightsOf(db, found.reviewId)
        : await factorsOf(db, found.reviewId)
  return one(all as Read[K][], found.id)
}

function one<T extends { id: string }>(all: readonly T[], id: string): T {
  const found = all.find((each) => each.id === id)
  if (!found) throw new Problem('not-found')
  return found
}

/**
 * Changes what a statement says; fields left out stay.
 * @throws Problem `changed-meanwhile` with the current one when `version` isn't the current version.
 */
export async function changeStatement<K extends Kind>(
  db: Db,
  actor: Actor,
  kind: K,
  id: string,
  change: Record<string, unknown>,
  version: number,
): Promise<Read[K]> {
  const found = await findStatement(db, actor, kind, id)
  const before = await readOne(db, actor, kind, found)
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql`
      update ${sql.table(kind)} set ${assignments(kind, change)} version = version + 1
      where id = ${id} and version = ${version} returning id`.execute(tx)
    if (rows.length === 0)
      throw new Problem('changed-meanwhile', undefined, {
        extra: { current: await readOne(tx, actor, kind, found) },
      })
    await recordStatement(tx, namedIn(kind, found, actor), kind, found, 'changed', before, change)
  })
  return readOne(db, actor, kind, found)
}

function assignments(kind: Kind, change: Record<string, unknown>): RawBuilder<unknown> {
  const columns: Record<string, string> = tables[kind].columns
  const parts = Object.entries(change).flatMap(([field, value]) => {
    const column = columns[field]
    if (!column || value === undefined) return []
    const cast = column === 'entry_ids' ? sql`::uuid[]` : sql``
    return [sql`${sql.ref(column)} = ${value}${cast}, `]
  })
  return sql.join(parts, sql``)
}

export async function removeStatement(db: Db, actor: Actor, kind: Kind, id: string): Promise<void> {
  await setRemoved(db, actor, kind, await findStatement(db, actor, kind, id), true)
}

export async function restoreStatement<K extends Kind>(
  db: Db,
  actor: Actor,
  kind: K,
  id: string,
): Promise<Read[K]> {
  const found = await findStatement(db, actor, kind, id, true)
  await setRemoved(db, actor, kind, found, false)
  return readOne(db, actor, kind, found)
}

async function setRemoved(db: Db, actor: Actor, kind: Kind, found: FoundStatement, removed: boolean) {
  await db.transaction().execute(async (tx) => {
    const at = removed ? sql`now()` : sql`null`
    await sql`update ${sql.table(kind)} set deleted_at = ${at} where id = ${found.id}`.execute(tx)
    await recordStatement(tx, namedIn(kind, found, actor), kind, found, removed ? 'removed' : 'restored')
  })
}

/**
 * Who is recorded to have changed a statement. Of an anonymous note nobody is: whoever improves it most likely wrote
 * it, so their name beside the change would give them away.
 */
function namedIn(kind: Kind, { authorId }: FoundStatement, actor: Actor): { id: string | null } {
  return { id: kind === 'note' && authorId === null ? null : actor.id }
}

async function recordStatement(
  tx: Tx,
  actor: { id: string | null },
  kind: Kind,
  statement: { id: string; reviewId: string; incidentId: string },
  verb: string,
  before?: unknown,
  after?: unknown,
) {
  await record(tx, {
    actorId: actor.id,
    verb,
    objectType: kind,
    objectId: statement.id,
    incidentId: statement.incidentId,
    reviewId: statement.reviewId,
    summary: `${verb} ${tables[kind].named}`,
    before,
    after,
  })
}
