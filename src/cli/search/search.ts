import type { Command } from 'commander'
import type { Found, MarkedText, SearchAnswer, SearchIndexState } from '#learning/search/contract.ts'
import { parseQuery, understood } from '#learning/search/query.ts'
import { addExamples } from '../examples.ts'
import { misused } from '../failure.ts'
import { clockOptions, type Format, formatOption, wholeNumber } from '../given/options.ts'
import { type ClockChoice, zoneOf } from '../given/time.ts'
import { type Api, connect } from '../server/connection.ts'
import { startText } from '../terminal/moment.ts'
import { plain } from '../terminal/plain.ts'
import { counted, paint, plural, print, printJson, say } from '../terminal/speak.ts'

interface SearchOptions extends ClockChoice, Format {
  limit: number
  rebuild?: boolean
  index?: boolean
}

const mostPerPage = 100

export function define(command: Command) {
  command
    // `-word` is what to leave out.
    .allowUnknownOption()
    .argument('[words...]', 'what to look for; “-word” is left out, “service:checkout” narrows')
    .option('--limit <count>', 'at most so many', wholeNumber, 20)
    .option('--index', 'how far the search index is (administrators)')
    .option('--rebuild', 'make the search index again (administrators)')
  clockOptions(command).addOption(formatOption()).action(run)
  addExamples(command, [
    'afterword search connection pool',
    `afterword search '"connection pool" severity:sev1 -payment after:2024'`,
    'afterword search kind:item owner:me state:open --format json',
    'afterword search --rebuild',
  ])
}

async function run(words: string[], options: SearchOptions) {
  const { api } = connect()
  if (options.rebuild) return followRebuild(api, await api('POST /search/index', {}), options)
  if (options.index) return printState(await api('GET /search/index', {}), options)
  const unknown = words.find((word) => word.startsWith('--'))
  if (unknown)
    throw misused(`There is no option ${unknown}. To look for it, put it in quotes: search '"${unknown}"'.`)
  if (words.length === 0) throw misused('Say what to look for: search connection pool')
  const q = words.join(' ')
  const answer = await gather(api, q, options.limit)
  if (options.format === 'json') return printJson(answer)
  sayHow(q, answer)
  const zone = zoneOf(options)
  for (const found of answer.items) printFound(found, startText(found.at, found.precision, zone))
  if (answer.next) say(`There are more. --limit so many shows them.`)
}

async function gather(api: Api, q: string, limit: number): Promise<SearchAnswer> {
  const ask = (already: number, cursor?: string): Promise<SearchAnswer> =>
    api('GET /search', {
      query: { q, limit: Math.min(mostPerPage, limit - already), ...(cursor && { cursor }) },
    })
  const first = await ask(0)
  const items = [...first.items]
  let next = first.next
  while (next !== null && items.length < limit) {
    const page = await ask(items.length, next)
    items.push(...page.items)
    next = page.next
  }
  return { ...first, items, next }
}

/** What was understood and what was done about the rest, on standard error. */
function sayHow(q: string, { total, manner, corrections, problems }: SearchAnswer) {
  for (const { message, instead } of problems) say(instead ? `${message} Did you mean ${instead}?` : message)
  for (const { from, to } of corrections) say(`Nothing has “${from}”, so “${to}” was looked for.`)
  if (manner === 'some-words') say('Nothing has all of the words; these have some.')
  const looked = understood(parseQuery(q))
  if (total.count === 0)
    return say(looked === '' ? 'Nothing was asked for.' : `Nothing was found for ${looked}.`)
  say(
    total.more
      ? `More than ${counted(total.count)} were found.`
      : `${plural(total.count, 'find')} for ${looked}.`,
  )
}

function printFound(
  { kind, incidentKey, incidentTitle, title, excerpt, severity, version }: Found,
  at: string,
) {
  const what = kind === 'incident' ? '' : ` · ${kind}${version === null ? '' : ` version ${version}`}`
  print(`${paint('bold', incidentKey)}${what} · ${severity} · ${at}`)
  print(`  ${title.text === '' ? line(incidentTitle) : bold(title)}`)
  if (excerpt.text !== '') print(`  ${bold(excerpt)}`)
}

function bold({ text, marks }: MarkedText): string {
  let written = ''
  let at = 0
  for (const [from, to] of marks) {
    written += line(text.slice(at, from)) + paint('bold', line(text.slice(from, to)))
    at = to
  }
  return written + line(text.slice(at))
}

/** Text from anywhere, on one line of the terminal; spaces at its ends stay, as it may be part of a line. */
const line = (text: string) => plain(text).replace(/\s/g, ' ')

function printState(state: SearchIndexState, { format }: Format) {
  if (format === 'json') return printJson(state)
  print(
    `${plural(state.documents, 'document')} and ${plural(state.entries, 'entry', 'entries')} can be found.`,
  )
  if (state.toRebuild > 0) print(`Being made again: ${plural(state.toRebuild, 'incident')} to go.`)
  if (state.waiting > 0) print(`${plural(state.waiting, 'change')} to take in.`)
  for (const { incidentKey, reason } of state.setAside)
    print(`${incidentKey ?? 'A change'} could not be taken in, and is tried again later: ${plain(reason)}`)
  if (!state.correctsTyping) print('The database has no pg_trgm, so typing mistakes are not put right.')
}

/** Tells how far it is until it is done; whoever stops waiting stops nothing. */
async function followRebuild(api: Api, first: SearchIndexState, options: SearchOptions) {
  let state = first
  while (state.toRebuild > 0) {
    say(`${counted(state.incidents - state.toRebuild)} of ${plural(state.incidents, 'incident')} …`)
    await new Promise((resolve) => setTimeout(resolve, 1000))
    state = await api('GET /search/index', {})
  }
  printState(state, options)
}
