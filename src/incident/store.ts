import { sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import type { Db } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Incident, IncidentLine, Service, Severity } from './contract.ts'
import { findIncident, presentIncidents, visibleIncidents } from './door.ts'
import { durationsOf } from './durations.ts'
import { markers, type PinnedMarker } from './marker.ts'

/** One incident whole, as far as the actor may see it. */
export async function readIncident(
  db: Db,
  actor: Actor,
  key: string,
  { deleted = false } = {},
): Promise<Incident> {
  const { id } = await findIncident(db, actor, key, { deleted })
  const row = await db
    .selectFrom('incident')
    .where('incident.id', '=', id)
    .select((select) => [
      'incident.id',
      'key',
      'title',
      'kind',
      'summary',
      'customer_impact as customerImpact',
      'visibility',
      'started_at as startedAt',
      'started_precision as startedPrecision',
      sql<boolean>`told_precision is not null`.as('imported'),
      'created_at as createdAt',
      'deleted_at as deletedAt',
      'example',
      'version',
      jsonObjectFrom(
        select
          .selectFrom('severity')
          .whereRef('severity.id', '=', 'incident.severity_id')
          .select(['id', 'name', 'description', 'rank', 'colour']),
      ).as('severity'),
      jsonArrayFrom(
        select
          .selectFrom('incident_service')
          .innerJoin('service', 'service.id', 'service_id')
          .whereRef('incident_id', '=', 'incident.id')
          .select(['service.id', 'service.name'])
          .orderBy(sql`lower(service.name)`),
      ).as('services'),
      jsonArrayFrom(
        select
          .selectFrom('incident_team')
          .innerJoin('team', 'team.id', 'team_id')
          .whereRef('incident_id', '=', 'incident.id')
          .select(['team.id', 'team.name'])
          .orderBy(sql`lower(team.name)`),
      ).as('teams'),
      jsonArrayFrom(
        select
          .selectFrom('role_holder')
          .leftJoin('person', 'person.id', 'person_id')
          .whereRef('incident_id', '=', 'incident.id')
          .select((column) => [
            'role_holder.id',
            'role_holder.role',
            'person_id as personId',
            column.fn.coalesce('person.name', 'role_holder.name', sql<string>`'somebody'`).as('name'),
          ])
          .orderBy('role_holder.id'),
      ).as('roles'),
    ])
    .executeTakeFirstOrThrow()
  const markers = await markersOf(db, id)
  return { ...row, markers, durations: durationsOf(markers) } as Incident
}

/** The markers of an incident in the order of their times. */
export async function markersOf(db: Db, incidentId: string): Promise<PinnedMarker[]> {
  const rows = await db
    .selectFrom('marker')
    .where('incident_id', '=', incidentId)
    .select(['marker', 'at', 'precision', 'entry_id as entryId', 'channel'])
    .execute()
  return (rows as PinnedMarker[]).sort(byTime)
}

/** At the same moment the expected order counts. */
function byTime(one: PinnedMarker, other: PinnedMarker): number {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1
  return markers.indexOf(one.marker) - markers.indexOf(other.marker)
}

const severityObject = sql<Severity>`jsonb_build_object('id', severity.id, 'name', severity.name,
  'description', severity.description, 'rank', severity.rank, 'colour', severity.colour)`

export interface IncidentFilter {
  q?: string | undefined
  severity?: string | undefined
  service?: string | undefined
  kind?: Incident['kind'] | undefined
  deleted?: boolean | undefined
  after?: string | undefined
  limit: number
}

/** A page of the incidents an actor may see, newest first. */
export async function listIncidents(db: Db, actor: Actor, filter: IncidentFilter) {
  let query = visibleIncidents(db, actor)
    .innerJoin('severity', 'severity.id', 'incident.severity_id')
    .where('incident.deleted_at', filter.deleted ? 'is not' : 'is', null)
  if (filter.q) {
    const words = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((where) =>
      where.or([
        where('incident.title', 'ilike', words),
        where('incident.key', 'ilike', words),
        where('incident.summary', 'ilike', words),
      ]),
    )
  }
  if (filter.severity) query = query.where(sql`lower(severity.name)`, '=', filter.severity.toLowerCase())
  if (filter.kind) query = query.where('incident.kind', '=', filter.kind)
  if (filter.service) {
    const name = filter.service.toLowerCase()
    query = query.where((where) =>
      where.exists(
        where
          .selectFrom('incident_service')
          .innerJoin('service', 'service.id', 'service_id')
          .whereRef('incident_id', '=', 'incident.id')
          .where(sql`lower(service.name)`, '=', name)
          .select('service.id'),
      ),
    )
  }
  const cursor = filter.after ? readCursor(filter.after) : null
  if (cursor) {
    query = query.where(
      sql<boolean>`(incident.started_at, incident.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`,
    )
  }
  const rows = await query
    .select((select) => [
      'incident.id',
      'incident.key',
      'incident.title',
      'incident.kind',
      'incident.started_at as startedAt',
      'incident.started_precision as startedPrecision',
      'incident.deleted_at as deletedAt',
      'incident.example',
      severityObject.as('severity'),
      sql<string[]>`array(${select
        .selectFrom('incident_service')
        .innerJoin('service', 'service.id', 'service_id')
        .whereRef('incident_id', '=', 'incident.id')
        .orderBy(sql`lower(service.name)`)
        .select('service.name')})`.as('services'),
      sql<number | null>`extract(epoch from
        (select at from marker where incident_id = incident.id and marker = 'mitigated') -
        (select at from marker where incident_id = incident.id and marker = 'impact-started'))::float8`.as(
        'impactSeconds',
      ),
    ])
    .orderBy('incident.started_at', 'desc')
    .orderBy('incident.id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  const items = rows.slice(0, filter.limit) as IncidentLine[]
  const last = items.at(-1)
  return { items, next: rows.length > filter.limit && last ? `${last.startedAt}~${last.id}` : null }
}

function readCursor(text: string) {
  const [at, id] = text.split('~')
  if (!at || !id || Number.isNaN(Date.parse(at)))
    throw new Problem('invalid-input', 'That page marker is not one of ours.')
  return { at, id }
}

export async function listSeverities(db: Db): Promise<Severity[]> {
  return db
    .selectFrom('severity')
    .select(['id', 'name', 'description', 'rank', 'colour'])
    .orderBy('rank')
    .execute()
}

/** @throws Problem `invalid-input` listing the levels there are. */
export async function severityId(db: Db, name: string): Promise<string> {
  const levels = await listSeverities(db)
  const found = levels.find((level) => level.name.toLowerCase() === name.toLowerCase())
  if (found) return found.id
  const message = `There is no severity “${name}”. There are ${levels.map((level) => level.name).join(', ')}.`
  throw new Problem('invalid-input', message, { fields: [{ path: 'severity', message }] })
}

/** Services with how many incidents name them, as far as the actor may know. */
export async function listServices(db: Db, actor: Actor): Promise<Service[]> {
  return db
    .selectFrom('service')
    .leftJoin('incident_service', (join) =>
      join
        .onRef('incident_service.service_id', '=', 'service.id')
        .on('incident_service.incident_id', 'in', presentIncidents(db, actor).select('incident.id')),
    )
    .select((select) => [
      'service.id',
      'service.name',
      select.fn.count<number>('incident_id').as('incidents'),
    ])
    .groupBy('service.id')
    .orderBy(sql`lower(service.name)`)
    .execute()
}

/** In how many incidents each team is named, as far as the actor may know. */
export async function incidentsByTeam(db: Db, actor: Actor): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('incident_team')
    .where('incident_id', 'in', presentIncidents(db, actor).select('incident.id'))
    .select((select) => ['team_id as id', select.fn.countAll<number>().as('incidents')])
    .groupBy('team_id')
    .execute()
  return new Map(rows.map((row) => [row.id, row.incidents]))
}

/** Names to identifiers, adding those that aren't known yet; letter case doesn't make two. */
export async function serviceIds(db: Db, names: readonly string[], example = false): Promise<string[]> {
  if (names.length === 0) return []
  await db
    .insertInto('service')
    // In one order, so that two who add the same names never wait for each other.
    .values(names.toSorted().map((name) => ({ name, example })))
    .onConflict((conflict) => conflict.expression(sql`lower(name)`).doNothing())
    .execute()
  const lower = names.map((name) => name.toLowerCase())
  const rows = await db.selectFrom('service').where(sql`lower(name)`, 'in', lower).select('id').execute()
  return rows.map((row) => row.id)
}
