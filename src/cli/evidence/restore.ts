import type { Command } from 'commander'
import { addExamples } from '../examples.ts'
import { connect } from '../server/connection.ts'
import { say } from '../terminal/speak.ts'
import { evidenceArgument, evidenceId } from './find.ts'

export function define(command: Command) {
  command.argument('<evidence>', evidenceArgument).action(restore)
  addExamples(command, [
    'afterword evidence restore INC-1/export.zip',
    'afterword evidence list INC-1 --deleted',
  ])
}

async function restore(given: string) {
  const { api } = connect()
  const id = await evidenceId(api, given, { deleted: true })
  const { name } = await api('POST /evidence/:id/restoration', { params: { id } })
  say(`${name} is back, with its entries.`)
}
