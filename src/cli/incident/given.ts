import { type Command, Option } from 'commander'
import type { Incident } from '#incident/contract.ts'
import { type Marker, markers } from '#incident/marker.ts'
import { misused } from '../failure.ts'
import { oneOf } from '../given/nearest.ts'
import { gather } from '../given/options.ts'
import { pairOf } from '../given/pairs.ts'
import { type ClockChoice, type GivenTime, givenTime } from '../given/time.ts'
import { findPerson } from '../person/find.ts'
import type { Api } from '../server/connection.ts'

export const kinds = ['incident', 'near-miss'] as const satisfies Incident['kind'][]
const visibilities = ['organisation', 'participants'] as const satisfies Incident['visibility'][]

/** What can be said of an incident, when recording it and later. */
export interface IncidentDetails {
  kind?: Incident['kind']
  service?: string[]
  team?: string[]
  role?: string[]
  impact?: string
  summary?: string
  visibility?: Incident['visibility']
}

export function detailOptions(command: Command): Command {
  return command
    .addOption(new Option('--kind <kind>', 'what it is').choices(kinds))
    .option('--service <name>', 'a service it touched; may be repeated', gather)
    .option('--team <name>', 'a team it touched; may be repeated', gather)
    .option('--role <role=who>', 'who held a role, by name or e-mail; may be repeated', gather)
    .option('--impact <text>', 'what customers noticed')
    .option('--summary <text>', 'what it was, in a few sentences')
    .addOption(new Option('--visibility <who>', 'who may see it').choices(visibilities))
}

/** Roles as `Scribe=Bo` or `Scribe=bo@example.org`: people with an account by it, others by their name. */
export async function givenRoles(api: Api, given: readonly string[] = []) {
  return Promise.all(
    given.map(async (text) => {
      const [role, who] = pairOf(text, '--role', '"Incident Commander=Ana"')
      const person = await findPerson(api, who)
      if (!person && who.includes('@')) {
        throw misused(`Nobody here has the e-mail ${who}. Invite them first, or give a name.`)
      }
      return person ? { role, personId: person.id } : { role, name: who }
    }),
  )
}

export interface GivenMarker extends GivenTime {
  marker: Marker
}

/** Times as `detected=14:02`. */
export function givenMarkers(given: readonly string[] = [], clock: ClockChoice = {}): GivenMarker[] {
  return given.map((text) => {
    const [name, time] = pairOf(text, '--at', 'detected=14:02')
    return { marker: oneOf(name, markers, 'marker'), ...givenTime(time, clock) }
  })
}
