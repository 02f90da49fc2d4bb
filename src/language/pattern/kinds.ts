import { isAdverb, isClauseWord, isDeterminer, pronounWho, type Who } from '../grammar/lexicon.ts'
import { whoIn, whoIs } from '../grammar/noun.ts'
import { type Sentence, tokenAt, wordAt } from '../grammar/sentence.ts'
import { isParticiple, isPast } from '../grammar/verbs.ts'

/** How many tokens a part of a pattern takes, beginning (or, backwards, ending) at one; none where it doesn’t fit. */
export type Lengths = (sentence: Sentence, at: number, backwards: boolean) => readonly number[]

export const one: readonly number[] = [1]
export const none: readonly number[] = []
const nothing: readonly number[] = [0]
const gap: readonly number[] = [0, 1, 2, 3, 4, 5, 6]

const byWord =
  (test: (word: string) => boolean): Lengths =>
  (sentence, at) => {
    const token = tokenAt(sentence, at)
    return token.kind === 'word' && test(token.word) ? one : none
  }

const possessives = new Set(['my', 'his', 'her', 'our', 'their', 'your'])
const sentenceStops = new Set(['.', '!', '!!', '?', '…', ';', ':'])

/** The kinds of word that a pattern may ask for. */
export const kinds: Readonly<Record<string, Lengths>> = {
  '^': (sentence, at, backwards) => (atBegin(sentence, at, backwards) ? nothing : none),
  $: (sentence, at) => (atEnd(sentence, at) ? nothing : none),
  '..': (sentence, at, backwards) => gapAt(sentence, at, backwards).slice(0, 4),
  '...': gapAt,
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
    return begins ? one : none
  },
  adverb: byWord(isAdverb),
  determiner: byWord(isDeterminer),
  word: (sentence, at) => (tokenAt(sentence, at).kind === 'word' ? one : none),
  anything: (sentence, at) => (tokenAt(sentence, at).kind !== 'point' ? one : none),
  /** An order or an infinitive, as far as a word tells by itself. */
  base: byWord((word) => !word.endsWith('ing') && !isPast(word) && !isDeterminer(word)),
  ing: byWord((word) => word.length > 4 && word.endsWith('ing')),
  number: (sentence, at) => (tokenAt(sentence, at).kind === 'number' ? one : none),
  comma: (sentence, at) => (wordAt(sentence, at) === ',' ? one : none),
  colon: (sentence, at) => (/^[:–—-]$/.test(wordAt(sentence, at)) ? one : none),
  people: (sentence, at, backwards) => peopleAt(sentence, at, backwards, ['person', 'self']),
  anyone: (sentence, at, backwards) => peopleAt(sentence, at, backwards, ['person', 'self', 'we', 'they']),
  owner: ownerAt,
}

function peopleAt(
  sentence: Sentence,
  at: number,
  backwards: boolean,
  who: readonly Who[],
): readonly number[] {
  if (backwards) return who.includes(whoIs(sentence, at)) ? one : none
  const lengths: number[] = []
  for (let end = at; end - at < 6 && isInPhrase(sentence, at, end); end++)
    if (who.includes(whoIs(sentence, end)) && who.includes(whoIn(sentence, at, end)))
      lengths.push(end - at + 1)
  return lengths
}

function isInPhrase(sentence: Sentence, from: number, at: number): boolean {
  const { kind, word } = tokenAt(sentence, at)
  if (kind !== 'word' && kind !== 'handle') return false
  return !isClauseWord(word) && !(at === from && word.endsWith('ing'))
}

function ownerAt(sentence: Sentence, at: number, backwards: boolean): readonly number[] {
  if (possessives.has(wordAt(sentence, at))) return one
  if (backwards) {
    const word = wordAt(sentence, at)
    return (word === "'s" || word === "'" || word === '’') && whoIs(sentence, at - 1) === 'person'
      ? [2]
      : none
  }
  return peopleAt(sentence, at, false, ['person']).flatMap((length) =>
    /^(?:'s|'|’)$/.test(wordAt(sentence, at + length)) ? [length + 1] : [],
  )
}

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
