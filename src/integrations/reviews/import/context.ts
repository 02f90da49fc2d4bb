import type pg from 'pg'
import type { Db, Tx } from '#platform/db/database.ts'
import type { BlobStore } from '#platform/files/blob-store.ts'
import { addJob } from '#platform/jobs/jobs.ts'
import { hint } from '#platform/live/hint.ts'
import type { Log } from '#platform/log.ts'

/** What importing needs of the server. */
export interface ImportContext {
  db: Db
  pool: pg.Pool
  /** Where evidence is kept. */
  blobs: BlobStore
  /** Where zips are kept that were sent to be imported. */
  zips: BlobStore
  log: Log
  /** Largest zip accepted, bytes. */
  maxUpload: number
}

/** Sizes for people. */
export function sizeText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const power = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3))
  const size = bytes / 1000 ** power
  return `${power > 0 && size < 10 ? size.toFixed(1) : Math.round(size)} ${units[power]}`
}

export type ImportTask = 'read-import' | 'import-reviews'

/** Asks for the job that reads or imports; asked for twice, it is done once. */
export async function askFor(tx: Tx | Db, task: ImportTask, importId: string): Promise<void> {
  await addJob(tx, task, { importId }, { key: `${task}:${importId}` })
}

/** Has whoever imports see how far it is. */
export async function tellProgress(tx: Tx | Db, personId: string | null): Promise<void> {
  if (personId) await hint(tx, { personId, objectType: 'review-import', incidentKey: null })
}
