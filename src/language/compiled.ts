import type { Category } from './finding.ts'
import type { Sentence } from './grammar/sentence.ts'
import { type Match, matchAt } from './pattern/match.ts'
import { type Pattern, readPattern } from './pattern/pattern.ts'
import type { CategoryTable, Language, Row } from './table.ts'
import { createLook, type Look } from './text/look.ts'

/** A row made ready: one of its patterns, with everything that could keep it silent. */
export interface Ready {
  table: CategoryTable
  row: Row
  pattern: Pattern
  unless: readonly Pattern[]
}

/** A language made ready for some categories: where to look, and what to ask at each word. */
export interface Compiled {
  look: Look
  byWord: ReadonlyMap<string, readonly Ready[]>
}

const made = new Map<string, Compiled>()

/** Made once for each choice of categories. */
export function compile(language: Language, chosen: readonly Category[]): Compiled {
  const key = `${language.id} ${[...chosen].sort().join(' ')}`
  const known = made.get(key)
  if (known) return known
  const byWord = new Map<string, Ready[]>()
  for (const table of language.tables) {
    if (!chosen.includes(table.category)) continue
    const leave = (table.leave ?? []).map((written) => readPattern(written, language.lists))
    for (const row of table.rows) addRow(byWord, language, table, row, leave)
  }
  const compiled = { look: createLook([...byWord.keys()].flatMap(spelledInText)), byWord }
  made.set(key, compiled)
  return compiled
}

function addRow(
  byWord: Map<string, Ready[]>,
  language: Language,
  table: CategoryTable,
  row: Row,
  leave: readonly Pattern[],
) {
  const unless = [...leave, ...(row.unless ?? []).map((written) => readPattern(written, language.lists))]
  for (const written of typeof row.find === 'string' ? [row.find] : row.find) {
    const ready = { table, row, pattern: readPattern(written, language.lists), unless }
    for (const word of ready.pattern.words) {
      const beside = byWord.get(word)
      if (beside) beside.push(ready)
      else byWord.set(word, [ready])
    }
  }
}

/** How a word stands in a text before contractions and hyphens are taken apart: `shouldn’t`, `fat-finger`. */
function spelledInText(word: string): string[] {
  const parts = word.split(/[^a-z]+/).filter(Boolean)
  const longest = parts.reduce((a, b) => (b.length > a.length ? b : a), '')
  return longest === '' ? [] : [longest, `${longest}n`]
}

/** Whether one of the patterns fits somewhere in the sentence. */
export function fitsSomewhere(patterns: readonly Pattern[], sentence: Sentence): boolean {
  return patterns.some((pattern) =>
    sentence.tokens.some((token, at) => fitsAt(pattern, token.word, sentence, at) !== null),
  )
}

function fitsAt(pattern: Pattern, word: string, sentence: Sentence, at: number): Match | null {
  return pattern.elements[pattern.anchor]?.words?.has(word) ? matchAt(pattern, sentence, at) : null
}
