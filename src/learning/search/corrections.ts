import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { prepared } from '#platform/db/preparing-client.ts'
import type { Actor } from '#platform/http/actor.ts'
import { mayRead, mayReadEntry, reachable } from './access.ts'
import { distanceOf, forgivenIn } from './distance.ts'
import { everybody } from './known-words.ts'
import type { Lexicon } from './lexicon.ts'
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
export async function corrections(
  db: Db,
  actor: Actor,
  terms: readonly Term[],
  lexicon: Lexicon,
): Promise<Correction[]> {
  const words = terms.filter((term) => !term.excluded && !term.phrase).flatMap((term) => term.words)
  const likely = [...new Set(words)].filter((word) => forgivenIn(word) > 0 && !/\d/.test(word))
  const within = likely.filter((word) => lexicon.words.get(word)?.occurs)
  const known = await occurrences(db, actor, within, 1)
  const unknown = likely.filter((word) => !known.get(word))
  if (unknown.length === 0) return []
  const near = await alike(db, actor, unknown)
  const found: Correction[] = []
  for (const from of unknown) {
    const to = await nearestOccurring(db, actor, from, near.get(from) ?? [])
    if (to) found.push({ from, to })
  }
  return found
}

/** Of the nearest words that occur, the one that occurs most. */
async function nearestOccurring(db: Db, actor: Actor, word: string, near: readonly string[]) {
  const byDistance = Map.groupBy(near, (one) => distanceOf(word, one))
  for (let distance = 1; distance <= forgivenIn(word); distance += 1) {
    const equal = (byDistance.get(distance) ?? []).slice(0, mostChecked)
    const times = await occurrences(db, actor, equal, equal.length > 1 ? common : 1)
    const [most] = equal
      .filter((one) => times.get(one))
      .toSorted((one, other) => (times.get(other) ?? 0) - (times.get(one) ?? 0))
    if (most) return most
  }
  return null
}

/** Known words that share enough groups of three letters with each of these. */
async function alike(db: Db, actor: Actor, words: readonly string[]): Promise<Map<string, string[]>> {
  const near = sql`word % typed and length(word) between length(typed) - 2 and length(typed) + 2
    order by similarity(word, typed) desc, word limit ${sql.lit(mostNear)}`
  const { rows } = await sql<{ typed: string; near: string[] }>`${prepared}
    select typed, array(
      (select word from search_word where reader = ${sql.lit(everybody)} and ${near})
      union
      (select word from search_word where reader <> ${sql.lit(everybody)}
        and array[reader] && array[${actor.id}]::uuid[] and ${near})) as near
    from unnest(${[...words]}::text[]) typed`.execute(db)
  return new Map(rows.map((row) => [row.typed, row.near]))
}

/** In how many documents and entries that the actor may see each word occurs; of each sort `enough` are counted. */
async function occurrences(
  db: Db,
  actor: Actor,
  words: readonly string[],
  enough: number,
): Promise<Map<string, number>> {
  if (words.length === 0) return new Map()
  const query = sql`phraseto_tsquery('search', given.word)`
  const seen = [
    [sql`search_document`, mayRead(db, actor)],
    [sql`search_entry`, mayReadEntry(db, actor)],
  ] as const
  const parts = seen.flatMap(([table, allowed]) =>
    reachable(actor).map(
      (reach) => sql`(select count(*) from (
        select from ${table} d where ${reach} and d.words @@ ${query} and ${allowed} limit ${enough}::integer) seen)`,
    ),
  )
  const { rows } = await sql<{ word: string; times: number }>`${prepared}
    select given.word, (${sql.join(parts, sql` + `)})::int as times
    from unnest(${[...words]}::text[]) given (word)`.execute(db)
  return new Map(rows.map(({ word, times }) => [word, times]))
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
