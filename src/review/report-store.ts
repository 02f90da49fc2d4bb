import { sql } from 'kysely'
import type { StartPrecision } from '#incident/contract.ts'
import { visibleIncidents } from '#incident/door.ts'
import { readIncident } from '#incident/store.ts'
import type { Db } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import type { Actor } from '#platform/http/actor.ts'
import { readStory } from '#timeline/story-actions.ts'
import type { PartWords, ReportedItem, ReportSources } from './assemble.ts'
import type { ReportVersion } from './contract.ts'
import { findReview, visibleReviews } from './door.ts'
import type { Audience, NameChoice, PartId, ReportContent } from './report-content.ts'
import { factorsOf, insightsOf, notesOf } from './store.ts'

/** Reads a review's improvement items; handed in, because they come later in the order of the work. */
export type ItemsOf = (db: Db, reviewId: string) => Promise<ReportedItem[]>

/** Everything a report is assembled from, for somebody who takes part in the review. */
export async function reportSources(
  db: Db,
  actor: Actor,
  key: string,
  itemsOf: ItemsOf,
): Promise<ReportSources> {
  const review = await findReview(db, actor, key)
  return {
    incident: await readIncident(db, actor, key),
    zone: review.zone,
    story: await readStory(db, review.incidentId),
    notes: await notesOf(db, actor, review.id),
    insights: await insightsOf(db, review.id),
    factors: await factorsOf(db, review.id),
    items: await itemsOf(db, review.id),
    words: await partWords(db, review.id),
  }
}

export async function partWords(db: Db, reviewId: string): Promise<PartWords[]> {
  const rows = await db
    .selectFrom('report_part')
    .where('review_id', '=', reviewId)
    .select(['part', 'heading', 'text', 'hidden', 'version'])
    .execute()
  return rows.map((row) => ({ ...row, part: row.part as PartId }))
}

/**
 * Published versions an actor may read: of reviews they take part in, and those published to the organisation or as
 * a link of incidents they may see, as long as the latest version is for them too. Withdrawn reports only for
 * participants.
 */
export function readableVersions(db: Db, actor: Actor) {
  return db
    .selectFrom('publication')
    .innerJoin('review', 'review.id', 'publication.review_id')
    .innerJoin('incident', 'incident.id', 'review.incident_id')
    .where('incident.deleted_at', 'is', null)
    .where('incident.id', 'in', visibleIncidents(db, actor).select('incident.id'))
    .where(
      sql<boolean>`case when ${isForAll} then true else review.id in (${visibleReviews(db, actor).select('review.id')}) end`,
    )
}

/** Asked first and once for each version, as a search for many of them needs it. */
const isForAll = sql`case
  when review.state = 'published' and publication.audience in ('organisation', 'link') then (
    select latest.audience from publication latest where latest.review_id = review.id
    order by latest.number desc limit 1) in ('organisation', 'link')
  else false end`

const versionColumns = [
  'publication.number',
  'publication.published_at as publishedAt',
  sql<string>`coalesce(person.name, 'somebody')`.as('publishedBy'),
  'publication.audience',
  'publication.names',
  'publication.note',
] as const

export async function versionsOf(db: Db, actor: Actor, key: string): Promise<ReportVersion[]> {
  const rows = await readableVersions(db, actor)
    .leftJoin('person', 'person.id', 'publication.published_by')
    .where('incident.key', '=', key.toUpperCase())
    .select(versionColumns)
    .orderBy('number', 'desc')
    .execute()
  if (rows.length === 0)
    throw new Problem('not-found', `No report of ${key.toUpperCase()} was published to you.`)
  return rows as ReportVersion[]
}

export type PublishedReport = ReportVersion & { content: ReportContent }

/** One published version, the latest when no number is given. */
export async function readVersion(
  db: Db,
  actor: Actor,
  key: string,
  number?: number,
): Promise<PublishedReport> {
  let query = readableVersions(db, actor)
    .leftJoin('person', 'person.id', 'publication.published_by')
    .where('incident.key', '=', key.toUpperCase())
  if (number !== undefined) query = query.where('publication.number', '=', number)
  const row = await query
    .select([...versionColumns, 'publication.content'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) throw new Problem('not-found', `No such report of ${key.toUpperCase()} was published to you.`)
  return row as unknown as PublishedReport
}

/** The latest version behind a public link, if the link still stands. */
export async function versionBehindLink(
  db: Db,
  reviewId: string,
  serial: number,
): Promise<PublishedReport | null> {
  const row = await db
    .selectFrom('publication')
    .innerJoin('review', 'review.id', 'publication.review_id')
    .innerJoin('incident', 'incident.id', 'review.incident_id')
    .leftJoin('person', 'person.id', 'publication.published_by')
    .where('review.id', '=', reviewId)
    .where('review.link_serial', '=', serial)
    .where('review.state', '=', 'published')
    .where('incident.deleted_at', 'is', null)
    .where('incident.visibility', '=', 'organisation')
    .select([...versionColumns, 'publication.content'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row?.audience !== 'link') return null
  return row as unknown as PublishedReport
}

/** Reports published to an actor, newest first; of each its latest version. */
export async function listReports(db: Db, actor: Actor) {
  const rows = await readableVersions(db, actor)
    .where('review.state', '=', 'published')
    .innerJoin('severity', 'severity.id', 'incident.severity_id')
    .distinctOn('incident.id')
    .select([
      'incident.key as incidentKey',
      'severity.name as severity',
      'incident.started_at as occurredAt',
      sql<StartPrecision>`incident.started_precision`.as('occurredPrecision'),
      'publication.published_at as publishedAt',
      'publication.number as version',
      'publication.audience',
      sql<string>`publication.content ->> 'title'`.as('title'),
      sql<string>`coalesce((select part ->> 'text' from jsonb_array_elements(publication.content -> 'parts') part
        where part ->> 'id' = 'summary'), '')`.as('summary'),
    ])
    .orderBy('incident.id')
    .orderBy('publication.number', 'desc')
    .execute()
  return rows
    .map((row) => ({ ...row, audience: row.audience as Audience }))
    .sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1))
}

/** Whom the latest version is for; null before the first. */
export async function latestAudienceOf(db: Db, reviewId: string): Promise<Audience | null> {
  const row = await db
    .selectFrom('publication')
    .where('review_id', '=', reviewId)
    .select('audience')
    .orderBy('number', 'desc')
    .executeTakeFirst()
  return (row?.audience as Audience | undefined) ?? null
}

export async function latestNames(db: Db, reviewId: string): Promise<NameChoice> {
  const row = await db
    .selectFrom('publication')
    .where('review_id', '=', reviewId)
    .select('names')
    .orderBy('number', 'desc')
    .executeTakeFirst()
  return (row?.names as NameChoice | undefined) ?? 'roles'
}
