import type { FastifyInstance } from 'fastify'
import { organisationOf } from '#people/store.ts'
import { Problem } from '#platform/errors.ts'
import { type Handlers, serveRoutes } from '#platform/http/routes.ts'
import { addParticipant, openReview, removeParticipant, setZone } from './actions.ts'
import { reviewRoutes } from './contract.ts'
import { readLinkToken } from './publication-link.ts'
import { reportMarkdown } from './report/formats.ts'
import { draftReport, editPart, publish, type ReportContext, resetPart, withdraw } from './report-actions.ts'
import { exportReport } from './report-export.ts'
import { type ImportContext, importReport } from './report-import.ts'
import { listReports, readVersion, versionBehindLink, versionsOf } from './report-store.ts'
import {
  addFactor,
  addInsight,
  changeStatement,
  removeStatement,
  restoreStatement,
  writeNote,
} from './statement-actions.ts'
import { readReview } from './store.ts'

type Routes = typeof reviewRoutes
type ReportRoute = Extract<keyof Routes, `${string}report${string}` | `${string}published${string}`>
type ReviewRoute = Extract<keyof Routes, `${string}/review${string}`>
type StatementRoute = Exclude<keyof Routes, ReportRoute | ReviewRoute>

export type ReviewContext = ReportContext & ImportContext

/** The review, what people say in it, and its report. */
export function serveReviews(app: FastifyInstance, context: ReviewContext) {
  serveRoutes(app, 'Reviews', reviewRoutes, {
    ...reviewHandlers(context),
    ...statementHandlers(context),
    ...reportHandlers(context),
  })
}

function reviewHandlers({ db }: ReviewContext): Handlers<Pick<Routes, ReviewRoute>> {
  return {
    'POST /incidents/:key/review': async ({ actor, params }) => openReview(db, actor, params.key),
    'GET /incidents/:key/review': async ({ actor, params }) => readReview(db, actor, params.key),
    'PATCH /incidents/:key/review': async ({ actor, params, body }) =>
      setZone(db, actor, params.key, body.zone),
    'PUT /incidents/:key/review/participants/:personId': async ({ actor, params, body }) =>
      addParticipant(db, actor, params.key, params.personId, body.facilitator),
    'DELETE /incidents/:key/review/participants/:personId': async ({ actor, params }) =>
      removeParticipant(db, actor, params.key, params.personId).then(nothing),
  }
}

function statementHandlers({ db }: ReviewContext): Handlers<Pick<Routes, StatementRoute>> {
  return {
    'POST /incidents/:key/notes': async ({ actor, params, body }) => writeNote(db, actor, params.key, body),
    'PATCH /notes/:id': async ({ actor, params, body: { version, ...change } }) =>
      changeStatement(db, actor, 'note', params.id, change, version),
    'DELETE /notes/:id': async ({ actor, params }) =>
      removeStatement(db, actor, 'note', params.id).then(nothing),
    'POST /notes/:id/restoration': async ({ actor, params }) =>
      restoreStatement(db, actor, 'note', params.id),
    'POST /incidents/:key/insights': async ({ actor, params, body }) =>
      addInsight(db, actor, params.key, body),
    'PATCH /insights/:id': async ({ actor, params, body: { version, ...change } }) =>
      changeStatement(db, actor, 'insight', params.id, change, version),
    'DELETE /insights/:id': async ({ actor, params }) =>
      removeStatement(db, actor, 'insight', params.id).then(nothing),
    'POST /insights/:id/restoration': async ({ actor, params }) =>
      restoreStatement(db, actor, 'insight', params.id),
    'POST /incidents/:key/factors': async ({ actor, params, body }) => addFactor(db, actor, params.key, body),
    'PATCH /factors/:id': async ({ actor, params, body: { version, ...change } }) =>
      changeStatement(db, actor, 'factor', params.id, change, version),
    'DELETE /factors/:id': async ({ actor, params }) =>
      removeStatement(db, actor, 'factor', params.id).then(nothing),
    'POST /factors/:id/restoration': async ({ actor, params }) =>
      restoreStatement(db, actor, 'factor', params.id),
  }
}

function reportHandlers(context: ReviewContext): Handlers<Pick<Routes, ReportRoute>> {
  const { db, secret } = context
  return {
    'GET /incidents/:key/report': async ({ actor, params, query }) =>
      draftReport(context, actor, params.key, query.names),
    'PUT /incidents/:key/report/parts/:part': async ({ actor, params, body: { version, ...change } }) =>
      editPart(context, actor, params.key, params.part, change, version),
    'DELETE /incidents/:key/report/parts/:part': async ({ actor, params }) =>
      resetPart(context, actor, params.key, params.part),
    'POST /incidents/:key/report/publication': async ({ actor, params, body }) =>
      publish(context, actor, params.key, body),
    'DELETE /incidents/:key/report/publication': async ({ actor, params }) =>
      withdraw(context, actor, params.key).then(nothing),
    'GET /incidents/:key/report/versions': async ({ actor, params }) => ({
      items: await versionsOf(db, actor, params.key),
    }),
    'GET /incidents/:key/report/versions/:number': async ({ actor, params }) => {
      const version = await readVersion(db, actor, params.key, params.number)
      return { ...version, markdown: await reportMarkdown(version.content) }
    },
    'GET /incidents/:key/report/export': async ({ actor, params, query, reply }) => {
      const file = await exportReport(context, actor, params.key, query.as, query.version)
      reply.header('content-type', file.mediaType)
      reply.header('content-disposition', `attachment; filename="${file.name}"`)
      return file.bytes
    },
    'GET /reports': async ({ actor }) => ({ items: await listReports(db, actor) }),
    'GET /published/:token': async ({ params }) => {
      const link = readLinkToken(secret, params.token)
      const version = link && (await versionBehindLink(db, link.reviewId, link.serial))
      if (!version) throw new Problem('link-expired', 'This report isn’t published under this link any more.')
      if (version.names === 'names') return version
      // A report of roles names nobody, its publisher neither.
      return { ...version, publishedBy: (await organisationOf(db))?.name ?? '' }
    },
    'POST /report-imports': async ({ actor, body }) => importReport(context, actor, body.markdown),
  }
}

const nothing = () => undefined
