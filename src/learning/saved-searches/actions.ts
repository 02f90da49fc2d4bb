import type { Db, Tx } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import type { Actor } from '#platform/http/actor.ts'
import { hint } from '#platform/live/hint.ts'
import { compare } from './compare.ts'
import type { NewSavedSearch, SavedSearch, SavedSearchChanges } from './contract.ts'
import { ownSearches, savedSearch } from './store.ts'

/** Nobody keeps an eye on more by themselves. */
const mostSearches = 100

export interface SavedSearchContext {
  db: Db
  now: () => Date
  /** Whether the server can send e-mail. */
  letters: boolean
}

/** Saves a search for the actor alone. What it finds at this moment counts as known. */
export async function saveSearch(
  context: SavedSearchContext,
  actor: Actor,
  { name, q, telling }: NewSavedSearch,
): Promise<SavedSearch> {
  requireLetters(context, telling)
  const id = await context.db.transaction().execute(async (tx) => {
    await roomForMore(tx, actor)
    const { id } = await tx
      .insertInto('saved_search')
      .values({ person_id: actor.id, name, query: q, telling, looked_at: context.now().toISOString() })
      .returning('id')
      .executeTakeFirstOrThrow()
    await compare(tx, actor, { id, query: q }, { now: context.now(), first: true })
    await tellOwnScreens(tx, actor)
    return id
  })
  return savedSearch(context.db, actor, id)
}

/** Changes a saved search. What another query finds, or one that was not followed meanwhile, counts as known. */
export async function changeSavedSearch(
  context: SavedSearchContext,
  actor: Actor,
  id: string,
  { name, q, telling }: SavedSearchChanges,
): Promise<SavedSearch> {
  requireLetters(context, telling)
  const before = await savedSearch(context.db, actor, id)
  const anew =
    (q !== undefined && q !== before.q) || (before.telling === 'never' && (telling ?? 'never') !== 'never')
  await context.db.transaction().execute(async (tx) => {
    await tx
      .updateTable('saved_search')
      .set({ name: name ?? before.name, query: q ?? before.q, telling: telling ?? before.telling })
      .where('id', '=', id)
      .where('person_id', '=', actor.id)
      .execute()
    if (anew) {
      await tx.deleteFrom('saved_search_find').where('saved_search_id', '=', id).execute()
      await compare(tx, actor, { id, query: q ?? before.q }, { now: context.now(), first: true })
    }
    await tellOwnScreens(tx, actor)
  })
  return savedSearch(context.db, actor, id)
}

export async function deleteSavedSearch(
  context: SavedSearchContext,
  actor: Actor,
  id: string,
): Promise<void> {
  await mark(context, actor, id, { deleted_at: context.now().toISOString() })
}

export async function restoreSavedSearch(
  context: SavedSearchContext,
  actor: Actor,
  id: string,
): Promise<SavedSearch> {
  const deleted = await ownSearches(context.db, actor)
    .where('id', '=', id)
    .where('deleted_at', 'is not', null)
    .select('id')
    .executeTakeFirst()
  if (!deleted) throw new Problem('not-found', 'This saved search can’t be brought back any more.')
  await context.db.transaction().execute(async (tx) => {
    await roomForMore(tx, actor)
    await tx
      .updateTable('saved_search')
      .set({ deleted_at: null })
      .where('id', '=', id)
      .where('person_id', '=', actor.id)
      .execute()
    await tellOwnScreens(tx, actor)
  })
  return savedSearch(context.db, actor, id)
}

/** What is new counts as known: the actor has looked. */
export async function markLooked(context: SavedSearchContext, actor: Actor, id: string): Promise<void> {
  await mark(context, actor, id, { looked_at: context.now().toISOString() }, async (tx) => {
    await tx
      .updateTable('saved_search_find')
      .set({ news: false })
      .where('saved_search_id', '=', id)
      .where('news', '=', true)
      .execute()
  })
}

async function mark(
  { db }: SavedSearchContext,
  actor: Actor,
  id: string,
  values: { deleted_at?: string; looked_at?: string },
  more?: (tx: Tx) => Promise<void>,
) {
  await db.transaction().execute(async (tx) => {
    const changed = await tx
      .updateTable('saved_search')
      .set(values)
      .where('id', '=', id)
      .where('person_id', '=', actor.id)
      .where('deleted_at', 'is', null)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n)
      throw new Problem('not-found', 'This saved search isn’t there any more.')
    await more?.(tx)
    await tellOwnScreens(tx, actor)
  })
}

async function roomForMore(tx: Tx, actor: Actor) {
  const own = await ownSearches(tx, actor).where('deleted_at', 'is', null).select('id').execute()
  if (own.length >= mostSearches)
    throw new Problem('not-possible-now', `You have ${own.length} saved searches. Delete one to make room.`)
}

function requireLetters({ letters }: SavedSearchContext, telling: string | undefined) {
  if (telling === 'letter' && !letters)
    throw new Problem('not-possible-now', 'This server can’t send e-mail. It can tell you beside the search.')
}

/** No log tells of it: what somebody looks for is theirs alone. */
export function tellOwnScreens(tx: Tx, { id }: Pick<Actor, 'id'>) {
  return hint(tx, { personId: id, objectType: 'saved-search', incidentKey: null })
}
