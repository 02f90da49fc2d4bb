import type { Command } from 'commander'
import { addExamples } from '../examples.ts'
import { exitCodes } from '../failure.ts'
import { type Format, formatOption } from '../given/options.ts'
import { connect } from '../server/connection.ts'
import { print, printJson } from '../terminal/speak.ts'
import { evidenceArgument, evidenceId } from './find.ts'
import { chosenReading, type ReadingChoice, readingOptions } from './options.ts'
import { outcomeText } from './print.ts'
import { waitForReading } from './wait.ts'

interface ReadOptions extends ReadingChoice, Format {
  wait: boolean
}

export function define(command: Command) {
  command.argument('<evidence>', evidenceArgument)
  readingOptions(command)
    .option('--no-wait', 'don’t wait until it is read')
    .addOption(formatOption())
    .action(read)
  addExamples(command, [
    'afterword evidence read INC-1/notes.txt --as text --date 2026-03-01 --zone Europe/Paris',
    'afterword evidence read INC-1/export.zip --channel incidents',
  ])
}

async function read(given: string, options: ReadOptions) {
  const reading = chosenReading(options)
  const { api } = connect()
  const started = await api('POST /evidence/:id/reading', {
    params: { id: await evidenceId(api, given) },
    body: { ...(options.as && { format: options.as }), options: reading },
  })
  const evidence = options.wait ? await waitForReading(api, started) : started
  if (options.format === 'json') printJson(evidence)
  else print(`${evidence.name}: ${outcomeText(evidence)}`)
  if (evidence.state === 'failed' || evidence.state === 'cancelled') process.exitCode = exitCodes.refused
}
