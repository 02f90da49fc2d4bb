import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** Items that people of the example own keep the owner's name when those accounts go. */
export async function nameExampleOwners(tx: Tx): Promise<void> {
  await sql`update item set owner_name = person.name, owner_id = null
    from person where person.id = owner_id and person.example`.execute(tx)
}
