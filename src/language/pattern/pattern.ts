import { frequency } from '../english/frequency.ts'
import { isAdverb, isDeterminer, pronounWho } from '../grammar/lexicon.ts'
import { whoIn, whoIs } from '../grammar/noun.ts'
import { type Sentence, tokenAt, wordAt } from '../grammar/sentence.ts'
import { formsOf, isParticiple, isPast } from '../grammar/verbs.ts'

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

interface Element {
  optional: boolean
  /** Whether adverbs may stand between it and what follows it. */
  steps: boolean
  words: ReadonlySet<string> | null
  /** How many tokens it takes, beginning (or, backwards, ending) at one; none where it doesn’t fit. */
  lengths: (sentence: Sentence, at: number, backwards: boolean) => readonly number[]
}

export interface Match {
  /** Token indices, the last one included. */
  from: number
  to: number
  /** The token at which the look began. */
  anchor: number
}

const one: readonly number[] = [1]
const no: readonly number[] = []
const gap: readonly number[] = [0, 1, 2, 3, 4, 5, 6]

const byWord =
  (test: (word: string) => boolean): Element['lengths'] =>
  (sentence, at) => {
    const token = tokenAt(sentence, at)
    return token.kind === 'word' && test(token.word) ? one : no
  }

const possessives = new Set(['my', 'his', 'her', 'our', 'their', 'your'])
const sentenceStops = new Set(['.', '!', '?', '…', ';', ':'])

/** The kinds of word that a pattern may ask for. */
const kinds: Record<string, Element['lengths']> = {
  done: byWord(isParticiple),
  past: byWord(isPast),
  /** How a subject begins: the team, we, Priya. */
  nominal: (sentence, at) => {
    const token = tokenAt(sentence, at)
    const begins =
      isDeterminer(token.word) ||
      pronounWho(token.word) !== undefined ||
      token.capital ||
      token.kind === 'handle'
    return begins ? one : no
  },
  adverb: byWord(isAdverb),
  determiner: byWord(isDeterminer),
  word: (sentence, at) => (tokenAt(sentence, at).kind === 'word' ? one : no),
  anything: (sentence, at) => (tokenAt(sentence, at).kind !== 'point' ? one : no),
  /** An order or an infinitive, as far as a word tells by itself. */
  base: byWord((word) => !word.endsWith('ing') && !isPast(word) && !isDeterminer(word)),
  ing: byWord((word) => word.length > 4 && word.endsWith('ing')),
  number: (sentence, at) => (tokenAt(sentence, at).kind === 'number' ? one : no),
  comma: (sentence, at) => (wordAt(sentence, at) === ',' ? one : no),
  colon: (sentence, at) => (/^[:–—-]$/.test(wordAt(sentence, at)) ? one : no),
  people: (sentence, at, backwards) => peopleAt(sentence, at, backwards, ['person', 'self']),
  anyone: (sentence, at, backwards) => peopleAt(sentence, at, backwards, ['person', 'self', 'we', 'they']),
  owner: ownerAt,
}

function peopleAt(
  sentence: Sentence,
  at: number,
  backwards: boolean,
  who: readonly string[],
): readonly number[] {
  if (backwards) return who.includes(whoIs(sentence, at)) ? one : no
  let end = at
  const lengths: number[] = []
  while (end - at < 6) {
    const token = tokenAt(sentence, end)
    if (token.kind === 'point' || token.kind === 'thing' || token.kind === 'number') break
    if (who.includes(whoIs(sentence, end)) && who.includes(whoIn(sentence, at, end)))
      lengths.push(end - at + 1)
    end++
  }
  return lengths
}

function ownerAt(sentence: Sentence, at: number, backwards: boolean): readonly number[] {
  if (possessives.has(wordAt(sentence, at))) return one
  if (backwards) {
    const word = wordAt(sentence, at)
    return (word === "'s" || word === "'" || word === '’') && whoIs(sentence, at - 1) === 'person' ? [2] : no
  }
  return peopleAt(sentence, at, false, ['person']).flatMap((length) =>
    /^(?:'s|'|’)$/.test(wordAt(sentence, at + length)) ? [length + 1] : [],
  )
}

export type Lists = Readonly<Record<string, readonly string[]>>

/** Reads a pattern; throws with its text where it can’t be understood. */
export function readPattern(written: string, lists: Lists): Pattern {
  const elements: Element[] = []
  for (const part of written.split(' ').filter(Boolean)) {
    const optional = part.length > 1 && part.endsWith('?')
    elements.push(readElement(optional ? part.slice(0, -1) : part, optional, lists, written))
  }
  const anchor = rarestOf(elements)
  const words = elements[anchor]?.words
  if (!words) throw new Error(`The pattern “${written}” has no word at which to look for it.`)
  return { elements, anchor, words: [...words] }
}

/** The element at which to look: the one whose words, all together, are met least often. */
function rarestOf(elements: readonly Element[]): number {
  let rarest = -1
  let least = Number.POSITIVE_INFINITY
  for (const [index, { words, optional }] of elements.entries()) {
    if (!words || optional) continue
    let often = 0
    for (const word of words) often += timesMet(word)
    if (often >= least) continue
    rarest = index
    least = often
  }
  return rarest
}

/** Signs are never looked for. */
const timesMet = (word: string) =>
  /^[a-z][a-z-]*$/.test(word) ? (frequency.get(word) ?? 10) : Number.POSITIVE_INFINITY

function readElement(body: string, optional: boolean, lists: Lists, written: string): Element {
  if (body === '..' || body === '...')
    return { optional: false, steps: true, words: null, lengths: body === '..' ? shortGapAt : gapAt }
  if (body === '^')
    return {
      optional,
      steps: false,
      words: null,
      lengths: (sentence, at, backwards) => (atBegin(sentence, at, backwards) ? [0] : no),
    }
  if (body === '$')
    return { optional, steps: true, words: null, lengths: (sentence, at) => (atEnd(sentence, at) ? [0] : no) }
  const kind = /^<(\w+)>$/.exec(body)?.[1]
  if (kind !== undefined) {
    const lengths = kinds[kind]
    if (!lengths)
      throw new Error(`The pattern “${written}” names a kind of word that there isn’t: <${kind}>.`)
    return { optional, steps: true, words: null, lengths }
  }
  const words = wordsOf(body, lists, written)
  return {
    optional,
    steps: true,
    words,
    lengths: (sentence, at) => (words.has(wordAt(sentence, at)) ? one : no),
  }
}

function wordsOf(body: string, lists: Lists, written: string): Set<string> {
  const words = new Set<string>()
  for (const part of body.split('|')) {
    const verbs = /^\{(.+)\}$/.exec(part)?.[1]
    if (verbs !== undefined)
      for (const verb of verbs.split(',')) for (const form of formsOf(verb)) words.add(form)
    else if (part.length > 1 && part.startsWith(':')) {
      const known = lists[part.slice(1)]
      if (!known) throw new Error(`The pattern “${written}” names a list that there isn’t: ${part}.`)
      for (const word of known) words.add(word)
    } else words.add(part)
  }
  return words
}

const shortGapAt: Element['lengths'] = (sentence, at, backwards) => gapAt(sentence, at, backwards).slice(0, 4)

function gapAt(sentence: Sentence, at: number, backwards: boolean): readonly number[] {
  for (let taken = 0; taken < 6; taken++) {
    const token = tokenAt(sentence, backwards ? at - taken : at + taken)
    if (token.kind === 'point' && (token.word === '' || sentenceStops.has(token.word)))
      return gap.slice(0, taken + 1)
  }
  return gap
}

/** At the beginning, openings such as `Status: Done -`, signs and numbers aside. */
function atBegin(sentence: Sentence, at: number, backwards: boolean): boolean {
  for (let before = backwards ? at : at - 1; before >= 0; before--) {
    const { kind, word } = tokenAt(sentence, before)
    if (kind === 'word')
      return sentenceStops.has(wordAt(sentence, before + 1)) || /^[-–—]$/.test(wordAt(sentence, before + 1))
    if (kind === 'point' && word === ')') {
      while (before > 0 && wordAt(sentence, before) !== '(') before--
    }
  }
  return true
}

function atEnd(sentence: Sentence, at: number): boolean {
  for (let after = at; after < sentence.tokens.length; after++)
    if (tokenAt(sentence, after).kind !== 'point') return false
  return true
}

/** Whether a pattern fits with its anchor at a token, and how far it reaches. */
export function matchAt(pattern: Pattern, sentence: Sentence, at: number): Match | null {
  const to = forward(pattern.elements, pattern.anchor, sentence, at)
  if (to === -1) return null
  const from = backward(pattern.elements, pattern.anchor - 1, sentence, at - 1)
  return from === -1 ? null : { from, to: to - 1, anchor: at }
}

/** How many adverbs in a row may be stepped over. */
const mostAdverbs = 3

/** The token behind the match, or -1. */
function forward(
  elements: readonly Element[],
  index: number,
  sentence: Sentence,
  at: number,
  stepped = 0,
): number {
  const element = elements[index]
  if (!element) return at
  for (const length of element.lengths(sentence, at, false)) {
    const end = forward(elements, index + 1, sentence, at + length)
    if (end !== -1) return end
  }
  if (element.optional) {
    const end = forward(elements, index + 1, sentence, at, stepped)
    if (end !== -1) return end
  }
  return steppable(sentence, at, stepped) ? forward(elements, index, sentence, at + 1, stepped + 1) : -1
}

/** The first token of the match, or -1. */
function backward(
  elements: readonly Element[],
  index: number,
  sentence: Sentence,
  at: number,
  stepped = 0,
): number {
  const element = elements[index]
  if (!element) return at + 1
  for (const length of element.lengths(sentence, at, true)) {
    const begin = backward(elements, index - 1, sentence, at - length)
    if (begin !== -1) return begin
  }
  if (element.optional) {
    const begin = backward(elements, index - 1, sentence, at, stepped)
    if (begin !== -1) return begin
  }
  return element.steps && steppable(sentence, at, stepped)
    ? backward(elements, index, sentence, at - 1, stepped + 1)
    : -1
}

function steppable(sentence: Sentence, at: number, stepped: number): boolean {
  const token = sentence.tokens[at]
  return stepped < mostAdverbs && token !== undefined && token.kind === 'word' && isAdverb(token.word)
}
