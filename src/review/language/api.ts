import type { FastifyInstance } from 'fastify'
import type { Db } from '#platform/db/database.ts'
import { serveRoutes } from '#platform/http/routes.ts'
import { findReview } from '../door.ts'
import { addWord, dismiss, removeWord, restoreWord, undismiss } from './actions.ts'
import { languageRoutes } from './contract.ts'
import { dismissalsOf, listWords } from './store.ts'

/** What people put aside of the prompts about their words, and the expressions nobody is asked about. */
export function serveLanguage(app: FastifyInstance, { db }: { db: Db }) {
  serveRoutes(app, 'Language', languageRoutes, {
    'GET /incidents/:key/language/dismissals': async ({ actor, params }) => {
      const { id } = await findReview(db, actor, params.key)
      return { items: await dismissalsOf(db, actor, id) }
    },
    'POST /incidents/:key/language/dismissals': async ({ actor, params, body }) =>
      dismiss(db, actor, params.key, body),
    'DELETE /incidents/:key/language/dismissals/:id': async ({ actor, params }) =>
      undismiss(db, actor, params.key, params.id).then(nothing),
    'GET /language/words': async ({ actor }) => ({ items: await listWords(db, actor) }),
    'POST /language/words': async ({ actor, body }) => addWord(db, actor, body),
    'DELETE /language/words/:id': async ({ actor, params }) => removeWord(db, actor, params.id).then(nothing),
    'POST /language/words/:id/restoration': async ({ actor, params }) => restoreWord(db, actor, params.id),
  })
}

const nothing = () => undefined
