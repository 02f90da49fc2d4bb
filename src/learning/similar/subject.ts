import { sql } from 'kysely'
import { findIncident } from '#incident/door.ts'
import type { Db } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import type { Actor } from '#platform/http/actor.ts'
import { visibleReviews } from '#review/door.ts'
import { mayKnow } from './access.ts'
import { alertName, signOf } from './alert-sign.ts'
import { telling } from './trace.ts'

/** What others are compared with. */
export interface Subject {
  /** Null for a text. */
  incidentId: string | null
  /** It is all of the incident, not one alert of it. */
  whole: boolean
  /** Stems, the weightiest first. */
  words: string[]
  /** The words themselves, to say them as they stand there. */
  text: string
  alerts: { sign: string; name: string }[]
  serviceIds: string[]
  factors: { statement: string; words: string[] }[]
}

const nothing = { whole: false, words: [], alerts: [], serviceIds: [], factors: [] }

/**
 * All that an actor may know of an incident: its words as of now, its report if it is for them, and the factors of its
 * review if they take part.
 */
export async function subjectOfIncident(db: Db, actor: Actor, key: string): Promise<Subject> {
  const incident = await findIncident(db, actor, key)
  const { rows } = await sql<Omit<Subject, 'incidentId' | 'whole'>>`
    with own as (
      select concat_ws(E'\n', title, nullif(summary, ''), nullif(customer_impact, '')) as text,
        setweight(to_tsvector('search', search_plain(title)), 'A') ||
          to_tsvector('search', search_plain(concat_ws(' ', summary, customer_impact))) as words
      from incident where id = ${incident.id}
    ), trace as (
      select t.* from similar_trace t where t.incident_id = ${incident.id} and ${mayKnow(db, actor, sql`t.part`)}
    ), factor_told as (
      select t.statement, t.words from similar_factor t
      where t.incident_id = ${incident.id} and ${mayKnow(db, actor, sql`'report'`)}
      union
      select f.statement, ${telling(sql`to_tsvector('search', search_plain(f.statement))`)} from factor f
      where f.deleted_at is null and f.kind <> 'mitigator' and f.review_id in (${visibleReviews(db, actor)
        .where('review.incident_id', '=', incident.id)
        .select('review.id')})
    )
    select own.text,
      array(select word from (
          select * from unnest(${telling(sql`own.words`)}) with ordinality told (word, place)
          union all select * from unnest((select words from trace where part = 'report')) with ordinality reported (word, place)
        ) said group by word order by min(place), word) as words,
      coalesce((select json_agg(json_build_object('sign', sign, 'name', name))
        from trace, unnest(alerts, alert_names) fired (sign, name) where part = 'incident'), '[]') as alerts,
      array(select service_id from incident_service where incident_id = ${incident.id}) as "serviceIds",
      coalesce((select json_agg(json_build_object('statement', statement, 'words', words)) from factor_told), '[]')
        as factors
    from own`.execute(db)
  const [row] = rows
  if (!row) throw new Problem('not-found')
  return { ...row, incidentId: incident.id, whole: true }
}

/** One alert on a timeline. @throws Problem `not-found` where the incident has no such entry. */
export async function subjectOfEntry(db: Db, actor: Actor, key: string, entryId: string): Promise<Subject> {
  const incident = await findIncident(db, actor, key)
  const { rows } = await sql<{ text: string; sign: string; name: string; words: string[] }>`
    select e.text, ${signOf(alertName)} as sign, ${alertName} as name,
      ${telling(sql`to_tsvector('search', search_plain(left(e.text, 4000)))`)} as words
    from entry e where e.incident_id = ${incident.id} and e.id = ${entryId} and e.deleted_at is null`.execute(
    db,
  )
  const [row] = rows
  if (!row) throw new Problem('not-found', `${incident.key} has no such entry.`)
  const { sign, name, ...rest } = row
  return { ...nothing, ...rest, incidentId: incident.id, alerts: [{ sign, name }] }
}

/** Words that somebody has before there is an incident: the name of an alert, or what they see. */
export async function subjectOfText(db: Db, text: string): Promise<Subject> {
  const { rows } = await sql<{ sign: string; name: string; words: string[] }>`
    select ${signOf(alertName)} as sign, ${alertName} as name,
      ${telling(sql`to_tsvector('search', search_plain(e.text))`)} as words
    from (select ${text}::text as text, null::jsonb as attributes) e`.execute(db)
  const [row] = rows
  const alerts = row ? [{ sign: row.sign, name: row.name }] : []
  return { ...nothing, incidentId: null, text, words: row?.words ?? [], alerts }
}
