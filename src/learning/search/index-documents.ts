import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { knownWords } from './known-words.ts'
import { documentsOf } from './sources.ts'

/**
 * Brings the documents of incidents to what they are now: what changed is written, what is gone is taken out, and the
 * rest is left alone.
 * @param anew write all of it, also what did not change.
 */
export async function indexDocuments(tx: Tx, incidents: readonly string[], anew = false): Promise<void> {
  if (incidents.length === 0) return
  const chosen = sql`any(${[...incidents]}::uuid[])`
  await sql`
    with desired as materialized (${documentsOf(incidents)}),
    gone as (
      delete from search_document d where d.incident_id = ${chosen}
        and not exists (select from desired where desired.kind = d.kind and desired.object_id = d.object_id)
    ), written as (
      insert into search_document (kind, object_id, incident_id, review_id, number, at, open, readers, title, text,
        digest, title_words, words)
      select kind, object_id, incident_id, review_id, number, at, open, readers, title, text, digest,
        called,
        setweight(called, 'A') ||
          setweight(to_tsvector('search', search_plain(left(findings, length(text)))), 'B') ||
          setweight(to_tsvector('search', search_plain(beside)), 'C') ||
          to_tsvector('search', search_plain(substr(text, length(findings) + 1)))
      from desired cross join lateral (select to_tsvector('search', search_plain(title)) as called) names
      where ${anew} or not exists (select from search_document d
        where d.kind = desired.kind and d.object_id = desired.object_id and d.digest = desired.digest)
      on conflict (kind, object_id) do update set incident_id = excluded.incident_id, review_id = excluded.review_id,
        number = excluded.number, at = excluded.at, open = excluded.open, readers = excluded.readers,
        title = excluded.title, text = excluded.text, digest = excluded.digest,
        title_words = excluded.title_words, words = excluded.words
      returning title, text, open, readers
    ), known as (
      ${knownWords(sql`select search_plain(title || ' ' || text) as plain, open, readers from written`)}
    )
    select count(*) from desired`.execute(tx)
}
