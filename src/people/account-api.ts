import { Problem } from '#platform/errors.ts'
import type { Handlers } from '#platform/http/routes.ts'
import { viewOfMe } from './account-view.ts'
import type { PeopleApiContext } from './api.ts'
import { countAttempt, forgetAttempts, perAccount } from './attempts.ts'
import type { peopleRoutes } from './contract.ts'
import { forgetResetLinks } from './reset-links.ts'
import { headersOf, orProblem, setCookies } from './sessions.ts'

type AccountRoute = 'GET /sessions' | 'DELETE /sessions/:id' | 'GET /me' | 'PATCH /me' | 'PUT /me/password'

/** One's own account: who I am, where I am signed in, my password. */
export function accountHandlers(
  context: PeopleApiContext,
): Handlers<Pick<typeof peopleRoutes, AccountRoute>> {
  const { db, auth, now } = context
  return {
    'GET /sessions': async ({ actor }) => {
      const rows = await db
        .selectFrom('session')
        .where('person_id', '=', actor.id)
        .where('expires_at', '>', now().toISOString())
        .select(['id', 'created_at as createdAt', 'expires_at as expiresAt', 'user_agent as userAgent'])
        .orderBy('id', 'desc')
        .execute()
      return { items: rows.map((row) => ({ ...row, current: row.id === actor.sessionId })) }
    },
    'DELETE /sessions/:id': async ({ actor, params }) => {
      const gone = await db
        .deleteFrom('session')
        .where('person_id', '=', actor.id)
        .where((where) => where(where.cast<string>('id', 'text'), '=', params.id))
        .executeTakeFirst()
      if (gone.numDeletedRows === 0n) throw new Problem('not-found')
      return undefined
    },
    'GET /me': async ({ actor }) => viewOfMe(db, actor.id, actor.via, actor.scopes),
    'PATCH /me': async ({ actor, body }) => {
      await db.updateTable('person').set({ name: body.name }).where('id', '=', actor.id).execute()
      return viewOfMe(db, actor.id, actor.via, actor.scopes)
    },
    'PUT /me/password': async ({ actor, body, request, reply }) => {
      await countAttempt(db, `password:${actor.id}`, perAccount, now())
      if (actor.via !== 'session')
        throw new Problem('not-allowed', 'Passwords are changed when signed in, not with a token.')
      const { headers } = await orProblem(
        auth.api.changePassword({
          body: { currentPassword: body.current, newPassword: body.next, revokeOtherSessions: true },
          headers: headersOf(request),
          returnHeaders: true,
        }),
        new Problem('wrong-credentials', 'The current password is not right. Nothing was changed.'),
      )
      await forgetResetLinks(db, actor.id)
      await forgetAttempts(db, `password:${actor.id}`)
      setCookies(reply, headers)
      return undefined
    },
  }
}
