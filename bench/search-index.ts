import pg from 'pg'
import { measureHorizons } from '#learning/search/horizons.ts'
import { openDatabase } from '#platform/db/database.ts'
import { vocabulary } from './search-world.ts'

/**
 * Lists that are made at once at the end; their statements are kept meanwhile. What the job does incident by incident
 * takes minutes for so many: measured here is finding.
 */
const lists = {
  search_document: ['search_document_open', 'search_document_title'],
  search_entry: ['search_entry_open'],
}

/** Has the index know all reviews, or all entries, of the synthetic world, as the job would have written them. */
export async function fillIndex(connection: pg.PoolConfig, table: keyof typeof lists): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  await client.query(
    `set maintenance_work_mem = '512MB'; set work_mem = '64MB'; set synchronous_commit = off`,
  )
  const { rows } = await client.query<{ indexdef: string }>(
    'select indexdef from pg_indexes where indexname = any($1)',
    [lists[table]],
  )
  await client.query(lists[table].map((list) => `drop index ${list}`).join(';'))
  for (const statement of table === 'search_entry' ? [entries] : [incidents, reports])
    await client.query(statement)
  await client.query(
    'insert into search_word (word) select unnest($1::text[]) order by 1 on conflict do nothing',
    [vocabulary()],
  )
  for (const { indexdef } of rows) await client.query(indexdef)
  await client.query(`vacuum analyze ${table}`)
  await client.query('vacuum analyze search_word')
  await client.end()
  const { db, close } = openDatabase(connection, 1)
  await measureHorizons(db)
  await close()
}

const columns = `search_document (kind, object_id, incident_id, review_id, number, at, open, title, text, digest,
  title_words, words)`

const incidents = `insert into ${columns}
  select 'incident', id, id, null, null, started_at, true, title, '', '', called,
    setweight(called, 'A') || setweight(to_tsvector('search', search_plain(key)), 'C')
  from incident, lateral (select to_tsvector('search', search_plain(title)) as called) names
  where key like 'SYN-%' and not exists (select from search_document where kind = 'incident' and object_id = incident.id)`

const reports = `insert into ${columns}
  select 'report', r.id, i.id, r.id, p.number, started_at, true, title, text, '', called,
    setweight(called, 'A') || setweight(to_tsvector('search', search_plain(text)), 'B')
  from incident i join review r on r.incident_id = i.id join publication p on p.review_id = r.id,
    lateral (select content -> 'parts' -> 0 ->> 'text' as text, to_tsvector('search', search_plain(title)) as called) names
  where key like 'SYN-%' and not exists (select from search_document where kind = 'report' and object_id = r.id)`

const entries = `insert into search_entry (incident_id, entry_id, at, open, words)
  select incident_id, id, at, true, to_tsvector('search', search_plain(text))
  from entry e where not exists
    (select from search_entry s where s.incident_id = e.incident_id and s.entry_id = e.id)`
