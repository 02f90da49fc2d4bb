import type { Command } from 'commander'
import { addExamples } from '../examples.ts'
import { connect } from '../server/connection.ts'
import { plural, say } from '../terminal/speak.ts'

export function define(command: Command) {
  command.action(remove)
  addExamples(command, ['afterword example remove'])
}

async function remove() {
  const { api } = connect()
  const { incidents } = await api('DELETE /example', {})
  say(`The example is gone, with its ${plural(incidents, 'incident')}. Everything else is as it was.`)
}
