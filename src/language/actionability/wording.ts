import type { ItemType, Strength } from './judgement.ts'

/** What the first verb of an item promises. The tables say which verb belongs where; `messages` what to tell. */
export type VerbClass =
  | 'change'
  | 'settle'
  | 'watch'
  | 'study'
  | 'ask'
  | 'mull'
  | 'hope'
  | 'carry-on'
  | 'people'

/** Whatever can add to or take from the score of an item. */
export type ReasonId =
  | `verb-${VerbClass}`
  | 'question'
  | 'already-done'
  | 'declared'
  | 'no-verb'
  | 'problem'
  | 'second-verb'
  | 'end-state'
  | 'finish-given'
  | 'named'
  | 'detail'
  | 'one-word'
  | 'comparison'
  | 'comparison-later'
  | 'generic'
  | 'forever'
  | 'aspiration'
  | 'hedge'
  | 'on-people'
  | 'open-end'

export interface Message {
  points: number
  text: string
  prompt: string | null
}

/** A set of words with the reason why they are together: for whoever amends them. */
export interface WordList {
  why: string
  words: readonly string[]
}

/** One line of the leverage table: the first row that fits decides. */
export interface LeverageRow {
  why: string
  /** First verbs it is for; any verb if left out. */
  verbs?: readonly string[]
  /** What the item must speak of; anything if left out. */
  about?: RegExp
  strength?: Strength
  type?: ItemType
}

/** Everything the engine knows of a language. Another language is another object of this shape. */
export interface Wording {
  verbs: Record<VerbClass, WordList>
  /** Small words by what they do in a sentence. */
  words: {
    status: WordList
    lead: WordList
    adverbs: WordList
    subjects: WordList
    modals: WordList
    passives: WordList
    negations: WordList
    obliging: WordList
    means: WordList
    purposes: WordList
    prefaces: WordList
    beginnings: WordList
    wants: WordList
    passing: WordList
    askedFor: WordList
    unanswerable: WordList
    checks: WordList
    betweenVerbs: WordList
    purposeful: WordList
    places: WordList
    belongings: WordList
    duties: WordList
    assurances: WordList
    receiving: WordList
    determiners: WordList
    prepositions: WordList
    bounded: WordList
    endStates: WordList
    relatives: WordList
    states: WordList
    starters: WordList
    comparisons: WordList
    uncompared: WordList
    nounPrepositions: WordList
    people: WordList
    settings: WordList
    generics: WordList
    blur: WordList
    nouns: WordList
    connectors: WordList
  }
  /** Whole expressions, looked for anywhere in the first sentence. */
  phrases: Record<'people' | 'forever' | 'hedge' | 'problem', { why: string; pattern: RegExp }>
  /** All forms that a word may be the inflection of, itself first. */
  bases: (word: string) => readonly string[]
  leverage: { strength: readonly LeverageRow[]; type: readonly LeverageRow[] }
  messages: Record<ReasonId, Message>
}
