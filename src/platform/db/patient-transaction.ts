import type { Db, Tx } from './database.ts'

const mostTries = 4

/**
 * A transaction over many rows, carried out again where the database ended it because it and another one waited for
 * each other.
 */
export async function patientTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if ((error as { code?: unknown }).code !== deadlock || tries === mostTries) throw error
    }
  }
}

const deadlock = '40P01'
