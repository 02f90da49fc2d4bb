import { type RawBuilder, sql } from 'kysely'
import { presentIncidents } from '#incident/door.ts'
import type { Db } from '#platform/db/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import { readableVersions } from '#review/report-store.ts'

/** Where an actor can find anything at all; the doors decide about what is found there. */
export const reachable = (actor: Actor): readonly RawBuilder<unknown>[] => [
  sql`t.open`,
  sql`not t.open and t.readers && array[${actor.id}]::uuid[]`,
]

/** Whether the doors let an actor see what row `t` was made from: its incident, or the latest version of its report. */
export function mayKnow(db: Db, actor: Actor, part: RawBuilder<unknown>): RawBuilder<unknown> {
  const incident = presentIncidents(db, actor)
    .where(sql<boolean>`incident.id = t.incident_id`)
    .select(sql`1`.as('one'))
  const report = readableVersions(db, actor)
    .where(sql<boolean>`review.incident_id = t.incident_id`)
    .where(
      sql<boolean>`publication.number = (select max(number) from publication latest where latest.review_id = review.id)`,
    )
    .select(sql`1`.as('one'))
  return sql`case when ${part} = 'report' then exists (${report}) else exists (${incident}) end`
}
