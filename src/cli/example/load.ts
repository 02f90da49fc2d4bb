import type { Command } from 'commander'
import { addExamples } from '../examples.ts'
import { invokedAs } from '../invoked-as.ts'
import { connect } from '../server/connection.ts'
import { plural, say } from '../terminal/speak.ts'

export function define(command: Command) {
  command.action(load)
  addExamples(command, ['afterword example load'])
}

async function load() {
  const { url, api } = connect()
  const { incidents } = await api('POST /example', {})
  say(`The example is there, with ${plural(incidents, 'incident')}: ${url}/incidents`)
  say(`It goes away again with “${invokedAs()} example remove”.`)
}
