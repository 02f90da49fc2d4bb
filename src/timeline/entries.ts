import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { EntriesQuery, Entry } from './contract.ts'
import { microsOf } from './entry-id.ts'

type Filter = Omit<EntriesQuery, 'after' | 'offset' | 'limit'>

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
  case when x.entry_id is not null and num_nonnulls(x.at, x.precision, x.kind, x.text) > 0 then
    jsonb_build_object(
      'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      'precision', e.precision, 'kind', e.kind, 'text', e.text)
  end as original,
  coalesce(x.version, 0) as version,
  s.id is not null as "inStory"`

const laidOver = sql`
  left join entry_edit x on x.incident_id = e.incident_id and x.entry_id = e.id
  left join story_line s on s.incident_id = e.incident_id and s.entry_id = e.id`

/** What of an incident is shown at all: nothing of removed evidence, no recollection that was taken away. */
function shown(incidentId: string): RawBuilder<unknown> {
  return sql`e.deleted_at is null
    and (e.evidence_id is null or e.evidence_id not in
      (select id from evidence where incident_id = ${incidentId} and deleted_at is not null))`
}

function conditions(incidentId: string, filter: Filter): RawBuilder<unknown> {
  const all = [sql`e.incident_id = ${incidentId}`, shown(incidentId)]
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

export interface EntryPage {
  items: Entry[]
  next: string | null
}

/**
 * A page of everything gathered, in time order. Entries in their own place come in the order of the primary key;
 * the few that an edit moved in time are merged in by their new time.
 */
export async function entryPage(db: Db, incidentId: string, query: EntriesQuery): Promise<EntryPage> {
  const { after, offset = 0, limit, ...filter } = query
  const where = conditions(incidentId, filter)
  const cursor = after ? await cursorOf(db, incidentId, after) : null
  const reach = offset + limit + 1
  const beyond = cursor
    ? sql`and (coalesce(x.at, e.at), e.id) > (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
    : sql``
  // Identifiers begin with the time, so the key alone skips what lies before the cursor; both are needed since times are finer in `at`.
  const beyondKey = cursor ? sql`and e.id >= ${cursor.floor}::uuid` : sql``
  const rows = await sql<Entry>`
    select * from (
      (select ${entryColumns} from entry e ${laidOver}
       where ${where} ${beyondKey} ${beyond} and x.at is null
       order by e.id limit ${reach})
      union all
      (select ${entryColumns} from entry e ${laidOver}
       where ${where} ${beyond} and x.at is not null and e.id in
         (select entry_id from entry_edit where incident_id = ${incidentId} and at is not null)
       order by x.at, e.id limit ${reach})
    ) page
    order by at, id offset ${offset} limit ${limit + 1}`.execute(db)
  const items = rows.rows.slice(0, limit)
  return { items, next: rows.rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

async function cursorOf(db: Db, incidentId: string, id: string) {
  const { rows } = await sql<{ at: string; id: string }>`
    select coalesce(x.at, e.at) as at, e.id from entry e
    left join entry_edit x on x.incident_id = e.incident_id and x.entry_id = e.id
    where e.incident_id = ${incidentId} and e.id = ${id}`.execute(db)
  const row = rows[0]
  return row ? { ...row, floor: firstIdAt(row.at) } : null
}

/** The least identifier an entry at this time can have. */
function firstIdAt(at: string): string {
  const micros = Date.parse(at.replace(/\.\d+/, '')) * 1000
  const time = Math.max(0, micros).toString(16).padStart(15, '0')
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-8${time.slice(12)}-0000-000000000000`
}

/** How many entries there are under a filter, and what to filter by. */
export async function entrySummary(db: Db, incidentId: string, filter: Filter) {
  const where = conditions(incidentId, filter)
  const { rows } = await sql<{
    kind: string
    source: string
    actor: string | null
    count: number
    from: string
    to: string
  }>`
    select coalesce(x.kind, e.kind) as kind, e.source, e.actor, count(*)::int as count,
      min(coalesce(x.at, e.at)) as from, max(coalesce(x.at, e.at)) as to
    from entry e left join entry_edit x on x.incident_id = e.incident_id and x.entry_id = e.id
    where ${where} group by 1, 2, 3`.execute(db)
  const instants = rows.flatMap((row) => [row.from, row.to]).sort()
  return {
    total: rows.reduce((sum, row) => sum + row.count, 0),
    from: instants[0] ?? null,
    to: instants.at(-1) ?? null,
    sources: counted(rows, (row) => row.source),
    people: counted(rows, (row) => row.actor),
    kinds: counted(rows, (row) => row.kind),
  }
}

function counted<Row extends { count: number }>(rows: Row[], nameOf: (row: Row) => string | null) {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const name = nameOf(row)
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + row.count)
  }
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count)
}

/** How the filtered list is spread over time: counts for stretches of equal length from its first entry to its last. */
export async function entryDensity(db: Db, incidentId: string, stretches: number, filter: Filter) {
  const listed = sql`
    from entry e left join entry_edit x on x.incident_id = e.incident_id and x.entry_id = e.id
    where ${conditions(incidentId, filter)}`
  const ends = await sql<{ from: string | null; to: string | null }>`
    select min(coalesce(x.at, e.at)) as "from", max(coalesce(x.at, e.at)) as "to" ${listed}`.execute(db)
  const { from, to } = ends.rows[0] ?? { from: null, to: null }
  if (!from || !to) return { from, to, counts: [] }
  const length = (microsOf(to) - microsOf(from)) / stretches
  // The last entry falls on the upper edge of the last stretch.
  const { rows } = await sql<{ stretch: number; count: number }>`
    select least(${stretches}::int - 1, floor(date_part('epoch', coalesce(x.at, e.at) - ${from}::timestamptz)
      * 1000000 / greatest(${length}::float8, 1)))::int as stretch, count(*)::int as count
    ${listed} group by 1`.execute(db)
  const counts = new Array<number>(stretches).fill(0)
  for (const { stretch, count } of rows) counts[stretch] = count
  return { from, to, counts }
}

/** How many entries of the filtered list lie before a moment. */
export async function entryPosition(db: Db, incidentId: string, at: string, filter: Filter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count
    from entry e left join entry_edit x on x.incident_id = e.incident_id and x.entry_id = e.id
    where ${conditions(incidentId, filter)} and coalesce(x.at, e.at) < ${at}::timestamptz`.execute(db)
  return rows[0]?.count ?? 0
}

/** Entries by their identifiers, in no particular order; removed ones included, so that a story never loses a line. */
export async function entriesById(db: Db, incidentId: string, ids: readonly string[]): Promise<Entry[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Entry>`
    select ${entryColumns} from entry e ${laidOver}
    where e.incident_id = ${incidentId} and e.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}
