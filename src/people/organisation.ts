import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'

/** The next number of the organisation; never given twice, also not after a deletion. */
export function nextIncidentNumber(tx: Tx) {
  return takeIncidentNumbers(tx, 1)
}

/** Takes as many numbers as are wanted; `number` is the last of them. */
export async function takeIncidentNumbers(tx: Tx, count: number) {
  const row = await tx
    .updateTable('organisation')
    .set({ last_incident_number: sql<number>`last_incident_number + ${count}` })
    .returning(['last_incident_number as number', 'key_prefix as prefix'])
    .executeTakeFirst()
  if (!row) throw new Problem('not-possible-now', 'Afterword isn’t set up yet.')
  return row
}
