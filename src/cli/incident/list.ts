import { type Command, Option } from 'commander'
import type { IncidentLine } from '#incident/contract.ts'
import { durationText } from '#incident/durations.ts'
import { addExamples } from '../examples.ts'
import { clockOptions, type Format, formatOption, wholeNumber } from '../given/options.ts'
import { type ClockChoice, zoneOf } from '../given/time.ts'
import { invokedAs } from '../invoked-as.ts'
import { type Api, connect } from '../server/connection.ts'
import { startText } from '../terminal/moment.ts'
import { paint, printJson, say } from '../terminal/speak.ts'
import { printTable } from '../terminal/table.ts'
import { kinds } from './given.ts'

interface ListOptions extends ClockChoice, Format {
  search?: string
  severity?: string
  service?: string
  kind?: IncidentLine['kind']
  deleted?: boolean
  limit: number
  all?: boolean
}

const mostPerPage = 200

export function define(command: Command) {
  command
    .option('--search <words>', 'words of the title or summary')
    .option('--severity <name>', 'only of this severity')
    .option('--service <name>', 'only those that touched this service')
    .addOption(new Option('--kind <kind>', 'only of this kind').choices(kinds))
    .option('--deleted', 'those deleted in the last 30 days')
    .option('--limit <count>', 'at most so many', wholeNumber, 50)
    .option('--all', 'all of them')
  clockOptions(command).addOption(formatOption()).action(list)
  addExamples(command, [
    'afterword incident list',
    'afterword incident list --severity SEV1 --service checkout',
    'afterword incident list --all --format json',
  ])
}

async function list(options: ListOptions) {
  const zone = zoneOf(options)
  const { api } = connect()
  const { items, next } = await gatherIncidents(api, options)
  if (options.format === 'json') return printJson({ items, next })
  if (items.length === 0) return say(nothing(options))
  printTable<IncidentLine>(
    [
      { title: 'KEY', cell: ({ key }) => key, paint: (text) => paint('bold', text) },
      { title: 'SEVERITY', cell: ({ severity }) => severity.name },
      {
        title: 'BEGAN',
        cell: ({ startedAt, startedPrecision }) => startText(startedAt, startedPrecision, zone),
      },
      {
        title: 'IMPACT',
        cell: ({ impactSeconds: s }) => (s === null ? '' : durationText(s)),
        align: 'right',
      },
      { title: 'SERVICES', cell: ({ services }) => services.join(', '), flexible: true },
      { title: 'TITLE', cell: titleOf, flexible: true },
    ],
    items,
  )
  if (next) say(`There are more. --all shows them, --limit so many.`)
}

async function gatherIncidents(api: Api, options: ListOptions) {
  const { search, severity, service, kind, deleted, all } = options
  const filters = {
    ...(search && { q: search }),
    ...(severity && { severity }),
    ...(service && { service }),
    ...(kind && { kind }),
    ...(deleted && { deleted: 'true' }),
  }
  const wanted = all ? Number.POSITIVE_INFINITY : options.limit
  const items: IncidentLine[] = []
  let next: string | null = null
  do {
    const limit = Math.min(mostPerPage, wanted - items.length)
    const page: { items: IncidentLine[]; next: string | null } = await api('GET /incidents', {
      query: { ...filters, limit, ...(next && { after: next }) },
    })
    items.push(...page.items)
    next = page.next
  } while (next && items.length < wanted)
  return { items, next }
}

function titleOf({ title, kind, example }: IncidentLine): string {
  return `${title}${kind === 'near-miss' ? ' (near miss)' : ''}${example ? ' (example)' : ''}`
}

function nothing({ search, severity, service, kind, deleted }: ListOptions): string {
  if (deleted) return 'Nothing was deleted in the last 30 days.'
  if (search || severity || service || kind) return 'No incident fits.'
  return `There are no incidents yet. Record one:\n  ${invokedAs()} incident create --title "…" --severity SEV2`
}
