import {
  isAmbiguous,
  isDeterminer,
  isGivenName,
  isPeopleNoun,
  isPreposition,
  isQuantifier,
  isTechnical,
  isUser,
  pronounWho,
  type Who,
} from './lexicon.ts'
import { type Sentence, tokenAt, wordAt, writtenAt } from './sentence.ts'
import { isPast } from './verbs.ts'

/** Who one token names, with the words before it taken into account: a `cluster operator` is software. */
export function whoIs(sentence: Sentence, at: number): Who {
  const token = tokenAt(sentence, at)
  if (token.kind === 'handle') return isRealHandle(token.word) ? 'person' : 'thing'
  if (token.kind !== 'word') return 'thing'
  const { lexicon } = sentence
  const pronoun = pronounWho(token.word)
  if (pronoun) return pronoun
  if (isUser(token.word)) return 'user'
  if (lexicon.names.has(token.word)) return 'person'
  const whole = isPeopleNoun(lexicon, token.word)
  const tail = token.word.slice(token.word.lastIndexOf('-') + 1)
  if (whole || (tail !== token.word && isPeopleNoun(lexicon, tail)))
    return isSoftware(sentence, at) ? 'thing' : 'person'
  if (token.capital && isGivenName(token.word)) return 'person'
  return 'thing'
}

/** `@daily` and `@sha256` are no people. */
const isRealHandle = (word: string) =>
  !/^@(?:daily|hourly|weekly|monthly|yearly|reboot|here|channel|everyone|all|latest|sha\d+)$/.test(word)

const clusterTalk = /\b(?:kubernetes|k8s|helm|reconcil\w*|crd|operatorhub|kubectl|namespace)\b/i

function isSoftware(sentence: Sentence, at: number): boolean {
  const word = wordAt(sentence, at)
  if (!isAmbiguous(word)) return false
  const before = tokenAt(sentence, at - 1)
  if (before.kind === 'word' && !isDeterminer(before.word)) {
    if (
      isTechnical(before.word) ||
      before.word.includes('-') ||
      /[a-z][A-Z]/.test(writtenAt(sentence, at - 1))
    )
      return true
    if (before.capital && tokenAt(sentence, at).capital && at - 1 > 0) return true
  }
  if (before.kind === 'thing' || /[a-z][A-Z]/.test(writtenAt(sentence, at))) return true
  return word.startsWith('operator') && clusterTalk.test(sentence.text.slice(sentence.start, sentence.end))
}

/** Who the noun phrase between two tokens (the last one included) is about: its head, not what stands beside it. */
export function whoIn(sentence: Sentence, from: number, to: number): Who {
  let first = from
  while (first <= to && tokenAt(sentence, first).kind === 'point') first++
  if (first > to) return 'none'
  if (wordAt(sentence, first) === 'whoever') return 'they'
  const segments = segmentsOf(sentence, first, to)
  for (const [index, segment] of segments.entries()) {
    const phrase = isPreposition(wordAt(sentence, segment.from)) ? restartIn(sentence, segment) : segment
    if (!phrase) continue
    const head = headOf(sentence, phrase)
    const of = segments[index + 1]
    const counts = of && isQuantifier(wordAt(sentence, head)) && wordAt(sentence, of.from) === 'of'
    return counts ? whoIs(sentence, headOf(sentence, of)) : whoAmong(sentence, phrase, head)
  }
  return 'none'
}

/** The head, or somebody joined to it: `author and reviewers`. */
function whoAmong(sentence: Sentence, segment: Range, head: number): Who {
  const who = whoIs(sentence, head)
  if (who === 'person') return who
  for (let at = segment.from; at < head; at++) {
    const word = wordAt(sentence, at + 1)
    if ((word === 'and' || word === 'or') && whoIs(sentence, at) === 'person') return 'person'
  }
  return who
}

interface Range {
  from: number
  to: number
}

/** A phrase parted at its prepositions; each part but the first begins with one. */
function segmentsOf(sentence: Sentence, from: number, to: number): Range[] {
  const segments: Range[] = []
  let start = from
  for (let at = from + 1; at <= to; at++) {
    if (!isPreposition(wordAt(sentence, at))) continue
    segments.push({ from: start, to: at - 1 })
    start = at
  }
  segments.push({ from: start, to })
  return segments
}

/** `On Friday the engineer`: behind the prepositional phrase a new one begins with its article or pronoun. */
function restartIn(sentence: Sentence, segment: Range): Range | null {
  for (let at = segment.to; at > segment.from; at--) {
    const word = wordAt(sentence, at)
    const who = pronounWho(word)
    if (isDeterminer(word) || (who !== undefined && at === segment.to)) return { from: at, to: segment.to }
  }
  return null
}

/** The last word, or the person whom a participle goes on to describe: `the engineer running the migration`. */
function headOf(sentence: Sentence, segment: Range): number {
  for (let at = segment.from + 1; at <= segment.to; at++) {
    const word = wordAt(sentence, at)
    if ((word.endsWith('ing') || isPast(word)) && whoIs(sentence, at - 1) === 'person') return at - 1
  }
  let head = segment.to
  while (head > segment.from && tokenAt(sentence, head).kind === 'point') head--
  return head
}
