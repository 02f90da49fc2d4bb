import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import type { Actor } from '#platform/http/actor.ts'
import { mayRead, mayReadEntry } from '../search/access.ts'
import type { DocumentKind } from '../search/fields.ts'
import { mostNamed, type SavedSearch } from './contract.ts'
import type { Telling } from './telling.ts'

/** The saved searches of one person. There is no way to ask for anybody else’s. */
export function ownSearches(db: Db, actor: Actor) {
  return db.selectFrom('saved_search').where('saved_search.person_id', '=', actor.id)
}

/**
 * What is new in an actor’s searches and may be seen by them at this moment, whatever was noted when it was found.
 * @param unmailed only what no letter told of.
 */
export async function newsOf(
  db: Db,
  actor: Actor,
  { unmailed = false } = {},
): Promise<Map<string, { kind: DocumentKind; id: string }[]>> {
  const { rows } = await sql<{ searchId: string; kind: DocumentKind; id: string }>`
    with mine as materialized (
      select f.* from saved_search_find f join saved_search s on s.id = f.saved_search_id
      where s.person_id = ${actor.id} and s.deleted_at is null and s.telling <> 'never' and f.news
        and (not ${unmailed}::boolean or f.mailed_at is null)
    )
    select mine.saved_search_id as "searchId", mine.kind, mine.object_id as id, mine.found_at as "foundAt"
    from mine join search_document d on d.kind = mine.kind and d.object_id = mine.object_id
    where ${mayRead(db, actor)}
    union all
    select mine.saved_search_id, mine.kind, mine.object_id, mine.found_at
    from mine join search_entry d on d.incident_id = mine.incident_id and d.entry_id = mine.object_id
    where mine.kind = 'entry' and ${mayReadEntry(db, actor)}
    order by "foundAt" desc, id`.execute(db)
  return Map.groupBy(
    rows.map(({ searchId, kind, id }) => ({ searchId, kind, id })),
    ({ searchId }) => searchId,
  )
}

/** The actor’s saved searches by name, each with what is new in it. */
export async function listSavedSearches(db: Db, actor: Actor): Promise<SavedSearch[]> {
  const rows = await ownSearches(db, actor)
    .where('deleted_at', 'is', null)
    .select(['id', 'name', 'query as q', 'telling', 'created_at as createdAt', 'looked_at as lookedAt'])
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .execute()
  const news = rows.length > 0 ? await newsOf(db, actor) : new Map()
  return rows.map((row) => {
    const finds = news.get(row.id) ?? []
    return {
      ...row,
      telling: row.telling as Telling,
      news: {
        count: finds.length,
        finds: finds
          .slice(0, mostNamed)
          .map(({ kind, id }: { kind: DocumentKind; id: string }) => ({ kind, id })),
      },
    }
  })
}

/** @throws Problem `not-found`, the same for what is not there and what is somebody else’s. */
export async function savedSearch(db: Db, actor: Actor, id: string): Promise<SavedSearch> {
  const found = (await listSavedSearches(db, actor)).find((one) => one.id === id)
  if (!found) throw new Problem('not-found', 'This saved search isn’t there any more.')
  return found
}
