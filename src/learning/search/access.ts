import { type RawBuilder, sql } from 'kysely'
import { presentIncidents } from '#incident/door.ts'
import type { Db } from '#platform/db/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import { visibleReviews } from '#review/door.ts'
import { readableVersions } from '#review/report-store.ts'
import { shownEntry } from './index-entries.ts'

/** Where an actor can find anything at all: what is open, and what is closed to others. Keeps the work to that. */
export const reachable = (actor: Actor): readonly RawBuilder<unknown>[] => [
  sql`d.open`,
  sql`not d.open and d.readers && array[${actor.id}]::uuid[]`,
]

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
  return sql`exists (${incident}) and exists
    (select from entry e where e.incident_id = d.incident_id and e.id = d.entry_id and ${shownEntry})`
}
