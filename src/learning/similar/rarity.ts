import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'

/** A word with how much it tells: the logarithm of how few have it. */
export interface Weighted {
  word: string
  weight: number
  /** Rows that are open to all and have it. */
  rows: number
  /** So few have it that a document which says it first is about it. */
  few: boolean
}

/** An incident and its report are two rows: a pair of incidents is always few. */
const fewRows = 4
const fewOfAll = 0.02

/** How much each word tells. Words that nobody counted are rare. */
export async function weighed(db: Db, words: readonly string[]): Promise<Weighted[]> {
  if (words.length === 0) return []
  const { rows } = await sql<{ word: string; rows: number; all: number }>`
    select asked.word, coalesce(w.rows, 1) as rows,
      coalesce((select c.rows from similar_count c), 1) as all
    from unnest(${[...words]}::text[]) with ordinality asked (word, place) left join similar_word w on w.word = asked.word
    order by place`.execute(db)
  return rows.map(({ word, rows, all }) => ({
    word,
    rows,
    weight: Math.max(0, Math.log((Math.max(all, rows, 2) + 1) / (rows + 0.5))),
    few: rows <= fewRows + fewOfAll * all,
  }))
}

/** How far down a list of words each next one counts less: the weightiest of a document stand first. */
const fading = 8

/** The most telling words of a document: rare ones that stand prominently there. */
export function mostTelling(words: readonly Weighted[], most: number): Weighted[] {
  return words
    .map(({ weight, ...word }, place) => ({ ...word, weight: weight / Math.sqrt(1 + place / fading) }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .slice(0, most)
}

/** As many of the rarest as have so many rows together, at least a few: where candidates are looked for. */
export function rarest(words: readonly Weighted[], mostRows: number, least = 3): string[] {
  const sorted = [...words].sort((one, other) => one.rows - other.rows)
  let sum = 0
  return sorted
    .filter(({ rows }, index) => {
      sum += rows
      return index < least || sum <= mostRows
    })
    .map(({ word }) => word)
}
