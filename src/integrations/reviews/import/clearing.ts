import type { Db, Tx } from '#platform/db/database.ts'
import type { BlobStore } from '#platform/files/blob-store.ts'
import { whileNobodyHolds } from '#platform/files/holding.ts'
import type { Clearance } from '#platform/jobs/clearing.ts'
import { addJob, type JobPayload } from '#platform/jobs/jobs.ts'

/** Asks for a zip to be looked at: whether an import still needs it. Not at once: one may just be coming in. */
export async function askToClearZip(tx: Tx | Db, sha256: string): Promise<void> {
  await addJob(tx, 'clear-zip', { sha256 }, { key: `clear-zip:${sha256}`, after: 60 })
}

/** The job `clear-zip`: removes a zip that no import names any more. */
export async function clearZip(db: Db, zips: BlobStore, { sha256 }: JobPayload): Promise<void> {
  const hash = String(sha256)
  const done = await whileNobodyHolds(db, async (tx) => {
    const named = await tx
      .selectFrom('review_import')
      .where('sha256', '=', hash)
      .select('id')
      .limit(1)
      .executeTakeFirst()
    if (!named) await zips.remove(hash)
  })
  if (!done) await askToClearZip(db, hash)
}

/** Zips of imports that were begun long ago; documents that were imported stand among the evidence of their incidents. */
export const zipClearance: Clearance = {
  words: ['zip of an import', 'zips of imports'],
  async clear(tx, before) {
    const old = await tx
      .selectFrom('review_import')
      .where('created_at', '<', before)
      .where('sha256', 'is not', null)
      .where('state', 'not in', ['reading', 'importing'])
      .select(['id', 'sha256'])
      .forUpdate()
      .execute()
    for (const { id, sha256 } of old) {
      await tx.updateTable('review_import').set({ sha256: null }).where('id', '=', id).execute()
      if (sha256) await askToClearZip(tx, sha256)
    }
    return old.length
  },
}
