import { sql } from 'kysely'
import { severityId } from '#incident/store.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import type { Actor } from '#platform/http/actor.ts'
import { zoneNamed } from '#timeline/time-zone.ts'
import { requireState } from './actions.ts'
import { askFor, type ImportContext } from './context.ts'
import type {
  DocumentChange,
  DocumentRow,
  ImportChange,
  ReviewImport,
  Shape,
  ShapeChange,
} from './contract.ts'
import { type FoundImport, findImport } from './door.ts'
import { findDocument, readImport, shapesOfImport } from './store.ts'

/**
 * Changes how an import is read and who may read what comes of it.
 * @throws Problem `changed-meanwhile` with the current state when `version` isn’t the current one.
 */
export async function changeImport(
  { db }: ImportContext,
  actor: Actor,
  id: string,
  { version, ...change }: ImportChange,
): Promise<ReviewImport> {
  requireZone(change.zone)
  await db.transaction().execute(async (tx) => {
    const found = await openForChange(tx, actor, id)
    if (found.version !== version)
      throw new Problem('changed-meanwhile', undefined, {
        extra: { current: await readImport(tx, actor, id) },
      })
    const severities = await chosenSeverities(tx, found, change.severities)
    const severity = change.severity === undefined ? undefined : await severityId(tx, change.severity)
    await tx
      .updateTable('review_import')
      .set({
        collection: change.collection,
        audience: change.audience,
        severity_id: severity,
        severities: severities && JSON.stringify(severities),
        zone: change.zone,
        day_order: change.dayOrder,
        version: version + 1,
      })
      .where('id', '=', id)
      .execute()
    const reread = change.zone !== undefined || change.dayOrder !== undefined
    await readAgain(tx, found, reread ? sql`true` : null)
  })
  return readImport(db, actor, id)
}

async function openForChange(tx: Tx, actor: Actor, id: string): Promise<FoundImport> {
  const found = await findImport(tx, actor, id, { forChange: true })
  if (!found.wasRead) {
    if (found.state === 'waiting') return found
    requireState(found.state, [])
  }
  requireState(found.state, ['ready', 'reading', 'cancelled', 'failed'])
  const { rows } = await sql`select from review_import_document
    where import_id = ${id} and outcome not in ('leftOut') limit 1`.execute(tx)
  if (rows.length > 0)
    throw new Problem(
      'not-possible-now',
      'Part of it was imported already. Finish that, or begin a new import.',
    )
  return found
}

function requireZone(zone: string | null | undefined) {
  if (!zone || zoneNamed(zone)) return
  const message = `There is no time zone “${zone}”. Zones are named like Europe/Berlin, UTC or +02:00.`
  throw new Problem('invalid-input', message, { fields: [{ path: 'zone', message }] })
}

async function chosenSeverities(db: Db, found: FoundImport, change: ImportChange['severities']) {
  if (!change) return undefined
  const chosen = new Map(Object.entries(found.severities))
  for (const [written, name] of Object.entries(change)) {
    if (name === null) chosen.delete(written.toLowerCase())
    else chosen.set(written.toLowerCase(), await severityId(db, name))
  }
  return Object.fromEntries(chosen)
}

/** Marks documents to be read again, and asks for it. Null: nothing about reading has changed. */
async function readAgain(tx: Tx, found: FoundImport, which: ReturnType<typeof sql> | null) {
  await sql`update review_import_document d set outcome = null, outcome_reason = null
    where d.import_id = ${found.id} and d.outcome = 'leftOut'`.execute(tx)
  if (!found.wasRead) return
  const marked =
    which === null
      ? 0n
      : (
          await sql`update review_import_document d set stale = true
    where d.import_id = ${found.id} and d.place is not null and ${which}`.execute(tx)
        ).numAffectedRows
  const { rows } = await sql`select from review_import_document
    where import_id = ${found.id} and stale limit 1`.execute(tx)
  await tx
    .updateTable('review_import')
    .set({
      state: rows.length > 0 ? 'reading' : 'ready',
      reason: null,
      finished_at: null,
      ...(which !== null && { choices: found.choices + 1 }),
      ...((marked ?? 0n) > 0n && { progress: 0, progress_of: Number(marked) }),
    })
    .where('id', '=', found.id)
    .execute()
  if (rows.length > 0) await askFor(tx, 'read-import', found.id)
}

/** Corrects how the documents of a shape are read; they are read again. */
export async function changeShape(
  { db }: ImportContext,
  actor: Actor,
  id: string,
  number: number,
  change: ShapeChange,
): Promise<Shape> {
  requireZone(change.zone)
  await db.transaction().execute(async (tx) => {
    const found = await openForChange(tx, actor, id)
    const before = await tx
      .selectFrom('review_import_shape')
      .where('import_id', '=', id)
      .where('number', '=', number)
      .select(['chosen_headings as headings', 'chosen_labels as labels'])
      .executeTakeFirst()
    if (!before) throw new Problem('not-found', 'This import has no such shape.')
    await tx
      .updateTable('review_import_shape')
      .set({
        ...(change.headings && { chosen_headings: laidOver(before.headings, change.headings) }),
        ...(change.labels && { chosen_labels: laidOver(before.labels, change.labels) }),
        zone: change.zone,
        day_order: change.dayOrder,
        take: change.take,
        sample: sql<number>`sample`,
      })
      .where('import_id', '=', id)
      .where('number', '=', number)
      .execute()
    const { headings, labels, zone, dayOrder } = change
    const reread = [headings, labels, zone, dayOrder].some((one) => one !== undefined)
    await readAgain(tx, found, reread ? sql`d.shape = ${number}` : null)
  })
  return shapeOf(db, id, number)
}

async function shapeOf(db: Db, id: string, number: number): Promise<Shape> {
  const shape = (await shapesOfImport(db, id)).find((one) => one.id === number)
  if (!shape) throw new Problem('not-found', 'This import has no such shape.')
  return shape
}

/** Choices with others laid over them; null takes one off. */
function laidOver(before: unknown, change: Readonly<Record<string, string | null>>): string {
  const chosen = new Map(Object.entries(before as Record<string, string>))
  for (const [key, value] of Object.entries(change)) {
    if (value === null) chosen.delete(key)
    else chosen.set(key, value)
  }
  return JSON.stringify(Object.fromEntries(chosen))
}

/** Takes a document or leaves it out, or says what it is. */
export async function changeDocument(
  { db }: ImportContext,
  actor: Actor,
  id: string,
  number: number,
  change: DocumentChange,
): Promise<DocumentRow> {
  await db.transaction().execute(async (tx) => {
    const found = await openForChange(tx, actor, id)
    const document = await findDocument(tx, actor, id, number)
    const isLost = document.place === null || document.reading.kind === 'unreadable'
    if (isLost && (change.take || (change.kind && change.kind !== 'unreadable')))
      throw new Problem('not-possible-now', 'It could not be read, so there is nothing to import of it.')
    await tx
      .updateTable('review_import_document')
      .set({ chosen_take: change.take, chosen_kind: change.kind, number })
      .where('import_id', '=', id)
      .where('number', '=', number)
      .execute()
    await readAgain(tx, found, null)
  })
  const { reading: _, place: __, record: ___, ...row } = await findDocument(db, actor, id, number)
  return row
}
