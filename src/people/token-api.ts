import { Problem } from '#platform/errors.ts'
import type { Handlers } from '#platform/http/routes.ts'
import { issueToken, type PeopleContext } from './actions.ts'
import type { peopleRoutes } from './contract.ts'
import { bearerToken } from './identify.ts'
import { endOfToken, tokensOf } from './store.ts'

type TokenRoute = 'GET /tokens' | 'POST /tokens' | 'DELETE /tokens/:id'

/** API tokens: a person's own. */
export function tokenHandlers({ db }: PeopleContext): Handlers<Pick<typeof peopleRoutes, TokenRoute>> {
  return {
    'GET /tokens': async ({ actor }) => ({ items: await tokensOf(db, actor.id) }),
    'POST /tokens': async ({ actor, body, request }) => {
      if (body.scopes.includes('admin') && actor.role !== 'administrator') {
        throw new Problem('not-allowed', 'Only administrators can make tokens with the scope “admin”.')
      }
      if (body.scopes.some((scope) => !actor.scopes.includes(scope))) {
        throw new Problem('not-allowed', 'A token can’t make a token that may do more than itself.')
      }
      const ends = await endOfToken(db, bearerToken(request.headers.authorization))
      if (ends && (body.expiresAt === null || Date.parse(body.expiresAt) > Date.parse(ends)))
        throw new Problem('not-allowed', `A token can’t make one that outlives it; this one ends at ${ends}.`)
      const { id, secret } = await issueToken(db, actor.id, body)
      const apiToken = (await tokensOf(db, actor.id)).find((token) => token.id === id)
      if (!apiToken) throw new Error('the token just written is not there')
      return { token: secret, apiToken }
    },
    'DELETE /tokens/:id': async ({ actor, params }) => {
      const gone = await db
        .deleteFrom('api_token')
        .where('id', '=', params.id)
        .where('person_id', '=', actor.id)
        .executeTakeFirst()
      if (gone.numDeletedRows === 0n) throw new Problem('not-found')
      return undefined
    },
  }
}
