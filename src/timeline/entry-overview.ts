import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { conditions, type EntryFilter } from './entries.ts'

/** How many entries there are under a filter, and what to filter by. */
export async function entrySummary(db: Db, incidentId: string, filter: EntryFilter) {
  const where = conditions(sql`${incidentId}::uuid`, filter)
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
    people: namesOf(rows.map((row) => row.actor)),
    kinds: counted(rows, (row) => row.kind),
  }
}

function namesOf(names: (string | null)[]) {
  const known = new Set(names.filter((name) => name !== null))
  return [...known].sort((a, b) => a.localeCompare(b)).map((name) => ({ name }))
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
export async function entryDensity(db: Db, incidentId: string, stretches: number, filter: EntryFilter) {
  // Kept for both questions: to look for words in a long list twice would take twice as long.
  const { rows } = await sql<{ from: string; to: string; stretch: number; count: number }>`
    with listed as materialized (
      select coalesce(x.at, e.at) as at
      from entry e left join entry_edit x on x.incident_id = e.incident_id and x.entry_id = e.id
      where ${conditions(sql`${incidentId}::uuid`, filter)}
    ), ends as (
      select min(at) as first, max(at) as last,
        greatest(date_part('epoch', max(at) - min(at)) / ${stretches}::float8, 0.000001) as length
      from listed
    )
    -- The last entry falls on the upper edge of the last stretch.
    select first as "from", last as "to",
      least(${stretches}::int - 1, floor(date_part('epoch', at - first) / length))::int as stretch,
      count(*)::int as count
    from listed, ends group by 1, 2, 3`.execute(db)
  const [some] = rows
  if (!some) return { from: null, to: null, counts: [] }
  const counts = new Array<number>(stretches).fill(0)
  for (const { stretch, count } of rows) counts[stretch] = count
  return { from: some.from, to: some.to, counts }
}

/** How many entries of the filtered list lie before a moment. */
export async function entryPosition(
  db: Db,
  incidentId: string,
  at: string,
  filter: EntryFilter,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count
    from entry e left join entry_edit x on x.incident_id = e.incident_id and x.entry_id = e.id
    where ${conditions(sql`${incidentId}::uuid`, filter)} and coalesce(x.at, e.at) < ${at}::timestamptz`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}
