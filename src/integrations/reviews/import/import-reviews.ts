import { sql } from 'kysely'
import { listSeverities } from '#incident/store.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { refusalOf } from '#platform/db/refusals.ts'
import { holdFiles } from '#platform/files/holding.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { JobPayload } from '#platform/jobs/jobs.ts'
import { openArchive, type ReviewArchive } from '../archive.ts'
import type { ReviewReading } from '../reading.ts'
import { type ImportContext, sizeText, tellProgress } from './context.ts'
import type { FoundImport } from './door.ts'
import { Drafts } from './drafts.ts'
import { type Known, knownDocuments, recogniser, toldDigest } from './known.ts'
import type { Level } from './severity.ts'
import { levelOf } from './store.ts'
import { importInState, workOn } from './working.ts'
import { createFrom, keepBeside, updateFrom, type Writing, type Written } from './write-batch.ts'

/** Written in one transaction: so many documents, or fewer where they are long. */
const batch = { documents: 25, characters: 1_000_000 }

/**
 * The job `import-reviews`: turns the documents that are to be taken into incidents with their reviews, some in each
 * transaction together with their outcomes, so that whatever ends in between neither loses nor doubles any.
 */
export async function importReviews(
  context: ImportContext,
  payload: JobPayload,
  signal?: AbortSignal,
): Promise<void> {
  await workOn(context, 'import-reviews', String(payload.importId), async (found) => {
    const actor = await importerOf(context.db, found)
    if (!actor) throw new Error('whoever began this import has no account any more')
    const archive = await openArchive(context.zips.pathOf(found.sha256 ?? ''), '', sizeText)
    try {
      const levels = await listSeverities(context.db)
      const job = { context, found, actor, archive, levels }
      while (!signal?.aborted) {
        const documents = await nextDocuments(context.db, found.id)
        if (documents.length === 0) return await finish(context.db, found)
        if (!(await importBatch(job, documents))) return
      }
    } finally {
      await archive.close()
    }
  })
}

interface Job {
  context: ImportContext
  found: FoundImport
  actor: Actor
  archive: ReviewArchive
  levels: readonly Level[]
}

/** Whoever began the import does all that it does. */
async function importerOf(db: Db, { createdBy }: FoundImport): Promise<Actor | null> {
  if (!createdBy) return null
  const person = await db
    .selectFrom('person')
    .where('id', '=', createdBy)
    .select(['id', 'name', 'role'])
    .executeTakeFirst()
  if (!person) return null
  const role = person.role === 'administrator' ? 'administrator' : 'member'
  return { id: person.id, name: person.name, role, via: 'token', scopes: ['read', 'write'], sessionId: null }
}

interface NextDocument {
  number: number
  path: string
  place: string
  sha256: string
  bytes: number
  reading: ReviewReading
}

async function nextDocuments(db: Db, importId: string): Promise<NextDocument[]> {
  const { rows } = await sql<NextDocument>`
    with next as materialized (
      select number, path, place, sha256, bytes, reading, pg_column_size(reading) as size
      from review_import_document d
      where import_id = ${importId} and outcome is null and place is not null and sha256 is not null
      order by number limit ${batch.documents}
    )
    select number, path, place, sha256, bytes, reading from (
      select *, sum(size) over (order by number) - size as before from next
    ) sized where before < ${batch.characters} order by number`.execute(db)
  return rows
}

/**
 * Writes a batch. Where one document can’t be written, each is written by itself, and that one has failed.
 * @returns false when somebody cancelled meanwhile.
 */
async function importBatch(job: Job, documents: readonly NextDocument[]): Promise<boolean> {
  const drafts = new Drafts(job.context.blobs, job.archive)
  try {
    return await writeTogether(job, documents, drafts)
  } catch (error) {
    if (refusalOf(error) === 'away') throw error
    for (const document of documents) if (!(await writeAlone(job, document, drafts))) return false
    return true
  } finally {
    await drafts.discard()
  }
}

async function writeAlone(job: Job, document: NextDocument, drafts: Drafts): Promise<boolean> {
  const { db, log } = job.context
  try {
    return await writeTogether(job, [document], drafts)
  } catch (error) {
    if (refusalOf(error) === 'away') throw error
    log.warn(
      { err: error, import: job.found.id, document: document.number },
      'a document could not be imported',
    )
    return db.transaction().execute(async (tx) => {
      if (!(await importInState(tx, job.found.id, 'importing', { forChange: true }))) return false
      const failed = { number: document.number, outcome: 'failed' as const, incidentId: null }
      await noteOutcomes(tx, job.found.id, [{ ...failed, reason: couldNot }])
      return true
    })
  }
}

const couldNot =
  'It could not be written, for a reason on our side. Nothing was kept of it here; the others went on.'

async function writeTogether(job: Job, documents: readonly NextDocument[], drafts: Drafts): Promise<boolean> {
  const { context, found } = job
  await drafts.prepare(documents)
  return context.db.transaction().execute(async (tx) => {
    await holdFiles(tx)
    await holdCollection(tx, found.collection)
    const current = await importInState(tx, found.id, 'importing', { forChange: true })
    if (!current) return false
    const writings = await recognised(tx, job, documents)
    await drafts.keep(documents)
    const written = await writeAll(tx, job.actor, writings)
    await remember(tx, job, writings, written)
    await noteOutcomes(tx, found.id, written)
    await tellProgress(tx, current.createdBy)
    return true
  })
}

/** Two imports of one collection take turns, so that neither misses what the other just made. */
async function holdCollection(tx: Tx, collection: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`imported collection ${collection.toLowerCase()}`}, 0))`.execute(
    tx,
  )
}

async function recognised(tx: Tx, job: Job, documents: readonly NextDocument[]): Promise<Writing[]> {
  const { found, actor } = job
  const known = await knownDocuments(tx, actor, found.collection, documents)
  const there = await pathsOf(
    tx,
    found.id,
    known.map(({ path }) => path),
  )
  const { byPath, byBytes } = recogniser(known, (path) => there.has(path))
  const atTheirPath = documents.map((document) => byPath(document))
  return documents.map((document, index) => {
    const before = atTheirPath[index] ?? byBytes(document)
    return writingOf(job, document, before)
  })
}

async function pathsOf(tx: Tx, importId: string, paths: readonly string[]): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set()
  const { rows } = await sql<{ path: string }>`select path from review_import_document
    where import_id = ${importId} and path = any(${[...paths]})`.execute(tx)
  return new Set(rows.map(({ path }) => path))
}

function writingOf({ found, levels }: Job, document: NextDocument, known: Known | null): Writing {
  const { reading, path } = document
  const level = levelOf(reading.severity, found, levels) ??
    levels.find(({ id }) => id === found.severityId) ??
    levels.at(-1) ?? { id: '', name: '', rank: 1 }
  const decided = { severityId: level.id, audience: found.audience, path }
  const file = path.replace(/#\d+$/, '')
  return {
    ...document,
    name: (file.split(/[/!]/).at(-1) || file).slice(-255),
    mediaType: mediaTypeOf(file),
    decided,
    severityName: level.name,
    known,
    told: toldDigest(reading, decided),
  }
}

const mediaTypes: readonly (readonly [RegExp, string])[] = [
  [/\.(?:md|markdown|mdown|mkd|mdx|qmd|rmd)$/i, 'text/markdown'],
  [/\.(?:html?|xhtml|aspx)$/i, 'text/html'],
  [/\.(?:json|jsonl|ndjson)$/i, 'application/json'],
  [/\.docx$/i, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
]

const mediaTypeOf = (path: string) => mediaTypes.find(([ending]) => ending.test(path))?.[1] ?? 'text/plain'

async function writeAll(tx: Tx, actor: Actor, writings: readonly Writing[]): Promise<Written[]> {
  const written = await createFrom(
    tx,
    actor,
    writings.filter(({ known }) => known === null),
  )
  for (const writing of writings)
    if (writing.known) written.push(await again(tx, actor, writing, writing.known))
  return written
}

function again(tx: Tx, actor: Actor, writing: Writing, known: Known): Promise<Written> {
  const { number, sha256, told } = writing
  const { reviewId, incidentId } = known
  if (known.sha256 === sha256 && known.told === told)
    return Promise.resolve({ number, outcome: 'unchanged', reason: null, incidentId, lastEvent: null })
  if (!known.mine || known.workedOn || reviewId === null) return keepBeside(tx, actor, writing, known)
  return updateFrom(tx, actor, writing, { ...known, reviewId })
}

/** Under which path, bytes and words an incident is known from now on. */
async function remember(tx: Tx, { found }: Job, writings: readonly Writing[], written: readonly Written[]) {
  const byNumber = new Map(writings.map((one) => [one.number, one]))
  const rows = written.flatMap(({ number, incidentId, lastEvent }) => {
    const one = byNumber.get(number)
    if (!one) return []
    return [
      {
        incident_id: incidentId,
        collection: found.collection,
        path: one.path,
        sha256: one.sha256,
        told: one.told,
        import_id: found.id,
        imported_by: found.createdBy,
        last_event: lastEvent ?? 0,
      },
    ]
  })
  await tx
    .insertInto('imported_document')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('incident_id').doUpdateSet({
        path: sql<string>`excluded.path`,
        sha256: sql<string>`excluded.sha256`,
        told: sql<string>`excluded.told`,
        import_id: sql<string>`excluded.import_id`,
        imported_at: sql<string>`now()`,
        last_event: sql<number>`greatest(excluded.last_event, imported_document.last_event)`,
      }),
    )
    .execute()
}

async function noteOutcomes(
  tx: Tx,
  importId: string,
  written: readonly (Pick<Written, 'number' | 'outcome' | 'reason'> & { incidentId: string | null })[],
) {
  await sql`update review_import_document d
    set outcome = given.outcome, outcome_reason = given.reason, incident_id = given.incident
    from unnest(${written.map(({ number }) => number)}::int[], ${written.map(({ outcome }) => outcome)}::text[],
      ${written.map(({ reason }) => reason)}::text[], ${written.map(({ incidentId }) => incidentId)}::uuid[])
      as given (number, outcome, reason, incident)
    where d.import_id = ${importId} and d.number = given.number`.execute(tx)
  await tx
    .updateTable('review_import')
    .set({ progress: sql<number>`progress + ${written.length}` })
    .where('id', '=', importId)
    .execute()
}

async function finish(db: Db, { id, createdBy }: FoundImport): Promise<void> {
  await db
    .updateTable('review_import')
    .set({ state: 'done', finished_at: sql<string>`now()`, progress: sql<number>`progress_of` })
    .where('id', '=', id)
    .where('state', '=', 'importing')
    .execute()
  await tellProgress(db, createdBy)
}
