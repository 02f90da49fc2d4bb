import type { Command } from 'commander'
import type { ApiToken } from '#people/contract.ts'
import { addExamples } from '../examples.ts'
import { clockOptions, type Format, formatOption } from '../given/options.ts'
import { type ClockChoice, zoneOf } from '../given/time.ts'
import { connect } from '../server/connection.ts'
import { momentText } from '../terminal/moment.ts'
import { printJson } from '../terminal/speak.ts'
import { printTable } from '../terminal/table.ts'

export function define(command: Command) {
  clockOptions(command).addOption(formatOption()).action(list)
  addExamples(command, ['afterword token list', 'afterword token list --utc --format json'])
}

async function list(options: ClockChoice & Format) {
  const zone = zoneOf(options)
  const { api } = connect()
  const answer = await api('GET /tokens', {})
  if (options.format === 'json') return printJson(answer)
  const moment = (at: string | null, otherwise: string) => (at ? momentText(at, zone, 'minute') : otherwise)
  printTable<ApiToken>(
    [
      { title: 'ID', cell: ({ id }) => id },
      { title: 'NAME', cell: ({ name }) => name, flexible: true },
      { title: 'MAY', cell: ({ scopes }) => scopes.join(', ') },
      { title: 'MADE', cell: ({ createdAt }) => moment(createdAt, '') },
      { title: 'LAST USED', cell: ({ lastUsedAt }) => moment(lastUsedAt, 'never') },
      { title: 'WORKS UNTIL', cell: ({ expiresAt }) => moment(expiresAt, 'revoked') },
    ],
    answer.items,
  )
}
