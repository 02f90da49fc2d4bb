import { type Opening, openingOf, verbAt } from './opening.ts'
import { reliesOnPeople } from './people.ts'
import type { Word } from './sentence.ts'
import { lengthIn, type Tables } from './tables.ts'
import type { ReasonId, VerbClass } from './wording.ts'

/** An item, read: its first sentence, how it sets out, and the sentences after it. */
export interface Read {
  words: readonly Word[]
  opening: Opening
  later: readonly (readonly Word[])[]
  /** Names of people, in lower case. */
  names: ReadonlySet<string>
}

const codelike = /[\d_=/\\@#]|\w\.\w|[a-z][A-Z]|^[A-Z][A-Z0-9]+s?$|^-{1,2}\w/

/** Code, a number, a product: something that exists once. A capital letter counts only inside the sentence. */
const isNamed = (word: Word, index: number): boolean =>
  word.quoted || codelike.test(word.raw) || (index > 0 && /^\p{Lu}/u.test(word.raw))

const quantity = /^[<>≥≤~]?\d[\d.,]*(?:%|[a-z]{1,3})?$/i

/** Whether words say more than could be said after any incident. */
function saysSomething(words: readonly Word[], { sets }: Tables): boolean {
  return words.some(
    ({ norm }) => !sets.blur.has(norm) && !sets.generics.has(norm) && !sets.comparisons.has(norm),
  )
}

/** General words narrow each other down: three of them together are about something. */
const isGeneric = (words: readonly Word[], tables: Tables): boolean =>
  !saysSomething(words, tables) && words.filter(({ norm }) => tables.sets.generics.has(norm)).length < 3

const compares = (words: readonly Word[], at: number, { sets }: Tables): boolean =>
  sets.comparisons.has(words[at]?.norm ?? '') &&
  words[at + 1]?.norm !== 'than' &&
  !sets.uncompared.has(words[at - 1]?.norm ?? '')

/** What promises nothing by itself: no condition after it says when it is finished. */
const endless: ReadonlySet<VerbClass> = new Set(['mull', 'people', 'carry-on', 'study', 'ask'])

/** A condition or a purpose that says something, and does not again only compare. */
function hasEndState({ words, opening }: Read, tables: Tables): boolean {
  const kind = opening.verb?.kind
  const { endStates, relatives } = tables.sets
  const relativesCount = kind === 'change' || kind === 'settle' || opening.verb === null
  const ends = kind === 'hope' ? tables.sets.purposes : endStates
  for (let at = opening.rest; at < words.length; at++) {
    if (quantity.test(words[at]?.norm ?? '')) return true
    if (kind === 'settle' && tables.sets.states.has(words[at]?.norm ?? '')) return true
    const length = lengthIn(ends, words, at) || (relativesCount ? lengthIn(relatives, words, at) : 0)
    if (length === 0) continue
    const clause = words.slice(at + length)
    const blurred = clause.slice(0, 6).some((_, index) => compares(clause, index, tables))
    if (!blurred && saysSomething(clause, tables)) return true
    at += length - 1
  }
  return false
}

const passing = /^(?:to|see|and|document|the|exactly|out)$/
const unanswerable =
  /^(?:or not )?(?:(?:we|i) (?:should|want|need|might|may)|it makes sense|to|and how|additional|more|further|any)\b/

/** A check with an outcome: `review … to make sure that`. */
const checks = /^(?:ensure|make sure|verify|confirm|check)/

function hasOutcome({ words, opening }: Read, tables: Tables): boolean {
  return words.some(
    (word, at) =>
      at >= opening.rest &&
      word.norm === 'to' &&
      checks.test(`${words[at + 1]?.norm} ${words[at + 2]?.norm}`) &&
      saysSomething(words.slice(at + 3), tables),
  )
}

/** A question with an answer: `why`, `whether`, `which`; not `how to`, not `if we can`. */
function isBounded({ words, opening }: Read, tables: Tables): boolean {
  let at = opening.rest
  const last = opening.verb?.kind === 'ask' ? at + 4 : at
  while (
    passing.test(words[at]?.norm ?? '') ||
    (at < last && !/^(?:if|whether|which)$/.test(words[at]?.norm ?? ''))
  )
    at++
  const length = lengthIn(tables.sets.bounded, words, at)
  const rest = words.slice(at + length)
  const beginning = rest
    .slice(0, 4)
    .map((word) => word.norm)
    .join(' ')
  return (
    length > 0 &&
    (opening.verb?.kind === 'ask' || !unanswerable.test(beginning)) &&
    saysSomething(rest, tables)
  )
}

const joins = (words: readonly Word[], at: number, { sets }: Tables): boolean =>
  sets.connectors.has(words[at]?.norm ?? '') || /[,;]/.test(words[at]?.after ?? '')

/** The class of a verb that is joined right to the first: `identify and implement`. */
function joinedVerb({ words, opening }: Read, tables: Tables): VerbClass | null {
  if (!tables.sets.connectors.has(words[opening.rest]?.norm ?? '')) return null
  return verbAt(words, opening.rest + 1, tables, /ing$/)?.kind ?? null
}

/** A command further on that names a change: `…, and send an alert`. */
function goesOn({ words, opening, later }: Read, tables: Tables): boolean {
  const { connectors, nounPrepositions } = tables.sets
  for (let at = opening.rest; at < words.length - 2; at++) {
    if (!joins(words, at, tables)) continue
    let next = at + 1
    while (
      connectors.has(words[next]?.norm ?? '') ||
      /^(?:try|to|also|then|possibly|have|already|has)$/.test(words[next]?.norm ?? '')
    )
      next++
    const perfect = /^(?:have|has|already)$/.test(words[next - 1]?.norm ?? '')
    const verb = verbAt(words, next, tables, perfect ? /ed$/ : undefined)
    const after = words[next + 1]?.norm ?? ''
    if (verb?.kind === 'change' && !nounPrepositions.has(after) && !connectors.has(after) && after !== '')
      return true
  }
  return later.some((sentence) => {
    const other = openingOf(sentence, tables)
    return other.verb?.kind === 'change' && !other.negated && other.manner !== 'state' && sentence.length > 4
  })
}

/** `raise the timeout`: a direction of a thing with a value. */
const setsValue = ({ words, opening }: Read, { sets }: Tables): boolean =>
  opening.manner === 'command' &&
  words.slice(opening.rest, opening.rest + 5).some(({ norm }) => sets.settings.has(norm))

function verbSign(read: Read, verb: VerbClass, tables: Tables): ReasonId {
  if ((verb === 'study' || verb === 'ask') && isBounded(read, tables)) return 'question'
  if (verb === 'study' && hasOutcome(read, tables)) return 'question'
  if (verb === 'hope' && setsValue(read, tables)) return 'verb-change'
  return `verb-${verb}`
}

/** `The proxy should check …`: what people would only look after, a machine does or does not. */
const byMachine = ({ opening, words }: Read, { sets }: Tables): boolean =>
  opening.manner === 'declared' &&
  (opening.verb?.kind === 'study' || opening.verb?.kind === 'watch' || opening.verb?.name === 'check') &&
  words.slice(opening.subject.length, opening.rest).every(({ norm }) => norm !== 'be') &&
  opening.subject.every(({ norm }) => !sets.people.has(norm))

/** A ban asks for discipline; a condition makes it a rule that can be built. */
function negatedSign({ words, opening }: Read, { sets }: Tables): ReasonId {
  if (opening.manner === 'declared') return 'aspiration'
  return words.some(({ norm }) => sets.starters.has(norm)) ? 'declared' : 'verb-people'
}

function headSign(read: Read, tables: Tables): ReasonId {
  const { manner, verb, negated, subject } = read.opening
  if (manner === 'state') return 'problem'
  if (manner === 'noun') return 'no-verb'
  if (manner === 'done') return 'already-done'
  if (negated) return negatedSign(read, tables)
  if (verb) return verbSign(read, byMachine(read, tables) ? 'change' : verb.kind, tables)
  return /^needs?$/.test(read.words[subject.length]?.norm ?? '') ? 'no-verb' : 'declared'
}

/** The way there is named, and is not again a comparison: `… by caching the index`. */
function hasMeans(words: readonly Word[], tables: Tables): boolean {
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

function* comparisonSign({ words, opening }: Read, head: ReasonId, tables: Tables): Generator<ReasonId> {
  const start = opening.manner === 'noun' ? 0 : opening.rest
  const at = words.findIndex((_, index) => index >= start && compares(words, index, tables))
  if (at < 0) return
  const between = words
    .slice(start, at)
    .some(({ norm }) => tables.sets.prepositions.has(norm) || tables.sets.relatives.has(norm))
  if (hasMeans(words.slice(at + 1), tables)) return
  const until = words.findIndex(({ norm }, index) => index > start && /^(?:so|such)$/.test(norm))
  const direction = opening.verb?.kind === 'settle' || opening.verb?.kind === 'hope'
  const apart = between || /^(?:in|on|at)$/.test(words[at + 1]?.norm ?? '')
  yield (head !== 'question' && at < start + 4 && !apart) ||
  (direction && at < start + 7 && (until < 0 || at < until))
    ? 'comparison'
    : 'comparison-later'
}

/** `… to improve the accuracy of alerts` tells of a hope; what is changed stands before it. */
function beforeHope(object: readonly Word[], tables: Tables): readonly Word[] {
  const at = object.findIndex(
    (word, index) => word.norm === 'to' && verbAt(object, index + 1, tables)?.kind === 'hope',
  )
  return at < 0 ? object : object.slice(0, at)
}

/** A thing for a purpose: `checks to reject …`, `a plan for moving …`. */
const hasPurpose = (words: readonly Word[], tables: Tables): boolean =>
  words.some(({ norm }, at) => {
    if (norm !== 'to' && norm !== 'for') return false
    const verb = verbAt(words, at + 1, tables, norm === 'for' ? /ing$/ : undefined)
    return verb?.kind === 'change' && (norm === 'to' || /ing$/.test(words[at + 1]?.norm ?? ''))
  })

const endIsTold = (read: Read, tables: Tables): boolean =>
  read.opening.manner !== 'state' &&
  (hasEndState(read, tables) || (read.opening.manner === 'noun' && hasPurpose(read.words, tables)))

function* objectSigns(read: Read, tables: Tables): Generator<ReasonId> {
  const { opening, words } = read
  const kind = opening.verb?.kind
  const object = words.slice(opening.manner === 'noun' ? 0 : opening.rest)
  if (isGeneric([...opening.subject, ...beforeHope(object, tables)], tables)) yield 'generic'
  if (words.some(isNamed)) yield 'named'
  if (words.length >= 6) yield 'detail'
  if (words.length < 2) yield 'one-word'
  const joined = joinedVerb(read, tables)
  if (joined === 'mull') yield 'verb-mull'
  if (kind && endless.has(kind) && kind !== 'study' && kind !== 'ask') return
  if (!(kind && endless.has(kind)) && endIsTold(read, tables)) yield 'end-state'
  if (kind !== 'change' && (joined === 'change' || goesOn(read, tables))) yield 'second-verb'
}

/** What counts no longer where another sign stands: an end that never comes is no end. */
const undone: Partial<Record<ReasonId, readonly ReasonId[]>> = {
  'end-state': ['comparison', 'forever'],
  'second-verb': ['on-people'],
}

/** Everything that was seen in an item, each sign once. `sentence` is its first sentence as plain text. */
export function signsOf(read: Read, sentence: string, tables: Tables): ReasonId[] {
  const { phrases } = tables.wording
  const head = headSign(read, tables)
  const comparison = [...comparisonSign(read, head, tables)]
  const object = [...objectSigns(read, tables)]
  const signs = [head, ...comparison, ...object]
  if (phrases.people.pattern.test(sentence) || reliesOnPeople(read, tables)) signs.push('on-people')
  if (phrases.forever.pattern.test(sentence)) signs.push('forever')
  if (phrases.hedge.pattern.test(sentence)) signs.push('hedge')
  return [...new Set(signs)].filter((id) => !signs.some((other) => undone[id]?.includes(other)))
}
