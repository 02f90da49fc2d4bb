import type { Manner, ReportSources } from '../assemble.ts'
import type { NameChoice } from '../report-content.ts'

/** How this report speaks of people: by role, or by name. */
export function mannerFor({ incident }: ReportSources, names: NameChoice): Manner {
  if (names === 'names') {
    return {
      who: (actor) => actor,
      words: (text) => text,
      roles: (roles) => roles.map(({ role, name }) => ({ role, name })),
    }
  }
  const roleOf = new Map(incident.roles.map(({ name, role }) => [name, role]))
  return {
    who: (actor, actorKind) =>
      actor === null || actorKind !== 'human' ? actor : (roleOf.get(actor) ?? 'a responder'),
    words: (text) => text,
    roles: (roles) => roles.map(({ role }) => ({ role, name: null })),
  }
}
