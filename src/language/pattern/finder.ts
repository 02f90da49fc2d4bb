import { type Sentence, wordAt } from '../grammar/sentence.ts'
import { createLook, type Look } from '../text/look.ts'
import { type Match, matchAt } from './match.ts'
import { type Lists, type Pattern, readPattern, soughtBeside } from './pattern.ts'

/** What is looked for, and the patterns that, anywhere in the same sentence, keep it silent. */
export interface Wanted<Row> {
  row: Row
  find: string | readonly string[]
  unless: readonly string[]
}

export interface Found<Row> {
  row: Row
  match: Match
  /** Asked last, because it reads the whole sentence. */
  silenced: () => boolean
}

interface Ready<Row> {
  row: Row
  pattern: Pattern
  /** Read when first asked for: most texts need few of them. */
  unless: () => readonly Pattern[]
}

/** Finds many patterns at once: only at the words where one of them could fit is there any work to do. */
export class Finder<Row> {
  /** Where in a text a closer look could find anything. */
  readonly look: Look
  readonly #byWord = new Map<string, Ready<Row>[]>()

  constructor(wanted: readonly Wanted<Row>[], lists: Lists) {
    const ready = wanted.flatMap(({ row, find, unless }) => {
      const silencing = lazily(() => unless.map((written) => readPattern(written, lists)))
      const patterns = (typeof find === 'string' ? [find] : find).map((written) =>
        readPattern(written, lists),
      )
      return patterns.map((pattern) => ({ row, pattern, unless: silencing }))
    })
    // Those that have little choice of where to begin choose first, and the others begin there as well.
    const sought = new Set<string>()
    for (const one of ready.sort((a, b) => choices(a.pattern) - choices(b.pattern))) {
      const pattern = soughtBeside(one.pattern, sought)
      for (const word of pattern.words) sought.add(word)
      this.#add({ ...one, pattern })
    }
    this.look = createLook([...this.#byWord.keys()].flatMap(spelledInText))
  }

  #add(ready: Ready<Row>) {
    for (const word of ready.pattern.words) {
      const beside = this.#byWord.get(word)
      if (beside) beside.push(ready)
      else this.#byWord.set(word, [ready])
    }
  }

  /** Everything in a sentence, in the order of its words. */
  in(sentence: Sentence): Found<Row>[] {
    const found: Found<Row>[] = []
    let whole: WholeSentence | null = null
    for (const at of sentence.spotted) {
      for (const { row, pattern, unless } of this.#byWord.get(wordAt(sentence, at)) ?? nothing) {
        const match = matchAt(pattern, sentence, at)
        if (match === null) continue
        whole ??= new WholeSentence(sentence)
        const beside = whole
        found.push({ row, match, silenced: () => unless().some((other) => beside.has(other)) })
      }
    }
    return found
  }
}

const choices = (pattern: Pattern) =>
  pattern.elements.filter(({ words, optional }) => words !== null && !optional).length

const nothing: readonly never[] = []

function lazily<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Answers, once for each pattern, whether it fits anywhere in a sentence. */
class WholeSentence {
  readonly #sentence: Sentence
  readonly #places = new Map<string, number[]>()
  readonly #answers = new Map<Pattern, boolean>()

  constructor(sentence: Sentence) {
    this.#sentence = sentence
    for (const [at, { word }] of sentence.tokens.entries()) {
      const places = this.#places.get(word)
      if (places) places.push(at)
      else this.#places.set(word, [at])
    }
  }

  has(pattern: Pattern): boolean {
    const known = this.#answers.get(pattern)
    if (known !== undefined) return known
    const answer = pattern.words.some((word) =>
      this.#places.get(word)?.some((at) => matchAt(pattern, this.#sentence, at) !== null),
    )
    this.#answers.set(pattern, answer)
    return answer
  }
}

/** How a word stands in a text before contractions and hyphens are taken apart: `shouldn’t`, `fat-finger`. */
function spelledInText(word: string): string[] {
  if (word === '!!') return [word]
  const parts = word.split(/[^a-z]+/).filter(Boolean)
  const longest = parts.reduce((a, b) => (b.length > a.length ? b : a), '')
  return longest === '' ? [] : [longest, `${longest}n`]
}
