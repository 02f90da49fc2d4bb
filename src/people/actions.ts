import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import { record } from '#platform/events.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { SendMail } from '#platform/mail.ts'
import type { Auth } from './auth.ts'
import type { Invitation, Person, Role, Team, TokenScope } from './contract.ts'
import { hashOf, newSecretToken } from './secret-token.ts'
import { invitationByHash, openInvitations, personByEmail, personById } from './store.ts'

const day = 86_400_000
const hour = 3_600_000

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
  email: string
  name?: string | undefined
  password: string
  organisation: string
}

/**
 * Creates the first account and the organisation. A set-up that was interrupted half-way can be repeated.
 * @returns the account's id and the headers with its session cookie.
 */
export async function setUp(context: PeopleContext, first: FirstAccount) {
  const { db, auth } = context
  await requireSetupToken(db, first.setupToken)
  await forgetInterruptedSetup(db)
  const name = first.name ?? nameFromEmail(first.email)
  const { headers, response } = await auth.api.signUpEmail({
    body: { email: first.email, password: first.password, name },
    returnHeaders: true,
  })
  const id = response.user.id
  await db.transaction().execute(async (tx) => {
    const claimed = await tx.deleteFrom('setup_token').executeTakeFirst()
    if (claimed.numDeletedRows === 0n)
      throw new Problem('not-possible-now', 'Somebody else has just set this up.')
    await tx.updateTable('person').set({ role: 'administrator' }).where('id', '=', id).execute()
    await tx.insertInto('organisation').values({ name: first.organisation }).execute()
    await record(tx, {
      actorId: id,
      verb: 'set-up',
      objectType: 'organisation',
      objectId: 'organisation',
      summary: `set up ${first.organisation}`,
    })
  })
  return { id, headers }
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

/** Invites an e-mail address. An earlier open invitation for it is replaced. */
export async function invite(context: PeopleContext, actor: Actor, email: string, role: Role) {
  if (await personByEmail(context.db, email)) {
    throw new Problem('already-exists', `${email} has an account here already.`)
  }
  const token = newSecretToken('invite')
  await context.db.transaction().execute(async (tx) => {
    await tx.deleteFrom('invitation').where('email', '=', email).where('accepted_at', 'is', null).execute()
    const { id } = await tx
      .insertInto('invitation')
      .values({
        email,
        role,
        token_hash: hashOf(token),
        invited_by: actor.id,
        expires_at: new Date(context.now().getTime() + 14 * day).toISOString(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await record(tx, {
      actorId: actor.id,
      verb: 'invited',
      objectType: 'invitation',
      objectId: id,
      summary: `invited ${email}`,
    })
  })
  const invitation = (await openInvitations(context.db)).find((one) => one.email === email)
  if (!invitation) throw new Error('the invitation just written is not there')
  const url = `${context.baseUrl()}/invitations/${token}`
  const mailed = await sendInvitation(context, actor, invitation, url)
  return { invitation, url, mailed }
}

async function sendInvitation(context: PeopleContext, actor: Actor, invitation: Invitation, url: string) {
  if (!context.mail) return false
  return context.mail({
    to: invitation.email,
    subject: `${actor.name} invites you to Afterword`,
    text: `Hello,\n\n${actor.name} invites you to Afterword, where your organisation learns from incidents.\n\nOpen this link within 14 days to choose a password:\n${url}\n`,
  })
}

/** Turns an invitation into an account. @returns the account’s id and the headers with its session cookie. */
export async function acceptInvitation(
  context: PeopleContext,
  token: string,
  name: string,
  password: string,
) {
  const { db, auth } = context
  const invitation = await invitationByHash(db, hashOf(token))
  if (!invitation)
    throw new Problem(
      'link-expired',
      'This invitation was used, taken back, or is older than 14 days. Ask for another one.',
    )
  if (await personByEmail(db, invitation.email))
    throw new Problem('already-exists', 'You have an account already. Sign in with it.')
  const { headers, response } = await auth.api.signUpEmail({
    body: { email: invitation.email, password, name },
    returnHeaders: true,
  })
  const id = response.user.id
  await db.transaction().execute(async (tx) => {
    await tx.updateTable('person').set({ role: invitation.role }).where('id', '=', id).execute()
    await tx
      .updateTable('invitation')
      .set({ accepted_at: sql<string>`now()` })
      .where('id', '=', invitation.id)
      .execute()
    await record(tx, { actorId: id, verb: 'joined', objectType: 'person', objectId: id, summary: 'joined' })
  })
  return { id, headers }
}

/** A link with which somebody sets their password anew; it works once, for a day. */
export async function makeResetLink(context: PeopleContext, person: Person) {
  const token = newSecretToken('reset')
  const expiresAt = new Date(context.now().getTime() + 24 * hour)
  const { internalAdapter } = await context.auth.$context
  await internalAdapter.createVerificationValue({
    identifier: `reset-password:${token}`,
    value: person.id,
    expiresAt,
  })
  return { url: `${context.baseUrl()}/reset/${token}`, expiresAt: expiresAt.toISOString() }
}

/** Mails a reset link to an address if it has an account; says nothing about whether it has. */
export async function mailResetLink(context: PeopleContext, email: string): Promise<void> {
  const person = await personByEmail(context.db, email)
  if (!person?.active || !context.mail) return
  const { url } = await makeResetLink(context, person)
  await context.mail({
    to: email,
    subject: 'Set your Afterword password',
    text: `Hello ${person.name},\n\nOpen this link within a day to set your password:\n${url}\n\nIf you didn’t ask for it, nothing changes.\n`,
  })
}

/** Changes a role, or closes or reopens an account. The last administrator stays one. */
export async function changePerson(
  db: Db,
  actor: Actor,
  id: string,
  change: { role?: Role | undefined; active?: boolean | undefined },
): Promise<Person> {
  return db.transaction().execute(async (tx) => {
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
    if (!next.active) await tx.deleteFrom('session').where('person_id', '=', id).execute()
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
