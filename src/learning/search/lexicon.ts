import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { prepared } from '#platform/db/preparing-client.ts'
import type { Actor } from '#platform/http/actor.ts'
import { mine } from './access.ts'
import { type Horizons, horizonsOf } from './horizons.ts'
import { everybody } from './known-words.ts'
import type { Term } from './query.ts'

/** A prefix shorter than this is looked for as a whole word: too much begins with it. */
const shortestPrefix = 2
const mostExpansions = 200

/** What the database has to say of words before it looks for them. */
export interface Lexicon {
  /** Words in a row, as a query of the database; empty where it takes none of them for a word. */
  phrases: ReadonlyMap<string, string>
  words: ReadonlyMap<string, { stem: string; occurs: boolean }>
  /** Of each beginning, the stems of known words that begin so, where these do not. */
  beginnings: ReadonlyMap<string, { stems: string[]; occurs: boolean }>
  documents: Horizons
  entries: Horizons
  /** Whether the database has what finds words that look alike. */
  findsAlike: boolean
}

/** The word that may go on, where it is long enough to. */
export function beginningOf({ prefix, words }: Term): string | null {
  const last = words.at(-1)
  return prefix && last && last.length >= shortestPrefix ? last : null
}

/** The words that may not. */
export const settledWords = (term: Term): string =>
  (beginningOf(term) === null ? term.words : term.words.slice(0, -1)).join(' ')

interface Row extends Pick<Lexicon, 'documents' | 'entries' | 'findsAlike'> {
  phrases: Record<string, string>
  words: Record<string, { stem: string; occurs: boolean }>
  beginnings: Record<string, { stems: string[]; occurs: boolean }>
}

/**
 * Looks up all words of terms at once. That a word occurs means within the actor's reach, as the index has it: the
 * doors are asked for what is found, and nothing is lost where there is nothing.
 */
export async function lookUp(db: Db, actor: Pick<Actor, 'id'>, terms: readonly Term[]): Promise<Lexicon> {
  const words = new Set(terms.flatMap((term) => term.words))
  const phrases = new Set(terms.map(settledWords))
  const beginnings = new Set(terms.flatMap((term) => beginningOf(term) ?? []))
  const { rows } = await sql<Row>`${prepared} select
    (select coalesce(json_object_agg(phrase, phraseto_tsquery('search', phrase)::text), '{}')
      from unnest(${[...phrases]}::text[]) phrase) as phrases,
    (select coalesce(json_object_agg(word, json_build_object('occurs', numnode(query) = 0 or ${occurs(actor)},
        'stem', coalesce((tsvector_to_array(to_tsvector('search', word)))[1], word))), '{}')
      from unnest(${[...words]}::text[]) word, phraseto_tsquery('search', word) query) as words,
    (select coalesce(json_object_agg(beginning, json_build_object('occurs', known > 0 or ${occurs(actor)},
        'stems', stems)), '{}')
      from unnest(${[...beginnings]}::text[]) beginning, cast(quote_literal(beginning) || ':*' as tsquery) query,
        lateral (${wordsBeginning(actor)}) found) as beginnings,
    ${horizonsOf('document')} as documents, ${horizonsOf('entry')} as entries,
    exists (select from pg_class where relname = 'search_word_letters') as "findsAlike"`.execute(db)
  const { phrases: queries, words: known, beginnings: begun, ...rest } = rows[0] as Row
  return { ...rest, phrases: byName(queries), words: byName(known), beginnings: byName(begun) }
}

const byName = <Value>(values: Record<string, Value>) => new Map(Object.entries(values))

/**
 * Whether `query` has any match: what is common among the newest, before a long list of it is read. Each is planned as if
 * all were wanted; for the first alone the database goes through everything by time.
 */
function occurs(actor: Pick<Actor, 'id'>): RawBuilder<unknown> {
  const matching = (table: RawBuilder<unknown>, where: RawBuilder<unknown>) =>
    sql`exists (with matching as materialized (select from ${table} d where ${where} and d.words @@ query)
      select from matching)`
  const newest = (source: string) => sql`d.open and d.traits &&
    (select periods from search_horizon where source = ${sql.lit(source)} and step = 1)`
  const [documents, entries] = [sql`search_document`, sql`search_entry`]
  return sql`(${sql.join(
    [
      matching(documents, newest('document')),
      matching(entries, newest('entry')),
      matching(documents, sql`d.open`),
      matching(entries, sql`d.open`),
      matching(documents, mine(actor)),
      matching(entries, mine(actor)),
    ],
    sql` or `,
  )})`
}

/**
 * The words that begin with `beginning`, and their stems where these are shorter: “migratio” is found under “migrat”.
 */
function wordsBeginning(actor: Pick<Actor, 'id'>): RawBuilder<unknown> {
  const known = (reader: string) => sql`(select word from search_word
    where reader = ${reader}::uuid and word >= beginning and word < beginning || ${'\u{10ffff}'}
    order by word limit ${sql.lit(mostExpansions)})`
  return sql`select count(distinct word) as known,
      coalesce(json_agg(distinct stem) filter (where not starts_with(stem, beginning)), '[]') as stems
    from (${known(everybody)} union ${known(actor.id)}) known,
      unnest(tsvector_to_array(to_tsvector('search', word))) stem`
}
