import { type Command, Option } from 'commander'
import type { Publication } from '#review/contract.ts'
import { audienceName } from '#review/wording.ts'
import { addExamples } from '../examples.ts'
import { type Format, formatOption } from '../given/options.ts'
import { connect } from '../server/connection.ts'
import { print, printJson, say } from '../terminal/speak.ts'

const audiences = ['participants', 'organisation', 'link'] as const satisfies Publication['audience'][]
const nameChoices = ['roles', 'names'] as const satisfies Publication['names'][]

interface PublishOptions extends Format {
  audience?: Publication['audience']
  names?: Publication['names']
  note?: string
}

export function define(command: Command) {
  command
    .argument('<key>', 'the incident, like INC-1')
    .addOption(new Option('--audience <who>', 'who may read it (default: participants)').choices(audiences))
    .addOption(new Option('--names <how>', 'how people are spoken of (default: roles)').choices(nameChoices))
    .option('--note <text>', 'what changed, for readers of an earlier version')
    .addOption(formatOption())
    .action(publish)
  addExamples(command, [
    'afterword review publish INC-1 --audience organisation',
    'afterword review publish INC-1 --audience link --note "The times are corrected."',
  ])
}

async function publish(key: string, { audience, names, note, format }: PublishOptions) {
  const { url, api } = connect()
  const publication = await api('POST /incidents/:key/report/publication', {
    params: { key },
    body: { ...(audience && { audience }), ...(names && { names }), ...(note && { note }) },
  })
  if (format === 'json') return printJson(publication)
  print(publication.url ?? `${url}/incidents/${key.toUpperCase()}/report`)
  say(`Published as version ${publication.number}. It can be read by: ${audienceName[publication.audience]}.`)
}
