import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { prepared } from '#platform/db/preparing-client.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Auth } from './auth.ts'
import type { TokenScope } from './contract.ts'
import { hashOf } from './secret-token.ts'

const sessionScopes = ['read', 'write', 'admin'] as const

export interface Credentials {
  authorization?: string | undefined
  cookie?: string | undefined
}

/** Who a request comes from: by API token, else by session cookie; null when by neither, or the account is closed. */
export async function identify(
  db: Db,
  auth: Auth,
  { authorization, cookie }: Credentials,
): Promise<Actor | null> {
  const token = bearerToken(authorization)
  if (token !== null) return byToken(db, token)
  if (cookie?.includes('afterword.session_token')) return bySession(auth, cookie, db)
  return null
}

/** The token in an `authorization` header, or null when it carries none. */
export function bearerToken(authorization: string | undefined): string | null {
  return /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1] ?? null
}

/** One statement: the token, its person, and noting its use at most once a minute. */
async function byToken(db: Db, token: string): Promise<Actor | null> {
  const row = await db
    .selectFrom('api_token')
    .innerJoin('person', 'person.id', 'api_token.person_id')
    .where('token_hash', '=', hashOf(token))
    .where('person.active', '=', true)
    .where((where) =>
      where.or([where('expires_at', 'is', null), where('expires_at', '>', sql<string>`now()`)]),
    )
    .select(['person.id', 'person.name', 'person.role', 'api_token.id as tokenId', 'scopes'])
    .modifyFront(prepared)
    .select(sql<boolean>`coalesce(last_used_at < now() - interval '1 minute', true)`.as('noteUse'))
    .executeTakeFirst()
  if (!row) return null
  if (row.noteUse) await noteUse(db, row.tokenId)
  return {
    id: row.id,
    name: row.name,
    role: row.role as Actor['role'],
    via: 'token',
    scopes: row.scopes as TokenScope[],
    sessionId: null,
  }
}

async function noteUse(db: Db, tokenId: string) {
  await db
    .updateTable('api_token')
    .set({ last_used_at: sql<string>`now()` })
    .where('id', '=', tokenId)
    .execute()
}

async function bySession(auth: Auth, cookie: string, db: Db): Promise<Actor | null> {
  const found = await auth.api.getSession({ headers: new Headers({ cookie }) }).catch(async (error) => {
    // The library hides why it failed; where the database is away, this says so.
    await db.selectNoFrom(sql`1`.as('one')).execute()
    throw error
  })
  if (!found) return null
  const person = await db
    .selectFrom('person')
    .where('id', '=', found.user.id)
    .where('active', '=', true)
    .modifyFront(prepared)
    .select(['id', 'name', 'role'])
    .executeTakeFirst()
  if (!person) return null
  return {
    id: person.id,
    name: person.name,
    role: person.role as Actor['role'],
    via: 'session',
    scopes: sessionScopes,
    sessionId: found.session.id,
  }
}
