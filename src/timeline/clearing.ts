import { letGoOfEntries } from '#incident/marker-actions.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { forgetWords } from '#platform/events.ts'
import type { BlobStore } from '#platform/files/blob-store.ts'
import { whileNobodyHolds } from '#platform/files/holding.ts'
import type { Clearance } from '#platform/jobs/clearing.ts'
import { addJob, type JobPayload } from '#platform/jobs/jobs.ts'

/**
 * Evidence with its entries, and files of incidents that are about to go. What the story still tells of stays, so that
 * no line is lost with its evidence.
 */
export const evidenceClearance: Clearance = {
  words: ['piece of evidence', 'pieces of evidence'],
  async clear(tx, before) {
    await askForFiles(tx, before)
    const gone = await tx
      .deleteFrom('evidence')
      .where('deleted_at', '<', before)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('story_line')
              .innerJoin('entry', (join) =>
                join
                  .onRef('entry.incident_id', '=', 'story_line.incident_id')
                  .onRef('entry.id', '=', 'story_line.entry_id'),
              )
              .whereRef('story_line.incident_id', '=', 'evidence.incident_id')
              .whereRef('entry.evidence_id', '=', 'evidence.id')
              .select('story_line.id'),
          ),
        ),
      )
      .returning('id')
      .execute()
    if (gone.length > 0) await letGoOfEntries(tx, await pinnedToNothing(tx))
    return gone.length
  },
}

/** Recollections that were taken away. */
export const recollectionClearance: Clearance = {
  words: ['recollection', 'recollections'],
  async clear(tx, before) {
    const rows = await tx.deleteFrom('entry').where('deleted_at', '<', before).returning('id').execute()
    const gone = rows.map(({ id }) => id)
    await forgetWords(tx, 'entry', gone)
    await letGoOfEntries(tx, gone)
    return gone.length
  },
}

async function pinnedToNothing(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('marker')
    .leftJoin('entry', (join) =>
      join.onRef('entry.incident_id', '=', 'marker.incident_id').onRef('entry.id', '=', 'marker.entry_id'),
    )
    .where('entry.id', 'is', null)
    .where('marker.entry_id', 'is not', null)
    .select('marker.entry_id as id')
    .execute()
  return rows.flatMap(({ id }) => id ?? [])
}

/**
 * Asks for the files of evidence that goes for good, whether by itself or with its incident, to be looked at. Asked in
 * the transaction that lets the evidence go, so that a crash between the two leaves no file behind.
 */
async function askForFiles(tx: Tx, before: string) {
  const rows = await tx
    .selectFrom('evidence')
    .innerJoin('incident', 'incident.id', 'evidence.incident_id')
    .where(({ or, eb }) =>
      or([eb('evidence.deleted_at', '<', before), eb('incident.deleted_at', '<', before)]),
    )
    .select('sha256')
    .distinct()
    .execute()
  for (const { sha256 } of rows) await askForFile(tx, sha256)
}

async function askForFile(tx: Tx | Db, sha256: string, after = 0) {
  await addJob(tx, 'clear-file', { sha256 }, { key: `clear-file:${sha256}`, after })
}

/** How long to wait while somebody holds the files, in seconds. */
const patience = 600

/** The job `clear-file`: removes a file that no evidence of any incident names any more. */
export async function clearFile(db: Db, blobs: BlobStore, { sha256 }: JobPayload): Promise<void> {
  const hash = String(sha256)
  const done = await whileNobodyHolds(db, async (tx) => {
    const named = await tx
      .selectFrom('evidence')
      .where('sha256', '=', hash)
      .select('id')
      .limit(1)
      .executeTakeFirst()
    if (!named) await blobs.remove(hash)
  })
  if (!done) await askForFile(db, hash, patience)
}
