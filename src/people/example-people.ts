import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'

/** Adds accounts that nobody can sign in to: they have no password. @returns identifiers by address. */
export async function addExamplePeople(
  db: Db,
  people: readonly { name: string; email: string }[],
): Promise<Map<string, string>> {
  const rows = await db
    .insertInto('person')
    .values(people.map((person) => ({ ...person, example: true })))
    .returning(['id', 'email'])
    .execute()
  return new Map(rows.map((row) => [row.email, row.id]))
}

export async function hasExamplePeople(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('person')
    .where('example', '=', true)
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Removes the example's people, and its teams as far as no incident names them; teams that stay become real ones. */
export async function removeExamplePeople(tx: Tx): Promise<void> {
  await tx.deleteFrom('person').where('example', '=', true).execute()
  await sql`delete from team where example
    and not exists (select from incident_team where team_id = team.id)`.execute(tx)
  await tx.updateTable('team').set({ example: false }).where('example', '=', true).execute()
}
