import type { Command } from 'commander'
import { addExamples } from '../examples.ts'
import { clockOptions, type Format, formatOption, wholeNumber } from '../given/options.ts'
import { type ClockChoice, zoneOf } from '../given/time.ts'
import { connect } from '../server/connection.ts'
import { printFacts, printHeading, printPoint } from '../terminal/facts.ts'
import { momentText } from '../terminal/moment.ts'
import { byteText, print, printJson, say } from '../terminal/speak.ts'
import { evidenceArgument, evidenceId } from './find.ts'
import { countsText, formatName, stateText } from './print.ts'

interface ShowOptions extends Format, ClockChoice {
  limit: number
}

export function define(command: Command) {
  command
    .argument('<evidence>', evidenceArgument)
    .option('--limit <count>', 'at most so many records that were not understood', wholeNumber, 20)
  clockOptions(command).addOption(formatOption()).action(show)
  addExamples(command, [
    'afterword evidence show INC-1/export.zip',
    'afterword evidence show INC-1/export.zip --format json',
  ])
}

async function show(given: string, options: ShowOptions) {
  const zone = zoneOf(options)
  const { api } = connect()
  const params = { id: await evidenceId(api, given) }
  const evidence = await api('GET /evidence/:id', { params })
  const limit = Math.min(options.limit, 1000)
  const unread =
    evidence.unread > 0
      ? await api('GET /evidence/:id/unread', { params, query: { limit } })
      : { items: [], total: 0 }
  if (options.format === 'json') return printJson({ ...evidence, notUnderstood: unread })
  const { name, id, bytes, mediaType, sha256, addedAt, addedBy, guesses, format, reason } = evidence
  print(name)
  printFacts([
    ['Identifier', id],
    ['Size', `${byteText(bytes)} (${bytes.toLocaleString('en-US')} bytes), ${mediaType}`],
    ['SHA-256', sha256],
    ['Added', `${momentText(addedAt, zone, 'minute')}${addedBy ? ` by ${addedBy}` : ''}`],
    ['Looks like', guesses.map((guess) => `${guess.name} (${guess.format}): ${guess.reason}`).join('\n')],
    ['State', [stateText(evidence), reason].filter(Boolean).join(': ')],
    ['Read as', format ? `${formatName(evidence)} (${format})` : null],
    ['Entries', format ? countsText(evidence) : null],
  ])
  if (unread.items.length === 0) return
  printHeading('Not understood')
  for (const { where, reason: why } of unread.items) printPoint(where ? `${where}: ${why}` : why)
  const more = unread.total - unread.items.length
  if (more > 0) say(`There are ${more.toLocaleString('en-US')} more; --limit shows up to 1,000.`)
}
