import type { Command } from 'commander'
import { addExamples } from '../examples.ts'
import { invokedAs } from '../invoked-as.ts'
import { connect } from '../server/connection.ts'
import { say } from '../terminal/speak.ts'

export function define(command: Command) {
  command.argument('<key>', 'the incident, like INC-1').action(remove)
  addExamples(command, ['afterword incident delete INC-1'])
}

async function remove(key: string) {
  const { api } = connect()
  await api('DELETE /incidents/:key', { params: { key } })
  say(`Deleted ${key.toUpperCase()}. For 30 days it can come back: ${invokedAs()} incident restore ${key}`)
}
