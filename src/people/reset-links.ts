import type { Db } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import { record } from '#platform/events.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { PeopleContext } from './actions.ts'
import type { Person } from './contract.ts'
import { newSecretToken } from './secret-token.ts'
import { orProblem } from './sessions.ts'
import { personByEmail, personById } from './store.ts'

const hour = 3_600_000

/** A link with which somebody sets their password anew; it works once, for a day. */
async function makeResetLink(context: PeopleContext, person: Person) {
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

/** A link for somebody else, to be handed to them; that it was made is on record. */
export async function makeResetLinkFor(context: PeopleContext, actor: Actor, personId: string) {
  const person = await personById(context.db, personId)
  if (!person) throw new Problem('not-found')
  const link = await makeResetLink(context, person)
  await record(context.db, {
    actorId: actor.id,
    verb: 'made',
    objectType: 'reset-link',
    objectId: personId,
    summary: `made a link for ${person.name} to set a password`,
  })
  return link
}

/** Sets a password with a link; that signs its owner out everywhere and makes their other links worthless. */
export async function resetPassword({ db, auth }: PeopleContext, token: string, password: string) {
  const { internalAdapter } = await auth.$context
  const link = await internalAdapter.findVerificationValue(`reset-password:${token}`)
  await orProblem(
    auth.api.resetPassword({ body: { newPassword: password, token } }),
    new Problem('link-expired', 'This link was used already or is older than a day.'),
  )
  if (link) await forgetResetLinks(db, link.value)
}

/** Makes every link worthless with which somebody could still set their password. */
export async function forgetResetLinks(db: Db, personId: string): Promise<void> {
  await db.deleteFrom('verification').where('value', '=', personId).execute()
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
