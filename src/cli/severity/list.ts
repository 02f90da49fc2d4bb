import type { Command } from 'commander'
import type { Severity } from '#incident/contract.ts'
import { addExamples } from '../examples.ts'
import { type Format, formatOption } from '../given/options.ts'
import { connect } from '../server/connection.ts'
import { printJson } from '../terminal/speak.ts'
import { printTable } from '../terminal/table.ts'

export function define(command: Command) {
  command.addOption(formatOption()).action(list)
  addExamples(command, ['afterword severity list', 'afterword severity list --format json'])
}

async function list({ format }: Format) {
  const { api } = connect()
  const answer = await api('GET /severities', {})
  if (format === 'json') return printJson(answer)
  printTable<Severity>(
    [
      { title: 'SEVERITY', cell: ({ name }) => name },
      { title: 'MEANING', cell: ({ description }) => description, flexible: true },
    ],
    answer.items,
  )
}
