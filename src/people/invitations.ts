import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import { record } from '#platform/events.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { PeopleContext } from './actions.ts'
import type { Invitation, Role } from './contract.ts'
import { hashOf, newSecretToken } from './secret-token.ts'
import { orProblem } from './sessions.ts'
import { invitationByHash, openInvitations, personByEmail } from './store.ts'

const day = 86_400_000

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
  const invitation = (await openInvitations(context.db, context.now())).find((one) => one.email === email)
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

interface NewAccount {
  name: string
  password: string
  /** The request's headers, which say where the session is from. */
  from: Headers
}

/** Turns an invitation into an account. @returns the account’s id and the headers with its session cookie. */
export async function acceptInvitation(
  context: PeopleContext,
  token: string,
  { name, password, from }: NewAccount,
) {
  const { db, auth } = context
  const invitation = await openInvitation(context, token)
  const known = new Problem('already-exists', 'You have an account already. Sign in with it.')
  if (await personByEmail(db, invitation.email)) throw known
  const { headers, response } = await orProblem(
    auth.api.signUpEmail({
      body: { email: invitation.email, password, name },
      headers: from,
      returnHeaders: true,
    }),
    known,
  )
  const id = response.user.id
  try {
    await db.transaction().execute((tx) => useUp(tx, invitation, id))
  } catch (error) {
    // Somebody took the invitation back at the same moment.
    await db.deleteFrom('person').where('id', '=', id).execute()
    throw error
  }
  return { id, headers }
}

/** @throws Problem `link-expired` unless the link is of an invitation that can still be accepted. */
export async function openInvitation({ db, now }: PeopleContext, token: string): Promise<Invitation> {
  const invitation = await invitationByHash(db, hashOf(token), now())
  if (!invitation) throw invitationGone()
  return invitation
}

function invitationGone() {
  return new Problem('link-expired', 'This invitation was used, taken back, or is older than 14 days.')
}

async function useUp(tx: Tx, { id, role }: Invitation, personId: string) {
  const used = await tx
    .updateTable('invitation')
    .set({ accepted_at: sql<string>`now()` })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .executeTakeFirst()
  if (used.numUpdatedRows === 0n) throw invitationGone()
  await tx.updateTable('person').set({ role }).where('id', '=', personId).execute()
  await record(tx, {
    actorId: personId,
    verb: 'joined',
    objectType: 'person',
    objectId: personId,
    summary: 'joined',
  })
}

/** Takes an invitation back; its link opens nothing from then on. */
export async function takeInvitationBack(db: Db, actor: Actor, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const gone = await tx
      .deleteFrom('invitation')
      .where('id', '=', id)
      .where('accepted_at', 'is', null)
      .returning('email')
      .executeTakeFirst()
    if (!gone) throw new Problem('not-found')
    await record(tx, {
      actorId: actor.id,
      verb: 'took-back',
      objectType: 'invitation',
      objectId: id,
      summary: `took the invitation of ${gone.email} back`,
    })
  })
}
