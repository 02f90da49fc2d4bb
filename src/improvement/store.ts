import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import { visibleReviews } from '#review/door.ts'
import type { Item, OpenItem } from './contract.ts'
import { type ItemState, type Leverage, missingForCommitment, openStates } from './item.ts'

/** Items of the reviews an actor takes part in. The one door to them. */
function readableItems(db: Db, actor: Actor) {
  return db
    .selectFrom('item')
    .innerJoin('review', 'review.id', 'item.review_id')
    .innerJoin('incident', 'incident.id', 'review.incident_id')
    .leftJoin('person', 'person.id', 'item.owner_id')
    .where('item.review_id', 'in', visibleReviews(db, actor).select('review.id'))
}

const itemColumns = [
  'item.id',
  'incident.key as incidentKey',
  'item.title',
  'item.owner_id as ownerId',
  sql<string | null>`coalesce(person.name, item.owner_name)`.as('owner'),
  'item.due',
  'item.state',
  'item.declined_because as declinedBecause',
  'item.done_when as doneWhen',
  'item.proof',
  'item.factor_ids as factorIds',
  'item.strength',
  'item.type',
  'item.phase',
  'item.url',
  'item.created_at as createdAt',
  'item.version',
] as const

type Row = Omit<Item, 'missing' | 'state' | 'proof' | keyof Leverage> & {
  state: string
  proof: unknown
  strength: string | null
  type: string | null
  phase: string | null
}

function toItem<R extends Row>(row: R) {
  return {
    ...row,
    state: row.state as ItemState,
    proof: row.proof as Item['proof'],
    strength: row.strength as Leverage['strength'],
    type: row.type as Leverage['type'],
    phase: row.phase as Leverage['phase'],
    missing: missingForCommitment(row),
  }
}

export type FoundItem = Item & { reviewId: string; incidentId: string }

/** One item, or null when the actor may not see it. */
export async function itemById(
  db: Db,
  actor: Actor,
  id: string,
  { deleted = false } = {},
): Promise<FoundItem | null> {
  const row = await readableItems(db, actor)
    .where('item.id', '=', id)
    .where('item.deleted_at', deleted ? 'is not' : 'is', null)
    .select([...itemColumns, 'item.review_id as reviewId', 'incident.id as incidentId'])
    .executeTakeFirst()
  return row ? toItem(row) : null
}

export async function itemsOfReview(db: Db, reviewId: string): Promise<Item[]> {
  const rows = await db
    .selectFrom('item')
    .innerJoin('review', 'review.id', 'item.review_id')
    .innerJoin('incident', 'incident.id', 'review.incident_id')
    .leftJoin('person', 'person.id', 'item.owner_id')
    .where('item.review_id', '=', reviewId)
    .where('item.deleted_at', 'is', null)
    .select(itemColumns)
    .orderBy('item.id')
    .execute()
  return rows.map(toItem)
}

/** Titles of open items of all reviews that an actor takes part in, oldest first. */
export async function openItems(db: Db, actor: Actor): Promise<OpenItem[]> {
  const rows = await readableItems(db, actor)
    .where('item.deleted_at', 'is', null)
    .where('item.state', 'in', openStates)
    .select(['item.id', 'incident.key as incidentKey', 'item.title', 'item.state'])
    .orderBy('item.id')
    .execute()
  return rows.map((row) => ({ ...row, state: row.state as OpenItem['state'] }))
}

export interface ItemFilter {
  states?: readonly ItemState[] | undefined
  mine?: boolean | undefined
}

/** Items of all reviews an actor takes part in: those with a date first, the soonest on top. */
export async function listItems(db: Db, actor: Actor, { states, mine }: ItemFilter) {
  let query = readableItems(db, actor).where('item.deleted_at', 'is', null)
  if (states) query = query.where('item.state', 'in', [...states])
  if (mine) query = query.where('item.owner_id', '=', actor.id)
  const rows = await query
    .select([...itemColumns, 'incident.title as incidentTitle'])
    .orderBy(sql`item.due asc nulls last`)
    .orderBy('item.id')
    .execute()
  return rows.map(toItem)
}
