import type { Command } from 'commander'
import { addExamples } from '../examples.ts'
import { connect } from '../server/connection.ts'
import { counted, say } from '../terminal/speak.ts'
import { evidenceArgument, evidenceId } from './find.ts'

export function define(command: Command) {
  command.argument('<evidence>', evidenceArgument).action(cancel)
  addExamples(command, ['afterword evidence cancel INC-1/export.zip'])
}

async function cancel(given: string) {
  const { api } = connect()
  const id = await evidenceId(api, given)
  const evidence = await api('DELETE /evidence/:id/reading', { params: { id } })
  say(`Stopped reading ${evidence.name}. The ${counted(evidence.taken)} entries taken so far stay.`)
}
