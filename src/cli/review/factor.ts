import { type Command, Option } from 'commander'
import { type FactorKind, type FactorLayer, factorKinds, factorLayers } from '#review/factor.ts'
import { factorKindMeaning } from '#review/wording.ts'
import { addExamples } from '../examples.ts'
import { type Format, formatOption, gatherList } from '../given/options.ts'
import { requireOptions } from '../given/required.ts'
import { connect } from '../server/connection.ts'
import { print, printJson, say } from '../terminal/speak.ts'
import { entryIds } from '../timeline/filters.ts'

interface FactorOptions extends Format {
  text: string
  kind?: FactorKind
  layer?: FactorLayer
  entry?: string[]
}

export function define(command: Command) {
  command
    .argument('<key>', 'the incident, like INC-1')
    .option('--text <text>', 'the factor as a statement')
    .addOption(new Option('--kind <kind>', 'what it did (default: contributor)').choices(factorKinds))
    .addOption(new Option('--layer <layer>', 'where it lies').choices(factorLayers))
    .option('--entry <entry>', 'an entry that shows it; may be repeated', gatherList)
    .addOption(formatOption())
    .action(record)
  requireOptions(command, '--text')
  const kinds = factorKinds.map((kind) => `  ${kind.padEnd(12)} ${factorKindMeaning[kind]}`)
  command.addHelpText('after', `\nKinds:\n${kinds.join('\n')}`)
  addExamples(command, [
    'afterword review factor INC-1 --text "The certificate was renewed by hand." --kind contributor --layer process-and-policy',
  ])
}

async function record(key: string, { text, kind, layer, entry = [], format }: FactorOptions) {
  const entries = await entryIds(entry)
  const { api } = connect()
  const factor = await api('POST /incidents/:key/factors', {
    params: { key },
    body: { statement: text, entryIds: entries, ...(kind && { kind }), ...(layer && { layer }) },
  })
  if (format === 'json') return printJson(factor)
  print(factor.id)
  say('Recorded as a contributing factor.')
}
