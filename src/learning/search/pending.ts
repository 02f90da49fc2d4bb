import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import { refusalOf } from '#platform/db/refusals.ts'
import { countWords, traceIncidents } from '../similar/trace.ts'
import { askForIndexing } from './asking.ts'
import { horizonsAreOld, measureHorizons } from './horizons.ts'
import { indexDocuments } from './index-documents.ts'
import { addEntries, reachEntries, removeEntries } from './index-entries.ts'
import { everybody } from './known-words.ts'
import { setAside } from './set-aside.ts'

/** Changes taken up at a time. */
const batchSize = 200
/** From how many changes and new entries on the database counts anew. */
const worthTidying = 1_000
/** Any number, the same for all nodes: whoever holds it writes the index. */
const advisoryLock = 4_114_008

interface Pending {
  id: string
  incidentId: string | null
  objectType: string
  objectId: string
}

/** Written by a rebuild: all of an incident, whether it changed or not. */
export const everything = 'everything'

/**
 * The job `index-search`: brings the index to what was committed, until nothing waits any more. One at a time among
 * all nodes; the others come back a little later.
 * @param signal stops after the batch at hand; what waits stays.
 */
export async function indexPending(db: Db, signal?: AbortSignal): Promise<void> {
  await db.connection().execute(async (own) => {
    const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_lock(${advisoryLock}) as got`.execute(
      own,
    )
    // Waiting would keep a worker from other work.
    if (!rows[0]?.got) return askForIndexing(db, 2)
    try {
      let written = 0
      while (!signal?.aborted) {
        const pending = await waiting(own)
        if (pending.length === 0) break
        written += pending.length + (await takeWhatCanBe(own, pending, signal))
      }
      if (written > 0) await putInOrder(own, written > worthTidying)
      await countWords(own)
    } finally {
      await sql`select pg_advisory_unlock(${advisoryLock})`.execute(own)
    }
  })
}

async function waiting(db: Db): Promise<Pending[]> {
  const { rows } = await sql<Pending>`
    select id, incident_id as "incidentId", object_type as "objectType", object_id as "objectId"
    from search_pending where due_at <= now() order by id limit ${batchSize}`.execute(db)
  return rows
}

/**
 * Takes changes in; where that fails, each incident by itself, and sets aside what cannot be. @returns how many
 * entries were added.
 */
async function takeWhatCanBe(db: Db, pending: readonly Pending[], signal?: AbortSignal): Promise<number> {
  try {
    const entries = await take(db, pending, signal)
    if (!signal?.aborted)
      await sql`delete from search_pending where id = any(${pending.map(({ id }) => id)}::bigint[])`.execute(
        db,
      )
    return entries
  } catch (error) {
    if (signal?.aborted || refusalOf(error) === 'away') throw error
    const groups = [...Map.groupBy(pending, ({ incidentId }) => incidentId).values()]
    if (groups.length === 1) {
      await setAside(db, pending, error)
      return 0
    }
    let entries = 0
    for (const group of groups) if (!signal?.aborted) entries += await takeWhatCanBe(db, group, signal)
    return entries
  }
}

/** Changes of these may change who sees an incident with its entries, or whether anybody does. */
const whatReaches = ['incident', 'role', 'review', 'participant']

/** @returns how many entries were added. */
async function take(db: Db, pending: readonly Pending[], signal?: AbortSignal): Promise<number> {
  const of = (...types: string[]) => pending.filter(({ objectType }) => types.includes(objectType))
  const named = await incidentsNaming(db, of('service', 'team'))
  const anew = idsOf(of(everything))
  const incidents = [...new Set([...idsOf(pending), ...named])].filter((id) => !anew.includes(id))
  await db.transaction().execute(async (tx) => {
    // In the order in which they are cleared away: neither waits for the other while it holds what that one wants.
    await sql`select from incident where id = any(${[...incidents, ...anew]}::uuid[]) order by id for key share`.execute(
      tx,
    )
    await indexDocuments(tx, incidents)
    await indexDocuments(tx, anew, true)
    const fired = [...idsOf(of('evidence', 'entry', 'incident')), ...anew]
    await traceIncidents(tx, [...incidents, ...anew], fired)
  })
  let entries = 0
  for (const incidentId of await havingEntries(db, idsOf(of(...whatReaches)))) {
    await reachEntries(db, incidentId)
    // Those of an incident that was brought back are out of the index.
    entries += await addEntries(db, { incidentId }, signal)
  }
  for (const incidentId of await havingEntries(db, anew)) {
    await removeEntries(db, { incidentId })
    entries += await addEntries(db, { incidentId, anew: true }, signal)
  }
  for (const incidentId of idsOf(of('incident'))) await leaveDeleted(db, incidentId)
  for (const { incidentId, objectId } of of('evidence'))
    if (incidentId) entries += await indexEvidence(db, incidentId, objectId, signal)
  await indexSingleEntries(db, of('entry'))
  if (of('deleted').length > 0) await forgetClearedAway(db)
  return entries
}

const idsOf = (pending: readonly Pending[]) => [
  ...new Set(pending.flatMap(({ incidentId }) => (incidentId === null ? [] : [incidentId]))),
]

/** Most incidents of years past have no entries: to ask for all at once spares a question for each. */
async function havingEntries(db: Db, incidents: readonly string[]): Promise<string[]> {
  if (incidents.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select given.id from unnest(${[...incidents]}::uuid[]) as given (id)
    where exists (select from entry where incident_id = given.id)
      or exists (select from search_entry where incident_id = given.id)`.execute(db)
  return rows.map(({ id }) => id)
}

async function incidentsNaming(db: Db, renamed: readonly Pending[]): Promise<string[]> {
  if (renamed.length === 0) return []
  const ids = renamed.map(({ objectId }) => objectId)
  const { rows } = await sql<{ id: string }>`
    select incident_id as id from incident_service where service_id::text = any(${ids})
    union select incident_id from incident_team where team_id::text = any(${ids})`.execute(db)
  return rows.map(({ id }) => id)
}

/** Entries of a deleted incident are out; its return brings them back. */
async function leaveDeleted(db: Db, incidentId: string) {
  await sql`delete from search_entry where incident_id = ${incidentId}
    and exists (select from incident where id = ${incidentId} and deleted_at is not null)`.execute(db)
}

/** While evidence is being read its entries wait: the end of the reading tells of them again. */
async function indexEvidence(db: Db, incidentId: string, evidenceId: string, signal?: AbortSignal) {
  const { rows } = await sql<{ removed: boolean; reading: boolean }>`
    select deleted_at is not null as removed, coalesce(state in ('queued', 'reading'), false) as reading
    from evidence left join reading on evidence_id = id where id = ${evidenceId}`.execute(db)
  const [evidence] = rows
  if (evidence?.removed) await removeEntries(db, { incidentId })
  if (!evidence || evidence.removed || evidence.reading) return 0
  return addEntries(db, { incidentId, evidenceId }, signal)
}

async function indexSingleEntries(db: Db, pending: readonly Pending[]) {
  for (const incidentId of idsOf(pending)) {
    const entryIds = pending.filter((one) => one.incidentId === incidentId).map(({ objectId }) => objectId)
    await db.transaction().execute(async (tx: Tx) => {
      await removeEntries(tx, { incidentId, entryIds }, { all: true })
      await addEntries(tx, { incidentId, entryIds })
    })
  }
}

/** What was cleared away for good leaves no word behind. */
async function forgetClearedAway(db: Db) {
  await sql`delete from search_entry s where not exists
    (select from entry e where e.incident_id = s.incident_id and e.id = s.entry_id)`.execute(db)
  const nobody = (table: RawBuilder<unknown>, reach: RawBuilder<unknown>) => sql`not exists
    (select from ${table} d where d.words @@ plainto_tsquery('search', w.word) and ${reach})`
  const theirs = sql`not d.open and d.readers && array[w.reader]`
  await sql`delete from search_word w where case when w.reader = ${sql.lit(everybody)}
    then ${nobody(sql`search_document`, sql`d.open`)} and ${nobody(sql`search_entry`, sql`d.open`)}
    else ${nobody(sql`search_document`, theirs)} and ${nobody(sql`search_entry`, theirs)} end`.execute(db)
}

const lists = [
  'search_entry_open',
  'search_entry_closed',
  'search_document_open',
  'search_document_closed',
  'search_document_title',
  // Where there is pg_trgm.
  'search_word_letters',
  'search_word_letters_closed',
]

/**
 * Puts what the database only noted into its lists, as each search looks through the notes; after much was added it
 * also counts words anew.
 */
async function putInOrder(db: Db, much: boolean) {
  await sql`select gin_clean_pending_list(oid) from pg_class where relname = any(${lists})`.execute(db)
  if (much) {
    await sql`analyze search_document`.execute(db)
    await sql`analyze search_entry`.execute(db)
    await sql`analyze search_word`.execute(db)
  }
  if (much || (await horizonsAreOld(db))) await measureHorizons(db)
}
