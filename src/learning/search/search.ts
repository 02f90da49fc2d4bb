import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { SearchAnswer } from './contract.ts'
import { type Correction, corrected, corrections } from './corrections.ts'
import { find, type Hits } from './find.ts'
import { hydrate } from './hydrate.ts'
import { lookUp } from './lexicon.ts'
import { parseQuery, type Query, type Term, weightyTerms } from './query.ts'
import { scopeOf } from './scope.ts'
import { type AskedWords, askedWords, mayOccur } from './words.ts'

export interface SearchRequest {
  q: string
  typing: boolean
  limit: number
  cursor?: string | undefined
}

interface Attempt {
  words: AskedWords
  manner: SearchAnswer['manner']
  corrections: Correction[]
}

/**
 * Searches in everything an actor may see. Where nothing is found as asked it is asked again, ever more forgivingly: with
 * the last word going on, with words that were mistyped put right, and at last for some of the words.
 */
export async function search(db: Db, actor: Actor, request: SearchRequest): Promise<SearchAnswer> {
  return db.transaction().execute(async (tx) => {
    await asSearches(tx)
    return searchIn(tx, actor, request)
  })
}

/**
 * Plans are made for any words, and those of prepared statements kept: one way is good for all, and none tells how often
 * a hidden word occurs. What guesses of the database could make slow is off: reading whole tables, and compiling. Two
 * letters wrong in a short word leave it few groups of three.
 */
async function asSearches(tx: Tx) {
  await sql`set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off; set local jit = off;
    set local pg_trgm.similarity_threshold = 0.25`.execute(tx)
}

async function searchIn(db: Tx, actor: Actor, request: SearchRequest): Promise<SearchAnswer> {
  const query = parseQuery(request.q, { typing: request.typing })
  const page = { limit: request.limit, offset: offsetOf(request.cursor) }
  let answer: Hits = { hits: [], total: { count: 0, more: false }, facets: null }
  let last: Attempt | null = null
  const scope = await scopeOf(db, actor, query)
  if (scope.narrowed?.length !== 0) {
    for await (const attempt of attempts(db, actor, query)) {
      last = attempt
      answer = await find(db, actor, { ...scope, words: attempt.words }, page)
      if (answer.total.count > 0) break
    }
  }
  const shown = page.offset + answer.hits.length
  const found = answer.total.count > 0 ? last : null
  return {
    items: await hydrate(db, answer.hits, found?.words.sought ?? []),
    next: answer.hits.length > 0 && shown < answer.total.count ? String(shown) : null,
    total: answer.total,
    facets: page.offset === 0 ? (answer.facets ?? { kind: [], service: [], severity: [], year: [] }) : null,
    corrections: found?.corrections ?? [],
    manner: found?.manner ?? 'as-asked',
    problems: query.problems,
  }
}

/** Ever more forgiving ways to look; those that can find nothing are left out. */
async function* attempts(db: Db, actor: Actor, query: Query): AsyncGenerator<Attempt> {
  const terms = weightyTerms(query.terms)
  if (terms.length === 0 && query.fields.length === 0) return
  const open = goingOn(terms)
  const lexicon = await lookUp(db, actor, [...terms, ...(open ?? [])])
  if (mayOccur(lexicon, terms))
    yield { words: askedWords(lexicon, terms, 'and'), manner: 'as-asked', corrections: [] }
  const wanted = terms.filter((term) => !term.excluded)
  if (wanted.length === 0) return
  if (open && mayOccur(lexicon, open))
    yield { words: askedWords(lexicon, open, 'and'), manner: 'going-on', corrections: [] }
  const found = lexicon.findsAlike ? await corrections(db, actor, terms, lexicon) : []
  const better = found.length > 0 ? corrected(terms, found) : terms
  const known = found.length > 0 ? await lookUp(db, actor, better) : lexicon
  if (found.length > 0)
    yield { words: askedWords(known, better, 'and'), manner: 'as-asked', corrections: found }
  if (wanted.length > 1)
    yield { words: askedWords(known, better, 'or'), manner: 'some-words', corrections: found }
}

/** The terms with the last word going on, where it is one that can and does not already. */
function goingOn(terms: readonly Term[]): Term[] | null {
  const last = terms.findLast((term) => !term.excluded)
  if (!last || last.phrase || last.prefix || (last.words.at(-1)?.length ?? 0) < 3) return null
  return terms.map((term) => (term === last ? { ...term, prefix: true } : term))
}

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  if (!/^\d{1,6}$/.test(cursor)) throw new Problem('invalid-input', 'That page marker is not one of ours.')
  return Number(cursor)
}
