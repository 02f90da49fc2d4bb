import type { Command } from 'commander'
import type { Service } from '#incident/contract.ts'
import { addExamples } from '../examples.ts'
import { type Format, formatOption } from '../given/options.ts'
import { connect } from '../server/connection.ts'
import { printJson, say } from '../terminal/speak.ts'
import { printTable } from '../terminal/table.ts'

export function define(command: Command) {
  command.addOption(formatOption()).action(list)
  addExamples(command, ['afterword service list', 'afterword service list --format json'])
}

async function list({ format }: Format) {
  const { api } = connect()
  const answer = await api('GET /services', {})
  if (format === 'json') return printJson(answer)
  if (answer.items.length === 0) return say('There are no services yet; an incident that names one adds it.')
  printTable<Service>(
    [
      { title: 'SERVICE', cell: ({ name }) => name, flexible: true },
      { title: 'INCIDENTS', cell: ({ incidents }) => String(incidents), align: 'right' },
    ],
    answer.items,
  )
}
