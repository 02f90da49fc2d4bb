import { firstOfTwo, type Word } from './sentence.ts'
import { lengthIn, type Tables } from './tables.ts'
import type { VerbClass } from './wording.ts'

/** How a sentence sets out: with a command, by saying what something will do, by what was done, or with a bare noun. */
export type Manner = 'command' | 'declared' | 'done' | 'state' | 'noun'

export interface Opening {
  manner: Manner
  /** The promise of its verb; null where there is none, or one that no table knows. */
  verb: { name: string; kind: VerbClass } | null
  negated: boolean
  /** The first word after the verb. */
  rest: number
  /** Where the subject of a declared sentence stands; empty for a command. */
  subject: readonly Word[]
}

interface Match {
  name: string
  kind: VerbClass
  length: number
}

/** A verb of the tables that begins here, in any of the forms allowed. */
export function verbAt(words: readonly Word[], at: number, tables: Tables, forms: RegExp): Match | null {
  const first = words[at]
  if (!first) return null
  const written = firstOfTwo(first.norm)
  const rest = words.slice(at + 1, at + 4)
  for (const base of tables.wording.bases(written)) {
    if (base !== written && !forms.test(written)) continue
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

const ing = /ing$/
const ingOrPast = /ing$|ed$|en$|n$|t$|e$|d$/
const negation = /^(?:not|never|don't|doesn't|shouldn't|mustn't|won't|cannot|can't)$/
const verbEnding = /(?:[^aeiou]i[sz]e|ify)$/

/** Skips who speaks and what is said before the verb. */
function afterLead(words: readonly Word[], start: number, tables: Tables): { at: number; negated: boolean } {
  const { lead, adverbs, subjects } = tables.sets
  let at = start
  let negated = false
  for (let moved = true; moved && at < words.length; ) {
    const norm = words[at]?.norm ?? ''
    const skip =
      norm === 'do' && negation.test(words[at + 1]?.norm ?? '')
        ? 1
        : negation.test(norm)
          ? 1
          : lengthIn(lead, words, at) ||
            lengthIn(adverbs, words, at) ||
            (at === start ? lengthIn(subjects, words, at) : 0)
    if (negation.test(norm)) negated = true
    // `Ever` only ever strengthens a no: `don't ever …`.
    moved = skip > 0 || (negated && norm === 'ever')
    if (moved) at += Math.max(skip, 1)
  }
  return { at, negated }
}

/** `if …, do this`: where the second half begins; the same place if there is no such preface. */
function afterPreface(words: readonly Word[], start: number): number {
  if (
    !/^(?:if|when|whenever|until|once|after|before|during|in|for|to|as|while|given|since|because|on|at|with|from|where|beyond|besides|due|based|following|assuming|although|until)$/.test(
      words[start]?.norm ?? '',
    )
  )
    return start
  const comma = words.findIndex((word, index) => index >= start && word.after === ',')
  return comma >= 0 && comma < words.length - 1 ? comma + 1 : start
}

/** Where the subject ends and a modal or a form of to be follows; -1 if there is none near enough. */
function turn(words: readonly Word[], start: number, set: ReadonlySet<string>, tables: Tables): number {
  for (let at = start + 1; at < Math.min(words.length, start + 14); at++) {
    if (lengthIn(set, words, at) > 0) return at
    const before = words[at - 1]
    if (before && /[:;.?!]/.test(before.after)) return -1
    if (tables.sets.relatives.has(words[at]?.norm ?? '') && words[at]?.norm !== 'from') return -1
  }
  return -1
}

/** After a modal: adverbs, a no and a form of to be may stand before the verb. */
function declared(words: readonly Word[], start: number, at: number, tables: Tables): Opening {
  const length = lengthIn(tables.sets.modals, words, at)
  let negated = /n't$|^cannot$/.test(words[at]?.norm ?? '')
  let passive = words[at + length - 1]?.norm === 'be'
  let verb = at + length
  for (; verb < words.length; verb++) {
    const norm = words[verb]?.norm ?? ''
    if (negation.test(norm)) negated = true
    else if (tables.sets.passives.has(norm)) passive = true
    else if (!tables.sets.adverbs.has(norm) && norm !== 'to') break
  }
  const found = verbAt(words, verb, tables, passive ? ingOrPast : ing)
  return {
    manner: 'declared',
    verb: found,
    negated,
    rest: verb + (found?.length ?? 0),
    subject: words.slice(start, at),
  }
}

/** `Tickets have been opened`, `the flag was removed`: a change that is made, or only a state of affairs. */
function told(words: readonly Word[], start: number, at: number, tables: Tables): Opening {
  let verb = at
  while (
    verb < words.length &&
    (tables.sets.passives.has(words[verb]?.norm ?? '') || tables.sets.adverbs.has(words[verb]?.norm ?? ''))
  )
    verb++
  const found = verbAt(words, verb, tables, ingOrPast)
  const change =
    found && (found.kind === 'change' || found.kind === 'settle') && words[verb]?.norm !== found.name
  return {
    manner: change ? 'done' : 'state',
    verb: change ? found : null,
    negated: false,
    rest: verb + (found?.length ?? 0),
    subject: words.slice(start, at),
  }
}

function commandAt(words: readonly Word[], start: number, tables: Tables): Opening | null {
  const lead = afterLead(words, start, tables)
  const written = words[lead.at]?.norm ?? ''
  const next = words[lead.at + 1]?.norm ?? ''
  if (
    tables.sets.nouns.has(written) &&
    (tables.sets.prepositions.has(next) || tables.sets.connectors.has(next))
  )
    return null
  const perfect = /^(?:have|has|'ve)$/.test(written) && lead.at > start
  const found = verbAt(words, perfect ? lead.at + 1 : lead.at, tables, ingOrPast)
  if (found) {
    const past = !ing.test(firstOfTwo(written)) && firstOfTwo(written) !== found.name.split(' ')[0]
    const rest = lead.at + found.length + (perfect ? 1 : 0)
    return {
      manner: past && !/ion$|ment$|al$/.test(written) ? 'done' : 'command',
      verb: found,
      negated: lead.negated,
      rest,
      subject: [],
    }
  }
  const likely = tables.sets.determiners.has(next) || verbEnding.test(written)
  if (!likely || tables.sets.prepositions.has(written) || tables.sets.determiners.has(written)) return null
  return {
    manner: 'command',
    verb: { name: written, kind: 'settle' },
    negated: lead.negated,
    rest: lead.at + 1,
    subject: [],
  }
}

/** Reads how a sentence sets out. */
export function openingOf(words: readonly Word[], tables: Tables, from = 0): Opening {
  const start = afterPreface(words, from)
  const command = commandAt(words, start, tables)
  const modal = turn(words, start, tables.sets.modals, tables)
  const clear =
    command &&
    (modal < 0 ||
      command.rest > modal ||
      tables.sets.determiners.has(words[command.rest]?.norm ?? '') ||
      command.rest > start + 1 ||
      (/ing$/.test(words[start]?.norm ?? '') === false &&
        words.slice(start, modal).some((word) => word.after !== '' || tables.sets.connectors.has(word.norm))))
  if (command && clear) return command
  if (modal >= 0) return declared(words, start, modal, tables)
  if (command) return command
  const state = turn(words, start, tables.sets.passives, tables)
  if (state >= 0) return told(words, start, state, tables)
  return { manner: 'noun', verb: null, negated: false, rest: start, subject: [] }
}
