import type { Command } from 'commander'
import { InvalidArgumentError } from 'commander'
import type { TokenScope } from '#people/contract.ts'
import { addExamples } from '../examples.ts'
import { oneOf } from '../given/nearest.ts'
import { type Format, formatOption, gatherList } from '../given/options.ts'
import { requireOptions } from '../given/required.ts'
import { connect } from '../server/connection.ts'
import { print, printJson, say } from '../terminal/speak.ts'

const scopes = ['read', 'write', 'admin'] as const satisfies TokenScope[]

interface CreateOptions extends Format {
  name: string
  scope: TokenScope[]
  days?: number
}

export function define(command: Command) {
  command
    .option('--name <name>', 'what it is for')
    .option(
      '--scope <scope>',
      `what it may do: ${scopes.join(', ')}; may be repeated`,
      (value: string, before: TokenScope[] = []) => [
        ...before,
        ...gatherList(value).map((one) => oneOf(one, scopes, 'scope')),
      ],
    )
    .option('--days <count>', 'how long it works (default: until it is revoked)', dayCount)
    .addOption(formatOption())
    .action(create)
  requireOptions(command, '--name', '--scope')
  addExamples(command, [
    'afterword token create --name "Dashboard" --scope read',
    'afterword token create --name "Import at night" --scope read --scope write --days 90',
  ])
}

function dayCount(value: string): number {
  if (!/^[1-9]\d{0,3}$/.test(value))
    throw new InvalidArgumentError('It takes a number of days, from 1 to 9999.')
  return Number(value)
}

async function create({ name, scope, days, format }: CreateOptions) {
  const expiresAt = days ? new Date(Date.now() + days * 86_400_000).toISOString() : null
  const { api } = connect()
  const answer = await api('POST /tokens', { body: { name, scopes: [...new Set(scope)], expiresAt } })
  if (format === 'json') return printJson(answer)
  print(answer.token)
  say('This is the token. It is shown this once.')
}
