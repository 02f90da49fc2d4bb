import type { Command } from 'commander'
import { addExamples } from '../examples.ts'
import { clockOptions, type Format, formatOption } from '../given/options.ts'
import { type ClockChoice, zoneOf } from '../given/time.ts'
import { connect } from '../server/connection.ts'
import { momentText } from '../terminal/moment.ts'
import { printJson, say } from '../terminal/speak.ts'
import { printTable } from '../terminal/table.ts'

export function define(command: Command) {
  command.argument('<key>', 'the incident, like INC-1')
  clockOptions(command).addOption(formatOption()).action(list)
  addExamples(command, ['afterword report versions INC-1'])
}

async function list(key: string, options: ClockChoice & Format) {
  const zone = zoneOf(options)
  const { api } = connect()
  const answer = await api('GET /incidents/:key/report/versions', { params: { key } })
  if (options.format === 'json') return printJson(answer)
  if (answer.items.length === 0) return say('Nothing is published yet.')
  printTable(
    [
      { title: 'VERSION', cell: ({ number }) => String(number), align: 'right' },
      { title: 'PUBLISHED', cell: ({ publishedAt }) => momentText(publishedAt, zone, 'minute') },
      { title: 'BY', cell: ({ publishedBy }) => publishedBy, flexible: true },
      { title: 'FOR', cell: ({ audience }) => audience },
      { title: 'PEOPLE BY', cell: ({ names }) => names },
      { title: 'WHAT CHANGED', cell: ({ note }) => note, flexible: true },
    ],
    answer.items,
  )
}
