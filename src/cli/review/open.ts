import type { Command } from 'commander'
import { addExamples } from '../examples.ts'
import { type Format, formatOption } from '../given/options.ts'
import { connect } from '../server/connection.ts'
import { printJson, say } from '../terminal/speak.ts'

interface OpenOptions extends Format {
  zone?: string
}

export function define(command: Command) {
  command
    .argument('<key>', 'the incident, like INC-1')
    .option('--zone <zone>', 'the zone in which the report tells times, like Europe/Berlin')
    .addOption(formatOption())
    .action(open)
  command.addHelpText('after', '\nA review that is open already is left as it is.')
  addExamples(command, ['afterword review open INC-1', 'afterword review open INC-1 --zone Europe/Berlin'])
}

async function open(key: string, { zone, format }: OpenOptions) {
  const { url, api } = connect()
  const params = { key }
  const opened = await api('POST /incidents/:key/review', { params })
  const review = zone ? await api('PATCH /incidents/:key/review', { params, body: { zone } }) : opened
  if (format === 'json') return printJson(review)
  const names = review.participants.map(({ name }) => name).join(', ')
  say(`The review of ${review.incidentKey} is open; taking part: ${names}.`)
  say(`${url}/incidents/${review.incidentKey}/review`)
}
