import { sql } from 'kysely'
import { findIncident } from '#incident/door.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import { record } from '#platform/events.ts'
import type { BlobStore } from '#platform/files/blob-store.ts'
import { EvidenceProblem } from '#platform/files/evidence-file.ts'
import { holdFiles } from '#platform/files/holding.ts'
import type { Actor } from '#platform/http/actor.ts'
import { addJob } from '#platform/jobs/jobs.ts'
import type { AddedEvidence, Evidence, Inspection } from './contract.ts'
import { instantOf } from './entry-id.ts'
import { type FoundEvidence, findEvidence } from './evidence-store.ts'
import type { ReadingOptions } from './reader.ts'
import type { ReaderShelf } from './reader-shelf.ts'

export interface EvidenceContext {
  db: Db
  blobs: BlobStore
  readers: ReaderShelf
  /** Largest file accepted, bytes. */
  maxUpload: number
}

/** From which certainty on a format is read without asking. */
const certainEnough = 0.8

interface SentFile {
  name: string
  bytes: AsyncIterable<Uint8Array>
  announced?: number
  /** Read it at once when the format is certain enough. */
  read: boolean
}

/**
 * Keeps a file as evidence and says what it looks like. The same bytes again are the evidence there is already.
 * The bytes are on disk before this answers.
 */
export async function addEvidence(
  context: EvidenceContext,
  actor: Actor,
  key: string,
  file: SentFile,
): Promise<AddedEvidence> {
  const { db } = context
  const incident = await findIncident(db, actor, key)
  const { id, added, guesses } = await keepFile(context, actor, incident.id, file)
  const best = guesses[0]
  const evidence = await findEvidence(db, actor, id)
  const isBeingRead = evidence.state === 'queued' || evidence.state === 'reading'
  if (!file.read || isBeingRead || !best || best.confidence < certainEnough) return { ...evidence, added }
  return { ...(await startReading(context, actor, id, best.format, {})), added }
}

async function keepFile(
  { db, blobs, readers, maxUpload }: EvidenceContext,
  actor: Actor,
  incidentId: string,
  file: SentFile,
) {
  const draft = await blobs.receive(file.bytes, maxUpload, file.announced)
  try {
    const guesses = await readers.recognise(draft.path, file.name)
    return await db.transaction().execute(async (tx) => {
      await holdFiles(tx)
      await draft.keep()
      const { sha256, bytes } = draft
      const before = await tx
        .selectFrom('evidence')
        .where('incident_id', '=', incidentId)
        .where('sha256', '=', sha256)
        .select('deleted_at')
        .forUpdate()
        .executeTakeFirst()
      const found = JSON.stringify(guesses)
      const row = await tx
        .insertInto('evidence')
        .values({
          incident_id: incidentId,
          name: file.name,
          bytes,
          sha256,
          guesses: found,
          added_by: actor.id,
        })
        .onConflict((conflict) =>
          conflict.columns(['incident_id', 'sha256']).doUpdateSet({ deleted_at: null, guesses: found }),
        )
        .returning(['id', 'name', sql<boolean>`xmax = 0`.as('isNew')])
        .executeTakeFirstOrThrow()
      const cameBack = before !== undefined && before.deleted_at !== null
      const added = row.isNew || cameBack
      const evidence = { id: row.id, incidentId, name: row.name }
      if (added) await recordEvidence(tx, actor, evidence, cameBack ? 'restored' : 'added')
      return { id: row.id, added, guesses }
    })
  } finally {
    await draft.discard()
  }
}

/** Looks into evidence without storing anything: channels, columns, the first entries. */
export async function inspectEvidence(
  context: EvidenceContext,
  actor: Actor,
  id: string,
  format: string | undefined,
  options: ReadingOptions,
): Promise<Inspection> {
  const evidence = await findEvidence(context.db, actor, id)
  const chosen = chooseFormat(context.readers, evidence, format)
  const seen = await orUnreadable(
    context.readers.inspect(context.blobs.pathOf(evidence.sha256), evidence.name, chosen, options),
  )
  return {
    format: chosen,
    channels: seen.channels?.map(({ messages = null, ...channel }) => ({ ...channel, messages })) ?? null,
    from: seen.from ?? null,
    to: seen.to ?? null,
    columns: seen.columns ?? null,
    guess: seen.guess ?? null,
    needs: seen.needs ?? [],
    preview: seen.preview.map(({ at, precision, kind, actor: who = null, source, text }) => ({
      at: instantOf(at),
      precision,
      kind,
      actor: who,
      source,
      text,
    })),
    notes: seen.notes ?? [],
  }
}

function chooseFormat(readers: ReaderShelf, evidence: FoundEvidence, format: string | undefined): string {
  const chosen = format ?? evidence.format ?? evidence.guesses[0]?.format
  if (!chosen) {
    throw new Problem(
      'unreadable-evidence',
      `${evidence.name} is kept, but nothing here recognises what it is. Choose a format, or leave it as evidence.`,
    )
  }
  if (!readers.has(chosen))
    throw new Problem(
      'invalid-input',
      `There is no format “${chosen}”. There are ${readers.formats().join(', ')}.`,
    )
  return chosen
}

/** What can't be read of evidence is told as a problem: the evidence itself is kept. */
export async function orUnreadable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof EvidenceProblem)
      throw new Problem('unreadable-evidence', `${error.message} The evidence is kept as it is.`)
    throw error
  }
}

/** Asks for evidence to be read into entries; a job does it. */
export async function startReading(
  context: EvidenceContext,
  actor: Actor,
  id: string,
  format: string | undefined,
  options: ReadingOptions,
): Promise<Evidence> {
  const evidence = await findEvidence(context.db, actor, id)
  const chosen = chooseFormat(context.readers, evidence, format)
  if (evidence.state === 'reading' || evidence.state === 'queued') {
    throw new Problem(
      'not-possible-now',
      'This evidence is being read already. Cancel that first to read it differently.',
    )
  }
  await context.db.transaction().execute(async (tx) => {
    const fresh = {
      format: chosen,
      options: JSON.stringify(options),
      state: 'queued',
      reason: null,
      bytes_read: 0,
      taken: 0,
      already_there: 0,
      skipped: '{}',
      unread: 0,
      requested_by: actor.id,
      queued_at: sql<string>`now()`,
      finished_at: null,
    }
    await tx
      .insertInto('reading')
      .values({ evidence_id: id, ...fresh })
      .onConflict((conflict) => conflict.column('evidence_id').doUpdateSet(fresh))
      .execute()
    await tx.deleteFrom('unread').where('evidence_id', '=', id).execute()
    await addJob(tx, 'read-evidence', { evidenceId: id }, { key: `read-evidence:${id}` })
    await tellReading(tx, id)
  })
  return findEvidence(context.db, actor, id)
}

/** Tells live listeners that a reading has moved. */
export async function tellReading(tx: Tx | Db, evidenceId: string): Promise<void> {
  await sql`select pg_notify('afterword_reading', ${evidenceId})`.execute(tx)
}

/** Stops reading; entries taken so far stay. */
export async function cancelReading(context: EvidenceContext, actor: Actor, id: string): Promise<Evidence> {
  await findEvidence(context.db, actor, id)
  const stopped = await context.db
    .updateTable('reading')
    .set({ state: 'cancelled', finished_at: sql<string>`now()` })
    .where('evidence_id', '=', id)
    .where('state', 'in', ['queued', 'reading'])
    .executeTakeFirst()
  if (stopped.numUpdatedRows === 0n)
    throw new Problem('not-possible-now', 'Nothing is being read at the moment.')
  await tellReading(context.db, id)
  return findEvidence(context.db, actor, id)
}

/** Takes evidence and its entries away, restorable for 30 days. */
export async function removeEvidence(context: EvidenceContext, actor: Actor, id: string): Promise<void> {
  const evidence = await findEvidence(context.db, actor, id)
  await context.db.transaction().execute(async (tx) => {
    await tx.updateTable('evidence').set({ deleted_at: sql<string>`now()` }).where('id', '=', id).execute()
    await tx
      .updateTable('reading')
      .set({ state: 'cancelled' })
      .where('evidence_id', '=', id)
      .where('state', 'in', ['queued', 'reading'])
      .execute()
    await rereadOverlapping(tx, evidence)
    await recordEvidence(tx, actor, evidence, 'removed')
  })
}

/** Entries that other evidence holds too come back with it: reading it again adopts them. */
async function rereadOverlapping(tx: Tx, removed: { id: string; incidentId: string }) {
  const others = await tx
    .updateTable('reading')
    .from('evidence')
    .whereRef('evidence.id', '=', 'reading.evidence_id')
    .where('evidence.incident_id', '=', removed.incidentId)
    .where('evidence.id', '!=', removed.id)
    .where('evidence.deleted_at', 'is', null)
    .where('reading.already_there', '>', 0)
    .where('reading.state', 'in', ['done', 'cancelled'])
    .set({ state: 'queued', bytes_read: 0, taken: 0, already_there: 0 })
    .returning('evidence.id')
    .execute()
  for (const { id } of others)
    await addJob(tx, 'read-evidence', { evidenceId: id }, { key: `read-evidence:${id}` })
}

export async function restoreEvidence(context: EvidenceContext, actor: Actor, id: string): Promise<Evidence> {
  const evidence = await findEvidence(context.db, actor, id, { deleted: true })
  await context.db.transaction().execute(async (tx) => {
    await tx.updateTable('evidence').set({ deleted_at: null }).where('id', '=', id).execute()
    await recordEvidence(tx, actor, evidence, 'restored')
  })
  return findEvidence(context.db, actor, id)
}

async function recordEvidence(
  tx: Tx,
  actor: Actor,
  evidence: { id: string; incidentId: string; name: string },
  verb: 'added' | 'removed' | 'restored',
) {
  await record(tx, {
    actorId: actor.id,
    verb,
    objectType: 'evidence',
    objectId: evidence.id,
    incidentId: evidence.incidentId,
    summary: `${verb} the evidence ${evidence.name}`,
  })
}
