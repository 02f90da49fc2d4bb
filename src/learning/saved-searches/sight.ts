import type { Db } from '#platform/db/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import { find, type Hits } from '../search/find.ts'
import { lookUp } from '../search/lexicon.ts'
import { parseQuery, weightyTerms } from '../search/query.ts'
import { scopeOf } from '../search/scope.ts'
import { askedWords } from '../search/words.ts'

/** More than any search ranks. */
const everything = 5_000

/**
 * What a search finds for somebody at this moment, exactly as it is written: what a more forgiving look would find
 * as well is no news.
 */
export async function inSight(db: Db, actor: Actor, q: string): Promise<Pick<Hits, 'hits' | 'total'>> {
  const query = parseQuery(q)
  const terms = weightyTerms(query.terms)
  if (terms.length === 0 && query.fields.length === 0) return { hits: [], total: { count: 0, more: false } }
  const words = askedWords(await lookUp(db, actor, terms), terms, 'and')
  return find(db, actor, { ...(await scopeOf(db, actor, query)), words }, { limit: everything, offset: 0 })
}
