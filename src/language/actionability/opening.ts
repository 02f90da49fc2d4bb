import { firstOfTwo, type Word } from './sentence.ts'
import { lengthIn, type Tables } from './tables.ts'
import type { VerbClass } from './wording.ts'

/** How a sentence sets out: with a command, by saying what something will do, by what was done, or with a bare noun. */
export type Manner = 'command' | 'declared' | 'done' | 'state' | 'noun'

export interface Verb {
  /** In its base form. */
  name: string
  kind: VerbClass
  /** How many words it takes. */
  length: number
}

export interface Opening {
  manner: Manner
  /** The promise of its verb; null where there is none, or one that no table knows. */
  verb: Verb | null
  negated: boolean
  /** The first word after the verb. */
  rest: number
  /** Who or what does it in a declared sentence; empty for a command. */
  subject: readonly Word[]
  /** The modal of a declared sentence and whether a form of to be follows it; empty and false for others. */
  modal: string
  passive: boolean
}

const plain = { modal: '', passive: false }

const ing = /ing$/
const inflected = /ing$|[dentwkg]$/

const normAt = (words: readonly Word[], at: number): string => words[at]?.norm ?? ''

/** A verb of the tables that begins here, as listed or in one of the forms allowed. */
export function verbAt(words: readonly Word[], at: number, tables: Tables, forms?: RegExp): Verb | null {
  const first = words[at]
  if (!first || first.quoted) return null
  const written = firstOfTwo(first.norm)
  const rest = words.slice(at + 1, at + 4)
  for (const base of tables.wording.bases(written)) {
    if (base !== written && !written.endsWith(base) && !forms?.test(written)) continue
    const candidate = [{ norm: base }, ...rest]
    const length = lengthIn(tables.verbs, candidate, 0)
    const name = candidate
      .slice(0, length)
      .map((word) => word.norm)
      .join(' ')
    const kind = tables.verbs.get(name)
    if (kind) return { name, kind, length }
  }
  return null
}

/** How many words to skip before the verb: who speaks, a modal, an adverb, a no. */
function leadLength(words: readonly Word[], at: number, start: number, tables: Tables): number {
  const { lead, adverbs, subjects, negations, modals, beginnings } = tables.sets
  if (negations.has(normAt(words, at))) return 1
  if (/ly$/.test(normAt(words, at)) && !verbAt(words, at, tables)) return 1
  if (beginnings.has(normAt(words, at)) && verbAt(words, at + 1, tables, ing)) return 1
  if (at > start && normAt(words, at) === 'be' && modals.has(normAt(words, at - 1))) return 1
  if (normAt(words, at) === 'do' && negations.has(normAt(words, at + 1))) return 1
  return (
    lengthIn(lead, words, at) ||
    lengthIn(adverbs, words, at) ||
    (at === start ? lengthIn(subjects, words, at) : 0)
  )
}

function afterLead(words: readonly Word[], start: number, tables: Tables): { at: number; negated: boolean } {
  let at = start
  let negated = false
  for (let length = 1; length > 0 && at < words.length; at += length) {
    length = leadLength(words, at, start, tables)
    if (length > 0 && tables.sets.negations.has(normAt(words, at))) negated = true
  }
  return { at, negated }
}

/** `if …, do this`: where the second half begins; the same place if there is no such preface. */
function afterPreface(words: readonly Word[], start: number, tables: Tables): number {
  if (!tables.sets.prefaces.has(normAt(words, start))) return start
  const comma = words.findIndex((word, index) => index >= start && word.after === ',')
  return comma >= 0 && comma < words.length - 1 ? comma + 1 : start
}

/** Where the subject ends and a modal or a form of to be follows; -1 if there is none near enough. */
function turn(words: readonly Word[], start: number, set: ReadonlySet<string>, tables: Tables): number {
  for (let at = start + 1; at < Math.min(words.length, start + 14); at++) {
    if (lengthIn(set, words, at) > 0) return at
    if (/[:;.?!]/.test(words[at - 1]?.after ?? '')) return -1
    if (tables.sets.relatives.has(normAt(words, at))) return -1
  }
  return -1
}

/** After a modal: adverbs, a no and a form of to be may stand before the verb. `Always` makes a practice of it. */
function declared(words: readonly Word[], start: number, at: number, tables: Tables): Opening {
  const { modals, negations, passives, adverbs } = tables.sets
  const length = lengthIn(modals, words, at)
  let negated = normAt(words, at).endsWith("n't") || normAt(words, at) === 'cannot'
  let passive = normAt(words, at + length - 1) === 'be'
  let verb = at + length
  for (; verb < words.length; verb++) {
    const norm = normAt(words, verb)
    negated ||= negations.has(norm) || norm === 'always'
    passive ||= passives.has(norm)
    if (![negations, passives, adverbs].some((set) => set.has(norm)) && norm !== 'to') break
  }
  const found = verbAt(words, verb, tables, passive ? inflected : ing)
  const rest = verb + (found?.length ?? 0)
  const subject = words.slice(start, at)
  return { manner: 'declared', verb: found, negated, rest, subject, modal: normAt(words, at), passive }
}

/** `Tickets have been opened`, `the flag was removed`: a change that is made, or only a state of affairs. */
function told(words: readonly Word[], start: number, at: number, tables: Tables): Opening {
  const { passives, adverbs } = tables.sets
  let verb = at
  while (passives.has(normAt(words, verb)) || adverbs.has(normAt(words, verb))) verb++
  const found = verbAt(words, verb, tables, inflected)
  const made =
    found?.kind === 'change' && normAt(words, verb) !== found.name && !ing.test(normAt(words, verb))
      ? found
      : null
  const rest = verb + (found?.length ?? 0)
  return {
    manner: made ? 'done' : 'state',
    verb: made,
    negated: false,
    rest,
    subject: words.slice(start, at),
    ...plain,
  }
}

/** `Alert added for the queue`: a change that is made, told without a form of to be. */
function elliptic(words: readonly Word[], start: number, tables: Tables): Opening | null {
  const { nounPrepositions, determiners, prepositions } = tables.sets
  for (let at = start + 1; at < Math.min(words.length, start + 7); at++) {
    const before = normAt(words, at - 1)
    const after = normAt(words, at + 1)
    if (determiners.has(before) || prepositions.has(before) || words[at - 1]?.after) continue
    if (!/ed$/.test(normAt(words, at)) || (after !== '' && !nounPrepositions.has(after) && after !== 'to'))
      continue
    const verb = verbAt(words, at, tables, inflected)
    if (verb?.kind === 'change')
      return { manner: 'done', verb, negated: false, rest: at + 1, subject: words.slice(start, at), ...plain }
  }
  return null
}

/** A first word that no table knows is a verb if an article follows, or if it ends like one. */
const looksLikeVerb = (word: string, next: string, { sets }: Tables): boolean =>
  (sets.determiners.has(next) || /[^aeiou]i[sz]e$|ify$/.test(word)) &&
  ![sets.prepositions, sets.determiners, sets.passives, sets.prefaces, sets.obliging, sets.bounded].some(
    (set) => set.has(word),
  )

/** The verb here; of `work on splitting`, the splitting. */
function deedAt(words: readonly Word[], at: number, tables: Tables): Verb | null {
  const found = verbAt(words, at, tables, inflected)
  if (found?.name !== 'work on') return found
  const deed = ing.test(normAt(words, at + 2)) ? verbAt(words, at + 2, tables, ing) : null
  return deed ? { ...deed, length: deed.length + 2 } : found
}

function commandAt(words: readonly Word[], start: number, tables: Tables): Opening | null {
  const lead = afterLead(words, start, tables)
  const written = firstOfTwo(normAt(words, lead.at))
  const next = normAt(words, lead.at + 1)
  const { nouns, prepositions, connectors } = tables.sets
  if (nouns.has(written) && (prepositions.has(next) || connectors.has(next))) return null
  const command = (verb: Verb, manner: Manner, at: number): Opening => ({
    manner,
    verb,
    negated: lead.negated,
    rest: at + verb.length,
    subject: [],
    ...plain,
  })
  const made = written === 'have' ? verbAt(words, lead.at + 1, tables, inflected) : null
  if (made && made.name !== next && !ing.test(next)) return command(made, 'done', lead.at + 1)
  const found = deedAt(words, lead.at, tables)
  if (found) {
    const past = !ing.test(written) && written !== found.name.split(' ')[0] && /[dnt]$/.test(written)
    return command(found, past && !/ion$|ment$/.test(written) ? 'done' : 'command', lead.at)
  }
  return looksLikeVerb(written, next, tables)
    ? command({ name: written, kind: 'settle', length: 1 }, 'command', lead.at)
    : null
}

/** `Release process should …`: the first word is a verb only by its looks when a modal follows so soon. */
const onlyLooksSo = (words: readonly Word[], start: number, modal: number, { sets }: Tables): boolean =>
  modal > start + 1 &&
  modal <= start + 4 &&
  sets.obliging.has(normAt(words, modal)) &&
  !words
    .slice(start + 1, modal)
    .some(({ norm }) => sets.determiners.has(norm) || sets.bounded.has(norm) || norm === 'how')

/** Reads how a sentence sets out. */
export function openingOf(words: readonly Word[], tables: Tables, from = 0): Opening {
  const start = afterPreface(words, from, tables)
  const command = commandAt(words, start, tables)
  const modal = turn(words, start, tables.sets.modals, tables)
  if (command && !onlyLooksSo(words, start, modal, tables)) return command
  if (modal >= 0) return declared(words, start, modal, tables)
  const state = turn(words, start, tables.sets.passives, tables)
  if (state >= 0) return told(words, start, state, tables)
  const made = elliptic(words, start, tables)
  if (made) return made
  return { manner: 'noun', verb: null, negated: false, rest: start, subject: [], ...plain }
}
