import type { FastifyInstance } from 'fastify'
import type { Db } from '#platform/db/database.ts'
import { serveRoutes } from '#platform/http/routes.ts'
import {
  changeIncident,
  createIncident,
  deleteIncident,
  giveRole,
  restoreIncident,
  takeRole,
} from './actions.ts'
import { incidentRoutes } from './contract.ts'
import { findIncident } from './door.ts'
import { eventsFor } from './feed.ts'
import { clearMarker, type EntryTime, readMarkers, setMarker } from './marker-actions.ts'
import { listIncidents, listServices, listSeverities, readIncident } from './store.ts'
import { addService, removeService, renameService, setSeverities } from './upkeep.ts'

export interface IncidentContext {
  db: Db
  entryTime: EntryTime
}

/** Incidents, roles, markers, severities, services, and the feed of what happened. */
export function serveIncidents(app: FastifyInstance, { db, entryTime }: IncidentContext) {
  serveRoutes(app, 'Incidents', incidentRoutes, {
    'GET /incidents': async ({ actor, query }) => listIncidents(db, actor, query),
    'POST /incidents': async ({ actor, body }) => createIncident(db, actor, body),
    'GET /incidents/:key': async ({ actor, params }) => readIncident(db, actor, params.key),
    'PATCH /incidents/:key': async ({ actor, params, body: { version, ...change } }) =>
      changeIncident(db, actor, params.key, change, version),
    'DELETE /incidents/:key': async ({ actor, params }) => {
      await deleteIncident(db, actor, params.key)
      return undefined
    },
    'POST /incidents/:key/restoration': async ({ actor, params }) => restoreIncident(db, actor, params.key),
    'POST /incidents/:key/roles': async ({ actor, params, body }) => giveRole(db, actor, params.key, body),
    'DELETE /incidents/:key/roles/:id': async ({ actor, params }) => {
      await takeRole(db, actor, params.key, params.id)
      return undefined
    },
    'GET /incidents/:key/markers': async ({ actor, params }) =>
      readMarkers(db, (await findIncident(db, actor, params.key)).id),
    'PUT /incidents/:key/markers/:marker': async ({ actor, params, body }) =>
      setMarker(db, actor, params.key, params.marker, body, entryTime),
    'DELETE /incidents/:key/markers/:marker': async ({ actor, params }) =>
      clearMarker(db, actor, params.key, params.marker),
    'GET /severities': async () => ({ items: await listSeverities(db) }),
    'PUT /severities': async ({ actor, body }) => ({ items: await setSeverities(db, actor, body.items) }),
    'GET /services': async ({ actor }) => ({ items: await listServices(db, actor) }),
    'POST /services': async ({ actor, body }) => addService(db, actor, body.name),
    'PATCH /services/:id': async ({ actor, params, body }) => renameService(db, actor, params.id, body.name),
    'DELETE /services/:id': async ({ actor, params }) => {
      await removeService(db, actor, params.id)
      return undefined
    },
    'GET /events': async ({ actor, query }) => eventsFor(db, actor, query),
  })
}
