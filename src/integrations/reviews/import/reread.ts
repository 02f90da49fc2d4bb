import { setImmediate as breathe } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { EvidenceProblem } from '#platform/files/evidence-file.ts'
import type { ReviewArchive } from '../archive.ts'
import { type LabelledReading, type ReadingChoice, unreadable } from '../reading.ts'
import { type ImportContext, tellProgress } from './context.ts'
import { readWithoutHoldingUp } from './read-apart.ts'
import { rewriteDocuments } from './rows.ts'
import { importInState } from './working.ts'

interface Stale {
  number: number
  path: string
  place: string
  record: number | null
  zone: string | null
  dayOrder: 'day-first' | 'month-first' | null
  meanings: NonNullable<ReadingChoice['meanings']> | null
  fields: NonNullable<ReadingChoice['fields']> | null
}

const batchSize = 50

/** Reads documents again until none waits any more; then the import is ready. */
export async function rereadStale(
  { db }: ImportContext,
  importId: string,
  archive: ReviewArchive,
  signal: AbortSignal | undefined,
): Promise<void> {
  while (!signal?.aborted) {
    const current = await importInState(db, importId, 'reading')
    if (!current) return
    const stale = await staleOf(db, importId)
    if (stale.length === 0) {
      if (await becomeReady(db, importId)) return
      continue
    }
    const read = await readAgain(archive, stale)
    await db.transaction().execute(async (tx) => {
      const now = await importInState(tx, importId, 'reading', { forChange: true })
      // Somebody corrected more meanwhile: what was read is out of date.
      if (now?.choices !== current.choices) return
      await rewriteDocuments(tx, importId, read)
      await tx
        .updateTable('review_import')
        .set({ progress: sql<number>`least(progress + ${read.length}, progress_of)` })
        .where('id', '=', importId)
        .execute()
      await tellProgress(tx, now.createdBy)
    })
  }
}

async function becomeReady(db: Db, importId: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const now = await importInState(tx, importId, 'reading', { forChange: true })
    if (!now) return true
    if ((await staleOf(tx, importId)).length > 0) return false
    await tx
      .updateTable('review_import')
      .set({ state: 'ready', progress: sql<number>`progress_of` })
      .where('id', '=', importId)
      .execute()
    await tellProgress(tx, now.createdBy)
    return true
  })
}

async function staleOf(db: Db, importId: string): Promise<Stale[]> {
  const { rows } = await sql<Stale>`
    select d.number, d.path, d.place, d.record, coalesce(s.zone, i.zone) as zone,
      coalesce(s.day_order, i.day_order) as "dayOrder", s.chosen_headings as meanings, s.chosen_labels as fields
    from review_import_document d join review_import i on i.id = d.import_id
      left join review_import_shape s on s.import_id = d.import_id and s.number = d.shape
    where d.import_id = ${importId} and d.stale order by d.number limit ${batchSize}`.execute(db)
  return rows
}

/** Records of one file that are read alike are read once. */
async function readAgain(archive: ReviewArchive, stale: readonly Stale[]) {
  const read: { number: number; read: LabelledReading }[] = []
  let lastLike = ''
  let readings: LabelledReading[] = []
  for (const { number, path, place, record, zone, dayOrder, meanings, fields } of stale) {
    const choice: ReadingChoice = {
      ...(zone && { zone }),
      ...(dayOrder && { dayOrder }),
      ...(meanings && { meanings }),
      ...(fields && { fields }),
    }
    const file = record === null ? path : path.replace(/#\d+$/, '')
    const like = `${place}\n${JSON.stringify(choice)}`
    if (like !== lastLike) readings = await readAt(archive, place, file, choice)
    lastLike = like
    const reading = readings[record ?? 0]
    read.push({
      number,
      read: reading ?? { reading: unreadable(path, 'It is not in the zip any more.'), labels: [] },
    })
    await breathe()
  }
  return read
}

async function readAt(archive: ReviewArchive, place: string, path: string, choice: ReadingChoice) {
  try {
    return await readWithoutHoldingUp(path, await archive.read(place), choice)
  } catch (error) {
    if (!(error instanceof EvidenceProblem)) throw error
    return [{ reading: unreadable(path, error.message), labels: [] }]
  }
}
