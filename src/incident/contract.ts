import { z } from 'zod'
import { Id, Instant, pageOf, type RouteContracts, Version } from '#platform/http/contract.ts'
import { detectionChannels, markers, precisions } from './marker.ts'

export const incidentKinds = ['incident', 'near-miss'] as const
/** `day`: nothing tells the time of day; `startedAt` is the day’s first moment in UTC. */
/** How exactly it is known when an incident began. */
export const startPrecisions = ['exact', 'day', 'unknown'] as const
export type StartPrecision = (typeof startPrecisions)[number]
/** Where incidents stand of which nobody knows when they began: behind all others. */
export const unknownStart = '1970-01-01T00:00:00Z'
export const visibilities = ['organisation', 'participants'] as const

const Title = z.string().trim().min(1, 'A few words are enough').max(200)
const Name = z.string().trim().min(1).max(80)
const ByKey = z.object({ key: z.string().regex(/^[A-Za-z]+-\d+$/, 'Keys look like INC-42') })

export const Severity = z.object({
  id: Id,
  name: z.string(),
  description: z.string(),
  /** 1 is the gravest. */
  rank: z.int(),
  /** A Mantine colour name. */
  colour: z.string(),
})
export const Service = z.object({ id: Id, name: z.string(), incidents: z.int() })
export const RoleHolder = z.object({
  id: Id,
  role: z.string(),
  /** A person with an account, or only a name. */
  personId: Id.nullable(),
  name: z.string(),
})
export const MarkerValue = z.object({
  marker: z.enum(markers),
  at: Instant,
  precision: z.enum(precisions),
  entryId: Id.nullable(),
  channel: z.enum(detectionChannels).nullable(),
})
/** A derived duration, field guide §6.3. `seconds` is null when either end is missing; never substituted. */
export const Duration = z.object({
  id: z.string(),
  name: z.string(),
  from: z.enum(markers),
  to: z.enum(markers),
  seconds: z.number().nullable(),
  note: z.string().nullable(),
})
export const Incident = z.object({
  id: Id,
  key: z.string(),
  title: z.string(),
  kind: z.enum(incidentKinds),
  severity: Severity,
  summary: z.string(),
  customerImpact: z.string(),
  visibility: z.enum(visibilities),
  services: z.array(z.object({ id: Id, name: z.string() })),
  teams: z.array(z.object({ id: Id, name: z.string() })),
  roles: z.array(RoleHolder),
  markers: z.array(MarkerValue),
  durations: z.array(Duration),
  /** When it began as far as known: the earliest marker, else the time it was recorded. */
  startedAt: Instant,
  startedPrecision: z.enum(startPrecisions),
  /** A document told it, long after: there is nothing to gather any more. */
  imported: z.boolean(),
  createdAt: Instant,
  deletedAt: Instant.nullable(),
  example: z.boolean(),
  version: z.int(),
})
export const IncidentLine = z.object({
  id: Id,
  key: z.string(),
  title: z.string(),
  kind: z.enum(incidentKinds),
  severity: Severity,
  services: z.array(z.string()),
  startedAt: Instant,
  startedPrecision: z.enum(startPrecisions),
  /** Impact started → mitigated, in seconds, where both are known. */
  impactSeconds: z.number().nullable(),
  deletedAt: Instant.nullable(),
  example: z.boolean(),
})

/** One line of what happened: who did what to which object. */
export const RecordedEvent = z.object({
  id: z.string(),
  at: Instant,
  actor: z.string().nullable(),
  verb: z.string(),
  objectType: z.string(),
  objectId: z.string(),
  incidentKey: z.string().nullable(),
  /** A plain sentence without the actor: "pinned detected at 14:02". */
  summary: z.string(),
})

const details = {
  kind: z.enum(incidentKinds),
  summary: z.string().max(20_000),
  customerImpact: z.string().max(20_000),
  visibility: z.enum(visibilities),
  /** Names; one that isn't known yet is added. */
  services: z.array(Name).max(50),
  teams: z.array(Name).max(50),
}
const NewRole = z.object({
  role: Name,
  personId: Id.optional(),
  /** For somebody without an account. */
  name: Name.optional(),
})
const NewMarker = z.object({
  at: Instant.optional(),
  /** Pin to this entry; its time is taken when `at` is absent. */
  entryId: Id.nullable().optional(),
  precision: z.enum(precisions).optional(),
  channel: z.enum(detectionChannels).nullable().optional(),
})
const Markers = z.object({ markers: z.array(MarkerValue), durations: z.array(Duration) })
const MarkerPath = ByKey.extend({ marker: z.enum(markers) })

export const incidentRoutes = {
  'GET /incidents': {
    summary: 'Incidents, newest first',
    access: 'signed-in',
    query: z.object({
      q: z.string().max(200).optional(),
      severity: z.string().optional(),
      service: z.string().optional(),
      kind: z.enum(incidentKinds).optional(),
      /** Only those deleted in the last 30 days. */
      deleted: z.stringbool().optional(),
      after: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    returns: pageOf(IncidentLine),
  },
  'POST /incidents': {
    summary: 'Declare an incident, or record a past one',
    access: 'signed-in',
    body: z.object({
      title: Title,
      /** The severity's name, as in `GET /severities`; the letter case is free. */
      severity: z.string().trim().min(1),
      kind: details.kind.default('incident'),
      summary: details.summary.default(''),
      customerImpact: details.customerImpact.default(''),
      visibility: details.visibility.default('organisation'),
      services: details.services.default([]),
      teams: details.teams.default([]),
      roles: z.array(NewRole).max(50).default([]),
      times: z
        .partialRecord(z.enum(markers), Instant)
        .default({})
        .meta({ description: 'Times known so far, by marker' }),
    }),
    returns: Incident,
    status: 201,
    errors: ['invalid-input'],
  },
  'GET /incidents/:key': {
    summary: 'One incident',
    access: 'signed-in',
    params: ByKey,
    returns: Incident,
    errors: ['not-found'],
  },
  'PATCH /incidents/:key': {
    summary: 'Change an incident',
    access: 'signed-in',
    params: ByKey,
    body: z
      .object({ title: Title, severity: z.string().trim().min(1), ...details })
      .partial()
      .extend({ version: Version }),
    returns: Incident,
    errors: ['not-found', 'changed-meanwhile', 'invalid-input'],
  },
  'DELETE /incidents/:key': {
    summary: 'Delete an incident; it can be restored for 30 days',
    access: 'signed-in',
    params: ByKey,
    errors: ['not-found', 'not-allowed'],
  },
  'POST /incidents/:key/restoration': {
    summary: 'Bring a deleted incident back',
    access: 'signed-in',
    params: ByKey,
    returns: Incident,
    errors: ['not-found'],
  },
  'POST /incidents/:key/roles': {
    summary: 'Give somebody a role',
    access: 'signed-in',
    params: ByKey,
    body: NewRole,
    returns: RoleHolder,
    status: 201,
    errors: ['not-found', 'invalid-input'],
  },
  'DELETE /incidents/:key/roles/:id': {
    summary: 'Take a role back',
    access: 'signed-in',
    params: ByKey.extend({ id: Id }),
    errors: ['not-found'],
  },
  'GET /incidents/:key/markers': {
    summary: 'Markers and the durations derived from them',
    access: 'signed-in',
    params: ByKey,
    returns: Markers,
    errors: ['not-found'],
  },
  'PUT /incidents/:key/markers/:marker': {
    summary: 'Pin a marker',
    access: 'signed-in',
    params: MarkerPath,
    body: NewMarker,
    returns: Markers,
    errors: ['not-found', 'invalid-input'],
  },
  'DELETE /incidents/:key/markers/:marker': {
    summary: 'Take a marker off',
    access: 'signed-in',
    params: MarkerPath,
    returns: Markers,
    errors: ['not-found'],
  },
  'GET /severities': {
    summary: 'Severity levels, gravest first',
    access: 'signed-in',
    returns: z.object({ items: z.array(Severity) }),
  },
  'PUT /severities': {
    summary: 'Set the severity levels; a level in use can be renamed but not removed',
    access: 'administrator',
    body: z.object({
      items: z
        .array(
          z.object({
            id: Id.optional(),
            name: Name,
            description: z.string().max(400).default(''),
            colour: z.string().max(20).default('gray'),
          }),
        )
        .min(1)
        .max(12),
    }),
    returns: z.object({ items: z.array(Severity) }),
    errors: ['not-possible-now', 'already-exists'],
  },
  'GET /services': {
    summary: 'Services',
    access: 'signed-in',
    returns: z.object({ items: z.array(Service) }),
  },
  'POST /services': {
    summary: 'Add a service',
    access: 'signed-in',
    body: z.object({ name: Name }),
    returns: Service,
    status: 201,
    errors: ['already-exists'],
  },
  'PATCH /services/:id': {
    summary: 'Rename a service',
    access: 'administrator',
    params: z.object({ id: Id }),
    body: z.object({ name: Name }),
    returns: Service,
    errors: ['not-found', 'already-exists'],
  },
  'DELETE /services/:id': {
    summary: 'Remove a service that no incident names',
    access: 'administrator',
    params: z.object({ id: Id }),
    errors: ['not-found', 'not-possible-now'],
  },
  'GET /events': {
    summary: 'What happened, newest first; all of it or of one incident',
    access: 'signed-in',
    query: z.object({
      incident: z.string().optional(),
      after: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    returns: pageOf(RecordedEvent),
  },
} as const satisfies RouteContracts

export type Incident = z.output<typeof Incident>
export type IncidentLine = z.output<typeof IncidentLine>
export type NewIncident = z.output<(typeof incidentRoutes)['POST /incidents']['body']>
export type RoleHolder = z.output<typeof RoleHolder>
export type Severity = z.output<typeof Severity>
export type Service = z.output<typeof Service>
export type Duration = z.output<typeof Duration>
export type MarkerValue = z.output<typeof MarkerValue>
export type RecordedEvent = z.output<typeof RecordedEvent>
