import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import { mayRead, mayReadEntry, reachable } from './access.ts'
import { distanceOf, forgivenIn } from './distance.ts'
import type { Term } from './query.ts'

export interface Correction {
  from: string
  to: string
}

/** Words near to what was typed that are looked at more closely. */
const mostNear = 60
const mostChecked = 6
/** Beyond so many, a word is common, and how common makes no difference. */
const common = 20

/**
 * For each word that nothing the actor may see has, the nearest one that something has. Words of what they may not see
 * are never told: each is looked for among the documents as a search would.
 */
export async function corrections(db: Db, actor: Actor, terms: readonly Term[]): Promise<Correction[]> {
  const words = terms.filter((term) => !term.excluded && !term.phrase).flatMap((term) => term.words)
  const found: Correction[] = []
  for (const word of new Set(words)) {
    if (forgivenIn(word) === 0 || /\d/.test(word)) continue
    if ((await occurrences(db, actor, word)) > 0) continue
    const to = await nearestKnown(db, actor, word)
    if (to) found.push({ from: word, to })
  }
  return found
}

async function nearestKnown(db: Db, actor: Actor, word: string): Promise<string | null> {
  const near = (await alike(db, word))
    .map((known) => ({ known, distance: distanceOf(word, known) }))
    .filter(({ distance }) => distance > 0 && distance <= forgivenIn(word))
    .sort((one, other) => one.distance - other.distance)
    .slice(0, mostChecked)
  let best: { known: string; distance: number; times: number } | null = null
  for (const { known, distance } of near) {
    if (best && distance > best.distance) break
    const times = await occurrences(db, actor, known)
    if (times > 0 && (!best || times > best.times)) best = { known, distance, times }
  }
  return best?.known ?? null
}

/** Known words that share enough groups of three letters with this one; none without pg_trgm. */
async function alike(db: Db, word: string): Promise<string[]> {
  const length = word.length
  try {
    return await db.transaction().execute(async (tx: Tx) => {
      // Two letters wrong in a short word leave it few groups of three.
      await sql`set local pg_trgm.similarity_threshold = 0.25`.execute(tx)
      const { rows } = await sql<{ word: string }>`
        select word from search_word where word % ${word} and length(word) between ${length - 2} and ${length + 2}
        order by similarity(word, ${word}) desc limit ${mostNear}`.execute(tx)
      return rows.map((row) => row.word)
    })
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === undefinedFunction || code === undefinedObject) return []
    throw error
  }
}

const undefinedFunction = '42883'
const undefinedObject = '42704'

/** In how many documents and entries that the actor may see a word occurs, as far as that makes a difference. */
async function occurrences(db: Db, actor: Actor, word: string): Promise<number> {
  const query = sql`phraseto_tsquery('search', ${word})`
  const among = (table: RawBuilder<unknown>, allowed: RawBuilder<unknown>) =>
    reachable(actor).map(
      (reach) =>
        sql`(select from ${table} d where ${reach} and d.words @@ ${query} and ${allowed} limit ${common})`,
    )
  const parts = [
    ...among(sql`search_document`, mayRead(db, actor)),
    ...among(sql`search_entry`, mayReadEntry(db, actor)),
  ]
  const { rows } = await sql<{ times: number }>`
    select count(*)::int as times from (${sql.join(parts, sql` union all `)}) seen`.execute(db)
  return rows[0]?.times ?? 0
}

/** Terms with words put in place of others. */
export function corrected(terms: readonly Term[], found: readonly Correction[]): Term[] {
  const instead = new Map(found.map(({ from, to }) => [from, to]))
  return terms.map((term) =>
    term.phrase || term.excluded
      ? term
      : { ...term, words: term.words.map((word) => instead.get(word) ?? word) },
  )
}
