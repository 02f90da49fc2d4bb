import type { Db } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import { type Me, type TokenScope, tokenScopes } from './contract.ts'
import { organisationOf, personById } from './store.ts'

/** The organisation, once it is set up. */
export async function requireOrganisation(db: Db) {
  const found = await organisationOf(db)
  if (found) return found
  throw new Problem(
    'not-possible-now',
    'Afterword isn’t set up yet. Open the link that the server printed at its start.',
  )
}

/** Somebody as they see themselves. */
export async function viewOfMe(
  db: Db,
  id: string,
  via: Me['via'] = 'session',
  scopes: readonly TokenScope[] = tokenScopes,
): Promise<Me> {
  const person = await personById(db, id)
  if (!person) throw new Problem('not-signed-in')
  return { person, organisation: await requireOrganisation(db), via, scopes: [...scopes] }
}
