import { type Command, Option } from 'commander'
import { importAudiences } from '#integrations/reviews/import/words.ts'
import { zoneNamed } from '#timeline/time-zone.ts'
import { addExamples } from '../examples.ts'
import { misused } from '../failure.ts'

export interface ImportOptions {
  dryRun?: true
  format: 'text' | 'jsonl'
  zone?: string
  dayFirst?: true
  collection?: string
  audience?: (typeof importAudiences)[number]
  severity?: string
  yes?: true
  resume?: string
}

export function define(command: Command) {
  command
    .argument('[path...]', 'files, folders, git working trees and zips')
    .option('--dry-run', 'show what is understood, without a server; nothing is sent or changed')
    .option('--yes', 'import what is understood without asking')
    .option(
      '--collection <name>',
      'under which name they are known again (default: that of the folder or zip)',
    )
    .addOption(new Option('--audience <audience>', 'who may read them').choices([...importAudiences]))
    .option('--severity <severity>', 'of reviews that tell none, or one that isn’t known here')
    .option('--zone <zone>', 'time zone of times that name none, such as Europe/Berlin')
    .option('--day-first', 'read 3/4/2024 as 3 April')
    .option('--resume <import>', 'go on with an import that was interrupted, instead of sending files')
    .addOption(
      new Option('--format <format>', 'for people, or one line of JSON a document')
        .choices(['text', 'jsonl'])
        .default('text'),
    )
    .action(importReviews)
  command.addHelpText(
    'after',
    `
Reads Markdown, text, HTML, JSON, Word, and what Confluence and Notion export. Shows what was understood and asks before
anything is imported. The same folder again updates and never doubles. With --dry-run nothing leaves this machine.`,
  )
  addExamples(command, [
    'afterword import reviews postmortems/ --dry-run',
    'afterword import reviews postmortems/',
    'afterword import reviews export.zip --collection wiki --audience participants --yes',
    'afterword import reviews retros/ --zone Europe/London --day-first --format jsonl --yes',
  ])
}

async function importReviews(paths: string[], options: ImportOptions) {
  check(paths, options)
  const { zone, dayFirst, format } = options
  if (options.dryRun) {
    const { showUnderstood } = await import('./dry-run.ts')
    const choice = {
      ...(zone === undefined ? {} : { zone }),
      ...(dayFirst ? { dayOrder: 'day-first' as const } : {}),
    }
    return showUnderstood(paths, choice, format)
  }
  const { bringReviews } = await import('./bring.ts')
  return bringReviews(paths, options)
}

function check(paths: readonly string[], { zone, resume, dryRun }: ImportOptions) {
  if (zone !== undefined && !zoneNamed(zone))
    throw misused(`There is no time zone “${zone}”. Zones are named like Europe/Berlin, UTC or +02:00.`)
  if (resume !== undefined && (paths.length > 0 || dryRun))
    throw misused('--resume goes on with what was sent before; it takes no paths and no --dry-run.')
  if (resume === undefined && paths.length === 0)
    throw misused('Give what to import: files, folders or a zip.')
}
