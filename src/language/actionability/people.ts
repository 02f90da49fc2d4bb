import type { Opening } from './opening.ts'
import type { Word } from './sentence.ts'
import type { Tables } from './tables.ts'

interface Acting {
  words: readonly Word[]
  opening: Opening
  /** Names of people, in lower case. */
  names: ReadonlySet<string>
}

const isHandle = (word: Word): boolean => /^@\w|\w@$/.test(word.raw)

/** A person or a group; `user pods` and `team calendar` are things that belong to people. */
function isPerson(words: readonly Word[], at: number, names: ReadonlySet<string>, { sets }: Tables): boolean {
  const word = words[at]
  if (!word) return false
  const known = sets.people.has(word.norm) || isHandle(word) || names.has(word.norm)
  return known && !sets.belongings.has(words[at + 1]?.norm ?? '')
}

/** `Admins should …`: a duty for people. That somebody will do a certain change is a plan, not a duty. */
function isDuty({ opening, names }: Acting, tables: Tables): boolean {
  const { subject, modal, manner, verb } = opening
  if (manner !== 'declared' || subject.length > 6) return false
  const person = subject.some((_, at) => isPerson(subject, at, names, tables))
  return person && (verb?.kind !== 'change' || tables.sets.duties.has(modal))
}

/** `Ensure that engineers check …`, unless something is done for them: `everybody gets emailed`. */
function isVigilance({ words, opening, names }: Acting, tables: Tables): boolean {
  const { assurances, prepositions, receiving, passives, subjects } = tables.sets
  if (!assurances.has(opening.verb?.name ?? '')) return false
  const near = words.slice(opening.rest, opening.rest + 4)
  const found = subjects.has(near[0]?.norm ?? '')
    ? 0
    : near.findIndex((_, index) => isPerson(words, opening.rest + index, names, tables))
  if (found < 0) return false
  const next = near[found + 1]?.norm ?? words[opening.rest + found + 1]?.norm ?? ''
  if (prepositions.has(next) || receiving.has(next)) return false
  return !(passives.has(next) && /e[dn]$/.test(words[opening.rest + found + 2]?.norm ?? ''))
}

/** Whether an item relies on people: on their duty, or on somebody seeing to it that they act. */
export function reliesOnPeople(read: Acting, tables: Tables): boolean {
  return isDuty(read, tables) || isVigilance(read, tables)
}
