import type { Opening } from './opening.ts'
import type { Word } from './sentence.ts'
import type { Tables } from './tables.ts'

interface Acting {
  words: readonly Word[]
  opening: Opening
  names: ReadonlySet<string>
}

/** `user pods`, `team calendar`: a thing that belongs to people is no person. */
const belongings =
  /^(?:pods?|accounts?|data|channels?|calendar|pages?|servers?|processes|list|requests?|sessions?|roles?|permissions?)$/

function isPerson(words: readonly Word[], at: number, names: ReadonlySet<string>, { sets }: Tables): boolean {
  const word = words[at]
  if (!word) return false
  const known = sets.people.has(word.norm) || /^@\w|\w@$/.test(word.raw) || names.has(word.norm)
  return known && !belongings.test(words[at + 1]?.norm ?? '')
}

/** `Admins should …`: a duty for people. That somebody will do a certain change is a plan, not a duty. */
function isDuty({ words, opening, names }: Acting, tables: Tables): boolean {
  if (opening.manner !== 'declared' || opening.subject.length > 6) return false
  const person = opening.subject.some((_, at) => isPerson(opening.subject, at, names, tables))
  const modal = words[words.indexOf(opening.subject[0] as Word) + opening.subject.length]?.norm ?? ''
  return (
    person &&
    (opening.verb?.kind !== 'change' || (tables.sets.obliging.has(modal) && !/^(?:will|shall)$/.test(modal)))
  )
}

/** `Ensure that engineers check …`, unless something is done for them: `everybody gets emailed`. */
function isVigilance({ words, opening, names }: Acting, tables: Tables): boolean {
  if (!/^(?:ensure|make sure|guarantee)/.test(opening.verb?.name ?? '')) return false
  const near = words.slice(opening.rest, opening.rest + 4)
  const we = near[0]?.norm === 'we' ? 0 : -1
  const found =
    we < 0 ? near.findIndex((_, index) => isPerson(words, opening.rest + index, names, tables)) : we
  const at = found < 0 ? -1 : opening.rest + found
  const next = words[at + 1]?.norm ?? ''
  if (
    at < 0 ||
    tables.sets.prepositions.has(next) ||
    /^(?:is|are|can|will|do|don't)$/.test(next) ||
    (we === 0 && next === 'have')
  )
    return false
  return !(/^(?:gets?|has|have)$/.test(next) && /e[dn]$/.test(words[at + 2]?.norm ?? ''))
}

/** Whether an item relies on people: on their duty, or on somebody seeing to it that they act. */
export function reliesOnPeople(read: Acting, tables: Tables): boolean {
  return isDuty(read, tables) || isVigilance(read, tables)
}
