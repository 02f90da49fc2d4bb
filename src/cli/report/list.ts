import type { Command } from 'commander'
import { addExamples } from '../examples.ts'
import { clockOptions, type Format, formatOption } from '../given/options.ts'
import { type ClockChoice, zoneOf } from '../given/time.ts'
import { connect } from '../server/connection.ts'
import { momentText, startText } from '../terminal/moment.ts'
import { paint, printJson, say } from '../terminal/speak.ts'
import { printTable } from '../terminal/table.ts'

export function define(command: Command) {
  clockOptions(command).addOption(formatOption()).action(list)
  addExamples(command, ['afterword report list', 'afterword report list --utc --format json'])
}

async function list(options: ClockChoice & Format) {
  const zone = zoneOf(options)
  const { api } = connect()
  const answer = await api('GET /reports', {})
  if (options.format === 'json') return printJson(answer)
  if (answer.items.length === 0) return say('No report is published to you yet.')
  printTable(
    [
      { title: 'KEY', cell: ({ incidentKey }) => incidentKey, paint: (text) => paint('bold', text) },
      { title: 'SEVERITY', cell: ({ severity }) => severity },
      {
        title: 'BEGAN',
        cell: ({ occurredAt, occurredPrecision }) => startText(occurredAt, occurredPrecision, zone),
      },
      { title: 'PUBLISHED', cell: ({ publishedAt }) => momentText(publishedAt, zone, 'minute') },
      { title: 'VERSION', cell: ({ version }) => String(version), align: 'right' },
      { title: 'FOR', cell: ({ audience }) => audience },
      { title: 'TITLE', cell: ({ title }) => title, flexible: true },
    ],
    answer.items,
  )
}
