import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Db, Tx } from '../db/database.ts'

/**
 * A file of evidence and the row that names it come one after the other. Whoever needs files to stay until then
 * holds them all; whoever clears away files that no row names needs them held by nobody.
 */
const allFiles = `hashtextextended('afterword evidence files', 0)`

/** Holds all files until the transaction ends: what is kept in it is not cleared away before its row is there. */
export async function holdFiles(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${sql.raw(allFiles)})`.execute(tx)
}

/** Holds all files for a connection, until it is let go or ends. @returns what lets go. */
export async function holdFilesOf(client: pg.PoolClient): Promise<() => Promise<unknown>> {
  await client.query(`select pg_advisory_lock_shared(${allFiles})`)
  return () => client.query(`select pg_advisory_unlock_shared(${allFiles})`)
}

const tries = 20
const betweenTries = 100

/**
 * Does something while nobody holds files. It never waits in line for that: who wants to keep something would have
 * to wait behind it. @returns whether it was done; false while somebody holds them for longer, as a backup does.
 */
export async function whileNobodyHolds(db: Db, work: (tx: Tx) => Promise<void>): Promise<boolean> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    if (attempt > 0) await sleep(betweenTries)
    const done = await db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ free: boolean }>`
        select pg_try_advisory_xact_lock(${sql.raw(allFiles)}) as free`.execute(tx)
      if (rows[0]?.free) await work(tx)
      return rows[0]?.free ?? false
    })
    if (done) return true
  }
  return false
}
