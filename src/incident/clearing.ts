import { sql } from 'kysely'
import { forgetIncidents } from '#platform/events.ts'
import type { Clearance } from '#platform/jobs/clearing.ts'

/** Incidents, with all that hangs on them. */
export const incidentClearance: Clearance = {
  words: ['incident', 'incidents'],
  async clear(tx, before) {
    await sql`select from incident where deleted_at < ${before} order by id for update`.execute(tx)
    const gone = await tx.deleteFrom('incident').where('deleted_at', '<', before).returning('id').execute()
    await forgetIncidents(
      tx,
      gone.map(({ id }) => id),
    )
    return gone.length
  },
}
