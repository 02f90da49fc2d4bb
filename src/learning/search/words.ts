import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Sought } from './marks.ts'
import type { Term } from './query.ts'

/** A prefix shorter than this is looked for as a whole word: too much begins with it. */
const shortestPrefix = 2
const mostExpansions = 200

/** Terms as the database takes them. */
export interface AskedWords {
  /** What documents have to match. */
  all: RawBuilder<unknown>
  /** The same without what is excluded; null when nothing else is asked for. */
  wanted: RawBuilder<unknown> | null
  /** Phrases that have to stand there exactly, as plain words. */
  phrases: string[]
  sought: Sought[]
}

export type Joining = 'and' | 'or'

/** Makes terms into a query of the database: all of the words, or some of them; nothing of what is excluded. */
export async function askedWords(db: Db, terms: readonly Term[], joining: Joining): Promise<AskedWords> {
  const wanted = terms.filter((term) => !term.excluded)
  const beginnings = new Map<string, string[]>()
  for (const term of wanted) {
    const last = beginningOf(term)
    if (last) beginnings.set(last, await stemsBeginning(db, last))
  }
  const built = wanted.map((term) => queryOf(term, beginnings))
  const unwanted = terms.filter((term) => term.excluded).map((term) => sql`!! (${queryOf(term, beginnings)})`)
  const positive =
    built.length === 0 ? null : sql`(${sql.join(built, joining === 'and' ? sql` && ` : sql` || `)})`
  return {
    all: sql`(${sql.join([...(positive ? [positive] : []), ...unwanted], sql` && `)})`,
    wanted: positive,
    phrases: wanted.filter((term) => term.phrase).map((term) => term.words.join(' ')),
    sought: await soughtOf(db, wanted),
  }
}

/** The word that may go on, where it is long enough to. */
function beginningOf({ prefix, words }: Term): string | null {
  const last = words.at(-1)
  return prefix && last && last.length >= shortestPrefix ? last : null
}

function queryOf(term: Term, beginnings: ReadonlyMap<string, string[]>): RawBuilder<unknown> {
  const last = beginningOf(term)
  if (last === null) return phrase(term.words)
  const stems = (beginnings.get(last) ?? []).map((stem) => sql` || ${quoted(stem)}::tsquery`)
  const open = sql`(${`${quoted(last)}:*`}::tsquery${sql.join(stems, sql``)})`
  const before = term.words.slice(0, -1)
  return before.length === 0 ? open : sql`tsquery_phrase(${phrase(before)}, ${open})`
}

const phrase = (words: readonly string[]) => sql`phraseto_tsquery('search', ${words.join(' ')})`
const quoted = (lexeme: string) => `'${lexeme.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`

/** Stems of words that begin with what was typed, where the stem itself is shorter: “migratio” is found under “migrat”. */
async function stemsBeginning(db: Db, beginning: string): Promise<string[]> {
  const { rows } = await sql<{ stem: string }>`
    select distinct stem from (
      select word from search_word where word >= ${beginning} and word < ${`${beginning}\u{10ffff}`}
      order by word limit ${mostExpansions}
    ) known, unnest(tsvector_to_array(to_tsvector('search', word))) stem
    where not starts_with(stem, ${beginning})`.execute(db)
  return rows.map(({ stem }) => stem)
}

async function soughtOf(db: Db, wanted: readonly Term[]): Promise<Sought[]> {
  const words = wanted.flatMap((term) => term.words)
  if (words.length === 0) return []
  const { rows } = await sql<{ word: string; stem: string | null }>`
    select word, (tsvector_to_array(to_tsvector('search', word)))[1] as stem
    from unnest(${words}::text[]) word`.execute(db)
  const stems = new Map(rows.map(({ word, stem }) => [word, stem ?? word]))
  return wanted.flatMap((term) =>
    term.words.map((word, index) => ({
      word,
      stem: stems.get(word) ?? word,
      prefix: term.prefix && index === term.words.length - 1,
    })),
  )
}
