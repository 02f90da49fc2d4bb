import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { forgetWords } from '#platform/events.ts'
import type { Clearance } from '#platform/jobs/clearing.ts'

/** Improvement items that were taken away. Those that stay let go of factors that are gone. */
export const itemClearance: Clearance = {
  words: ['improvement item', 'improvement items'],
  async clear(tx, before) {
    const gone = await tx.deleteFrom('item').where('deleted_at', '<', before).returning('id').execute()
    await forgetWords(
      tx,
      'item',
      gone.map(({ id }) => id),
    )
    await letGoOfFactors(tx)
    return gone.length
  },
}

async function letGoOfFactors(tx: Tx) {
  const missing = sql`select from unnest(factor_ids) as named(id)
    where not exists (select from factor where factor.id = named.id)`
  const remaining = sql<
    string[]
  >`array(select named.id from unnest(factor_ids) with ordinality as named(id, place)
    where exists (select from factor where factor.id = named.id) order by place)`
  await tx
    .updateTable('item')
    .set({ factor_ids: remaining })
    .where(sql<boolean>`exists (${missing})`)
    .execute()
}
