import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { addExamples } from '../examples.ts'
import { explain } from '../explain.ts'
import { exitCodes } from '../failure.ts'
import { type Format, formatOption } from '../given/options.ts'
import { type Api, connect } from '../server/connection.ts'
import { plain } from '../terminal/plain.ts'
import { print, printJson, say } from '../terminal/speak.ts'

export function define(command: Command) {
  command
    .argument('<file...>', 'reports in Afterword’s Markdown, or - for standard input')
    .addOption(formatOption())
    .action(importAll)
  addExamples(command, [
    'afterword report import INC-1.md',
    'afterword report import ./reports/*.md --format json',
  ])
}

async function importAll(files: string[], { format }: Format) {
  const { api } = connect()
  const items: { file: string; incidentKey: string; problems: string[] }[] = []
  for (const file of files) {
    try {
      const made = await importOne(api, file)
      items.push({ file, ...made })
      if (format === 'text') print(made.incidentKey)
      say(`${file} is ${made.incidentKey} now.`)
      for (const problem of made.problems) say(plain(`  ${problem}`))
    } catch (error) {
      const { message, exitCode } = explain(error)
      if (exitCode !== exitCodes.refused) throw error
      say(`${file}: ${message}`)
      process.exitCode = exitCodes.refused
    }
  }
  if (format === 'json') printJson({ items })
}

async function importOne(api: Api, file: string) {
  const markdown = file === '-' ? await textFromInput() : await readFile(file, 'utf8')
  return api('POST /report-imports', { body: { markdown } })
}

async function textFromInput(): Promise<string> {
  let text = ''
  for await (const chunk of process.stdin.setEncoding('utf8')) text += chunk
  return text
}
