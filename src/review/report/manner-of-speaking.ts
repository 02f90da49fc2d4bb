import type { Manner, ReportSources } from '../assemble.ts'
import type { NameChoice } from '../report-content.ts'
import { type NamedPerson, namelessFor, whoOf } from './roles.ts'

/** How this report speaks of people: by role, or by name. */
export function mannerFor(sources: ReportSources, names: NameChoice): Manner {
  if (names === 'names') {
    return {
      who: (actor) => actor,
      words: (text) => text,
      roles: (roles) => roles.map(({ role, name }) => ({ role, name })),
    }
  }
  const notNames = wordsForNobody(sources)
  const people = peopleIn(sources).filter(({ name }) => !notNames.has(name.toLowerCase()))
  return {
    who: (actor, actorKind) =>
      actor !== null && notNames.has(actor.trim().toLowerCase())
        ? actor
        : whoOf(actor, people, 'roles', actorKind),
    words: namelessFor(people),
    roles: (roles) => roles.map(({ role }) => ({ role, name: null })),
  }
}

/**
 * Roles and teams that stand where a name might, as in a report that was told by role and imported again: they name
 * nobody, and are words like others.
 */
function wordsForNobody({ incident }: ReportSources): ReadonlySet<string> {
  const known = [...incident.roles.map(({ role }) => role), ...incident.teams.map(({ name }) => name)]
  return new Set([...known, 'Responder', 'Customer', 'Vendor'].map((words) => words.trim().toLowerCase()))
}

/** Everybody whom the incident names: holders of roles, those who speak in the story, and owners of items. */
function peopleIn({ incident, story, items }: ReportSources): NamedPerson[] {
  const roles = new Map<string, string[]>()
  const add = (name: string | null, role?: string) => {
    const held = name === null || name.trim() === '' ? undefined : (roles.get(name.trim()) ?? [])
    if (held && name) roles.set(name.trim(), role === undefined ? held : [...held, role])
  }
  for (const { name, role } of incident.roles) add(name, role)
  for (const { entry } of story) {
    if (entry.actorKind === 'human') add(entry.actor)
    if (entry.actorKind === 'customer' || entry.actorKind === 'vendor') add(entry.actor, entry.actorKind)
  }
  for (const item of items) {
    add(item.owner)
    add(item.proof?.who ?? null)
  }
  return [...roles].map(([name, held]) => personOf(name, [...new Set(held)]))
}

/** `psharma` or `ops2` is how somebody is called in a chat; taken for a name it would hide ordinary words. */
function personOf(name: string, roles: string[]): NamedPerson {
  const isHandle = /^@?[\p{Ll}\d._-]+$/u.test(name)
  return isHandle ? { name: '', handle: name.replace(/^@/, ''), roles } : { name, roles }
}
