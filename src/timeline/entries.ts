import { type RawBuilder, sql } from 'kysely'
import { presentIncidents } from '#incident/door.ts'
import type { Db } from '#platform/db/database.ts'
import { prepared } from '#platform/db/preparing-client.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { EntriesQuery, Entry } from './contract.ts'

export type EntryFilter = Omit<EntriesQuery, 'after' | 'offset' | 'limit'>

/** What evidence said, where somebody laid an edit over it. */
const original = sql`case when x.entry_id is not null and num_nonnulls(x.at, x.precision, x.kind, x.text) > 0 then
  jsonb_build_object(
    'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'precision', e.precision, 'kind', e.kind, 'text', e.text)
end`

/** An entry `e` with its edit `x` and its line `s` in the story, as people see it. */
const entryColumns = sql`
  e.id,
  coalesce(x.at, e.at) as at,
  coalesce(x.precision, e.precision) as precision,
  coalesce(x.kind, e.kind) as kind,
  coalesce(x.text, e.text) as text,
  e.until,
  e.zone,
  e.actor_kind as "actorKind",
  e.actor,
  e.source,
  e.evidence_id as "evidenceId",
  coalesce(e.attributes, '{}') as attributes,
  x.known_at as "knownAt",
  ${original} as original,
  coalesce(x.version, 0) as version,
  s.id is not null as "inStory"`

const laidOver = sql`
  left join entry_edit x on x.incident_id = e.incident_id and x.entry_id = e.id
  left join story_line s on s.incident_id = e.incident_id and s.entry_id = e.id`

/** What of an incident is shown at all: nothing of removed evidence, no recollection that was taken away. */
function shown(incident: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`e.deleted_at is null
    and (e.evidence_id is null or e.evidence_id not in
      (select id from evidence where incident_id = ${incident} and deleted_at is not null))`
}

export function conditions(incident: RawBuilder<unknown>, filter: EntryFilter): RawBuilder<unknown> {
  const all = [sql`e.incident_id = ${incident}`, shown(incident)]
  const among = (column: RawBuilder<unknown>, value: string | string[] | undefined) => {
    if (value !== undefined) all.push(sql`${column} = any(${[value].flat()})`)
  }
  among(sql`e.source`, filter.source)
  among(sql`e.actor`, filter.person)
  among(sql`coalesce(x.kind, e.kind)`, filter.kind)
  if (filter.evidence) all.push(sql`e.evidence_id = ${filter.evidence}`)
  if (filter.q) {
    const words = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`
    all.push(sql`(coalesce(x.text, e.text) ilike ${words} or e.actor ilike ${words})`)
  }
  if (filter.from) all.push(sql`coalesce(x.at, e.at) >= ${filter.from}::timestamptz`)
  if (filter.to) all.push(sql`coalesce(x.at, e.at) < ${filter.to}::timestamptz`)
  return sql.join(all, sql` and `)
}

/** How an instant reads in JSON: the same six digits as everywhere. */
const instant = (moment: RawBuilder<unknown>) =>
  sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** An entry as JSON, written by the database: a page passes through without being taken apart. */
const entryJson = sql`json_build_object(
  'id', e.id, 'at', ${instant(sql`coalesce(x.at, e.at)`)},
  'precision', coalesce(x.precision, e.precision), 'kind', coalesce(x.kind, e.kind),
  'text', coalesce(x.text, e.text), 'until', ${instant(sql`e.until`)}, 'zone', e.zone,
  'actorKind', e.actor_kind, 'actor', e.actor, 'source', e.source, 'evidenceId', e.evidence_id,
  'attributes', coalesce(e.attributes, '{}'), 'knownAt', ${instant(sql`x.known_at`)},
  'original', ${original}, 'version', coalesce(x.version, 0), 'inStory', s.id is not null)::text`

/**
 * A page of everything gathered, in time order, as the JSON of the answer; null when there is no such incident that
 * the actor may see, or nothing on the page. Entries come in the order of the primary key; the few that an edit moved in time are merged in at
 * their new place. `next` is the place of the last entry.
 */
export async function entryPage(
  db: Db,
  actor: Actor,
  key: string,
  query: EntriesQuery,
): Promise<string | null> {
  const { after, offset = 0, limit, ...filter } = query
  const incident = sql`(select id from chosen)`
  const where = conditions(incident, filter)
  const reach = offset + limit + 1
  const beyond = (place: RawBuilder<unknown>) => (after ? sql`and ${place} > ${after}::uuid` : sql``)
  // The plan of an unfiltered page is the same for every incident; words looked for need one of their own.
  const often = Object.values(filter).every((value) => value === undefined) ? prepared : sql``
  const { rows } = await sql<{ items: string | null; last: string | null; more: boolean }>`${often}
    with chosen as materialized (${chosenIncident(db, actor, key)}), page as materialized (
      (select e.id, e.id as place
       from entry e left join entry_edit x on x.incident_id = e.incident_id and x.entry_id = e.id
       where ${where} ${beyond(sql`e.id`)} and x.place is null
       order by e.id limit ${reach})
      union all
      (select e.id, x.place
       from entry_edit x join entry e on e.incident_id = x.incident_id and e.id = x.entry_id
       where x.incident_id = ${incident} and ${where} ${beyond(sql`x.place`)} and x.place is not null
       order by x.place limit ${reach})
      order by place offset ${offset} limit ${limit + 1}
    ), counted as materialized (select id, place, row_number() over (order by place) as number from page)
    select string_agg(${entryJson}, ',' order by number) filter (where number <= ${limit}) as items,
      max(counted.place::text) filter (where number = ${limit}) as last,
      count(*) > ${limit} as more
    from counted join entry e on e.incident_id = ${incident} and e.id = counted.id ${laidOver}`.execute(db)
  const [page] = rows
  if (!page?.items) return null
  return `{"items":[${page.items}],"next":${page.more ? JSON.stringify(page.last) : 'null'}}`
}

function chosenIncident(db: Db, actor: Actor, key: string) {
  return presentIncidents(db, actor).where('incident.key', '=', key.toUpperCase()).select('incident.id')
}

/** Entries by their identifiers, in no particular order; removed ones included, so that a story never loses a line. */
export async function entriesById(db: Db, incidentId: string, ids: readonly string[]): Promise<Entry[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Entry>`
    select ${entryColumns} from entry e ${laidOver}
    where e.incident_id = ${incidentId} and e.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}
