import { type Command, Option } from 'commander'
import type { ApiRoutes } from '#contracts.ts'
import type { Request } from '#platform/http/contract.ts'
import { type EntryKind, entryKinds } from '#timeline/entry.ts'
import { evidenceId } from '../evidence/find.ts'
import { misused } from '../failure.ts'
import { oneOf } from '../given/nearest.ts'
import { gather, gatherList } from '../given/options.ts'
import { type ClockChoice, givenTime } from '../given/time.ts'
import type { Api } from '../server/connection.ts'

/** Which entries are meant. */
export interface EntryFilters extends ClockChoice {
  source?: string[]
  person?: string[]
  kind?: EntryKind[]
  evidence?: string
  search?: string
  from?: string
  to?: string
}

export function filterOptions(command: Command): Command {
  return command
    .option('--search <words>', 'only entries with these words')
    .option('--source <name>', 'only from this source, like #incidents; may be repeated', gather)
    .option('--person <name>', 'only by this person or program; may be repeated', gather)
    .addOption(
      new Option('--kind <kind>', `only of this kind: ${entryKinds.join(', ')}; may be repeated`).argParser(
        (value: string, before: EntryKind[] = []) => [
          ...before,
          ...gatherList(value).map((one) => oneOf(one, entryKinds, 'kind')),
        ],
      ),
    )
    .option('--evidence <evidence>', 'only from this evidence, like INC-1/export.zip')
    .option('--from <time>', 'only from this time on')
    .option('--to <time>', 'only before this time')
}

type EntriesRoute = ApiRoutes['GET /incidents/:key/entries']
export type EntryQuery = NonNullable<Request<EntriesRoute>['query']>

/** The filters as the API takes them. @throws Failure (usage) for times that can't be read. */
export async function entryQuery(api: Api, filters: EntryFilters): Promise<EntryQuery> {
  const { search, source, person, kind, evidence, from, to } = filters
  return {
    ...(search && { q: search }),
    ...(source && { source }),
    ...(person && { person }),
    ...(kind && { kind }),
    ...(evidence && { evidence: await evidenceId(api, evidence) }),
    ...(from && { from: givenTime(from, filters).at }),
    ...(to && { to: givenTime(to, filters).at }),
  }
}

export function hasFilters({ search, source, person, kind, evidence, from, to }: EntryFilters): boolean {
  return [search, source, person, kind, evidence, from, to].some((one) => one !== undefined)
}

const identifier = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Identifiers of entries as given; `-` reads them from standard input. @throws Failure (usage) */
export async function entryIds(given: readonly string[]): Promise<string[]> {
  const words = given.includes('-')
    ? [...given.filter((one) => one !== '-'), ...(await wordsFromInput())]
    : given
  for (const word of words) {
    if (!identifier.test(word)) {
      throw misused(`“${word}” is no entry. “timeline list KEY --ids” shows the identifiers.`)
    }
  }
  return [...words]
}

async function wordsFromInput(): Promise<string[]> {
  let text = ''
  for await (const chunk of process.stdin.setEncoding('utf8')) text += chunk
  return text.split(/[\s,"]+/).filter((word) => word !== '')
}
