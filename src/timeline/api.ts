import { createReadStream } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { findIncident } from '#incident/door.ts'
import { attachment } from '#platform/http/attachment.ts'
import { RawJson } from '#platform/http/raw-json.ts'
import { type Handlers, serveRoutes } from '#platform/http/routes.ts'
import { timelineRoutes } from './contract.ts'
import { entryPage } from './entries.ts'
import {
  addRecollection,
  editEntry,
  findEntry,
  removeRecollection,
  restoreRecollection,
  showEntry,
  undoEdit,
} from './entry-actions.ts'
import { entryDensity, entryPosition, entrySummary } from './entry-overview.ts'
import {
  addEvidence,
  cancelReading,
  type EvidenceContext,
  inspectEvidence,
  orUnreadable,
  removeEvidence,
  restoreEvidence,
  startReading,
} from './evidence-actions.ts'
import { findEvidence, listEvidence, unreadOf } from './evidence-store.ts'
import { changeLine, readStory, removeLine, takeOverEntries } from './story-actions.ts'

type Routes = typeof timelineRoutes
type EvidenceRoute = Extract<keyof Routes, `${string}evidence${string}`>
type StoryRoute = Extract<keyof Routes, `${string}stor${string}`> &
  (`${string}story` | `${string}story-lines${string}`)
type EntryRoute = Exclude<keyof Routes, EvidenceRoute | StoryRoute>

/** Evidence, entries and the story. */
export function serveTimeline(app: FastifyInstance, context: EvidenceContext) {
  serveRoutes(app, 'Timeline', timelineRoutes, {
    ...evidenceHandlers(context),
    ...entryHandlers(context),
    ...storyHandlers(context),
  })
}

function evidenceHandlers(context: EvidenceContext): Handlers<Pick<Routes, EvidenceRoute>> {
  const { db, blobs, readers } = context
  return {
    'GET /evidence-formats': async () => ({ items: readers.all() }),
    'GET /incidents/:key/evidence': async ({ actor, params, query }) => {
      const incident = await findIncident(db, actor, params.key)
      return { items: await listEvidence(db, actor, incident.id, query.deleted ?? false) }
    },
    'POST /incidents/:key/evidence': async ({ actor, params, query, body, request }) =>
      addEvidence(context, actor, params.key, {
        name: query.name,
        read: query.read,
        bytes: body,
        announced: Number(request.headers['content-length'] ?? 0),
      }),
    'GET /evidence/:id': async ({ actor, params }) => findEvidence(db, actor, params.id),
    'GET /evidence/:id/content': async ({ actor, params, reply }) => {
      const evidence = await findEvidence(db, actor, params.id)
      reply.header('content-type', 'application/octet-stream')
      reply.header('content-length', evidence.bytes)
      reply.header('content-disposition', attachment(evidence.name))
      return createReadStream(blobs.pathOf(evidence.sha256))
    },
    'DELETE /evidence/:id': async ({ actor, params }) =>
      removeEvidence(context, actor, params.id).then(nothing),
    'POST /evidence/:id/restoration': async ({ actor, params }) => restoreEvidence(context, actor, params.id),
    'POST /evidence/:id/inspection': async ({ actor, params, body }) =>
      inspectEvidence(context, actor, params.id, body.format, body.options),
    'POST /evidence/:id/reading': async ({ actor, params, body }) =>
      startReading(context, actor, params.id, body.format, body.options),
    'DELETE /evidence/:id/reading': async ({ actor, params }) => cancelReading(context, actor, params.id),
    'GET /evidence/:id/unread': async ({ actor, params, query }) => {
      await findEvidence(db, actor, params.id)
      return unreadOf(db, params.id, query.limit)
    },
  }
}

function entryHandlers({ db, blobs, readers }: EvidenceContext): Handlers<Pick<Routes, EntryRoute>> {
  return {
    'GET /incidents/:key/entries': async ({ actor, params, query }) => {
      const page = await entryPage(db, actor, params.key, query)
      if (page !== null) return new RawJson(page)
      await findIncident(db, actor, params.key)
      return { items: [], next: null }
    },
    'GET /incidents/:key/entries/summary': async ({ actor, params, query }) =>
      entrySummary(db, (await findIncident(db, actor, params.key)).id, query),
    'GET /incidents/:key/entries/density': async ({ actor, params, query: { stretches, ...filter } }) =>
      entryDensity(db, (await findIncident(db, actor, params.key)).id, stretches, filter),
    'GET /incidents/:key/entries/position': async ({ actor, params, query: { at, ...filter } }) => {
      const incident = await findIncident(db, actor, params.key)
      return { offset: await entryPosition(db, incident.id, at, filter) }
    },
    'POST /incidents/:key/entries': async ({ actor, params, body }) =>
      addRecollection(db, actor, params.key, body),
    'GET /entries/:id': async ({ actor, params }) => showEntry(db, actor, params.id),
    'PATCH /entries/:id': async ({ actor, params, body }) => editEntry(db, actor, params.id, body),
    'DELETE /entries/:id/edit': async ({ actor, params }) => undoEdit(db, actor, params.id),
    'DELETE /entries/:id': async ({ actor, params }) =>
      removeRecollection(db, actor, params.id).then(nothing),
    'POST /entries/:id/restoration': async ({ actor, params }) => restoreRecollection(db, actor, params.id),
    'GET /entries/:id/slice': async ({ actor, params }) => {
      const entry = await findEntry(db, actor, params.id)
      if (!entry.evidenceId || !entry.slice) return { where: '', evidence: '', raw: '' }
      const { name, sha256 } = await findEvidence(db, actor, entry.evidenceId)
      const raw = await orUnreadable(readers.slice(blobs.pathOf(sha256), name, entry.slice))
      return { where: entry.slice, evidence: name, raw }
    },
  }
}

function storyHandlers({ db }: EvidenceContext): Handlers<Pick<Routes, StoryRoute>> {
  return {
    'GET /incidents/:key/story': async ({ actor, params }) => {
      const incident = await findIncident(db, actor, params.key)
      return { items: await readStory(db, incident.id) }
    },
    'POST /incidents/:key/story': async ({ actor, params, body }) => ({
      items: await takeOverEntries(db, actor, params.key, body.entryIds),
    }),
    'PATCH /story-lines/:id': async ({ actor, params, body: { version, ...change } }) =>
      changeLine(db, actor, params.id, change, version),
    'DELETE /story-lines/:id': async ({ actor, params }) => removeLine(db, actor, params.id).then(nothing),
  }
}

const nothing = () => undefined
