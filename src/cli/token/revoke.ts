import type { Command } from 'commander'
import { addExamples } from '../examples.ts'
import { misused, refused } from '../failure.ts'
import { type Api, connect } from '../server/connection.ts'
import { say } from '../terminal/speak.ts'

export function define(command: Command) {
  command.argument('<token>', 'its identifier or its name, from “token list”').action(revoke)
  addExamples(command, ['afterword token revoke "Dashboard"'])
}

async function revoke(given: string) {
  const { api } = connect()
  const { id, name } = await findToken(api, given)
  await api('DELETE /tokens/:id', { params: { id } })
  say(`“${name}” no longer works.`)
}

async function findToken(api: Api, given: string) {
  const { items } = await api('GET /tokens', {})
  const found = items.filter(({ id, name }) => id === given || name.toLowerCase() === given.toLowerCase())
  const [first, second] = found
  if (!first) throw refused(`You have no token “${given}”. “token list” shows them.`)
  if (second) {
    throw misused(
      `Several tokens are called ${given}. Give one by its identifier: ${found.map(({ id }) => id).join(', ')}.`,
    )
  }
  return first
}
