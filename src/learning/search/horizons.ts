import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'

/**
 * How many of the newest are looked through for a word before more are: a common word is found among few, and each step
 * reads no more of the table than the one before it allowed for.
 */
export const horizonSteps = [1_000, 8_000, 64_000]

/** Written down since when there are so many, or null; a look that begins elsewhere finds the same, only slower. */
export async function measureHorizons(db: Db): Promise<void> {
  await sql`update search_index set horizons_at = now(),
    document_horizons = array(select (select at from search_document where open order by at desc offset step - 1 limit 1)
      from unnest(${horizonSteps}::integer[]) with ordinality steps (step, place) order by place),
    entry_horizons = array(select (select at from search_entry where open order by at desc offset step - 1 limit 1)
      from unnest(${horizonSteps}::integer[]) with ordinality steps (step, place) order by place)`.execute(db)
}

/** Whether it is an hour since they were measured. */
export async function horizonsAreOld(db: Db): Promise<boolean> {
  const { rows } = await sql`select from search_index where horizons_at < now() - interval '1 hour'`.execute(
    db,
  )
  return rows.length > 0
}
