import { addExamplePeople } from '#people/example-people.ts'
import type { Db } from '#platform/db/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import { type ExamplePerson, emailOf, examplePeople, nameOf } from './organisation.ts'

/** The people of the example with their accounts. */
export interface Cast {
  as(who: ExamplePerson): Actor
}

export async function addCast(db: Db): Promise<Cast> {
  const everybody = Object.keys(examplePeople) as ExamplePerson[]
  const ids = await addExamplePeople(
    db,
    everybody.map((who) => ({ name: nameOf(who), email: emailOf(who) })),
  )
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
