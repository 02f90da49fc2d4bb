import type { Command } from 'commander'
import { addExamples } from '../examples.ts'
import { clockOptions, type Format, formatOption } from '../given/options.ts'
import { type ClockChoice, zoneOf } from '../given/time.ts'
import { connect } from '../server/connection.ts'
import { printJson } from '../terminal/speak.ts'
import { printIncident } from './print.ts'

export function define(command: Command) {
  command.argument('<key>', 'the incident, like INC-1')
  clockOptions(command).addOption(formatOption()).action(show)
  addExamples(command, ['afterword incident show INC-1', 'afterword incident show INC-1 --utc --format json'])
}

async function show(key: string, options: ClockChoice & Format) {
  const zone = zoneOf(options)
  const { api } = connect()
  const incident = await api('GET /incidents/:key', { params: { key } })
  if (options.format === 'json') return printJson(incident)
  printIncident(incident, zone)
}
