import type { Command } from 'commander'
import { addExamples } from '../examples.ts'
import { connect } from '../server/connection.ts'
import { say } from '../terminal/speak.ts'

export function define(command: Command) {
  command.argument('<key>', 'the incident, like INC-1').action(withdraw)
  addExamples(command, ['afterword review withdraw INC-1'])
}

async function withdraw(key: string) {
  const { api } = connect()
  await api('DELETE /incidents/:key/report/publication', { params: { key } })
  say('Withdrawn. Its versions are kept for those who take part; a link to it no longer works.')
}
