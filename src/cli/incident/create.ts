import type { Command } from 'commander'
import { addExamples } from '../examples.ts'
import { clockOptions, type Format, formatOption, gather } from '../given/options.ts'
import { requireOptions } from '../given/required.ts'
import type { ClockChoice } from '../given/time.ts'
import { type Api, connect } from '../server/connection.ts'
import { print, printJson, say } from '../terminal/speak.ts'
import { detailOptions, type GivenMarker, givenMarkers, givenRoles, type IncidentDetails } from './given.ts'

interface CreateOptions extends IncidentDetails, ClockChoice, Format {
  title: string
  severity: string
  at?: string[]
}

export function define(command: Command) {
  command
    .option('--title <title>', 'a few words')
    .option('--severity <name>', 'as in “severity list”; capitals make no difference')
  detailOptions(command).option('--at <marker=time>', 'a time known so far; may be repeated', gather)
  clockOptions(command).addOption(formatOption()).action(create)
  requireOptions(command, '--title', '--severity')
  addExamples(command, [
    'afterword incident create --title "Checkout is slow" --severity SEV2',
    'afterword incident create --title "Disk nearly full" --severity SEV3 --kind near-miss --service orders --at detected=-2h',
    'afterword incident create --title "Login failed" --severity SEV1 --role "Incident Commander=Ana" --at "impact-started=2026-03-01 14:02" --zone Europe/Paris',
  ])
}

async function create(options: CreateOptions) {
  const times = givenMarkers(options.at, options)
  const { url, api } = connect()
  const { title, severity, kind, visibility, summary, impact, service, team } = options
  const incident = await api('POST /incidents', {
    body: {
      title,
      severity,
      ...(kind && { kind }),
      ...(visibility && { visibility }),
      ...(summary && { summary }),
      ...(impact && { customerImpact: impact }),
      ...(service && { services: service }),
      ...(team && { teams: team }),
      roles: await givenRoles(api, options.role),
      times: Object.fromEntries(times.map(({ marker, at }) => [marker, at])),
    },
  })
  const { key } = incident
  await sayHowExactly(api, key, times)
  if (options.format === 'json') printJson(await api('GET /incidents/:key', { params: { key } }))
  else print(key)
  say(`Recorded ${key}: ${incident.title}\n${url}/incidents/${key}`)
}

/** Times come to the minute with the incident; those known better or worse are told so. */
async function sayHowExactly(api: Api, key: string, times: readonly GivenMarker[]) {
  for (const { marker, at, precision } of times) {
    if (precision === 'minute') continue
    await api('PUT /incidents/:key/markers/:marker', { params: { key, marker }, body: { at, precision } })
  }
}
