import { setTimeout as sleep } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import { knownWords } from './known-words.ts'
import { scopeOf } from './sources.ts'

/** Entries written in one transaction. */
const batchSize = 4_000

/** How long reading goes first, and how often that is looked for, in milliseconds. */
const longestWait = 30_000
const betweenLooks = 250

/** What of an incident's entries is looked at. */
export interface EntriesToIndex {
  incidentId: string
  /** Only those of this evidence. */
  evidenceId?: string
  /** Only these. */
  entryIds?: readonly string[]
  /** Also those that are in the index already: they are found meanwhile. */
  anew?: boolean
}

/** Entries that people see: nothing of removed evidence, no recollection that was taken away. */
export const shownEntry = sql`e.deleted_at is null and not exists
  (select from evidence where evidence.id = e.evidence_id and evidence.deleted_at is not null)`

/**
 * Adds entries that are not in the index yet, batch by batch, each in a transaction of its own: whoever is
 * interrupted goes on by doing it again.
 * @returns how many were added.
 */
export async function addEntries(db: Db | Tx, given: EntriesToIndex, signal?: AbortSignal): Promise<number> {
  let after = '00000000-0000-0000-0000-000000000000'
  let added = 0
  while (!signal?.aborted) {
    await letReadingsPass(db, signal)
    const { rows } = await sql<{ last: string | null; count: number }>`
      with batch as materialized (
        select e.id, coalesce(x.at, e.at) as at, coalesce(x.text, e.text) as text
        from entry e left join entry_edit x on x.incident_id = e.incident_id and x.entry_id = e.id
        where e.incident_id = ${given.incidentId} and e.id > ${after}::uuid and ${shownEntry} and ${narrowed(given)}
          and (${given.anew ?? false} or not exists
            (select from search_entry s where s.incident_id = e.incident_id and s.entry_id = e.id))
        order by e.id limit ${batchSize}
      ), scope as materialized (
        select scope.* from (${scopeOf(sql`${given.incidentId}`)} and i.deleted_at is null) scope
      ), written as (
        insert into search_entry (incident_id, entry_id, at, open, readers, words)
        select ${given.incidentId}, batch.id, batch.at, scope.open, scope.readers,
          to_tsvector('search', search_plain(left(batch.text, 20000)))
        from batch cross join scope
        on conflict (incident_id, entry_id) do update set at = excluded.at, open = excluded.open,
          readers = excluded.readers, words = excluded.words where ${given.anew ?? false}
      ), known as (
        ${saidBy(sql`batch`)}
      )
      select max(id::text) as last, count(*)::int as count from batch`.execute(db)
    const [batch] = rows
    added += batch?.count ?? 0
    if (!batch?.last || batch.count < batchSize) break
    after = batch.last
  }
  return added
}

/** What entries say, with who may see them. */
const saidBy = (entries: RawBuilder<unknown>) =>
  knownWords(sql`select search_plain(left(text, 20000)) as plain, open, readers from ${entries}, scope`)

/** Somebody waits for evidence to be read, and hardly for its entries to be found: reading goes first, for a while. */
async function letReadingsPass(db: Db | Tx, signal?: AbortSignal) {
  for (let waited = 0; waited < longestWait && !signal?.aborted; waited += betweenLooks) {
    const { rows } = await sql`select from reading where state = 'reading' limit 1`.execute(db)
    if (rows.length === 0) return
    await sleep(betweenLooks, null, { signal }).catch(() => {})
  }
}

function narrowed({ evidenceId, entryIds }: EntriesToIndex) {
  if (entryIds) return sql`e.id = any(${[...entryIds]}::uuid[])`
  return evidenceId ? sql`e.evidence_id = ${evidenceId}` : sql`true`
}

/** Takes entries out of the index: those that nobody is shown any more, or all of those given. */
export async function removeEntries(tx: Tx | Db, given: EntriesToIndex, { all = false } = {}): Promise<void> {
  const among = given.entryIds ? sql`s.entry_id = any(${[...given.entryIds]}::uuid[])` : sql`true`
  if (all) {
    await sql`delete from search_entry s where s.incident_id = ${given.incidentId} and ${among}`.execute(tx)
    return
  }
  await sql`delete from search_entry s where s.incident_id = ${given.incidentId} and ${among} and not exists
    (select from entry e where e.incident_id = s.incident_id and e.id = s.entry_id and ${shownEntry})`.execute(
    tx,
  )
}

/** Has the entries of an incident follow who may see it. */
export async function reachEntries(tx: Tx | Db, incidentId: string): Promise<void> {
  await sql`with scope as materialized (${scopeOf(sql`${incidentId}`)}),
    reached as (
      update search_entry s set open = scope.open, readers = scope.readers
      from scope where s.incident_id = ${incidentId}
        and (s.open, s.readers) is distinct from (scope.open, scope.readers)
      returning s.entry_id
    ), said as (
      select coalesce(x.text, e.text) as text from reached
      join entry e on e.incident_id = ${incidentId} and e.id = reached.entry_id
      left join entry_edit x on x.incident_id = e.incident_id and x.entry_id = e.id
    )
    ${saidBy(sql`said`)}`.execute(tx)
}
