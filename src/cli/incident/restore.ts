import type { Command } from 'commander'
import { addExamples } from '../examples.ts'
import { connect } from '../server/connection.ts'
import { say } from '../terminal/speak.ts'

export function define(command: Command) {
  command.argument('<key>', 'the incident, like INC-1').action(restore)
  addExamples(command, ['afterword incident restore INC-1', 'afterword incident list --deleted'])
}

async function restore(key: string) {
  const { api } = connect()
  const incident = await api('POST /incidents/:key/restoration', { params: { key } })
  say(`${incident.key} is back: ${incident.title}`)
}
