import type { Db } from '#platform/db/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Asked } from './candidates.ts'
import { incidentsMeant } from './filters.ts'
import { horizonsBefore } from './horizons.ts'
import { kindsOf, type Query } from './query.ts'

/** Where a query looks, whatever its words. */
export type Scope = Omit<Asked, 'words'>

/** What the fields of a query leave to an actor. */
export async function scopeOf(db: Db, actor: Actor, query: Query): Promise<Scope> {
  const { fields } = query
  const [before] = fields
    .filter(({ field, excluded }) => field === 'before' && !excluded)
    .map(({ value }) => value)
    .toSorted()
  return {
    fields,
    kinds: kindsOf(query),
    narrowed: await incidentsMeant(db, actor, fields),
    horizons: before === undefined ? null : await horizonsBefore(db, before),
  }
}
