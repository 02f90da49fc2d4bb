import type { Command } from 'commander'
import { addExamples } from '../examples.ts'
import { connect } from '../server/connection.ts'
import { requireFree, saveTo, sendToOutput } from '../server/save.ts'
import { byteText, say } from '../terminal/speak.ts'
import { checkBackup } from './check.ts'

interface BackupOptions {
  overwrite?: boolean
}

export function define(command: Command) {
  command
    .argument('<file>', 'where to; - for standard output')
    .option('--overwrite', 'replace a file that is there already')
    .action(backup)
  command.addHelpText(
    'after',
    '\nThe database and all evidence as of one moment, while people go on working. It needs an administrator’s token.\nThe file holds everything, so keep it as safe as the server.',
  )
  addExamples(command, [
    'afterword backup afterword.tar.gz',
    'afterword backup "afterword-$(date +%F).tar.gz" --overwrite',
  ])
}

async function backup(file: string, { overwrite }: BackupOptions) {
  if (file !== '-' && !overwrite) await requireFree(file, '--overwrite')
  const { api } = connect()
  const response = await api('GET /backup', {})
  if (file === '-') return sendToOutput(response)
  const bytes = await saveTo(file, response, `saving ${file}:`, checkBackup)
  say(`Saved everything as ${file}, ${byteText(bytes)}, and checked it.`)
}
