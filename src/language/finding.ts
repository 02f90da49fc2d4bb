/** The ten ways of writing that Afterword asks about, in the order of the guide. */
export const categories = [
  'individual-blame',
  'counterfactual',
  'human-error',
  'try-harder',
  'judgement',
  'hindsight',
  'single-root-cause',
  'agentless-passive',
  'who-why-question',
  'procedure-violation',
] as const

export type Category = (typeof categories)[number]

/** `warning` is underlined; `info` is gathered in one quiet remark. */
export type Level = 'warning' | 'info'

/** One place in a text that asks for a second look. Never a rewrite, never a word about a person. */
export interface Finding {
  category: Category
  level: Level
  /** Offsets into the text as it was given, in UTF-16 units: `text.slice(start, end)` is what was found. */
  start: number
  end: number
  /** Why it is worth a look, one sentence. */
  why: string
  /** A question that leads back to how the system made it likely. */
  question: string
  /** Names the row of the word tables that saw it: `counterfactual/failed-to`. Stable, for word lists and ignores. */
  rule: string
}

/** What kind of text it is. What somebody said at the time is evidence and is never judged. */
export type TextKind = 'review' | 'item' | 'question' | 'evidence'

/** What a section is for; some ways of writing weigh less in some of them. */
export type Section = 'timeline' | 'analysis' | 'items' | 'prospect' | 'narrative'

export interface Context {
  /** `review` unless told. */
  kind?: TextKind
  /** `markdown` unless told. */
  format?: 'markdown' | 'text'
  /** For a piece of a document that has no headings of its own. */
  section?: Section
  /** Names and handles of the participants: the best signal there is for who is a person. */
  names?: readonly string[]
  /** Further words for people (`warden`), and words that name software here (`operator`). */
  people?: readonly string[]
  software?: readonly string[]
  /** Expressions that nobody here wants to be asked about, as they are written: `fat-finger`. */
  allow?: readonly string[]
  /** Which categories to look for; all but `agentless-passive` unless told. */
  categories?: readonly Category[]
  /** Report the talk of a root cause in each sentence; once a document unless told. */
  everySentence?: boolean
  /** Ranges that are mentions, not assertions: code and quotations that the caller knows of. */
  mentions?: readonly { start: number; end: number }[]
}

/** `agentless-passive` is right too seldom to be on without being asked for. */
export const usualCategories: readonly Category[] = categories.filter((id) => id !== 'agentless-passive')
