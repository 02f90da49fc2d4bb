import { frequency } from '../english/frequency.ts'
import { wordAt } from '../grammar/sentence.ts'
import { formsOf } from '../grammar/verbs.ts'
import { kinds, type Lengths, none, one } from './kinds.ts'

/**
 * A pattern is written as words with a space between them. Each is one of
 *
 * - `failed|fails`     one of these words
 * - `{fail,neglect}`   a verb in any of its forms
 * - `:noticing`        a word of that list
 * - `<done>`           a kind of word, see `kinds`
 * - `..` and `...`     up to three and up to six words, no further than the clause
 * - `^` and `$`        the beginning and the end of the sentence (signs aside)
 *
 * with `?` behind it where it may be missing. Adverbs may stand between any two of them. The look for a pattern begins at
 * the rarest of its plain words.
 */
export interface Pattern {
  elements: readonly Element[]
  anchor: number
  /** The words at one of which the pattern must pass, so that nothing else needs a look. */
  words: readonly string[]
}

export interface Element {
  optional: boolean
  /** Whether adverbs may stand between it and what follows it. */
  steps: boolean
  words: ReadonlySet<string> | null
  lengths: Lengths
}

export type Lists = Readonly<Record<string, readonly string[]>>

/** Reads a pattern; throws with its text where it can’t be understood. */
export function readPattern(written: string, lists: Lists): Pattern {
  const elements: Element[] = []
  for (const part of written.split(' ').filter(Boolean)) {
    const optional = part.length > 1 && part.endsWith('?')
    elements.push(readElement(optional ? part.slice(0, -1) : part, optional, lists, written))
  }
  return beginAt(elements, new Set()) ?? refuse(written)
}

function refuse(written: string): never {
  throw new Error(`The pattern “${written}” has no word at which to look for it.`)
}

/** The same pattern, looked for at words that are sought already wherever that is possible. */
export const soughtBeside = (pattern: Pattern, sought: ReadonlySet<string>): Pattern =>
  beginAt(pattern.elements, sought) ?? pattern

/** Begins at the element whose words, all together, are met least often; what is sought already costs nothing more. */
function beginAt(elements: readonly Element[], sought: ReadonlySet<string>): Pattern | null {
  let best: Pattern | null = null
  let least = Number.POSITIVE_INFINITY
  for (const [anchor, { words, optional }] of elements.entries()) {
    if (!words || optional) continue
    let often = 0
    for (const word of words) {
      often += sought.has(word) ? timesMet(word) / 1_000 : timesMet(word)
      if (often >= least) break
    }
    if (often >= least) continue
    best = { elements, anchor, words: [...words] }
    least = often
  }
  return best
}

/** No sign is looked for, but for the one that shouts. */
function timesMet(word: string): number {
  const first = word.charCodeAt(0)
  if (first >= 97 && first <= 122) return frequency.get(word) ?? 5
  return word === '!!' ? 1 : Number.POSITIVE_INFINITY
}

function readElement(body: string, optional: boolean, lists: Lists, written: string): Element {
  const kind = /^(?:<(\w+)>|[.^$]+)$/.exec(body)
  if (!kind) {
    const words = wordsOf(body, lists, written)
    const lengths: Lengths = (sentence, at) => (words.has(wordAt(sentence, at)) ? one : none)
    return { optional, steps: true, words, lengths }
  }
  const lengths = kinds[kind[1] ?? body]
  if (!lengths) throw new Error(`The pattern “${written}” names a kind of word that there isn’t: ${body}.`)
  // What stands at the beginning stands there itself, without an adverb before it.
  return { optional, steps: body !== '^', words: null, lengths }
}

const wordsOf = (body: string, lists: Lists, written: string) =>
  new Set(body.split('|').flatMap((part) => wordsOfPart(part, lists, written)))

function wordsOfPart(part: string, lists: Lists, written: string): readonly string[] {
  const verbs = /^\{(.+)\}$/.exec(part)?.[1]
  if (verbs !== undefined) return verbs.split(',').flatMap(formsOf)
  if (part.length === 1 || !part.startsWith(':')) return [part]
  const known = lists[part.slice(1)]
  if (!known) throw new Error(`The pattern “${written}” names a list that there isn’t: ${part}.`)
  return known
}
