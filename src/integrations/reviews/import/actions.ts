import { sql } from 'kysely'
import { deleteToldIncidents } from '#incident/imported.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import { EvidenceProblem } from '#platform/files/evidence-file.ts'
import { holdFiles } from '#platform/files/holding.ts'
import type { Actor } from '#platform/http/actor.ts'
import { openArchive } from '../archive.ts'
import { unreadable } from '../reading.ts'
import { clean } from './bounded.ts'
import { askToClearZip } from './clearing.ts'
import { askFor, type ImportContext, sizeText, tellProgress } from './context.ts'
import type { NewImport, ReviewImport } from './contract.ts'
import { documentsWithShapes, findImport, kindOf, taken } from './door.ts'
import { addDocuments } from './rows.ts'
import { readImport } from './store.ts'
import type { ImportState } from './words.ts'

/** Begins an import; its zip follows. */
export async function createImport(db: Db, actor: Actor, given: NewImport): Promise<ReviewImport> {
  const id = await db.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto('review_import')
      .values({ collection: given.collection, name: given.name, created_by: actor.id })
      .returning('id')
      .executeTakeFirstOrThrow()
    const rows = given.leftOut.map(({ path, reason }, index) => ({
      number: index + 1,
      path: clean(path),
      place: null,
      record: null,
      sha256: null,
      bytes: null,
      format: 'other',
      read: { reading: unreadable(clean(path), clean(reason)), labels: [] },
    }))
    await addDocuments(tx, id, rows)
    return id
  })
  return readImport(db, actor, id)
}

/**
 * Keeps the zip of an import and has it read. The bytes are on disk before this answers.
 * @throws Problem `invalid-input` for what is no zip; nothing is kept then, and another can be sent.
 */
export async function receiveContent(
  context: ImportContext,
  actor: Actor,
  id: string,
  body: AsyncIterable<Uint8Array>,
  announced: number,
): Promise<ReviewImport> {
  const { db, zips, maxUpload } = context
  requireState((await findImport(db, actor, id)).state, ['waiting'])
  const draft = await zips.receive(body, maxUpload, announced)
  try {
    await requireZip(draft.path)
    await db.transaction().execute(async (tx) => {
      const found = await findImport(tx, actor, id, { forChange: true })
      requireState(found.state, ['waiting'])
      await holdFiles(tx)
      await draft.keep()
      await tx
        .updateTable('review_import')
        .set({ sha256: draft.sha256, bytes: draft.bytes, state: 'reading' })
        .where('id', '=', id)
        .execute()
      await askFor(tx, 'read-import', id)
    })
  } finally {
    await draft.discard()
  }
  return readImport(db, actor, id)
}

async function requireZip(path: string) {
  try {
    await (await openArchive(path, '', sizeText)).close()
  } catch (error) {
    if (!(error instanceof EvidenceProblem)) throw error
    throw new Problem('invalid-input', `${error.message} Nothing was kept of it; you can send another zip.`)
  }
}

const stateWords: Record<ImportState, string> = {
  waiting: 'waits for its zip',
  reading: 'is being read',
  ready: 'is ready, and nothing of it was imported yet',
  importing: 'is being imported',
  done: 'was imported already; to import the documents again, begin a new import',
  failed: 'could not be carried out',
  cancelled: 'was stopped',
  withdrawn: 'was taken back',
}

/** @throws Problem `not-possible-now` */
export function requireState(state: ImportState, possible: readonly ImportState[]) {
  if (!possible.includes(state))
    throw new Problem('not-possible-now', `That isn’t possible now: this import ${stateWords[state]}.`)
}

/** Has the documents imported that are to be taken; those that have their outcome already keep it. */
export async function startImport({ db }: ImportContext, actor: Actor, id: string): Promise<ReviewImport> {
  await db.transaction().execute(async (tx) => {
    const found = await findImport(tx, actor, id, { forChange: true })
    requireState(found.state, ['ready', 'cancelled', 'failed'])
    if (!found.wasRead || found.sha256 === null)
      throw new Problem(
        'not-possible-now',
        found.wasRead
          ? 'What was sent was cleared away after thirty days. Please begin a new import with the same documents.'
          : 'Its documents were not read to the end. Please begin a new import.',
      )
    await leaveOut(tx, id)
    const { rows } = await sql<{ done: number; all: number }>`
      select count(*) filter (where outcome <> 'leftOut')::int as done,
        count(*) filter (where outcome is distinct from 'leftOut')::int as all
      from review_import_document where import_id = ${id}`.execute(tx)
    const { done, all } = rows[0] ?? { done: 0, all: 0 }
    if (all === 0)
      throw new Problem('not-possible-now', 'There is nothing to import: no document is to be taken.')
    await tx
      .updateTable('review_import')
      .set({ state: 'importing', reason: null, finished_at: null, progress: done, progress_of: all })
      .where('id', '=', id)
      .execute()
    await askFor(tx, 'import-reviews', id)
  })
  return readImport(db, actor, id)
}

/** What is not to be taken has its outcome and its reason at once. */
async function leaveOut(tx: Tx, id: string) {
  await sql`update review_import_document d set outcome = null, outcome_reason = null
    where d.import_id = ${id} and d.outcome = 'leftOut'`.execute(tx)
  await sql`update review_import_document target set outcome = 'leftOut', outcome_reason = case
      when d.kind = 'unreadable' then coalesce(d.reading -> 'problems' ->> 0, 'It could not be read.')
      when d.chosen_take = false then 'It was left out by choice.'
      when s.take = false then 'Documents that are built like it were left out by choice.'
      when d.chosen_kind is not null then 'Somebody said that it is no review.'
      else coalesce(d.reading -> 'problems' ->> 0, 'It is no review.') end
    from ${documentsWithShapes}
    where target.import_id = ${id} and d.import_id = ${id} and d.number = target.number
      and target.outcome is null and not coalesce(${taken}, false) and ${kindOf} is not null`.execute(tx)
}

/** Stops reading or importing; what was imported stays. */
export async function cancelImport({ db }: ImportContext, actor: Actor, id: string): Promise<ReviewImport> {
  await db.transaction().execute(async (tx) => {
    const found = await findImport(tx, actor, id, { forChange: true })
    requireState(found.state, ['reading', 'importing'])
    if (found.state === 'reading' && found.wasRead)
      throw new Problem('not-possible-now', 'Your correction is being applied; that ends in a moment.')
    await tx
      .updateTable('review_import')
      .set({ state: 'cancelled', finished_at: sql<string>`now()` })
      .where('id', '=', id)
      .execute()
    await tellProgress(tx, found.createdBy)
  })
  return readImport(db, actor, id)
}

/** Deletes the incidents that an import made; each can be restored for 30 days. Those it updated stay. */
export async function withdrawImport({ db }: ImportContext, actor: Actor, id: string): Promise<ReviewImport> {
  await db.transaction().execute(async (tx) => {
    const found = await findImport(tx, actor, id, { forChange: true })
    requireState(found.state, ['done', 'cancelled', 'failed'])
    const made = await tx
      .selectFrom('review_import_document')
      .where('import_id', '=', id)
      .where('outcome', '=', 'created')
      .where('incident_id', 'is not', null)
      .select('incident_id as incidentId')
      .orderBy('incident_id')
      .execute()
    if (made.length === 0) throw new Problem('not-possible-now', 'This import made no incidents.')
    await deleteToldIncidents(
      tx,
      actor,
      made.flatMap(({ incidentId }) => incidentId ?? []),
    )
    await tx.updateTable('review_import').set({ state: 'withdrawn' }).where('id', '=', id).execute()
    await tellProgress(tx, found.createdBy)
  })
  return readImport(db, actor, id)
}

/** Forgets an import of which nothing was imported, with its zip. */
export async function removeImport({ db }: ImportContext, actor: Actor, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const found = await findImport(tx, actor, id, { forChange: true })
    const done = await tx
      .selectFrom('review_import_document')
      .where('import_id', '=', id)
      .where('outcome', 'in', ['created', 'updated', 'unchanged', 'kept'])
      .select('number')
      .limit(1)
      .executeTakeFirst()
    if (done)
      throw new Problem('not-possible-now', 'Documents were imported already. You can take the import back.')
    await tx.deleteFrom('review_import').where('id', '=', id).execute()
    if (found.sha256) await askToClearZip(tx, found.sha256)
  })
}
