import { type Command, Option } from 'commander'
import type { ExportFormat } from '#review/contract.ts'
import { addExamples } from '../examples.ts'
import { misused } from '../failure.ts'
import { connect } from '../server/connection.ts'
import { saveTo, sendToOutput } from '../server/save.ts'
import { plain } from '../terminal/plain.ts'
import { byteText, print, say } from '../terminal/speak.ts'
import { type VersionChoice, versionChoice } from './choice.ts'

const formats = ['md', 'html', 'pdf'] as const satisfies ExportFormat[]

interface ExportOptions {
  as: ExportFormat
  output?: string
  version?: VersionChoice
}

export function define(command: Command) {
  command
    .argument('<key>', 'the incident, like INC-1')
    .addOption(
      new Option('--as <format>', 'Markdown, a page by itself, or paper').choices(formats).default('md'),
    )
    .option('--output <file>', 'where to; - for standard output, which is also the default in a pipe')
    .option(
      '--version <number>',
      'a published version, or “draft” (default: the latest published, else the draft)',
      versionChoice,
    )
    .action(save)
  addExamples(command, [
    'afterword report export INC-1 --as pdf --output INC-1.pdf',
    'afterword report export INC-1 --as md > INC-1.md',
    'afterword report export INC-1 --as html --version draft --output draft.html',
  ])
}

async function save(key: string, { as, output, version }: ExportOptions) {
  const onTerminal = output === undefined && process.stdout.isTTY
  if (onTerminal && as === 'pdf') {
    throw misused(`A PDF can’t be shown on a terminal. Name a file: --output ${key.toUpperCase()}.pdf`)
  }
  const { api } = connect()
  const response = await api('GET /incidents/:key/report/export', {
    params: { key },
    query: { as, ...(version && { version }) },
  })
  if (onTerminal) return print(plain(await response.text()))
  if (output === undefined || output === '-') return sendToOutput(response)
  const bytes = await saveTo(output, response, `saving ${output}:`)
  say(`Saved ${output}, ${byteText(bytes)}.`)
}
