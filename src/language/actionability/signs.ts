import { type Opening, openingOf, verbAt } from './opening.ts'
import type { Word } from './sentence.ts'
import { lengthIn, type Tables } from './tables.ts'
import type { ReasonId } from './wording.ts'

/** An item, read: its first sentence, how it sets out, and the sentences after it. */
export interface Read {
  words: readonly Word[]
  opening: Opening
  later: readonly (readonly Word[])[]
  /** Names of people, in lower case. */
  names: ReadonlySet<string>
}

/** Only the form in which a verb is listed. */
const asWritten = /^$/

const codelike = /[\d_=/\\@#]|\w\.\w|[a-z][A-Z]|^[A-Z][A-Z0-9]+s?$|^-{1,2}\w/

/** Code, a number, a product: something that exists once. A capital letter counts only inside the sentence. */
const isNamed = (word: Word, index: number): boolean =>
  word.quoted || codelike.test(word.raw) || (index > 0 && /^\p{Lu}/u.test(word.raw))

const quantity = /^[<>≥≤~]?\d[\d.,]*(?:%|[a-z]{1,3})?$/i

/** Whether words say more than could be said after any incident. */
function saysSomething(words: readonly Word[], tables: Tables): boolean {
  const { blur, generics, comparisons } = tables.sets
  return words.some(({ norm }) => !blur.has(norm) && !generics.has(norm) && !comparisons.has(norm))
}

const compares = (words: readonly Word[], at: number, tables: Tables): boolean => {
  const word = words[at]
  if (!word || !tables.sets.comparisons.has(word.norm)) return false
  return words[at + 1]?.norm !== 'than' && !/^(?:or|no|any|once|not|and)$/.test(words[at - 1]?.norm ?? '')
}

/** A condition or a purpose that says something, and does not again only compare. */
function hasEndState({ words, opening }: Read, tables: Tables): boolean {
  const kind = opening.verb?.kind
  const relativesCount = kind === 'change' || kind === 'settle' || opening.verb === null
  for (let at = opening.rest; at < words.length; at++) {
    const word = words[at]
    if (word && quantity.test(word.norm)) return true
    const length =
      lengthIn(tables.sets.endStates, words, at) ||
      (relativesCount ? lengthIn(tables.sets.relatives, words, at) : 0)
    if (length === 0) continue
    const clause = words.slice(at + length)
    const blurred = clause.some((_, index) => index < 6 && compares(clause, index, tables))
    if (!blurred && saysSomething(clause, tables)) return true
    at += length - 1
  }
  return false
}

/** A question with an answer: `why`, `whether`, `which`; not `how to`, not `if there is a way`. */
function isBounded({ words, opening }: Read, tables: Tables): boolean {
  let at = opening.rest
  while (/^(?:to|see|and|document|the|exactly|out|is|are)$/.test(words[at]?.norm ?? '')) at++
  const length = lengthIn(tables.sets.bounded, words, at)
  if (length === 0) return false
  const rest = words
    .slice(at + length, at + length + 4)
    .map((word) => word.norm)
    .join(' ')
  if (
    /^(?:or not )?(?:we|there is a way|there are ways|there's a way|it is possible|it's possible|it makes sense|to|and how|additional|more|further|any)\b/.test(
      rest,
    )
  )
    return false
  return saysSomething(words.slice(at + length), tables)
}

/** A command further on that names a change: `…, and send an alert`. */
function goesOn({ words, opening, later }: Read, tables: Tables): boolean {
  const { connectors, prepositions } = tables.sets
  for (let at = opening.rest; at < words.length - 2; at++) {
    const joined =
      connectors.has(words[at]?.norm ?? '') || words[at]?.after === ',' || words[at]?.after === ';'
    if (!joined) continue
    const next =
      connectors.has(words[at + 1]?.norm ?? '') ||
      /^(?:try|to|also|then|possibly)$/.test(words[at + 1]?.norm ?? '')
        ? at + 2
        : at + 1
    const verb = verbAt(words, next, tables, asWritten)
    const after = words[next + 1]?.norm ?? ''
    if (verb?.kind === 'change' && !prepositions.has(after) && !connectors.has(after) && after !== '')
      return true
  }
  return later.some((sentence) => {
    const other = openingOf(sentence, tables)
    return other.verb?.kind === 'change' && !other.negated && other.manner !== 'state' && sentence.length > 4
  })
}

/** `ensure that engineers check …`: people are to do it, unless something is done for them. */
function reliesOnPeople(read: Read, tables: Tables): boolean {
  const { words, opening, names } = read
  const isPerson = (word: Word | undefined) =>
    word !== undefined &&
    (tables.sets.people.has(word.norm) || /^@\w|\w@$/.test(word.raw) || names.has(word.norm))
  if (opening.manner === 'declared' && opening.verb?.kind !== 'change' && opening.subject.some(isPerson))
    return true
  if (
    opening.manner === 'declared' &&
    opening.subject.some(isPerson) &&
    /^(?:should|must|needs?|have|has|ought)$/.test(words[opening.subject.length]?.norm ?? '')
  )
    return true
  if (
    opening.verb?.name !== 'ensure' &&
    opening.verb?.name !== 'make sure' &&
    !/ensure that|make sure that/.test(opening.verb?.name ?? '')
  )
    return false
  const at = words.findIndex(
    (word, index) => index >= opening.rest && index < opening.rest + 5 && isPerson(word),
  )
  if (at < 0) return false
  const next = words[at + 1]?.norm ?? ''
  if (!/^(?:is|are|gets?|can|will|has|have)$/.test(next))
    return !tables.sets.prepositions.has(next) && !isSystem(next)
  return /^(?:gets?|has|have)$/.test(next) && !/ed$|en$/.test(words[at + 2]?.norm ?? '')
}

/** `user pods`, `team calendar`: a thing that belongs to people is no person. Only nouns known to be things count. */
const isSystem = (norm: string): boolean =>
  /^(?:pods?|accounts?|data|channels?|calendar|pages?|servers?|processes|list|requests?|sessions?)$/.test(
    norm,
  )

function* headSigns(read: Read, tables: Tables): Generator<ReasonId> {
  const { opening, words } = read
  const kind = opening.verb?.kind
  if (opening.manner === 'state') yield 'problem'
  else if (opening.manner === 'noun') yield 'no-verb'
  else if (opening.manner === 'done') yield 'already-done'
  else if (opening.negated) yield opening.manner === 'declared' ? 'aspiration' : 'verb-people'
  else if (!kind)
    yield opening.verb || !/^(?:need|needs)$/.test(words[opening.subject.length]?.norm ?? '')
      ? 'declared'
      : 'no-verb'
  else if ((kind === 'study' || kind === 'ask') && isBounded(read, tables)) yield 'question'
  else if (kind === 'hope' && opening.manner === 'command' && setsValue(read, tables)) yield 'verb-change'
  else yield `verb-${kind}`
}

/** `raise the timeout`: a direction of a thing with a value. */
const setsValue = ({ words, opening }: Read, tables: Tables): boolean =>
  words.slice(opening.rest, opening.rest + 5).some(({ norm }) => tables.sets.settings.has(norm))

function* objectSigns(read: Read, tables: Tables): Generator<ReasonId> {
  const { opening, words } = read
  const kind = opening.verb?.kind
  const object = words.slice(opening.manner === 'noun' ? 0 : opening.rest)
  const near = opening.manner === 'noun' ? 0 : opening.rest
  const first = words.findIndex((_, at) => at >= near && compares(words, at, tables))
  if (first >= 0) yield first < near + 4 ? 'comparison' : 'comparison-later'
  if (!saysSomething([...opening.subject, ...object], tables)) yield 'generic'
  if (words.some(isNamed)) yield 'named'
  if (words.length >= 6) yield 'detail'
  if (words.length < 2) yield 'one-word'
  if (kind !== 'mull' && kind !== 'carry-on' && kind !== 'people' && hasEndState(read, tables))
    yield 'end-state'
  if (
    kind !== 'change' &&
    kind !== 'mull' &&
    kind !== 'people' &&
    kind !== 'carry-on' &&
    goesOn(read, tables)
  )
    yield 'second-verb'
}

/** Everything that was seen in an item, each sign once. */
export function signsOf(read: Read, sentence: string, tables: Tables): ReasonId[] {
  const { phrases } = tables.wording
  const signs = [...headSigns(read, tables), ...objectSigns(read, tables)]
  if (phrases.people.pattern.test(sentence) || reliesOnPeople(read, tables)) signs.push('on-people')
  if (phrases.forever.pattern.test(sentence)) signs.push('forever')
  if (phrases.hedge.pattern.test(sentence)) signs.push('hedge')
  return signs
}
