import path from 'node:path'
import type { Command } from 'commander'
import { addExamples } from '../examples.ts'
import { connect } from '../server/connection.ts'
import { requireFree, saveTo, sendToOutput } from '../server/save.ts'
import { byteText, say } from '../terminal/speak.ts'
import { evidenceArgument, evidenceId } from './find.ts'

interface DownloadOptions {
  output?: string
  overwrite?: boolean
}

export function define(command: Command) {
  command
    .argument('<evidence>', evidenceArgument)
    .option('--output <file>', 'where to (default: its name, in this folder); - for standard output')
    .option('--overwrite', 'replace a file that is there already')
    .action(download)
  addExamples(command, [
    'afterword evidence download INC-1/export.zip',
    'afterword evidence download INC-1/checkout.log --output - | less',
  ])
}

async function download(given: string, { output, overwrite }: DownloadOptions) {
  const { api } = connect()
  const params = { id: await evidenceId(api, given) }
  const { name } = await api('GET /evidence/:id', { params })
  // The name came with the evidence; it must not lead out of this folder.
  const file = output ?? path.basename(name.replaceAll('\\', '/'))
  if (file !== '-' && !overwrite) await requireFree(file, '--overwrite')
  const response = await api('GET /evidence/:id/content', { params })
  if (file === '-') return sendToOutput(response)
  const bytes = await saveTo(file, response, `saving ${file}:`)
  say(`Saved ${file}, ${byteText(bytes)}, exactly as it came.`)
}
