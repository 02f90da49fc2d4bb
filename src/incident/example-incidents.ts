import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/**
 * Removes the example's incidents for good, with all that hangs on them and what was recorded about them. Services
 * that real incidents name stay and become real ones; people of the example who have roles there stay as names.
 * @returns how many incidents are gone.
 */
export async function removeExampleIncidents(tx: Tx): Promise<number> {
  await sql`select from incident where example order by id for update`.execute(tx)
  await sql`delete from event where incident_id in (select id from incident where example)`.execute(tx)
  const gone = await tx.deleteFrom('incident').where('example', '=', true).executeTakeFirst()
  await sql`update role_holder set name = person.name, person_id = null
    from person where person.id = person_id and person.example`.execute(tx)
  await sql`delete from service where example
    and not exists (select from incident_service where service_id = service.id)`.execute(tx)
  await tx.updateTable('service').set({ example: false }).where('example', '=', true).execute()
  return Number(gone.numDeletedRows)
}
