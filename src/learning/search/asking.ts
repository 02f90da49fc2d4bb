import type { Db, Tx } from '#platform/db/database.ts'
import { addJob } from '#platform/jobs/jobs.ts'

/** Asks for the job that brings the index up to date, in so many seconds. */
export async function askForIndexing(db: Db | Tx, after = 0): Promise<void> {
  await addJob(db, 'index-search', {}, { key: 'index-search', after })
}
