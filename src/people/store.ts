import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { ApiToken, Invitation, Person, Role, Team, TokenScope } from './contract.ts'
import { hashOf } from './secret-token.ts'

export async function organisationOf(db: Db): Promise<{ name: string; example: boolean } | null> {
  const row = await db
    .selectFrom('organisation')
    .select('name')
    .select((select) =>
      select.exists(select.selectFrom('person').where('example', '=', true).select('id')).as('example'),
    )
    .executeTakeFirst()
  return row ? { name: row.name, example: Boolean(row.example) } : null
}

const personColumns = ['id', 'name', 'email', 'role', 'active', 'example'] as const

export async function listPeople(db: Db): Promise<Person[]> {
  const rows = await db.selectFrom('person').select(personColumns).orderBy(sql`lower(name)`).execute()
  return rows.map((row) => ({ ...row, role: row.role as Role }))
}

export async function personById(db: Db, id: string): Promise<Person | null> {
  const row = await db.selectFrom('person').select(personColumns).where('id', '=', id).executeTakeFirst()
  return row ? { ...row, role: row.role as Role } : null
}

export async function personByEmail(db: Db, email: string): Promise<Person | null> {
  const row = await db
    .selectFrom('person')
    .select(personColumns)
    .where('email', '=', email)
    .executeTakeFirst()
  return row ? { ...row, role: row.role as Role } : null
}

export async function openInvitations(db: Db, now: Date): Promise<Invitation[]> {
  const rows = await invitations(db, now).orderBy('invitation.id').execute()
  return rows.map(toInvitation)
}

/** An invitation that can still be accepted. */
export async function invitationByHash(db: Db, hash: Buffer, now: Date): Promise<Invitation | null> {
  const row = await invitations(db, now).where('token_hash', '=', hash).executeTakeFirst()
  return row ? toInvitation(row) : null
}

function invitations(db: Db, now: Date) {
  return db
    .selectFrom('invitation')
    .innerJoin('person', 'person.id', 'invitation.invited_by')
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .select([
      'invitation.id',
      'invitation.email',
      'invitation.role',
      'invitation.expires_at as expiresAt',
      'person.name as invitedBy',
    ])
}

function toInvitation(row: Omit<Invitation, 'role'> & { role: string }): Invitation {
  return { ...row, role: row.role as Role }
}

export async function tokensOf(db: Db, personId: string): Promise<ApiToken[]> {
  const rows = await db
    .selectFrom('api_token')
    .where('person_id', '=', personId)
    .select([
      'id',
      'name',
      'scopes',
      'created_at as createdAt',
      'last_used_at as lastUsedAt',
      'expires_at as expiresAt',
    ])
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, scopes: row.scopes as TokenScope[] }))
}

export async function listTeams(db: Db): Promise<Omit<Team, 'incidents'>[]> {
  return db.selectFrom('team').select(['id', 'name']).orderBy(sql`lower(name)`).execute()
}

/** When a token ends; null for one without an end, and for none. */
export async function endOfToken(db: Db, token: string | null): Promise<string | null> {
  if (token === null) return null
  const row = await db
    .selectFrom('api_token')
    .where('token_hash', '=', hashOf(token))
    .select('expires_at')
    .executeTakeFirst()
  return row?.expires_at ?? null
}

/** Names to identifiers, adding those that aren't known yet; letter case doesn't make two. */
export async function teamIds(db: Db, names: readonly string[], example = false): Promise<string[]> {
  if (names.length === 0) return []
  await db
    .insertInto('team')
    // In one order, so that two who add the same names never wait for each other.
    .values(names.toSorted().map((name) => ({ name, example })))
    .onConflict((conflict) => conflict.expression(sql`lower(name)`).doNothing())
    .execute()
  const lower = names.map((name) => name.toLowerCase())
  const rows = await db.selectFrom('team').where(sql`lower(name)`, 'in', lower).select('id').execute()
  return rows.map((row) => row.id)
}
