import { sql } from 'kysely'
import type { Incident, Severity } from '#incident/contract.ts'
import { presentIncidents } from '#incident/door.ts'
import { durationsOf } from '#incident/durations.ts'
import type { Precision } from '#incident/marker.ts'
import type { Db } from '#platform/db/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import { visibleReviews } from '#review/door.ts'
import { readableVersions } from '#review/report-store.ts'
import type { DurationRow } from './contract.ts'
import type { DurationKind } from './kinds.ts'
import type { Span } from './period.ts'

export interface DurationFilter {
  severities: readonly string[]
  service?: string | undefined
  kind?: Incident['kind'] | undefined
}

/** The incidents of a period that an actor may see, newest first, each with one duration. */
export async function durationRows(
  db: Db,
  actor: Actor,
  duration: DurationKind,
  period: Span,
  filter: DurationFilter,
): Promise<DurationRow[]> {
  const rows = await incidentsIn(db, actor, period, filter)
    .leftJoin('marker as start', (join) =>
      join.onRef('start.incident_id', '=', 'incident.id').on('start.marker', '=', duration.from),
    )
    .leftJoin('marker as finish', (join) =>
      join.onRef('finish.incident_id', '=', 'incident.id').on('finish.marker', '=', duration.to),
    )
    .select([
      'incident.id',
      'incident.key',
      'incident.title',
      'incident.kind',
      'incident.started_at as startedAt',
      'incident.example',
      sql<Severity>`jsonb_build_object('id', severity.id, 'name', severity.name, 'description', severity.description, 'rank', severity.rank, 'colour', severity.colour)`.as(
        'severity',
      ),
      'start.at as startAt',
      'start.precision as startPrecision',
      'finish.at as finishAt',
      'finish.precision as finishPrecision',
      bestAccount(db, actor).as('account'),
    ])
    .orderBy('incident.started_at', 'desc')
    .orderBy('incident.id', 'desc')
    .execute()
  return rows.map(({ startAt, startPrecision, finishAt, finishPrecision, ...row }) => ({
    ...row,
    kind: row.kind as Incident['kind'],
    ...measured(duration, [
      [duration.from, startAt, startPrecision],
      [duration.to, finishAt, finishPrecision],
    ]),
  }))
}

/** Where the story behind a duration is told to an actor: nothing that they may not read is hinted at. */
function bestAccount(db: Db, actor: Actor) {
  const report = readableVersions(db, actor)
    .where('review.state', '=', 'published')
    .select(sql`review.incident_id`.as('incidentId'))
  const review = visibleReviews(db, actor).select('review.incident_id')
  return sql<DurationRow['account']>`case when incident.id in (${report}) then 'report'
    when incident.id in (${review}) then 'review' else 'incident' end`
}

function incidentsIn(
  db: Db,
  actor: Actor,
  { from, to }: Span,
  { severities, service, kind }: DurationFilter,
) {
  let query = presentIncidents(db, actor)
    .innerJoin('severity', 'severity.id', 'incident.severity_id')
    .where('incident.started_at', '<', to.toISOString())
  if (from) query = query.where('incident.started_at', '>=', from.toISOString())
  if (kind) query = query.where('incident.kind', '=', kind)
  if (severities.length > 0) {
    const names = severities.map((name) => name.toLowerCase())
    query = query.where(sql`lower(severity.name)`, 'in', names)
  }
  if (!service) return query
  return query.where((where) =>
    where.exists(
      where
        .selectFrom('incident_service')
        .innerJoin('service', 'service.id', 'service_id')
        .whereRef('incident_id', '=', 'incident.id')
        .where(sql`lower(service.name)`, '=', service.toLowerCase())
        .select('service.id'),
    ),
  )
}

type End = readonly [marker: DurationKind['from'], at: string | null, precision: string | null]

function measured({ id }: DurationKind, ends: readonly End[]): Pick<DurationRow, 'seconds' | 'note'> {
  const pinned = ends.flatMap(([marker, at, precision]) =>
    at && precision ? [{ marker, at, precision: precision as Precision, entryId: null, channel: null }] : [],
  )
  const found = durationsOf(pinned).find((one) => one.id === id)
  return { seconds: found?.seconds ?? null, note: found?.note ?? null }
}
