import type { Horizons } from './horizons.ts'
import { beginningOf, type Lexicon, settledWords } from './lexicon.ts'
import type { Sought } from './marks.ts'
import type { Term } from './query.ts'

/** Terms as the database takes them; queries are in the syntax of `tsquery`. */
export interface AskedWords {
  /** What documents have to match; null where only fields were given. */
  all: string | null
  /** The same without what is excluded; null when nothing else is asked for. */
  wanted: string | null
  /** What they must not match; null when nothing is. */
  unwanted: string | null
  /** Phrases that have to stand there exactly, as plain words. */
  phrases: string[]
  sought: Sought[]
  horizons: { documents: Horizons; entries: Horizons }
}

export type Joining = 'and' | 'or'

/**
 * Makes terms into a query of the database: all of the words, or some of them; nothing of what is excluded.
 * @param lexicon what `lookUp` said of these terms.
 */
export function askedWords(lexicon: Lexicon, terms: readonly Term[], joining: Joining): AskedWords {
  const queries = terms.map((term) => queryOf(term, lexicon))
  const joined = (excluded: boolean, by: string) => {
    const parts = queries.filter((query, place) => query !== '' && terms[place]?.excluded === excluded)
    return parts.length === 0 ? null : `(${parts.join(by)})`
  }
  const wanted = joined(false, joining === 'and' ? '&' : '|')
  const unwanted = joined(true, '|')
  const positive = terms.filter((term) => !term.excluded)
  return {
    all: [...(wanted ? [wanted] : []), ...(unwanted ? [`!${unwanted}`] : [])].join('&') || null,
    wanted,
    unwanted,
    phrases: positive.filter((term) => term.phrase).map((term) => term.words.join(' ')),
    sought: positive.flatMap((term) => soughtOf(term, lexicon)),
    horizons: lookingFrom(lexicon, terms),
  }
}

/** Whether anything within reach can have all that is wanted, each word taken by itself. */
export const mayOccur = (lexicon: Lexicon, terms: readonly Term[]): boolean =>
  terms
    .filter((term) => !term.excluded)
    .every((term) => {
      const beginning = beginningOf(term)
      const settled = beginning === null ? term.words : term.words.slice(0, -1)
      return (
        settled.every((word) => lexicon.words.get(word)?.occurs ?? true) &&
        (beginning === null || (lexicon.beginnings.get(beginning)?.occurs ?? true))
      )
    })

function queryOf(term: Term, { phrases, beginnings }: Lexicon): string {
  const settled = phrases.get(settledWords(term)) ?? ''
  const last = beginningOf(term)
  if (last === null) return settled === '' ? '' : `(${settled})`
  const open = [`${quoted(last)}:*`, ...(beginnings.get(last)?.stems ?? []).map(quoted)].join('|')
  return settled === '' ? `(${open})` : `((${settled})<->(${open}))`
}

const quoted = (lexeme: string) => `'${lexeme.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`

const soughtOf = (term: Term, lexicon: Lexicon): Sought[] =>
  term.words.map((word, index) => ({
    word,
    stem: lexicon.words.get(word)?.stem ?? word,
    prefix: term.prefix && index === term.words.length - 1,
  }))

/**
 * Whatever begins alike is gathered anew in each look, so that these are fewer: where there is much of it the first of
 * them has enough, and where there is little, looking is cheap.
 */
function lookingFrom(lexicon: Lexicon, terms: readonly Term[]): AskedWords['horizons'] {
  const { documents, entries } = lexicon
  if (!terms.some((term) => beginningOf(term) !== null)) return { documents, entries }
  const inner = (horizons: Horizons) =>
    horizons.map((periods, step) => (innerSteps.has(step) ? periods : null))
  return { documents: inner(documents), entries: inner(entries) }
}

/** The second and the third of four. */
const innerSteps = new Set([1, 2])
