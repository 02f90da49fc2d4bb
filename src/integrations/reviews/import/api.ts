import type { FastifyInstance } from 'fastify'
import { EvidenceProblem } from '#platform/files/evidence-file.ts'
import { type Handlers, serveRoutes } from '#platform/http/routes.ts'
import {
  cancelImport,
  createImport,
  receiveContent,
  removeImport,
  startImport,
  withdrawImport,
} from './actions.ts'
import type { ImportContext } from './context.ts'
import { reviewImportRoutes } from './contract.ts'
import { changeDocument, changeImport, changeShape } from './corrections.ts'
import { findImport } from './door.ts'
import { originalText } from './original.ts'
import { documentsPage, findDocument, listImports, readImport, shapesOfImport } from './store.ts'

/** Importing reviews that were written elsewhere. */
export function serveReviewImports(app: FastifyInstance, context: ImportContext) {
  serveRoutes(app, 'Review import', reviewImportRoutes, {
    ...readingHandlers(context),
    ...changingHandlers(context),
  })
}

type Routes = typeof reviewImportRoutes
type ReadingRoute = Extract<keyof Routes, `GET ${string}`>

function readingHandlers(context: ImportContext): Handlers<Pick<Routes, ReadingRoute>> {
  const { db } = context
  return {
    'GET /review-imports': async ({ actor }) => ({ items: await listImports(db, actor) }),
    'GET /review-imports/:id': async ({ actor, params }) => readImport(db, actor, params.id),
    'GET /review-imports/:id/documents': async ({ actor, params, query }) => {
      const { id } = await findImport(db, actor, params.id)
      return documentsPage(db, actor, id, query)
    },
    'GET /review-imports/:id/documents/:number': async ({ actor, params }) => {
      const found = await findImport(db, actor, params.id)
      const { place, record, ...document } = await findDocument(db, actor, found.id, params.number)
      const original = await originalText(context, found, document.path, place, record).catch(notThere)
      return { ...document, ...original }
    },
    'GET /review-imports/:id/shapes': async ({ actor, params }) => {
      const { id } = await findImport(db, actor, params.id)
      return { shapes: await shapesOfImport(db, id) }
    },
  }
}

/** The zip was cleared away, or what was read once can’t be read any more: what was understood is there all the same. */
function notThere(error: unknown) {
  if (error instanceof EvidenceProblem || (error as NodeJS.ErrnoException).code === 'ENOENT')
    return { original: null, originalIsCut: false }
  throw error
}

function changingHandlers(context: ImportContext): Handlers<Omit<Routes, ReadingRoute>> {
  return {
    'POST /review-imports': async ({ actor, body }) => createImport(context.db, actor, body),
    'PUT /review-imports/:id/content': async ({ actor, params, body, request }) =>
      receiveContent(context, actor, params.id, body, Number(request.headers['content-length'] ?? 0)),
    'PATCH /review-imports/:id': async ({ actor, params, body }) =>
      changeImport(context, actor, params.id, body),
    'PATCH /review-imports/:id/shapes/:shape': async ({ actor, params, body }) =>
      changeShape(context, actor, params.id, params.shape, body),
    'PATCH /review-imports/:id/documents/:number': async ({ actor, params, body }) =>
      changeDocument(context, actor, params.id, params.number, body),
    'POST /review-imports/:id/start': async ({ actor, params }) => startImport(context, actor, params.id),
    'POST /review-imports/:id/cancellation': async ({ actor, params }) =>
      cancelImport(context, actor, params.id),
    'POST /review-imports/:id/withdrawal': async ({ actor, params }) =>
      withdrawImport(context, actor, params.id),
    'DELETE /review-imports/:id': async ({ actor, params }) =>
      removeImport(context, actor, params.id).then(() => undefined),
  }
}
