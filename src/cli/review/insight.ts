import type { Command } from 'commander'
import { addExamples } from '../examples.ts'
import { type Format, formatOption, gatherList } from '../given/options.ts'
import { requireOptions } from '../given/required.ts'
import { connect } from '../server/connection.ts'
import { print, printJson, say } from '../terminal/speak.ts'
import { entryIds } from '../timeline/filters.ts'

interface InsightOptions extends Format {
  text: string
  entry?: string[]
}

export function define(command: Command) {
  command
    .argument('<key>', 'the incident, like INC-1')
    .option('--text <text>', 'what you learned about the system, the people in it included')
    .option('--entry <entry>', 'an entry it rests on; may be repeated', gatherList)
    .addOption(formatOption())
    .action(learn)
  requireOptions(command, '--text')
  addExamples(command, [
    'afterword review insight INC-1 --text "A full disk on one node stops writes on all of them."',
  ])
}

async function learn(key: string, { text, entry = [], format }: InsightOptions) {
  const entries = await entryIds(entry)
  const { api } = connect()
  const insight = await api('POST /incidents/:key/insights', {
    params: { key },
    body: { text, entryIds: entries },
  })
  if (format === 'json') return printJson(insight)
  print(insight.id)
  say('Recorded as something learned.')
}
