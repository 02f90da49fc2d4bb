import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import { addJob } from '#platform/jobs/jobs.ts'

/** Asks for the job that brings the index up to date, in so many seconds. */
export async function askForIndexing(db: Db | Tx, after = 0): Promise<void> {
  await addJob(db, 'index-search', {}, { key: 'index-search', after })
}

/** Has incidents indexed whole once the transaction is committed: for entries that were replaced by others. */
export async function indexAnew(tx: Tx, incidentIds: readonly string[]): Promise<void> {
  await sql`insert into search_pending (incident_id, object_type, object_id)
    select id, 'everything', id::text from unnest(${[...incidentIds]}::uuid[]) as given (id)`.execute(tx)
}
