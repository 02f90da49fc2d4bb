import { Problem } from '#platform/errors.ts'
import type { Handlers } from '#platform/http/routes.ts'
import { viewOfMe } from './account-view.ts'
import { issueToken, setUp } from './actions.ts'
import type { PeopleApiContext } from './api.ts'
import { countAttempt, forgetAttempts, perAccount, perAddress } from './attempts.ts'
import { type peopleRoutes, tokenScopes } from './contract.ts'
import { mailResetLink, resetPassword } from './reset-links.ts'
import { headersOf, orProblem, setCookies } from './sessions.ts'
import { organisationOf, personByEmail } from './store.ts'

type SessionRoute =
  | 'GET /setup'
  | 'POST /setup'
  | 'POST /session'
  | 'DELETE /session'
  | 'POST /password-resets'
  | 'PUT /password-resets/:token'

/** Setting up, signing in and out, and links to set a password anew. */
export function sessionHandlers(
  context: PeopleApiContext,
): Handlers<Pick<typeof peopleRoutes, SessionRoute>> {
  const { db, auth, now } = context
  return {
    'GET /setup': async () => ({ needed: (await organisationOf(db)) === null }),
    'POST /setup': async ({ body, reply, request }) => {
      const { id, headers } = await setUp(context, { ...body, from: headersOf(request) })
      // The account stands by now; an example that fails must not take the way in with it.
      if (body.example) {
        await context
          .loadExample(id)
          .catch((error) => request.log.error({ err: error }, 'the example could not be loaded'))
      }
      const token = body.issueToken
        ? await issueToken(db, id, { name: 'Set-up', scopes: tokenScopes, expiresAt: null })
        : null
      // Whoever takes the token gets no cookie, so that session would be nobody's.
      if (token) await db.deleteFrom('session').where('person_id', '=', id).execute()
      else setCookies(reply, headers)
      return { me: await viewOfMe(db, id), token: token?.secret ?? null }
    },
    'POST /session': async ({ body, request, reply }) => {
      await countAttempt(db, `sign-in:${request.ip}`, perAddress, now())
      await countAttempt(db, `sign-in:${body.email}`, perAccount, now())
      const person = await personByEmail(db, body.email)
      const { headers, response } = await orProblem(
        auth.api.signInEmail({ body, headers: headersOf(request), returnHeaders: true }),
        new Problem('wrong-credentials'),
      )
      if (!person?.active) {
        await db.deleteFrom('session').where('token', '=', response.token).execute()
        throw new Problem('not-allowed', 'This account is closed. An administrator can reopen it.')
      }
      await forgetAttempts(db, `sign-in:${body.email}`)
      setCookies(reply, headers)
      return viewOfMe(db, response.user.id)
    },
    'DELETE /session': async ({ request, reply }) => {
      const { headers } = await auth.api.signOut({ headers: headersOf(request), returnHeaders: true })
      setCookies(reply, headers)
      return undefined
    },
    'POST /password-resets': async ({ body, request }) => {
      await countAttempt(db, `reset:${request.ip}`, perAddress, now())
      await countAttempt(db, `reset:${body.email}`, perAccount, now())
      // Not waited for: how long the answer takes would tell whether there is such an account.
      void mailResetLink(context, body.email).catch((error) =>
        request.log.error({ err: error }, 'a link to set a password could not be made'),
      )
      return { mailed: context.mail !== null }
    },
    'PUT /password-resets/:token': async ({ params, body }) => {
      await resetPassword(context, params.token, body.password)
      return undefined
    },
  }
}
