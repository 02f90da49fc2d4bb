import type { Db } from '#platform/db/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import { type ExamplePerson, emailOf, examplePeople, nameOf } from './organisation.ts'

/** The people of the example with their accounts. */
export interface Cast {
  as(who: ExamplePerson): Actor
}

/** Adds accounts that nobody can sign in to: they have no password, and their addresses receive no mail. */
export async function addExamplePeople(db: Db): Promise<Cast> {
  const everybody = Object.keys(examplePeople) as ExamplePerson[]
  const rows = await db
    .insertInto('person')
    .values(everybody.map((who) => ({ name: nameOf(who), email: emailOf(who), example: true })))
    .returning(['id', 'email'])
    .execute()
  const ids = new Map(rows.map((row) => [row.email, row.id]))
  return {
    as: (who) => ({
      id: ids.get(emailOf(who)) ?? '',
      name: nameOf(who),
      role: 'member',
      via: 'session',
      scopes: ['read', 'write'],
      sessionId: null,
    }),
  }
}
