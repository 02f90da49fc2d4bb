import { type Opening, verbAt } from './opening.ts'
import type { Word } from './sentence.ts'
import { lengthIn, type Tables } from './tables.ts'
import type { VerbClass } from './wording.ts'

/** An item, read: its first sentence, how it sets out, and the sentences after it. */
export interface Read {
  words: readonly Word[]
  opening: Opening
  later: readonly (readonly Word[])[]
  /** Names of people, in lower case. */
  names: ReadonlySet<string>
}

const quantity = /^[<>≥≤~]?\d[\d.,]*(?:%|[a-z]{1,3})?$/i

/** Whether words say more than could be said after any incident. */
export function saysSomething(words: readonly Word[], { sets }: Tables): boolean {
  return words.some(
    ({ norm }) => !sets.blur.has(norm) && !sets.generics.has(norm) && !sets.comparisons.has(norm),
  )
}

/** General words narrow each other down: three of them together are about something. */
export const isGeneric = (words: readonly Word[], tables: Tables): boolean =>
  !saysSomething(words, tables) && words.filter(({ norm }) => tables.sets.generics.has(norm)).length < 3

export const compares = (words: readonly Word[], at: number, { sets }: Tables): boolean =>
  sets.comparisons.has(words[at]?.norm ?? '') &&
  words[at + 1]?.norm !== 'than' &&
  !sets.uncompared.has(words[at - 1]?.norm ?? '')

/** What promises nothing by itself: no condition after it says when it is finished. */
export const endless: ReadonlySet<VerbClass> = new Set(['mull', 'people', 'carry-on', 'study', 'ask'])

/** Where a condition or a purpose begins, by the promise of the verb: after a direction few words end it. */
function endLength({ words, opening }: Read, at: number, { sets }: Tables): number {
  const kind = opening.verb?.kind
  if (kind === 'hope') return lengthIn(sets.purposes, words, at)
  const narrows = kind === 'change' || kind === 'settle' || opening.verb === null
  return lengthIn(sets.endStates, words, at) || (narrows ? lengthIn(sets.relatives, words, at) : 0)
}

/** A number, or a state that a thing either has or has not. */
const isMeasurable = ({ words, opening }: Read, at: number, { sets }: Tables): boolean =>
  quantity.test(words[at]?.norm ?? '') ||
  (opening.verb?.kind === 'settle' && sets.states.has(words[at]?.norm ?? ''))

/** A condition or a purpose that says something, and does not again only compare. */
function hasEndState(read: Read, tables: Tables): boolean {
  const { words, opening } = read
  for (let at = opening.rest; at < words.length; at++) {
    if (isMeasurable(read, at, tables)) return true
    const length = endLength(read, at, tables)
    if (length === 0) continue
    const clause = words.slice(at + length)
    const blurred = clause.slice(0, 6).some((_, index) => compares(clause, index, tables))
    if (!blurred && saysSomething(clause, tables)) return true
    at += length - 1
  }
  return false
}

/** A check with an outcome: `review … to make sure that`. */
export function hasOutcome({ words, opening }: Read, tables: Tables): boolean {
  return words.some(
    (word, at) =>
      at >= opening.rest &&
      word.norm === 'to' &&
      lengthIn(tables.sets.checks, words, at + 1) > 0 &&
      saysSomething(words.slice(at + 3), tables),
  )
}

/** A question with an answer: `why`, `whether`, `which`; not `how to`, not `if we should`. */
export function isBounded({ words, opening }: Read, tables: Tables): boolean {
  const { passing, askedFor, bounded, unanswerable } = tables.sets
  const asks = opening.verb?.kind === 'ask'
  let at = opening.rest
  // Who is asked stands before the question.
  if (asks) while (at < opening.rest + 4 && !askedFor.has(words[at]?.norm ?? '')) at++
  while (passing.has(words[at]?.norm ?? '')) at++
  const length = lengthIn(bounded, words, at)
  const rest = words.slice(at + length)
  return length > 0 && (asks || lengthIn(unanswerable, rest, 0) === 0) && saysSomething(rest, tables)
}

/** The way there is named, and is not again a comparison: `… by caching the index`. */
export function hasMeans(words: readonly Word[], tables: Tables): boolean {
  const at = words.findIndex(
    ({ norm }, index) =>
      lengthIn(tables.sets.means, words, index) > 0 &&
      (norm !== 'by' || /ing$/.test(words[index + 1]?.norm ?? '')),
  )
  const clause = words.slice(at + 1)
  return (
    at >= 0 && !clause.some((_, index) => compares(clause, index, tables)) && saysSomething(clause, tables)
  )
}

/** A thing for a purpose: `checks to reject …`, `a plan for moving …`. */
const hasPurpose = (words: readonly Word[], tables: Tables): boolean =>
  words.some(({ norm }, at) => {
    if (norm !== 'to' && norm !== 'for') return false
    const verb = verbAt(words, at + 1, tables, norm === 'for' ? /ing$/ : undefined)
    return verb?.kind === 'change' && (norm === 'to' || /ing$/.test(words[at + 1]?.norm ?? ''))
  })

export const endIsTold = (read: Read, tables: Tables): boolean =>
  read.opening.manner !== 'state' &&
  (hasEndState(read, tables) || (read.opening.manner === 'noun' && hasPurpose(read.words, tables)))
