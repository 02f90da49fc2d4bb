import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { prepared } from '#platform/db/preparing-client.ts'
import type { Actor } from '#platform/http/actor.ts'
import { mayRead, mayReadEntry, reachable } from './access.ts'
import { distanceOf, forgivenIn } from './distance.ts'
import type { Term } from './query.ts'
import { everybody } from './words.ts'

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
 * @param findsAlike whether the database finds words that look alike; else nothing is put right.
 */
export async function corrections(
  db: Db,
  actor: Actor,
  terms: readonly Term[],
  findsAlike: boolean,
): Promise<Correction[]> {
  if (!findsAlike) return []
  const words = terms.filter((term) => !term.excluded && !term.phrase).flatMap((term) => term.words)
  const likely = [...new Set(words)].filter((word) => forgivenIn(word) > 0 && !/\d/.test(word))
  if (likely.length === 0) return []
  const known = await occurrences(db, actor, likely)
  const unknown = likely.filter((word) => !known.get(word))
  if (unknown.length === 0) return []
  const near = await alike(db, actor, unknown)
  const nearest = new Map(unknown.map((word) => [word, nearestTo(word, near.get(word) ?? [])]))
  const times = await occurrences(db, actor, [...new Set([...nearest.values()].flat())])
  return unknown.flatMap((word) => {
    const to = mostFrequent(word, nearest.get(word) ?? [], times)
    return to ? [{ from: word, to }] : []
  })
}

/** The few that are near enough, the nearest first. */
const nearestTo = (word: string, known: readonly string[]): string[] =>
  known
    .map((one) => ({ one, distance: distanceOf(word, one) }))
    .filter(({ distance }) => distance > 0 && distance <= forgivenIn(word))
    .sort((one, other) => one.distance - other.distance)
    .slice(0, mostChecked)
    .map(({ one }) => one)

/** Of the nearest that occur, the one that occurs most. */
function mostFrequent(word: string, known: readonly string[], times: ReadonlyMap<string, number>) {
  const occurring = known.filter((one) => times.get(one))
  const distance = Math.min(...occurring.map((one) => distanceOf(word, one)))
  return occurring
    .filter((one) => distanceOf(word, one) === distance)
    .toSorted((one, other) => (times.get(other) ?? 0) - (times.get(one) ?? 0))[0]
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

/** In how many documents and entries that the actor may see each word occurs, as far as that makes a difference. */
async function occurrences(db: Db, actor: Actor, words: readonly string[]): Promise<Map<string, number>> {
  if (words.length === 0) return new Map()
  const query = sql`phraseto_tsquery('search', given.word)`
  const seen = [
    [sql`search_document`, mayRead(db, actor)],
    [sql`search_entry`, mayReadEntry(db, actor)],
  ] as const
  const parts = seen.flatMap(([table, allowed]) =>
    reachable(actor).map(
      (reach) => sql`(select count(*) from (
        select from ${table} d where ${reach} and d.words @@ ${query} and ${allowed} limit ${sql.lit(common)}) seen)`,
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
