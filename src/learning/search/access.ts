import { type RawBuilder, sql } from 'kysely'
import { presentIncidents } from '#incident/door.ts'
import type { Db } from '#platform/db/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import { visibleReviews } from '#review/door.ts'
import { readableVersions } from '#review/report-store.ts'
import { shownEntry } from './index-entries.ts'

/** Where an actor can find anything at all: what is open, and what is closed to others. Keeps the work to that. */
export const reachable = (actor: Actor): readonly RawBuilder<unknown>[] => [sql`d.open`, mine(actor)]

export const mine = (actor: Pick<Actor, 'id'>) => sql`not d.open and d.readers && array[${actor.id}]::uuid[]`

/**
 * Keeps a question to the doors one about a single thing: made into a join, it can end in reading all entries of an
 * incident for each of them.
 */
export const one = sql`offset 0`

/** Whether the doors let an actor see document `d`, as of now and whatever the index says. */
export function mayRead(db: Db, actor: Actor): RawBuilder<unknown> {
  const incident = presentIncidents(db, actor)
    .where(sql<boolean>`incident.id = d.incident_id`)
    .select(sql`1`.as('one'))
  const review = visibleReviews(db, actor)
    .where(sql<boolean>`review.id = d.review_id`)
    .select(sql`1`.as('one'))
  const version = readableVersions(db, actor)
    .where(sql<boolean>`publication.review_id = d.review_id and publication.number = d.number`)
    .select(sql`1`.as('one'))
  return sql`case when d.kind in ('incident', 'evidence') then exists (${incident})
    when d.kind = 'report' then exists (${version}) else exists (${review}) end`
}

/** The same for entry `d` of the index. */
export function mayReadEntry(db: Db, actor: Actor): RawBuilder<unknown> {
  const incident = presentIncidents(db, actor)
    .where(sql<boolean>`incident.id = d.incident_id`)
    .select(sql`1`.as('one'))
  return sql`exists (${incident} ${one}) and ${isShown}`
}

/**
 * Whether entry `d` of the index is still there for people. What waits to be indexed was noted with the change, so that
 * the entries themselves are asked only of incidents for which something does.
 */
const isShown = sql`case when exists (select from search_pending p where p.incident_id = d.incident_id ${one})
  then exists (select from entry e where e.incident_id = d.incident_id and e.id = d.entry_id and ${shownEntry} ${one})
  else true end`

/**
 * The doors asked once for all candidates: of the tables `chosen` (documents) and `lines` (entries), what the actor may
 * see, as tables `seen_incident`, `seen_review` and `seen_version`.
 */
export function seenOf(db: Db, actor: Actor): RawBuilder<unknown> {
  const incidents = presentIncidents(db, actor)
    .where(
      sql<boolean>`incident.id = any(array(select incident_id from chosen where kind in ('incident', 'evidence')
        union select incident_id from lines))`,
    )
    .select('incident.id')
  const reviews = visibleReviews(db, actor)
    .where(
      sql<boolean>`review.id = any(array(
        select review_id from chosen where kind not in ('incident', 'evidence', 'report')))`,
    )
    .select('review.id')
  const versions = readableVersions(db, actor)
    .where(
      sql<boolean>`publication.review_id = any(array(select review_id from chosen where kind = 'report'))`,
    )
    .select(['publication.review_id', 'publication.number'])
  return sql`seen_incident as materialized (${incidents}), seen_review as materialized (${reviews}),
    seen_version as materialized (${versions})`
}

/** Whether document `d` is among what `seenOf` found. */
export const wasSeen = sql`case when d.kind in ('incident', 'evidence')
    then d.incident_id in (select id from seen_incident)
  when d.kind = 'report' then (d.review_id, d.number) in (select review_id, number from seen_version)
  else d.review_id in (select id from seen_review) end`

/** The same for entry `d`. */
export const entryWasSeen = sql`d.incident_id in (select id from seen_incident) and ${isShown}`
