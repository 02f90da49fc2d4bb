import { type Prefixes, prefixes } from './clean.ts'
import type { VerbClass, Wording, WordList } from './wording.ts'

/** The tables of a language, ready to be looked up in. */
export interface Tables {
  wording: Wording
  verbs: ReadonlyMap<string, VerbClass>
  sets: Record<Exclude<keyof Wording['words'], 'status'>, ReadonlySet<string>>
  prefixes: Prefixes
}

/** Turns the word lists of a language into look-ups; once, when the engine is loaded. */
export function tablesOf(wording: Wording): Tables {
  const verbs = new Map<string, VerbClass>()
  for (const [name, list] of Object.entries(wording.verbs) as [VerbClass, WordList][])
    for (const verb of list.words) verbs.set(verb, name)
  const { status, ...lists } = wording.words
  const sets = Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, new Set(list.words)]))
  return { wording, verbs, sets: sets as unknown as Tables['sets'], prefixes: prefixes(status) }
}

/** The longest entry of a table that begins at a word, in words; 0 if there is none. */
export function lengthIn(
  set: { has: (key: string) => boolean },
  words: readonly { norm: string }[],
  at: number,
): number {
  let phrase = ''
  let found = 0
  for (let length = 1; length <= 4; length++) {
    const word = words[at + length - 1]
    if (!word) break
    phrase = length === 1 ? word.norm : `${phrase} ${word.norm}`
    if (set.has(phrase)) found = length
  }
  return found
}
