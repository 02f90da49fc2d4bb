import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import { inSight } from './sight.ts'

/** So many finds of one search are remembered; of a search that finds more, the oldest are forgotten. */
const mostRemembered = 5_000

export interface Compared {
  id: string
  query: string
}

/**
 * Compares what a search finds with what it found before, and remembers the difference.
 * @param first all of it counts as known.
 * @returns whether there is more or less that is new.
 */
export async function compare(
  tx: Tx,
  actor: Actor,
  { id, query }: Compared,
  { now, first = false }: { now: Date; first?: boolean },
): Promise<boolean> {
  // The database’s own clock, from before looking: what is committed while we look is looked for again.
  const { rows: moments } = await sql<{ before: string | null; at: string }>`
    select compared_at as before, clock_timestamp() as at from saved_search where id = ${id}`.execute(tx)
  const [moment] = moments
  if (!moment) return false
  const { hits, total } = await inSight(tx, actor, query)
  const { rows } = await sql<{ changed: boolean }>`
    with hit as materialized (
      select * from unnest(${hits.map(({ kind }) => kind)}::text[], ${hits.map((hit) => hit.id)}::uuid[],
        ${hits.map(({ incidentId }) => incidentId)}::uuid[]) as hit (kind, object_id, incident_id)
    ), left_sight as (
      delete from saved_search_find f where f.saved_search_id = ${id} and f.news
        and not exists (select from hit where hit.kind = f.kind and hit.object_id = f.object_id)
      returning 1
    ), unknown as materialized (
      select hit.* from hit join incident on incident.id = hit.incident_id
      where not exists (select from saved_search_find f
        where f.saved_search_id = ${id} and f.kind = hit.kind and f.object_id = hit.object_id)
    ), added as (
      insert into saved_search_find (saved_search_id, kind, object_id, incident_id, found_at, news)
      select ${id}, kind, object_id, incident_id, ${now.toISOString()}::timestamptz,
        not ${first}::boolean and not ${ownDoing(actor)}
          and (not ${total.more}::boolean or ${touchedSince(moment.before)})
      from unknown hit
      on conflict do nothing returning news
    )
    select exists (select from left_sight) or coalesce((select bool_or(news) from added), false) as changed`.execute(
    tx,
  )
  await sql`update saved_search set compared_at = ${moment.at}::timestamptz where id = ${id}`.execute(tx)
  await forgetOldest(tx, id)
  return rows[0]?.changed ?? false
}

/** Whether it was the actor who last did something about a hit. Of anonymous notes nobody knows. */
const ownDoing = (actor: Actor) => sql`coalesce(${actor.id}::uuid = case hit.kind
  when 'report' then (select published_by from publication where review_id = hit.object_id order by number desc limit 1)
  when 'draft' then (select edited_by from report_part where review_id = hit.object_id order by edited_at desc limit 1)
  when 'entry' then coalesce(${lastActor('entry', sql`hit.object_id::text`)}, ${lastActor(
    'evidence',
    sql`(select evidence_id::text from entry where incident_id = hit.incident_id and id = hit.object_id)`,
  )})
  else ${lastActor(sql`hit.kind`, sql`hit.object_id::text`)} end, false)`

const lastActor = (type: unknown, objectId: unknown) => sql`(select actor_id from event
  where incident_id = hit.incident_id and object_type = ${type} and object_id = ${objectId} order by id desc limit 1)`

/**
 * Whether something happened around a hit since the last comparison. A search that finds more than are ranked lets
 * old ones move up when newer ones go: they are no news.
 */
const touchedSince = (before: string | null) => sql`exists (select from event
  where incident_id = hit.incident_id and at > ${before}::timestamptz - interval '1 hour')`

async function forgetOldest(tx: Tx, id: string) {
  await sql`delete from saved_search_find where saved_search_id = ${id} and not news and (kind, object_id) in (
    select kind, object_id from saved_search_find where saved_search_id = ${id} and not news
    order by found_at desc offset ${mostRemembered})`.execute(tx)
}
