import type { Command } from 'commander'
import { addExamples } from '../examples.ts'
import { type Format, formatOption } from '../given/options.ts'
import { connect } from '../server/connection.ts'
import { prose } from '../terminal/facts.ts'
import { print, printJson } from '../terminal/speak.ts'
import { type VersionChoice, versionChoice } from './choice.ts'

interface ShowOptions extends Format {
  version?: VersionChoice
}

export function define(command: Command) {
  command
    .argument('<key>', 'the incident, like INC-1')
    .option(
      '--version <number>',
      'a published version, or “draft” (default: the latest published)',
      versionChoice,
    )
    .addOption(formatOption())
    .action(show)
  addExamples(command, [
    'afterword report show INC-1',
    'afterword report show INC-1 --version draft',
    'afterword report show INC-1 --version 1 --format json',
  ])
}

async function show(key: string, { version, format }: ShowOptions) {
  const { api } = connect()
  if (format === 'json') return printJson(await content(key, version))
  const response = await api('GET /incidents/:key/report/export', {
    params: { key },
    query: { as: 'md', ...(version && { version }) },
  })
  print(
    prose(forReading(await response.text()))
      .join('\n')
      .trim(),
  )
}

/** The draft as `GET …/report` gives it, or a version as `GET …/report/versions/:number` does. */
async function content(key: string, version: VersionChoice | undefined): Promise<unknown> {
  const { api } = connect()
  const params = { key }
  if (version === 'draft') return api('GET /incidents/:key/report', { params })
  const number = version ?? (await api('GET /incidents/:key/report/versions', { params })).items[0]?.number
  if (number === undefined) return api('GET /incidents/:key/report', { params })
  return api('GET /incidents/:key/report/versions/:number', { params: { key, number } })
}

/** Front matter and comments are for machines that read the file again. */
function forReading(markdown: string): string {
  return markdown.replace(/^---\n[\s\S]*?\n---\n/, '').replace(/<!--[\s\S]*?-->/g, '')
}
