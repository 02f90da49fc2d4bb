import {
  adverbs,
  auxiliaries,
  clauseWords,
  determiners,
  givenNames,
  notAdverbs,
  people,
  peopleOrSoftware,
  prepositions,
  pronouns,
  quantifiers,
  technical,
  users,
} from '../english/words.ts'
import type { Context } from '../finding.ts'

/** Who is meant by a noun or a pronoun. `they` and `you` may be anybody; `thing` is whatever is no person. */
export type Who = 'self' | 'we' | 'person' | 'they' | 'user' | 'thing' | 'none'

/** What the grammar knows about single words, with the words that a place adds to it. */
export interface Lexicon {
  people: ReadonlySet<string>
  /** Names and handles of those who took part, each word of them, in lower case. */
  names: ReadonlySet<string>
  software: ReadonlySet<string>
}

const set = (...lists: readonly (readonly string[])[]) => new Set(lists.flat())

const known = {
  people: set(people),
  ambiguous: set(peopleOrSoftware),
  technical: set(technical),
  users: set(users),
  given: set(givenNames),
  auxiliaries: set(auxiliaries),
  determiners: set(determiners),
  quantifiers: set(quantifiers),
  prepositions: set(prepositions),
  clause: set(clauseWords),
  adverbs: set(adverbs),
  notAdverbs: set(notAdverbs),
}

const whoOfPronoun = new Map<string, Who>([
  ...pronouns.self.map((word) => [word, 'self'] as const),
  ...pronouns.we.map((word) => [word, 'we'] as const),
  ...pronouns.person.map((word) => [word, 'person'] as const),
  ...pronouns.they.map((word) => [word, 'they'] as const),
  ...pronouns.thing.map((word) => [word, 'thing'] as const),
])

export function createLexicon(context: Context): Lexicon {
  const lower = (words: readonly string[] | undefined) =>
    (words ?? []).map((word) => word.toLowerCase().trim())
  return {
    people: set(lower(context.people)),
    names: new Set(
      lower(context.names).flatMap((name) =>
        [name, ...name.split(/[\s@]+/)].filter((part) => part.length > 1),
      ),
    ),
    software: set(lower(context.software)),
  }
}

export const isAuxiliary = (word: string) => known.auxiliaries.has(word)
export const isDeterminer = (word: string) => known.determiners.has(word)
export const isQuantifier = (word: string) => known.quantifiers.has(word)
export const isPreposition = (word: string) => known.prepositions.has(word)
export const isClauseWord = (word: string) => known.clause.has(word)
export const isUser = (word: string) => known.users.has(word)
export const isTechnical = (word: string) => known.technical.has(word)
export const isAmbiguous = (word: string) => known.ambiguous.has(word)
export const isGivenName = (word: string) => known.given.has(word)
export const pronounWho = (word: string): Who | undefined => whoOfPronoun.get(word)

export const isPeopleNoun = (lexicon: Lexicon, word: string) =>
  (known.people.has(word) || lexicon.people.has(word)) && !lexicon.software.has(word)

export function isAdverb(word: string): boolean {
  if (known.adverbs.has(word)) return true
  return word.length > 4 && word.endsWith('ly') && !known.notAdverbs.has(word)
}
