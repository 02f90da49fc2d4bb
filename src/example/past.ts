import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Loading } from './load.ts'

interface Past {
  declared: string
  gathered: string
  told: string
  opened: string
  met: string
  agreed: string
  published: string
  revised: string
}

/** The day, or the Monday after it: nobody reviews at the weekend. */
function workday(calendar: Loading['calendar'], day: number): number {
  const weekday = new Date(calendar.day(day)).getUTCDay()
  return weekday === 6 ? day + 2 : weekday === 0 ? day + 1 : day
}

/** When things happened that the example pretends: a review some days after its incident, a report after that. */
function pastOf({ calendar, incident }: Loading, now: Date): Past {
  const report = incident.review.published?.afterDays ?? 5
  const again = incident.review.published?.revised?.afterDays ?? report
  const at = (day: number, clock: string) => {
    const then = Date.parse(calendar.instant(`+${workday(calendar, day)} ${clock}`))
    return new Date(Math.min(then, now.getTime() - 3_600_000)).toISOString()
  }
  return {
    declared: at(1, '09:40'),
    gathered: at(1, '09:50'),
    told: at(1, '10:30'),
    opened: at(1, '15:00'),
    met: at(Math.max(2, report - 4), '14:00'),
    agreed: at(Math.max(3, report - 2), '11:00'),
    published: at(report, '16:00'),
    revised: at(again, '10:00'),
  }
}

/**
 * Puts the rows that loading wrote just now into the past they belong to. The stages’ own actions know no time but the
 * present, rightly, so this is the one place that writes dates over their heads.
 */
export async function backdate(loading: Loading, now: Date): Promise<void> {
  const past = pastOf(loading, now)
  const { id, context } = loading
  const review = sql`(select id from review where incident_id = ${id})`
  const statements = [
    sql`update incident set created_at = ${past.declared} where id = ${id}`,
    sql`update marker set set_at = ${past.told} where incident_id = ${id}`,
    sql`update evidence set added_at = ${past.gathered} where incident_id = ${id}`,
    sql`update reading set queued_at = ${past.gathered}, finished_at = ${past.gathered}
        where evidence_id in (select id from evidence where incident_id = ${id})`,
    sql`update entry_edit set edited_at = ${past.told} where incident_id = ${id}`,
    sql`update story_line set added_at = ${past.told} where incident_id = ${id}`,
    sql`update review set opened_at = ${past.opened} where incident_id = ${id}`,
    sql`update participant set added_at = ${past.opened} where review_id = ${review}`,
    sql`update insight set created_at = ${past.met} where review_id = ${review}`,
    sql`update factor set created_at = ${past.met} where review_id = ${review}`,
    sql`update item set created_at = ${past.agreed} where review_id = ${review}`,
    sql`update report_part set edited_at = ${past.agreed} where review_id = ${review}`,
    sql`update publication set published_at = case number when 1 then ${past.published}::timestamptz
        else ${past.revised}::timestamptz end where review_id = ${review}`,
    // Notes come one after the other while people talk.
    sql`update note set created_at = ${past.met}::timestamptz + place * interval '4 minutes'
        from (select id as note, row_number() over (order by id) as place from note where review_id = ${review}) placed
        where note.id = note`,
    eventsOf(id, past),
  ]
  for (const statement of statements) await statement.execute(context.db)
}

function eventsOf(id: string, past: Past) {
  return sql`
    update event set at = phase::timestamptz + place * interval '50 seconds'
    from (
      select placed.id as happening, phase, row_number() over (partition by phase order by placed.id) as place
      from event placed, lateral (select case
        when object_type in ('incident', 'role') then ${past.declared}
        when object_type = 'evidence' then ${past.gathered}
        when object_type in ('entry', 'story', 'marker') then ${past.told}
        when object_type in ('review', 'participant') then ${past.opened}
        when object_type in ('note', 'insight', 'factor') then ${past.met}
        when object_type = 'report' and verb = 'published' and summary not like '%version 1 %' then ${past.revised}
        when object_type = 'report' and verb = 'published' then ${past.published}
        else ${past.agreed} end as phase) phases
      where placed.incident_id = ${id}
    ) moments
    where event.id = happening`
}

/** Feeds go by the order in which events were recorded, so the example's are recorded again in the order of their dates. */
export async function orderEvents(db: Db): Promise<void> {
  const columns = sql.raw(
    'at, actor_id, verb, object_type, object_id, incident_id, review_id, summary, before, after',
  )
  await sql`
    with gone as (
      delete from event where incident_id in (select id from incident where example) returning *
    )
    insert into event (${columns}) select ${columns} from gone order by at, id`.execute(db)
}
