import type { Command } from 'commander'
import type { Person } from '#people/contract.ts'
import { addExamples } from '../examples.ts'
import { type Format, formatOption } from '../given/options.ts'
import { connect } from '../server/connection.ts'
import { printJson } from '../terminal/speak.ts'
import { printTable } from '../terminal/table.ts'

export function define(command: Command) {
  command.addOption(formatOption()).action(list)
  addExamples(command, ['afterword person list', 'afterword person list --format json'])
}

async function list({ format }: Format) {
  const { api } = connect()
  const answer = await api('GET /people', {})
  if (format === 'json') return printJson(answer)
  printTable<Person>(
    [
      { title: 'NAME', cell: ({ name }) => name, flexible: true },
      { title: 'E-MAIL', cell: ({ email }) => email, flexible: true },
      { title: 'ROLE', cell: ({ role }) => role },
      { title: '', cell: ({ active, example }) => (active ? (example ? 'example' : '') : 'closed') },
    ],
    answer.items,
  )
}
