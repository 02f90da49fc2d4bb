import type { Command } from 'commander'
import { addExamples } from '../examples.ts'
import { type Format, formatOption } from '../given/options.ts'
import { requireOptions } from '../given/required.ts'
import { requirePerson } from '../person/find.ts'
import { connect } from '../server/connection.ts'
import { print, printJson, say } from '../terminal/speak.ts'
import { detailOptions, type ItemDetails, leverageIn, proofWith } from './given.ts'
import { missingText } from './words.ts'

interface AddOptions extends ItemDetails, Format {
  title: string
}

export function define(command: Command) {
  command.argument('<key>', 'the incident, like INC-1').option('--title <title>', 'what is to be better')
  detailOptions(command).addOption(formatOption()).action(add)
  requireOptions(command, '--title')
  addExamples(command, [
    'afterword item add INC-1 --title "Certificates renew themselves"',
    'afterword item add INC-1 --title "Alert on a full queue" --owner Ana --due 2026-04-01 --done-when "The alert fired in a drill." --measure "Minutes until detected" --expected "Below 5"',
  ])
}

async function add(key: string, options: AddOptions) {
  const { title, owner, due, doneWhen, factor, format } = options
  const { api } = connect()
  const item = await api('POST /incidents/:key/items', {
    params: { key },
    body: {
      title,
      proof: proofWith(options),
      ...leverageIn(options),
      ...(owner && { ownerId: (await requirePerson(api, owner)).id }),
      ...(due && { due }),
      ...(doneWhen && { doneWhen }),
      ...(factor && { factorIds: factor }),
    },
  })
  if (format === 'json') return printJson(item)
  print(item.id)
  say(`Added as an idea.${missingText(item)}`)
}
