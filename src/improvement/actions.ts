import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import { record } from '#platform/events.ts'
import type { Actor } from '#platform/http/actor.ts'
import { findReview } from '#review/door.ts'
import type { Item, ProofPlan } from './contract.ts'
import { type ItemState, itemTransitions, type Leverage, mayBecome, missingForCommitment } from './item.ts'
import { type FoundItem, itemById } from './store.ts'

export interface NewItem extends Partial<Leverage> {
  title: string
  ownerId: string | null
  due: string | null
  doneWhen: string
  proof: ProofPlan | null
  factorIds: string[]
  state?: ItemState
  url?: string | null
  /** An owner without an account. */
  ownerName?: string | null
}

/**
 * The one door to an item.
 * @throws Problem `not-found`, the same for what isn't there and for what the actor may not see.
 */
export async function findItem(db: Db, actor: Actor, id: string, options = {}): Promise<FoundItem> {
  const item = await itemById(db, actor, id, options)
  if (!item)
    throw new Problem(
      'not-found',
      'There is no such item that you can see. It may have been taken away meanwhile.',
    )
  return item
}

/** Adds an improvement item to a review; an idea needs nothing but its words. */
export async function addItem(db: Db, actor: Actor, key: string, given: NewItem): Promise<Item> {
  const review = await findReview(db, actor, key)
  const id = await db.transaction().execute(async (tx) => {
    await requireOwn(tx, review.id, given)
    const row = await tx
      .insertInto('item')
      .values({
        review_id: review.id,
        title: given.title,
        owner_id: given.ownerId,
        owner_name: given.ownerId ? null : given.ownerName,
        due: given.due,
        done_when: given.doneWhen,
        proof: given.proof && JSON.stringify(given.proof),
        factor_ids: given.factorIds,
        ...leverageOf(given),
        url: given.url ?? null,
        created_by: actor.id,
        ...(given.state && { state: given.state }),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await recordItem(
      tx,
      actor,
      { id: row.id, reviewId: review.id, incidentId: review.incidentId },
      'added',
      `added the item “${given.title}”`,
    )
    return row.id
  })
  return findItem(db, actor, id)
}

/** An owner has an account, and factors are of the same review. */
async function requireOwn(
  tx: Tx,
  reviewId: string,
  { ownerId, factorIds }: { ownerId?: string | null | undefined; factorIds?: readonly string[] | undefined },
) {
  if (ownerId) {
    const owner = await tx.selectFrom('person').where('id', '=', ownerId).select('id').executeTakeFirst()
    if (!owner) throw wrong('ownerId', 'The owner must be somebody with an account.')
  }
  if (!factorIds?.length) return
  const known = await tx
    .selectFrom('factor')
    .where('review_id', '=', reviewId)
    .where('id', 'in', [...factorIds])
    .select('id')
    .execute()
  if (known.length < new Set(factorIds).size) throw wrong('factorIds', 'A factor is not part of this review.')
}

function wrong(path: string, message: string) {
  return new Problem('invalid-input', message, { fields: [{ path, message }] })
}

export interface ItemChange {
  title?: string | undefined
  ownerId?: string | null | undefined
  due?: string | null | undefined
  doneWhen?: string | undefined
  proof?: ProofPlan | null | undefined
  factorIds?: string[] | undefined
  state?: ItemState | undefined
  declinedBecause?: string | null | undefined
  strength?: Leverage['strength'] | undefined
  type?: Leverage['type'] | undefined
  phase?: Leverage['phase'] | undefined
  url?: string | null | undefined
}

const leverageOf = ({ strength = null, type = null, phase = null }: Partial<Leverage>): Leverage => ({
  strength,
  type,
  phase,
})

/**
 * Changes an item, or brings it to its next state.
 * @throws Problem `changed-meanwhile` with the current item when `version` isn't the current one; `not-possible-now` when the state can't follow,
 * or when something is missing for a commitment.
 */
export async function changeItem(
  db: Db,
  actor: Actor,
  id: string,
  change: ItemChange,
  version: number,
): Promise<Item> {
  const before = await findItem(db, actor, id)
  const after = { ...before, ...withoutUndefined(change) }
  checkState(before, after)
  await db.transaction().execute(async (tx) => {
    await requireOwn(tx, before.reviewId, change)
    const changed = await tx
      .updateTable('item')
      .set({
        title: after.title,
        owner_id: after.ownerId,
        ...(change.ownerId !== undefined && { owner_name: null }),
        due: after.due,
        done_when: after.doneWhen,
        proof: after.proof && JSON.stringify(after.proof),
        factor_ids: after.factorIds,
        ...leverageOf(after),
        url: after.url,
        state: after.state,
        declined_because: after.state === 'declined' ? after.declinedBecause : null,
        version: version + 1,
      })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n)
      throw new Problem('changed-meanwhile', undefined, { extra: { current: await findItem(tx, actor, id) } })
    const summary =
      before.state === after.state
        ? `changed the item “${after.title}”`
        : `moved “${after.title}” from ${inWords(before.state)} to ${inWords(after.state)}`
    await recordItem(
      tx,
      actor,
      before,
      before.state === after.state ? 'changed' : after.state,
      summary,
      before,
      change,
    )
  })
  return findItem(db, actor, id)
}

const missingInWords = {
  owner: 'one owner',
  due: 'a date',
  factor: 'a factor it answers',
  doneWhen: 'how somebody else sees that it is finished',
} as const

function checkState(before: Item, after: Item) {
  if (!mayBecome(before.state, after.state)) {
    const possible = itemTransitions[before.state].join(', ')
    throw new Problem(
      'not-possible-now',
      `An item that is ${before.state} can become ${possible}, not ${after.state}.`,
    )
  }
  if (after.state === 'declined' && !after.declinedBecause?.trim()) {
    throw wrong('declinedBecause', 'Say why it is declined, so that nobody has to ask again.')
  }
  if (before.state === after.state || !['committed', 'in-progress'].includes(after.state)) return
  const missing = missingForCommitment(after)
  if (missing.length === 0) return
  const list = missing.map((one) => missingInWords[one]).join(', ')
  throw new Problem('not-possible-now', `Before it is committed it needs ${list}.`, { extra: { missing } })
}

/** A state as it stands in a sentence. */
const inWords = (state: Item['state']) => state.replaceAll('-', ' ')

function withoutUndefined<T extends object>(change: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as never
}

export async function removeItem(db: Db, actor: Actor, id: string): Promise<void> {
  await setRemoved(db, actor, await findItem(db, actor, id), true)
}

export async function restoreItem(db: Db, actor: Actor, id: string): Promise<Item> {
  await setRemoved(db, actor, await findItem(db, actor, id, { deleted: true }), false)
  return findItem(db, actor, id)
}

async function setRemoved(db: Db, actor: Actor, item: FoundItem, removed: boolean) {
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('item')
      .set({ deleted_at: removed ? sql<string>`now()` : null })
      .where('id', '=', item.id)
      .execute()
    const [verb, words] = removed ? ['removed', 'took away'] : ['restored', 'brought back']
    await recordItem(tx, actor, item, verb, `${words} the item “${item.title}”`)
  })
}

async function recordItem(
  tx: Tx,
  actor: Actor,
  item: { id: string; reviewId: string; incidentId: string },
  verb: string,
  summary: string,
  before?: unknown,
  after?: unknown,
) {
  await record(tx, {
    actorId: actor.id,
    verb,
    objectType: 'item',
    objectId: item.id,
    incidentId: item.incidentId,
    reviewId: item.reviewId,
    summary,
    before,
    after,
  })
}
