import { type Command, Option } from 'commander'
import type { ReadingChoice } from '#integrations/reviews/reading.ts'
import { zoneNamed } from '#timeline/time-zone.ts'
import { addExamples } from '../examples.ts'
import { exitCodes, misused } from '../failure.ts'
import { openOutput } from '../terminal/output.ts'
import { plain } from '../terminal/plain.ts'
import { say } from '../terminal/speak.ts'

interface ImportOptions {
  dryRun?: true
  format: 'text' | 'jsonl'
  zone?: string
  dayFirst?: true
}

export function define(command: Command) {
  command
    .argument('<path...>', 'files, folders, git working trees and zips')
    .option('--dry-run', 'show what is understood; nothing is sent or changed (required)')
    .addOption(
      new Option('--format <format>', 'for people, or one line of JSON a document')
        .choices(['text', 'jsonl'])
        .default('text'),
    )
    .option('--zone <zone>', 'time zone of times that name none, such as Europe/Berlin')
    .option('--day-first', 'read 3/4/2024 as 3 April')
    .action(importReviews)
  command.addHelpText(
    'after',
    '\nReads Markdown, text, HTML, JSON, Word, and what Confluence and Notion export. Needs no server; nothing leaves this machine.',
  )
  addExamples(command, [
    'afterword import reviews postmortems/ --dry-run',
    'afterword import reviews export.zip --dry-run --format jsonl',
    'afterword import reviews retros/ --dry-run --zone Europe/London --day-first',
  ])
}

async function importReviews(paths: string[], options: ImportOptions) {
  if (!options.dryRun)
    throw misused(
      'Reviews can’t be brought into a server yet. Add --dry-run to see what would be understood of them; nothing is sent or changed.',
    )
  const choice = choiceOf(options)
  const { readingsAmong } = await import('./readings.ts')
  const reporter =
    options.format === 'jsonl'
      ? (await import('./as-jsonl.ts')).asJsonl()
      : (await import('./as-text.ts')).asText()
  const output = openOutput()
  let faults = 0
  for await (const { reading, fault } of readingsAmong(paths, choice)) {
    if (fault) {
      faults += 1
      say(`${plain(reading.path)}: ${plain(reading.problems[0] ?? '')}`)
    }
    await output.write(reporter.document(reading))
  }
  await output.write(reporter.end())
  await output.flush()
  if (faults > 0) process.exitCode = exitCodes.usage
}

function choiceOf({ zone, dayFirst }: ImportOptions): ReadingChoice {
  if (zone !== undefined && !zoneNamed(zone))
    throw misused(`There is no time zone “${zone}”. Zones are named like Europe/Berlin, UTC or +02:00.`)
  return { ...(zone === undefined ? {} : { zone }), ...(dayFirst ? { dayOrder: 'day-first' } : {}) }
}
