import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import { record } from '#platform/events.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { SendMail } from '#platform/mail.ts'
import type { Auth } from './auth.ts'
import type { Person, Role, Team, TokenScope } from './contract.ts'
import { forgetResetLinks } from './reset-links.ts'
import { hashOf, newSecretToken } from './secret-token.ts'
import { orProblem } from './sessions.ts'
import { personById } from './store.ts'

export interface PeopleContext {
  db: Db
  auth: Auth
  mail: SendMail
  now(): Date
  /** Base of links, without a trailing slash. */
  baseUrl(): string
}

/** Makes the one-time token for the first account, or null when there is an account already. */
export async function issueSetupToken(db: Db): Promise<string | null> {
  const done = await db.selectFrom('organisation').select('single').executeTakeFirst()
  if (done) return null
  const token = newSecretToken('setup')
  await db
    .insertInto('setup_token')
    .values({ token_hash: hashOf(token) })
    .execute()
  return token
}

/** @throws Problem `link-expired` unless this is a set-up token of a server that still waits for its first account. */
export async function requireSetupToken(db: Db, token: string): Promise<void> {
  const found = await db
    .selectFrom('setup_token')
    .where('token_hash', '=', hashOf(token))
    .select('token_hash')
    .executeTakeFirst()
  if (!found)
    throw new Problem(
      'link-expired',
      'This set-up link is no longer valid. The server prints one at its start.',
    )
}

interface FirstAccount {
  setupToken: string
  /** The request's headers, which say where the session is from. */
  from: Headers
  email: string
  name?: string | undefined
  password: string
  organisation: string
}

/**
 * Creates the first account and the organisation. A set-up that was interrupted half-way can be repeated.
 * @returns the account's id and the headers with its session cookie.
 * @throws Problem `not-possible-now` while somebody else does the same.
 */
export async function setUp(context: PeopleContext, first: FirstAccount) {
  const { db, auth } = context
  return db.transaction().execute(async (tx) => {
    await claimSetUp(tx)
    await requireSetupToken(tx, first.setupToken)
    // The library writes on connections of its own, so what an interrupted set-up left must be gone for them too.
    await forgetInterruptedSetup(db)
    const name = first.name ?? nameFromEmail(first.email)
    const { headers, response } = await orProblem(
      auth.api.signUpEmail({
        body: { email: first.email, password: first.password, name },
        headers: first.from,
        returnHeaders: true,
      }),
      new Problem('invalid-input', 'No account can be made with this e-mail and password.'),
    )
    const id = response.user.id
    await tx.deleteFrom('setup_token').execute()
    await tx.updateTable('person').set({ role: 'administrator' }).where('id', '=', id).execute()
    await tx.insertInto('organisation').values({ name: first.organisation }).execute()
    await record(tx, {
      actorId: id,
      verb: 'set-up',
      objectType: 'organisation',
      objectId: 'organisation',
      summary: `set up ${first.organisation}`,
    })
    return { id, headers }
  })
}

/** One set-up at a time; whoever comes second is told at once, so that nobody waits while holding a connection. */
async function claimSetUp(tx: Tx) {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('afterword set-up', 0)) as mine`.execute(tx)
  if (!rows[0]?.mine)
    throw new Problem('not-possible-now', 'Somebody else is setting this up at this very moment.')
}

async function forgetInterruptedSetup(db: Db) {
  await db
    .deleteFrom('person')
    .where((where) => where.not(where.exists(where.selectFrom('organisation').select('single'))))
    .execute()
}

function nameFromEmail(email: string): string {
  const words = (email.split('@')[0] ?? email).split(/[._+-]+/).filter(Boolean)
  return words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join(' ')
}

/** Makes an API token for a person. The token itself is returned once and kept nowhere. */
export async function issueToken(
  db: Db,
  personId: string,
  token: { name: string; scopes: readonly TokenScope[]; expiresAt: string | null },
) {
  const secret = newSecretToken('aw')
  const { id } = await db
    .insertInto('api_token')
    .values({
      person_id: personId,
      name: token.name,
      token_hash: hashOf(secret),
      scopes: [...token.scopes],
      expires_at: token.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(db, {
    actorId: personId,
    verb: 'made',
    objectType: 'api-token',
    objectId: id,
    summary: `made an API token “${token.name}”`,
  })
  return { id, secret }
}

/** Changes a role, or closes or reopens an account. The last administrator stays one. */
export async function changePerson(
  db: Db,
  actor: Actor,
  id: string,
  change: { role?: Role | undefined; active?: boolean | undefined },
): Promise<Person> {
  return db.transaction().execute(async (tx) => {
    // One change at a time: two administrators who make each other members must not both succeed.
    await tx.selectFrom('organisation').select('single').forUpdate().execute()
    const person = await personById(tx, id)
    if (!person) throw new Problem('not-found')
    const next = { role: change.role ?? person.role, active: change.active ?? person.active }
    await tx.updateTable('person').set(next).where('id', '=', id).execute()
    const administrators = await tx
      .selectFrom('person')
      .where('role', '=', 'administrator')
      .where('active', '=', true)
      .where('example', '=', false)
      .select('id')
      .execute()
    if (administrators.length === 0) {
      throw new Problem(
        'not-possible-now',
        'Somebody has to stay administrator. Make somebody else one first.',
      )
    }
    if (!next.active) await endCredentials(tx, id)
    await record(tx, {
      actorId: actor.id,
      verb: 'changed',
      objectType: 'person',
      objectId: id,
      summary: next.active ? `made ${person.name} ${next.role}` : `closed the account of ${person.name}`,
      before: { role: person.role, active: person.active },
      after: next,
    })
    return { ...person, ...next }
  })
}

/** Ends everything with which somebody is in, or could get in, besides their password. */
async function endCredentials(tx: Tx, personId: string) {
  await tx.deleteFrom('session').where('person_id', '=', personId).execute()
  await tx.deleteFrom('api_token').where('person_id', '=', personId).execute()
  await forgetResetLinks(tx, personId)
}

export async function addTeam(db: Db, actor: Actor, name: string): Promise<Team> {
  const row = await db
    .insertInto('team')
    .values({ name })
    .onConflict((conflict) => conflict.expression(sql`lower(name)`).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Problem('already-exists', `There is a team called ${name} already.`)
  await record(db, {
    actorId: actor.id,
    verb: 'added',
    objectType: 'team',
    objectId: row.id,
    summary: `added the team ${name}`,
  })
  return { id: row.id, name, incidents: 0 }
}
