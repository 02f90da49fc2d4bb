import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { type Command, Option } from 'commander'
import type { BackupContents } from '#platform/backup/contract.ts'
import { findSetupToken } from '#platform/local-servers.ts'
import { addExamples } from '../examples.ts'
import { refused } from '../failure.ts'
import { type Format, formatOption } from '../given/options.ts'
import { findAddress, isThisMachine, portOf } from '../server/address.ts'
import { connect, openApi } from '../server/connection.ts'
import { interruptible } from '../server/interrupt.ts'
import { openProgress } from '../terminal/progress.ts'
import { byteText, counted, plural, printJson, say } from '../terminal/speak.ts'

interface RestoreOptions extends Format {
  replace?: boolean
  setupToken?: string
}

export function define(command: Command) {
  command
    .argument('<file>', 'a file that “backup” wrote; - for standard input')
    .option('--replace', 'replace what the server holds now')
    .addOption(
      new Option(
        '--setup-token <token>',
        'of a fresh server, from the link that it prints; found by itself here',
      ).env('AFTERWORD_SETUP_TOKEN'),
    )
    .addOption(formatOption())
    .action(restore)
  command.addHelpText(
    'after',
    '\nA fresh server takes a backup with its set-up token; one in use needs --replace and an administrator’s token.\nThe file is checked whole before anything is replaced.',
  )
  addExamples(command, [
    'afterword restore afterword-2026-03-01.tar.gz',
    'afterword restore afterword-2026-03-01.tar.gz --replace',
  ])
}

async function restore(file: string, { replace, setupToken, format }: RestoreOptions) {
  const size = file === '-' ? null : (await stat(file)).size
  const { url } = findAddress()
  const { needed } = await openApi(url, null)('GET /setup', {})
  if (!needed && !replace) {
    throw refused(`Afterword at ${url} is in use. --replace replaces everything it holds by the backup.`)
  }
  const token = needed ? (setupToken ?? (isThisMachine(url) ? findSetupToken(portOf(url)) : null)) : null
  const { api } = token ? { api: openApi(url, null) } : connect()
  const contents = await sendBackup(file, size, (body, signal) =>
    api('POST /restore', {
      query: { ...(token && { setupToken: token }), ...(replace && { replace: 'true' }) },
      body,
      signal,
    }),
  )
  if (format === 'json') return printJson(contents)
  tell(contents)
}

async function sendBackup(
  file: string,
  size: number | null,
  send: (body: Readable, signal: AbortSignal) => Promise<BackupContents>,
): Promise<BackupContents> {
  const stream = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 256 * 1024 })
  const progress = openProgress()
  let sent = 0
  let whole = false
  async function* counting() {
    for await (const chunk of stream) {
      sent += chunk.length
      progress.update(`sending ${byteText(sent)}`, size && sent / size)
      yield chunk
    }
    whole = true
    progress.update('the server checks it and puts it in place', null)
  }
  try {
    const words = () =>
      whole
        ? 'The backup was sent whole; the server goes on putting it in place.'
        : 'The backup was not sent whole; the server is as it was.'
    return await interruptible(words, (signal) => send(Readable.from(counting()), signal))
  } finally {
    progress.clear()
    // What is left of it is not wanted any more; open, it would keep the program from ending.
    stream.destroy()
  }
}

function tell({ createdAt, tables, evidenceFiles, evidenceBytes }: BackupContents) {
  const rows = Object.values(tables).reduce((sum, count) => sum + count, 0)
  say(
    `Restored everything as of ${createdAt}: ${counted(rows)} rows in ${plural(Object.keys(tables).length, 'table')},`,
  )
  say(`${plural(evidenceFiles, 'file')} of evidence (${byteText(evidenceBytes)}).`)
}
