import type { Command } from 'commander'
import type { Help, SimilarAnswer, SimilarIncident } from '#learning/similar/contract.ts'
import { addExamples } from '../examples.ts'
import { misused } from '../failure.ts'
import { clockOptions, type Format, formatOption, wholeNumber } from '../given/options.ts'
import { type ClockChoice, zoneOf } from '../given/time.ts'
import { type Api, connect } from '../server/connection.ts'
import { startText } from '../terminal/moment.ts'
import { plain } from '../terminal/plain.ts'
import { paint, print, printJson, say } from '../terminal/speak.ts'

interface SimilarOptions extends ClockChoice, Format {
  limit: number
}

export function define(command: Command) {
  command
    .argument('<words...>', 'the key of an incident, or what you see: the name of an alert, a sentence')
    .option('--limit <count>', 'at most so many, 20 at the most', wholeNumber, 5)
  clockOptions(command).addOption(formatOption()).action(run)
  addExamples(command, [
    'afterword similar INC-42',
    'afterword similar CheckoutLatencyHigh',
    'afterword similar certificate expired on the gateway --format json',
  ])
}

async function run(words: string[], options: SimilarOptions) {
  const { api } = connect()
  const text = words.join(' ').trim()
  if (text.length < 3) throw misused('Say a little more: the name of an alert, or a sentence.')
  const answer = await ask(api, text, Math.min(options.limit, 20))
  if (options.format === 'json') return printJson(answer)
  if (answer.items.length === 0) return say('Nothing that you can see was like it.')
  const zone = zoneOf(options)
  for (const like of answer.items) printLike(like, startText(like.startedAt, like.startedPrecision, zone))
}

function ask(api: Api, text: string, limit: number): Promise<SimilarAnswer> {
  return /^[A-Za-z]+-\d+$/.test(text)
    ? api('GET /incidents/:key/similar', { params: { key: text }, query: { limit } })
    : api('GET /similar', { query: { text, limit } })
}

const helpWords: Record<Help['kind'], string> = {
  'stopped-it': 'stopped it',
  'kept-smaller': 'kept it smaller',
  'done-since': 'done since',
  'went-well': 'went well',
}

function printLike({ key, title, severity, reasons, helped }: SimilarIncident, when: string) {
  print(`${paint('bold', plain(key))} ${plain(title)}  ${plain(severity)}, ${when}`)
  for (const { text } of reasons) print(`  ${plain(text)}`)
  for (const { kind, text } of helped) print(`  ${paint('dim', `${helpWords[kind]}:`)} ${plain(text)}`)
}
