import type { Command } from 'commander'
import type { Review } from '#review/contract.ts'
import { factorKindName, factorLayerName, noteTagName } from '#review/wording.ts'
import { addExamples } from '../examples.ts'
import { clockOptions, type Format, formatOption } from '../given/options.ts'
import { type ClockChoice, zoneOf } from '../given/time.ts'
import { connect } from '../server/connection.ts'
import { printFacts, printHeading, printPoint } from '../terminal/facts.ts'
import { momentText } from '../terminal/moment.ts'
import { plural, print, printJson } from '../terminal/speak.ts'

const stateWords: Record<Review['state'], string> = {
  assembling: 'being assembled',
  published: 'published',
  withdrawn: 'withdrawn',
}

interface ShowOptions extends ClockChoice, Format {
  ids?: boolean
}

export function define(command: Command) {
  command
    .argument('<key>', 'the incident, like INC-1')
    .option('--ids', 'show identifiers of factors, for “item add --factor”')
  clockOptions(command).addOption(formatOption()).action(show)
  addExamples(command, ['afterword review show INC-1', 'afterword review show INC-1 --format json'])
}

async function show(key: string, options: ShowOptions) {
  const zone = zoneOf(options)
  const { api } = connect()
  const review = await api('GET /incidents/:key/review', { params: { key } })
  if (options.format === 'json') return printJson(review)
  printReview(review, zone, options.ids ?? false)
}

function printReview(review: Review, zone: string, ids: boolean) {
  const { incidentKey, state, publishedVersion, participants, notes, insights, factors } = review
  print(`The review of ${incidentKey}`)
  printFacts([
    ['State', `${stateWords[state]}${publishedVersion ? `, version ${publishedVersion}` : ''}`],
    ['Opened', momentText(review.openedAt, zone, 'minute')],
    ['Report in', review.zone],
    [
      'Taking part',
      participants.map(({ name, facilitator }) => `${name}${facilitator ? ' (facilitator)' : ''}`).join(', '),
    ],
  ])
  if (notes.length > 0) printHeading('Notes')
  for (const { text, tag, author, entryIds } of notes) {
    printPoint(`${tag ? `${noteTagName[tag]}: ` : ''}${text} (${author ?? 'anonymous'}${rests(entryIds)})`)
  }
  if (insights.length > 0) printHeading('What we learned')
  for (const { text, entryIds } of insights) printPoint(`${text}${inBrackets(rests(entryIds))}`)
  if (factors.length > 0) printHeading('Contributing factors')
  for (const { id, statement, kind, layer, entryIds } of factors) {
    const about = [factorKindName[kind], layer && factorLayerName[layer]].filter(Boolean).join(', ')
    printPoint(`${statement} (${about}${rests(entryIds)})${ids ? `\n${id}` : ''}`)
  }
}

function rests(entryIds: readonly string[]): string {
  return entryIds.length > 0 ? `; ${plural(entryIds.length, 'entry', 'entries')}` : ''
}

function inBrackets(text: string): string {
  return text ? ` (${text.slice(2)})` : ''
}
