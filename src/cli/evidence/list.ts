import type { Command } from 'commander'
import type { Evidence } from '#timeline/contract.ts'
import { addExamples } from '../examples.ts'
import { type Format, formatOption } from '../given/options.ts'
import { invokedAs } from '../invoked-as.ts'
import { connect } from '../server/connection.ts'
import { byteText, printJson, say } from '../terminal/speak.ts'
import { printTable } from '../terminal/table.ts'
import { countsText, formatName, stateText } from './print.ts'

interface ListOptions extends Format {
  deleted?: boolean
}

export function define(command: Command) {
  command
    .argument('<key>', 'the incident, like INC-1')
    .option('--deleted', 'what was removed in the last 30 days')
    .addOption(formatOption())
    .action(list)
  addExamples(command, ['afterword evidence list INC-1', 'afterword evidence list INC-1 --deleted'])
}

async function list(key: string, { deleted, format }: ListOptions) {
  const { api } = connect()
  const answer = await api('GET /incidents/:key/evidence', {
    params: { key },
    ...(deleted && { query: { deleted: 'true' } }),
  })
  if (format === 'json') return printJson(answer)
  if (answer.items.length === 0) {
    if (deleted) return say('Nothing was removed in the last 30 days.')
    return say(`There is no evidence yet. Add some:\n  ${invokedAs()} evidence add ${key} FILE…`)
  }
  printTable<Evidence>(
    [
      { title: 'ID', cell: ({ id }) => id },
      { title: 'NAME', cell: ({ name }) => name, flexible: true },
      { title: 'SIZE', cell: ({ bytes }) => byteText(bytes), align: 'right' },
      { title: 'FORMAT', cell: formatName, flexible: true },
      { title: 'STATE', cell: stateText, flexible: true },
      { title: 'ENTRIES', cell: (one) => (one.format ? countsText(one) : ''), flexible: true },
    ],
    answer.items,
  )
}
