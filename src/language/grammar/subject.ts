import { isAdverb, isAuxiliary, isClauseWord, type Who } from './lexicon.ts'
import { whoIn, whoIs } from './noun.ts'
import { type Sentence, tokenAt, wordAt } from './sentence.ts'
import { isParticiple, isPast } from './verbs.ts'

/** Who does what a verb says, and where the words for it begin. */
export interface Subject {
  who: Who
  /** The first token of the phrase, or of the verb where nothing stands before it. */
  from: number
  /** `to check`: nobody has done it yet. */
  infinitive: boolean
}

const nobody = (from: number): Subject => ({ who: 'none', from, infinitive: false })
/** How often a subject may be carried across `and`, `but` and `who`. */
const deepest = 4
/** A phrase that is longer than this is none. */
const longestPhrase = 16

/**
 * The grammatical subject of the verb at a token: adverbs, auxiliaries and whatever stands in parentheses or between
 * commas are stepped over, relative clauses lead to what they are about, and across `and` or `but` it is carried.
 */
export function subjectOf(sentence: Sentence, verb: number, depth = 0): Subject {
  const at = beforeVerb(sentence, verb)
  if (at < 0 || depth > deepest) return nobody(at + 1)
  const word = wordAt(sentence, at)
  if (word === 'to') return { who: 'none', from: at, infinitive: true }
  if (
    word === 'and' ||
    word === 'or' ||
    word === 'but' ||
    word === 'then' ||
    word === ',' ||
    word === ';' ||
    word === 'nor'
  )
    return carried(sentence, at, depth)
  if (word === 'who' || word === 'that' || word === 'which') return antecedent(sentence, at, depth)
  const from = beginOfPhrase(sentence, at)
  if (from > at) return nobody(at + 1)
  const boundary = wordAt(sentence, from - 1)
  if ((boundary === 'that' || boundary === 'which' || boundary === 'who') && hasVerb(sentence, from, at))
    return antecedent(sentence, from - 1, depth)
  return { who: whoIn(sentence, from, at), from, infinitive: false }
}

/** Steps back over what stands between a subject and its verb. */
function beforeVerb(sentence: Sentence, verb: number): number {
  let at = verb - 1
  for (let steps = 0; at >= 0 && steps < 24; steps++) {
    const { word, kind } = tokenAt(sentence, at)
    if (kind === 'word' && (isAdverb(word) || isAuxiliary(word) || word === 'not')) at--
    else if (word === ')') at = opening(sentence, at)
    else if (word === ',') {
      const before = parenthetical(sentence, at)
      if (before === at) return at
      at = before
    } else return at
  }
  return at
}

function opening(sentence: Sentence, close: number): number {
  for (let at = close - 1; at >= 0 && close - at < 40; at--) if (wordAt(sentence, at) === '(') return at - 1
  return close - 1
}

/** In front of `, who was new,` or `, however,`; the comma itself where it closes none. */
function parenthetical(sentence: Sentence, comma: number): number {
  for (let at = comma - 1; at >= 0 && comma - at < 14; at--) {
    const word = wordAt(sentence, at)
    if (word !== ',') continue
    const first = wordAt(sentence, at + 1)
    if (
      isParticiple(first) ||
      first.endsWith('ing') ||
      isAdverb(first) ||
      isClauseWord(first) ||
      /^(?:a|an|the|our|their|his|her|in|on|at|of|by|for|with|including)$/.test(first)
    )
      return at - 1
    return comma
  }
  return comma
}

/** The subject of the verb before, which a conjunction hands on. */
function carried(sentence: Sentence, conjunction: number, depth: number): Subject {
  for (let at = conjunction - 1; at >= 0 && conjunction - at < 40; at--) {
    const { word, kind } = tokenAt(sentence, at)
    if (kind === 'point' && (word === ';' || word === ':')) break
    if (kind !== 'word' || !(isPast(word) || isAuxiliary(word))) continue
    const subject = subjectOf(sentence, at, depth + 1)
    if (subject.who !== 'none' || subject.infinitive) return subject
  }
  return nobody(conjunction + 1)
}

function antecedent(sentence: Sentence, relative: number, depth: number): Subject {
  const at = wordAt(sentence, relative - 1) === ',' ? relative - 2 : relative - 1
  const person = wordAt(sentence, relative) === 'who'
  if (at < 0 || depth > deepest)
    return { who: person ? 'person' : 'thing', from: relative, infinitive: false }
  const from = beginOfPhrase(sentence, at)
  const who = whoIn(sentence, from, at)
  if (person && who === 'thing')
    return { who: whoIs(sentence, at) === 'thing' ? 'they' : whoIs(sentence, at), from, infinitive: false }
  return { who: who === 'none' ? 'thing' : who, from, infinitive: false }
}

/** Back to where the phrase that ends here begins: the last sign, conjunction or other clause before it. */
function beginOfPhrase(sentence: Sentence, end: number): number {
  let from = end + 1
  while (from > 0 && end - from < longestPhrase) {
    const { word, kind } = tokenAt(sentence, from - 1)
    if (kind === 'point' && word !== "'" && word !== '/' && word !== '&') break
    if (word === 'and' || word === 'or') {
      const joined = whoIs(sentence, from - 2)
      if (joined !== 'person' && joined !== 'self' && joined !== 'we') break
    } else if (isClauseWord(word) && !isPhraseWord(word)) break
    from--
  }
  return from
}

/** Words that begin clauses and phrases alike. */
const isPhraseWord = (word: string) =>
  word === 'before' ||
  word === 'after' ||
  word === 'since' ||
  word === 'until' ||
  word === 'as' ||
  word === 'than'

function hasVerb(sentence: Sentence, from: number, to: number): boolean {
  for (let at = from; at <= to; at++) {
    const { word, kind } = tokenAt(sentence, at)
    if (kind === 'word' && (isAuxiliary(word) || isPast(word))) return true
  }
  return false
}

const times = new Set(
  'then now monday tuesday wednesday thursday friday saturday sunday mistake accident hand noon midnight'.split(
    ' ',
  ),
)

/** Who a passive verb names behind `by`; `time` and `means` are no agents. */
export function agentOf(sentence: Sentence, verb: number): Who | 'time' | 'means' {
  const by = wordAfter(sentence, verb, 'by')
  if (by === -1) return 'none'
  const { kind, word } = tokenAt(sentence, by + 1)
  if (kind === 'number' || times.has(word)) return 'time'
  if (word.endsWith('ing')) return 'means'
  return whoIn(sentence, by + 1, endOfPhrase(sentence, by + 1))
}

/** Where a word stands in the rest of the clause, or -1. */
function wordAfter(sentence: Sentence, from: number, wanted: string): number {
  for (let at = from + 1; at < sentence.tokens.length && at - from < 12; at++) {
    const { word, kind } = tokenAt(sentence, at)
    if (kind === 'point' && word !== ',') return -1
    if (word === wanted) return at
  }
  return -1
}

function endOfPhrase(sentence: Sentence, from: number): number {
  let end = from
  while (end + 1 < sentence.tokens.length && end - from < 5) {
    const { word, kind } = tokenAt(sentence, end + 1)
    if (kind === 'point' || isClauseWord(word) || isAuxiliary(word)) break
    end++
  }
  return end
}
