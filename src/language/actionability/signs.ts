import {
  compares,
  endIsTold,
  endless,
  hasMeans,
  hasOutcome,
  isBounded,
  isGeneric,
  type Read,
} from './ending.ts'
import { openingOf, verbAt } from './opening.ts'
import { reliesOnPeople } from './people.ts'
import type { Word } from './sentence.ts'
import type { Tables } from './tables.ts'
import type { ReasonId, VerbClass } from './wording.ts'

const codelike = /[\d_=/\\@#]|\w\.\w|[a-z][A-Z]|^[A-Z][A-Z0-9]+s?$|^-{1,2}\w/

/** Code, a number, a product: something that exists once. A capital letter counts only inside the sentence. */
const isNamed = (word: Word, index: number): boolean =>
  word.quoted || codelike.test(word.raw) || (index > 0 && /^\p{Lu}/u.test(word.raw))

const joins = (words: readonly Word[], at: number, { sets }: Tables): boolean =>
  sets.connectors.has(words[at]?.norm ?? '') || /[,;]/.test(words[at]?.after ?? '')

/** The class of a verb that is joined right to the first: `identify and implement`. */
function joinedVerb({ words, opening }: Read, tables: Tables): VerbClass | null {
  if (!tables.sets.connectors.has(words[opening.rest]?.norm ?? '')) return null
  return verbAt(words, opening.rest + 1, tables, /ing$/)?.kind ?? null
}

/** A command further on that names a change: `…, and send an alert`. */
function goesOn({ words, opening, later }: Read, tables: Tables): boolean {
  const { connectors, nounPrepositions, betweenVerbs: passing, passives } = tables.sets
  for (let at = opening.rest; at < words.length - 2; at++) {
    if (!joins(words, at, tables)) continue
    let next = at + 1
    while (connectors.has(words[next]?.norm ?? '') || passing.has(words[next]?.norm ?? '')) next++
    const made = words.slice(at + 1, next).some(({ norm }) => passives.has(norm))
    const verb = verbAt(words, next, tables, made ? /ed$/ : undefined)
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
const byMachine = ({ opening }: Read, { sets }: Tables): boolean =>
  opening.manner === 'declared' &&
  (opening.verb?.kind === 'study' || opening.verb?.kind === 'watch' || opening.verb?.name === 'check') &&
  !opening.passive &&
  opening.subject.every(({ norm }) => !sets.people.has(norm))

/** A ban asks for discipline; a condition makes it a rule that can be built. */
function negatedSign({ words, opening }: Read, { sets }: Tables): ReasonId {
  if (opening.manner === 'declared') return 'aspiration'
  return words.some(({ norm }) => sets.starters.has(norm)) ? 'declared' : 'verb-people'
}

function headSign(read: Read, tables: Tables): ReasonId {
  const { manner, verb, negated, modal } = read.opening
  if (manner === 'state') return 'problem'
  if (manner === 'noun') return 'no-verb'
  if (manner === 'done') return 'already-done'
  if (negated) return negatedSign(read, tables)
  if (verb) return verbSign(read, byMachine(read, tables) ? 'change' : verb.kind, tables)
  return tables.sets.wants.has(modal) ? 'no-verb' : 'declared'
}

function* comparisonSign({ words, opening }: Read, head: ReasonId, tables: Tables): Generator<ReasonId> {
  const start = opening.manner === 'noun' ? 0 : opening.rest
  const at = words.findIndex((_, index) => index >= start && compares(words, index, tables))
  if (at < 0) return
  const between = words
    .slice(start, at)
    .some(({ norm }) => tables.sets.prepositions.has(norm) || tables.sets.relatives.has(norm))
  if (hasMeans(words.slice(at + 1), tables)) return
  const until = words.findIndex(({ norm }, index) => index > start && tables.sets.purposeful.has(norm))
  const direction = opening.verb?.kind === 'settle' || opening.verb?.kind === 'hope'
  const apart = between || tables.sets.places.has(words[at + 1]?.norm ?? '')
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

function* objectSigns(read: Read, tables: Tables): Generator<ReasonId> {
  const { opening, words } = read
  const kind = opening.verb?.kind
  const object = words.slice(opening.manner === 'noun' ? 0 : opening.rest)
  if (isGeneric([...opening.subject, ...beforeHope(object, tables)], tables)) yield 'generic'
  if (words.some(isNamed)) yield 'named'
  if (words.length - opening.rest + (opening.verb?.length ?? 0) + opening.subject.length >= 6) yield 'detail'
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
