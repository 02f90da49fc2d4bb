import { sql } from 'kysely'
import type { Db, Tx } from '../db/database.ts'

/** That something should be read again, and by whom; not what it says. */
export interface Hint {
  /** Whose screens alone are told; null for everybody’s. */
  personId: string | null
  objectType: string
  incidentKey: string | null
}

/**
 * Has open screens read something again after commit. Recorded nowhere: for what belongs to one person alone, and
 * beside events that not everybody may read.
 */
export async function hint(tx: Tx | Db, given: Hint): Promise<void> {
  await sql`select pg_notify('afterword_hint', ${JSON.stringify(given)})`.execute(tx)
}

export function readHint(payload: string): Hint {
  return JSON.parse(payload) as Hint
}
