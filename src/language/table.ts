import type { Category, Level, Section } from './finding.ts'
import type { Condition } from './grammar/conditions.ts'
import type { Who } from './grammar/lexicon.ts'
import type { Lists } from './pattern/pattern.ts'

/** One way of writing that a category asks about. `pattern/pattern.ts` says how patterns are written. */
export interface Row {
  id: string
  find: string | readonly string[]
  /** Who must be the one that acts; anybody or anything unless told. */
  who?: readonly Who[]
  /** A test of the grammar that a pattern can’t make. */
  when?: Condition
  /** Patterns that, anywhere in the same sentence, keep the row silent. */
  unless?: readonly string[]
  level?: Level
  /** Why this row is here, for whoever amends it. */
  because: string
}

/** What a person is told: one sentence of why, one question. */
export interface Message {
  why: string
  question: string
}

export interface CategoryTable extends Message {
  category: Category
  level: Level
  /** Where the level is another. */
  levels?: Partial<Record<Section, Level>>
  /** Said instead to those who write about themselves. */
  gentle?: Message
  /** Patterns that silence the whole category in their sentence. */
  leave?: readonly string[]
  /** Whether questions are judged; they are not unless told. `only`: nothing but questions is. */
  questions?: 'too' | 'only'
  rows: readonly Row[]
}

/** A language that Afterword can read: tables and lists, no code. */
export interface Language {
  id: string
  tables: readonly CategoryTable[]
  lists: Lists
  /** Which headings begin which kind of section: parts of words, in lower case. */
  sections: readonly { section: Section; headings: readonly string[] }[]
}
