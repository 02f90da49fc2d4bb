import type { Command } from 'commander'
import type { Incident } from '#incident/contract.ts'
import { addExamples } from '../examples.ts'
import { misused } from '../failure.ts'
import { type Format, formatOption, gather } from '../given/options.ts'
import { type Api, connect } from '../server/connection.ts'
import { printJson, say } from '../terminal/speak.ts'
import { detailOptions, givenRoles, type IncidentDetails } from './given.ts'

interface EditOptions extends IncidentDetails, Format {
  title?: string
  severity?: string
  withoutRole?: string[]
}

export function define(command: Command) {
  command
    .argument('<key>', 'the incident, like INC-1')
    .option('--title <title>', 'a few words')
    .option('--severity <name>', 'as in “severity list”')
  detailOptions(command)
    .option('--without-role <role>', 'take a role back, from everybody who holds it; may be repeated', gather)
    .addOption(formatOption())
    .action(edit)
  command.addHelpText(
    'after',
    '\n--service and --team replace what was named before; an empty one ("") leaves none. Times: see “timeline mark”.',
  )
  addExamples(command, [
    'afterword incident edit INC-1 --severity SEV1 --impact "Nobody could pay for 40 minutes."',
    'afterword incident edit INC-1 --service checkout --service payments --role "Scribe=Bo"',
    'afterword incident edit INC-1 --without-role Scribe',
  ])
}

async function edit(key: string, options: EditOptions) {
  const change = changeIn(options)
  const hasRoles = options.role !== undefined || options.withoutRole !== undefined
  if (Object.keys(change).length === 0 && !hasRoles) throw misused('Say what to change, like --title "…".')
  const { api } = connect()
  const before = await api('GET /incidents/:key', { params: { key } })
  const added = await givenRoles(api, options.role)
  if (Object.keys(change).length > 0) {
    await api('PATCH /incidents/:key', { params: { key }, body: { ...change, version: before.version } })
  }
  await takeRolesBack(api, before, options.withoutRole)
  for (const body of added) await api('POST /incidents/:key/roles', { params: { key }, body })
  if (options.format === 'json') printJson(await api('GET /incidents/:key', { params: { key } }))
  say(`Changed ${before.key}.`)
}

function changeIn({ title, severity, kind, visibility, summary, impact, service, team }: EditOptions) {
  return {
    ...(title !== undefined && { title }),
    ...(severity !== undefined && { severity }),
    ...(kind && { kind }),
    ...(visibility && { visibility }),
    ...(summary !== undefined && { summary }),
    ...(impact !== undefined && { customerImpact: impact }),
    ...(service && { services: named(service) }),
    ...(team && { teams: named(team) }),
  }
}

function named(names: readonly string[]): string[] {
  return names.filter((name) => name.trim() !== '')
}

async function takeRolesBack(api: Api, { key, roles }: Incident, given: readonly string[] = []) {
  for (const role of given) {
    const holders = roles.filter((holder) => holder.role.toLowerCase() === role.trim().toLowerCase())
    if (holders.length === 0) {
      const held = roles.map((holder) => holder.role).join(', ')
      throw misused(`Nobody is ${role} of ${key}.${held ? ` There are: ${held}.` : ''}`)
    }
    for (const { id } of holders) await api('DELETE /incidents/:key/roles/:id', { params: { key, id } })
  }
}
