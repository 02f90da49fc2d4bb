import { type Command, Option } from 'commander'
import { addExamples } from '../examples.ts'
import { exitCodes, misused } from '../failure.ts'
import { gatherList } from '../given/options.ts'
import { chosen, formats, type LintOptions } from './choice.ts'

export function define(command: Command) {
  command
    .argument('[path...]', 'files and folders with Markdown or text; - for standard input')
    .addOption(
      new Option('--format <format>', 'for people, programs, or the remarks of a code review')
        .choices(formats)
        .default('text'),
    )
    .option('--items', 'judge improvement items instead of language')
    .option('--names <file>', 'who took part: a name or handle a line; what follows # is a remark')
    .option('--category <list>', 'look only for these; may be repeated', gatherList)
    .option('--strict', 'end with 1 when there is a prompt')
    .option('--jsonl', 'answer each line {"id","text"} with one line')
    .option('--report-unused', 'tell ignore comments that silence nothing')
    .option('--stdin-name <path>', 'what standard input would be called as a file')
    .action(lint)
  command.addHelpText(
    'after',
    '\nIt asks, it never corrects, and it counts by document, never by person. English only. Nothing leaves this machine.',
  )
  addExamples(command, [
    'afterword lint reviews/',
    'afterword lint reviews/2026-03-01.md --names participants.txt --strict',
    'afterword lint reviews/ --items',
    'afterword lint reviews/ --category counterfactual,agentless-passive --format json',
    'pbpaste | afterword lint -',
  ])
}

async function lint(paths: string[], options: LintOptions) {
  const choice = chosen(options)
  if (paths.length === 0 && !options.jsonl)
    throw misused('Say which files or folders to look at, or - for standard input.')
  const { warnings, strict, faults } = options.jsonl
    ? await (await import('./lines.ts')).lintLines(paths, choice)
    : await (await import('./documents.ts')).lintDocuments(paths, choice)
  if (warnings > 0 && strict) process.exitCode = exitCodes.refused
  if (faults > 0) process.exitCode = exitCodes.usage
}
