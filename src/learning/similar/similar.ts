import { sql } from 'kysely'
import type { StartPrecision } from '#incident/contract.ts'
import { presentIncidents } from '#incident/door.ts'
import type { PinnedMarker } from '#incident/marker.ts'
import type { Db } from '#platform/db/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { ReportContent } from '#review/report-content.ts'
import { readableVersions } from '#review/report-store.ts'
import { alikeByAlert, alikeByFactor, alikeByService, alikeByWords } from './candidates.ts'
import type { SimilarAnswer, SimilarIncident } from './contract.ts'
import type { EmbeddingModel } from './embedding-model.ts'
import { nearByModel } from './embeddings.ts'
import { whatHelped } from './helped.ts'
import { longestPhase } from './phase.ts'
import { mostTelling, weighed } from './rarity.ts'
import { type Judged, judge, type Signs, tellingFrom } from './reasons.ts'
import type { Subject } from './subject.ts'
import { wordForms } from './word-forms.ts'

/** Words of the subject that are compared. */
const mostWords = 24

type Found = Pick<Signs, 'alert' | 'factor' | 'words' | 'model'>

export interface SimilarContext {
  db: Db
  /** Null where no provider of embeddings is set up. */
  model: EmbeddingModel | null
}

/**
 * What an actor may see that was like this, the most telling first, with reasons and with what helped then. Nothing they
 * may not read takes part: not in what is found, not in the reasons, not in what helped.
 */
export async function similarTo(
  { db, model }: SimilarContext,
  actor: Actor,
  subject: Subject,
  limit: number,
): Promise<SimilarAnswer> {
  const candidates = await candidatesFor(db, actor, subject, model)
  const details = await detailsOf(db, actor, subject, [...candidates.keys()])
  const wordOf = wordForms(`${subject.text}\n${subject.factors.map(({ statement }) => statement).join('\n')}`)
  const here = longestPhase(details.get(subject.incidentId ?? '')?.markers ?? [])
  const judged = [...candidates].flatMap(([id, found]) => {
    const detail = details.get(id)
    if (!detail) return []
    const services = detail.services.filter(({ shared }) => shared).map(({ name }) => name)
    const verdict = judge(
      { ...found, services, phases: { here, there: longestPhase(detail.markers) } },
      wordOf,
    )
    return verdict ? [{ detail, verdict }] : []
  })
  judged.sort(
    (one, other) =>
      other.verdict.weight - one.verdict.weight || (one.detail.startedAt < other.detail.startedAt ? 1 : -1),
  )
  const shown = judged.slice(0, limit)
  const reports = await reportsOf(
    db,
    actor,
    shown.map(({ detail }) => detail.id),
  )
  return {
    items: shown.map(({ detail, verdict }) => told(detail, verdict, reports.get(detail.id))),
    model: model?.name ?? null,
  }
}

async function candidatesFor(
  db: Db,
  actor: Actor,
  subject: Subject,
  model: EmbeddingModel | null,
): Promise<Map<string, Found>> {
  const known = await weighed(db, [
    ...new Set([...subject.words, ...subject.factors.flatMap(({ words }) => words)]),
  ])
  const weights = new Map(known.map((one) => [one.word, one]))
  const words = subject.words.flatMap((word) => weights.get(word) ?? [])
  const [byWords, byAlert, byFactor, byService, byModel] = await Promise.all([
    alikeByWords(db, actor, subject, mostTelling(words, mostWords), words),
    alikeByAlert(db, actor, subject),
    alikeByFactor(db, actor, subject, weights),
    alikeByService(db, actor, subject),
    model && subject.whole ? nearByModel(db, model.name, subject.incidentId ?? '') : [],
  ])
  const found = new Map<string, Found>()
  const add = (id: string, more: Found) => found.set(id, { ...found.get(id), ...more })
  for (const id of byService) add(id, {})
  for (const words of byWords) add(words.incidentId, { words })
  for (const alert of byAlert) add(alert.incidentId, { alert })
  for (const factor of byFactor) add(factor.incidentId, { factor })
  for (const { incidentId, nearness } of byModel) add(incidentId, { model: nearness })
  return found
}

interface Detail {
  id: string
  key: string
  title: string
  severity: string
  startedAt: string
  startedPrecision: StartPrecision
  services: { name: string; shared: boolean }[]
  markers: Pick<PinnedMarker, 'marker' | 'at'>[]
}

/** What is told of candidates, and of the subject itself; through the door once more. */
async function detailsOf(
  db: Db,
  actor: Actor,
  subject: Subject,
  candidates: readonly string[],
): Promise<Map<string, Detail>> {
  const ids = subject.incidentId ? [subject.incidentId, ...candidates] : [...candidates]
  if (ids.length === 0) return new Map()
  const rows = await presentIncidents(db, actor)
    .innerJoin('severity', 'severity.id', 'incident.severity_id')
    .where(sql<boolean>`incident.id = any(${ids}::uuid[])`)
    .select([
      'incident.id',
      'incident.key',
      'incident.title',
      'severity.name as severity',
      'incident.started_at as startedAt',
      sql<StartPrecision>`incident.started_precision`.as('startedPrecision'),
      sql<Detail['services']>`coalesce((select json_agg(json_build_object('name', service.name,
          'shared', service.id = any(${subject.serviceIds}::uuid[])) order by service.name)
        from incident_service join service on service.id = service_id where incident_id = incident.id), '[]')`.as(
        'services',
      ),
      sql<
        Detail['markers']
      >`coalesce((select json_agg(json_build_object('marker', marker.marker, 'at', marker.at))
        from marker where marker.incident_id = incident.id), '[]')`.as('markers'),
    ])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

interface Report {
  number: number
  content: ReportContent
}

/** The latest reports of incidents that an actor may read. */
async function reportsOf(db: Db, actor: Actor, incidents: readonly string[]): Promise<Map<string, Report>> {
  if (incidents.length === 0) return new Map()
  const rows = await readableVersions(db, actor)
    .where(sql<boolean>`incident.id = any(${[...incidents]}::uuid[])`)
    .distinctOn('incident.id')
    .select(['incident.id as incidentId', 'publication.number', 'publication.content'])
    .orderBy('incident.id')
    .orderBy('publication.number', 'desc')
    .execute()
  return new Map(
    rows.map(({ incidentId, number, content }) => [
      incidentId,
      { number, content: content as unknown as ReportContent },
    ]),
  )
}

function told(detail: Detail, { reasons, weight }: Judged, report: Report | undefined): SimilarIncident {
  const { key, title, severity, startedAt, startedPrecision, services } = detail
  return {
    key,
    title,
    severity,
    startedAt,
    startedPrecision,
    services: services.map(({ name }) => name),
    reportVersion: report?.number ?? null,
    telling: weight >= tellingFrom,
    reasons,
    helped: report ? whatHelped(report.content) : [],
  }
}
