import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { prepared } from '#platform/db/preparing-client.ts'
import type { Actor } from '#platform/http/actor.ts'
import { type Horizons, horizonsOf } from './horizons.ts'
import type { Sought } from './marks.ts'
import type { Term } from './query.ts'

/** A prefix shorter than this is looked for as a whole word: too much begins with it. */
const shortestPrefix = 2
const mostExpansions = 200

/** Whose words everybody may know, in `search_word`. */
export const everybody = '00000000-0000-0000-0000-000000000000'

/** Terms as the database takes them; queries are in the syntax of `tsquery`. */
export interface AskedWords {
  /** What documents have to match. */
  all: string
  /** The same without what is excluded; null when nothing else is asked for. */
  wanted: string | null
  /** What they must not match; null when nothing is. */
  unwanted: string | null
  /** Phrases that have to stand there exactly, as plain words. */
  phrases: string[]
  sought: Sought[]
  horizons: { documents: Horizons; entries: Horizons }
  /** Whether the database has what finds words that look alike. */
  findsAlike: boolean
}

export type Joining = 'and' | 'or'

interface Understood {
  /** Of each term, without a last word that may go on. */
  phrases: string[]
  /** Of each word. */
  stems: string[]
  /** Of each beginning, how many known words begin so, and their stems where these do not. */
  beginnings: { words: number; stems: string[] }[]
  documents: Horizons
  entries: Horizons
  findsAlike: boolean
}

/** Makes terms into a query of the database: all of the words, or some of them; nothing of what is excluded. */
export async function askedWords(
  db: Db,
  actor: Pick<Actor, 'id'>,
  terms: readonly Term[],
  joining: Joining,
): Promise<AskedWords> {
  const words = [...new Set(terms.flatMap((term) => term.words))]
  const beginnings = [...new Set(terms.flatMap((term) => beginningOf(term) ?? []))]
  const understood = await understand(db, actor, terms.map(settledWords), words, beginnings)
  const stemsFrom = new Map(beginnings.map((one, place) => [one, understood.beginnings[place]?.stems ?? []]))
  const queries = terms.map((term, place) => queryOf(term, understood.phrases[place] ?? '', stemsFrom))
  const joined = (excluded: boolean, by: string) => {
    const parts = queries.filter((query, place) => query !== '' && terms[place]?.excluded === excluded)
    return parts.length === 0 ? null : `(${parts.join(by)})`
  }
  const wanted = joined(false, joining === 'and' ? '&' : '|')
  const unwanted = joined(true, '|')
  const stems = new Map(words.map((word, place) => [word, understood.stems[place] ?? word]))
  const positive = terms.filter((term) => !term.excluded)
  return {
    all: [...(wanted ? [wanted] : []), ...(unwanted ? [`!${unwanted}`] : [])].join('&'),
    wanted,
    unwanted,
    phrases: positive.filter((term) => term.phrase).map((term) => term.words.join(' ')),
    sought: positive.flatMap((term) => soughtOf(term, stems)),
    horizons: lookingFrom(understood),
    findsAlike: understood.findsAlike,
  }
}

/** The word that may go on, where it is long enough to. */
function beginningOf({ prefix, words }: Term): string | null {
  const last = words.at(-1)
  return prefix && last && last.length >= shortestPrefix ? last : null
}

const settledWords = (term: Term) =>
  (beginningOf(term) === null ? term.words : term.words.slice(0, -1)).join(' ')

function queryOf(term: Term, settled: string, stemsFrom: ReadonlyMap<string, string[]>): string {
  const last = beginningOf(term)
  if (last === null) return settled === '' ? '' : `(${settled})`
  const open = [`${quoted(last)}:*`, ...(stemsFrom.get(last) ?? []).map(quoted)].join('|')
  return settled === '' ? `(${open})` : `((${settled})<->(${open}))`
}

const quoted = (lexeme: string) => `'${lexeme.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`

const soughtOf = ({ words, prefix }: Term, stems: ReadonlyMap<string, string>): Sought[] =>
  words.map((word, index) => ({
    word,
    stem: stems.get(word) ?? word,
    prefix: prefix && index === words.length - 1,
  }))

/** All that the database has to say of words before it looks for them, in one question. */
async function understand(
  db: Db,
  actor: Pick<Actor, 'id'>,
  phrases: readonly string[],
  words: readonly string[],
  beginnings: readonly string[],
): Promise<Understood> {
  const { rows } = await sql<Understood>`${prepared} select
    array(select phraseto_tsquery('search', phrase)::text
      from unnest(${[...phrases]}::text[]) with ordinality given (phrase, place) order by place) as phrases,
    array(select coalesce((tsvector_to_array(to_tsvector('search', word)))[1], word)
      from unnest(${[...words]}::text[]) with ordinality given (word, place) order by place) as stems,
    (select coalesce(json_agg(found order by place), '[]')
      from unnest(${[...beginnings]}::text[]) with ordinality given (beginning, place),
        lateral (${wordsBeginning(actor)}) found) as beginnings,
    ${horizonsOf('document')} as documents, ${horizonsOf('entry')} as entries,
    exists (select from pg_class where relname = 'search_word_letters') as "findsAlike"`.execute(db)
  return rows[0] as Understood
}

/**
 * The words that begin with `beginning`, and their stems where these are shorter: “migratio” is found under “migrat”.
 */
function wordsBeginning(actor: Pick<Actor, 'id'>): RawBuilder<unknown> {
  const known = (reader: string) => sql`(select word from search_word
    where reader = ${reader}::uuid and word >= beginning and word < beginning || ${'\u{10ffff}'}
    order by word limit ${sql.lit(mostExpansions)})`
  return sql`select count(distinct word) as words,
      coalesce(json_agg(distinct stem) filter (where not starts_with(stem, beginning)), '[]') as stems
    from (${known(everybody)} union ${known(actor.id)}) known,
      unnest(tsvector_to_array(to_tsvector('search', word))) stem`
}

/** From so many words on that begin alike, the newest thousand have enough of them; below the other, few have any. */
const manyBeginnings = 100
const fewBeginnings = 8

/** All that begins alike is gathered anew in each step, so that those which would not be enough are left out. */
function lookingFrom({ beginnings, documents, entries }: Understood): AskedWords['horizons'] {
  const words = beginnings.length === 0 ? manyBeginnings : Math.min(...beginnings.map((one) => one.words))
  const later = ([first, second, third]: Horizons): Horizons => {
    if (words >= manyBeginnings) return [first, second, third]
    return words > fewBeginnings ? [second, null, third] : [third, null, null]
  }
  return { documents: later(documents), entries: later(entries) }
}
