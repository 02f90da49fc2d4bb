import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { askForIndexing } from './asking.ts'
import type { SearchIndexState } from './contract.ts'
import { everybody } from './known-words.ts'
import { everything } from './pending.ts'
import { listSetAside } from './set-aside.ts'

/** Counts up when documents are made in another way; an index of another version is made again. */
const indexVersion = 5

/**
 * Has the whole index made again, incident by incident, newest first. Until it is done, what was there is still found.
 */
export async function rebuildIndex(db: Db): Promise<void> {
  await tryTrigrams(db)
  await db.transaction().execute(async (tx) => {
    await sql`insert into search_index (version, incidents) select ${indexVersion}, count(*) from incident
      on conflict (single) do update set version = excluded.version, incidents = excluded.incidents,
        started_at = now()`.execute(tx)
    await sql`delete from search_pending where object_type = ${everything}`.execute(tx)
    await sql`insert into search_pending (incident_id, object_type, object_id)
      select id, ${everything}, id from incident order by started_at desc`.execute(tx)
    await askForIndexing(tx)
  })
}

/** Has the index made where there is none, or one of another version. */
export async function ensureIndex(db: Db): Promise<void> {
  const { rows } = await sql<{ version: number }>`select version from search_index`.execute(db)
  if (rows[0]?.version !== indexVersion) await rebuildIndex(db)
}

/** A server that got the extension since corrects typing mistakes from now on. */
async function tryTrigrams(db: Db) {
  await sql`do $$
    begin
      create extension if not exists pg_trgm;
      create index if not exists search_word_letters on search_word using gin (word gin_trgm_ops)
        where reader = ${sql.lit(everybody)};
      create index if not exists search_word_letters_closed on search_word using gin ((array[reader]), word gin_trgm_ops)
        where reader <> ${sql.lit(everybody)};
    exception when others then null;
    end $$`.execute(db)
}

/** How far the index is. */
export async function indexState(db: Db): Promise<SearchIndexState> {
  const { rows } = await sql<Omit<SearchIndexState, 'setAside'>>`
    select
      (select count(*)::int from search_document) as documents,
      (select count(*)::int from search_entry) as entries,
      (select count(*)::int from search_pending where object_type <> ${everything} and tries = 0) as waiting,
      (select count(*)::int from search_pending where object_type = ${everything} and tries = 0) as "toRebuild",
      coalesce((select incidents from search_index), 0) as incidents,
      exists (select from pg_class where relname = 'search_word_letters') as "correctsTyping"`.execute(db)
  const [state] = rows as [Omit<SearchIndexState, 'setAside'>]
  return { ...state, setAside: await listSetAside(db) }
}
