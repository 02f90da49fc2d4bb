import type { Command } from 'commander'
import { addExamples } from '../examples.ts'
import { invokedAs } from '../invoked-as.ts'
import { connect } from '../server/connection.ts'
import { say } from '../terminal/speak.ts'
import { evidenceArgument, evidenceId } from './find.ts'

export function define(command: Command) {
  command.argument('<evidence>', evidenceArgument).action(remove)
  addExamples(command, ['afterword evidence remove INC-1/export.zip'])
}

async function remove(given: string) {
  const { api } = connect()
  const id = await evidenceId(api, given)
  await api('DELETE /evidence/:id', { params: { id } })
  say(`Removed it with its entries. For 30 days it can come back: ${invokedAs()} evidence restore ${id}`)
}
