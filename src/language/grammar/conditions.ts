import { handwork } from '../english/words.ts'
import type { Match } from '../pattern/match.ts'
import { isAdverb, isAuxiliary, isClauseWord, isDeterminer, isPreposition, type Who } from './lexicon.ts'
import { type Sentence, tokenAt, wordAt } from './sentence.ts'
import { agentOf, subjectOf } from './subject.ts'
import { isParticiple } from './verbs.ts'

/** What the grammar can say about a match, by the name that the tables use. */
export const conditions = {
  /** Somebody did it, or a passive that hides who did: `was accidentally deleted`. A machine or a plan did not. */
  'somebody did': (sentence, match) => somebodyDid(sentence, match, anyHand),
  /** The same, and the verb is one for which it takes a hand: `was incorrectly set`. */
  'a hand did': (sentence, match) =>
    !isAttributive(sentence, match) && somebodyDid(sentence, match, isHandwork),
  /** The same, and it is said who: a person or a role, not `we`. */
  'somebody named did': (sentence, match) => {
    const verb = verbBeside(sentence, match)
    return verb !== -1 && !isPlanned(sentence, verb) && isNamed(actorOf(sentence, verb))
  },
  /** A passive without a machine behind it. */
  'by no machine': (sentence, match) => {
    const agent = agentOf(sentence, match.to)
    return agent !== 'thing' && agent !== 'means'
  },
  /** A passive that names nobody, and gives no reason. */
  'by nobody': (sentence, match) => agentOf(sentence, match.to) === 'none',
} satisfies Record<string, (sentence: Sentence, match: Match) => boolean>

export type Condition = keyof typeof conditions

const being = new Set(['am', 'is', 'are', 'was', 'were', 'be', 'been', 'being'])
const becoming = new Set(['get', 'got', 'gets', 'getting', 'gotten'])
/** Behind these a verb tells of what might be, or must not. */
const planning = new Set(
  'to could can may might would will cannot from against never not if avoid prevent without'.split(' '),
)

const isNamed = (who: Who) => who === 'person' || who === 'self'

const byHand = new Set(handwork)
/** `presumes` as well as `presumed`. */
const isHandwork = (word: string) =>
  byHand.has(word) || byHand.has(word.replace(/s?$/, 'd')) || byHand.has(word.replace(/s?$/, 'ed'))
/** Software does these as often as people do. */
const anyHand = () => true

function somebodyDid(sentence: Sentence, match: Match, fits: (verb: string) => boolean): boolean {
  const verb = verbBeside(sentence, match)
  if (verb === -1 || isPlanned(sentence, verb)) return false
  if (isPassive(sentence, verb)) {
    const agent = agentOf(sentence, verb)
    return agent !== 'thing' && agent !== 'means' && fits(wordAt(sentence, verb))
  }
  if (followsPassive(sentence, verb)) return true
  const actor = actorOf(sentence, verb)
  if (actor === 'thing') return isHeadline(sentence, verb) && fits(wordAt(sentence, verb))
  // A user who slips is a person; what else happens to users is impact.
  return actor === 'none' || fits(wordAt(sentence, verb))
}

/** `The annotations were modified, accidentally overwriting …`: whoever modified them did. */
function followsPassive(sentence: Sentence, verb: number): boolean {
  if (!wordAt(sentence, verb).endsWith('ing')) return false
  for (let at = verb - 1; at >= Math.max(0, verb - 16); at--) {
    if (!isParticiple(wordAt(sentence, at))) continue
    const agent = agentOf(sentence, at)
    return isPassive(sentence, at) && agent !== 'thing' && agent !== 'means'
  }
  return false
}

/** `Config accidentally reverted`: a participle without its `was`, because no object follows. */
function isHeadline(sentence: Sentence, verb: number): boolean {
  const { kind, word } = tokenAt(sentence, verb + 1)
  const ends =
    kind === 'point'
      ? word !== '('
      : isPreposition(word) && word !== 'off' && word !== 'down' && word !== 'up'
  return isParticiple(wordAt(sentence, verb)) && ends && agentOf(sentence, verb) === 'none'
}

/** `because of incorrectly configured alerts`: a state, and nobody’s deed. */
function isAttributive(sentence: Sentence, match: Match): boolean {
  const before = wordAt(sentence, match.from - 1)
  return isDeterminer(before) || isPreposition(before)
}

function actorOf(sentence: Sentence, verb: number): Who {
  if (isPassive(sentence, verb)) {
    const agent = agentOf(sentence, verb)
    return agent === 'time' || agent === 'means' ? 'none' : agent
  }
  return subjectOf(sentence, verb).who
}

/** The verb that an adverb belongs to: most often the next word, else the one before. */
function verbBeside(sentence: Sentence, match: Match): number {
  const after = verbAfter(sentence, match.to)
  return after === -1 ? participleBefore(sentence, match.from) : after
}

function verbAfter(sentence: Sentence, adverb: number): number {
  for (let at = adverb + 1; at <= adverb + 3; at++) {
    const { word, kind } = tokenAt(sentence, at)
    if (kind !== 'word' || isClauseWord(word) || isPreposition(word) || isDeterminer(word)) return -1
    if (isAdverb(word)) continue
    return becoming.has(word) && isParticiple(wordAt(sentence, at + 1)) ? at + 1 : at
  }
  return -1
}

function participleBefore(sentence: Sentence, adverb: number): number {
  for (let at = adverb - 1; at >= Math.max(0, adverb - 8); at--) {
    const { word, kind } = tokenAt(sentence, at)
    if (kind === 'point' && word !== ',') return -1
    if (isParticiple(word)) return at
  }
  return -1
}

function isPassive(sentence: Sentence, verb: number): boolean {
  if (!isParticiple(wordAt(sentence, verb))) return false
  for (let at = verb - 1; at >= Math.max(0, verb - 5); at--) {
    const { word, kind } = tokenAt(sentence, at)
    if (kind !== 'word') return false
    if (being.has(word) || becoming.has(word)) return true
    if (!isAdverb(word) && !isAuxiliary(word) && word !== 'not') return false
  }
  return false
}

/** `to accidentally run`, `could be deleted by mistake`: nobody did it. */
function isPlanned(sentence: Sentence, verb: number): boolean {
  for (let at = verb - 1; at >= Math.max(0, verb - 6); at--) {
    const { word, kind } = tokenAt(sentence, at)
    if (kind !== 'word') return false
    if (planning.has(word)) return true
    if (!isAdverb(word) && !isAuxiliary(word)) return false
  }
  return false
}
