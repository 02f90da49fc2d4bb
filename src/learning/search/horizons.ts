import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'

/**
 * How many of the newest are looked through for a word before more are: a common word is found among few, and each step
 * reads no more of the table than the one before it allowed for.
 */
const steps = { document: [1_000, 4_000, 16_000, 64_000], entry: [4_000, 16_000, 64_000, 256_000] }

/** A step that leaves out less than half of what there is saves nothing. */
const worthwhile = sql.lit(2)

/** Periods that hold the newest, ever more of them; a step is null where there are fewer. */
export type Horizons = readonly Periods[]
type Periods = readonly number[] | null
type Source = keyof typeof steps

/** Written down which periods hold so many; a look that begins elsewhere finds the same, only slower. */
export async function measureHorizons(db: Db): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`update search_index set horizons_at = now()`.execute(tx)
    await sql`delete from search_horizon`.execute(tx)
    await sql`insert into search_horizon (source, step, periods)
      ${periodsOf('document', sql`search_document`)} union all ${periodsOf('entry', sql`search_entry`)}`.execute(
      tx,
    )
  })
}

/** The end is where most are, and not in a far future that one of them was given by mistake. */
const periodsOf = (source: Source, table: RawBuilder<unknown>) => sql`
  select ${sql.lit(source)}, step::integer, search_since(since, least(newest, now()))
  from unnest(${steps[source]}::integer[]) with ordinality steps (count, step),
    lateral (select at as since from ${table} where open order by at desc offset count - 1 limit 1) oldest,
    lateral (select from ${table} where open order by at desc offset count * ${worthwhile} limit 1) more,
    lateral (select max(at) as newest from ${table} where open) latest`

/** Horizons of what was before a moment (RFC 3339), asked anew: two steps, as counting takes longer than looking. */
export async function horizonsBefore(
  db: Db,
  moment: string,
): Promise<{ documents: Horizons; entries: Horizons }> {
  const sides = Object.entries({ document: sql`search_document`, entry: sql`search_entry` }).map(
    ([source, table]) => sql`
      select ${source} as source, step::integer, search_since(since, ${moment}::timestamptz) as periods
      from unnest(${steps[source as Source].slice(0, 2)}::integer[]) with ordinality steps (count, step),
        lateral (select at as since from ${table} where open and at < ${moment}::timestamptz
          order by at desc offset count - 1 limit 1) oldest`,
  )
  const { rows } = await sql<{ source: Source; step: number; periods: number[] }>`
    ${sql.join(sides, sql` union all `)}`.execute(db)
  const of = (source: Source): Horizons =>
    steps[source].map(
      (_, place) => rows.find((row) => row.source === source && row.step === place + 1)?.periods ?? null,
    )
  return { documents: of('document'), entries: of('entry') }
}

/** For a statement: the horizons of a source, as JSON. */
export const horizonsOf = (source: Source): RawBuilder<unknown> => sql`(
  select json_agg((select periods from search_horizon h where h.source = ${sql.lit(source)} and h.step = steps.step)
    order by step) from generate_series(1, ${sql.lit(steps[source].length)}) steps (step))`

/** Whether it is an hour since they were measured. */
export async function horizonsAreOld(db: Db): Promise<boolean> {
  const { rows } = await sql`select from search_index where horizons_at < now() - interval '1 hour'`.execute(
    db,
  )
  return rows.length > 0
}
