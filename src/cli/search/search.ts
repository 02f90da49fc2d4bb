import type { Command } from 'commander'
import { addExamples } from '../examples.ts'
import { misused } from '../failure.ts'
import { clockOptions, type Format, formatOption, wholeNumber } from '../given/options.ts'
import { type ClockChoice, zoneOf } from '../given/time.ts'
import { type Api, connect } from '../server/connection.ts'
import { startText } from '../terminal/moment.ts'
import { printJson, say } from '../terminal/speak.ts'
import { gather, printFound, sayHow } from './finds.ts'
import { followRebuild, printState } from './index-state.ts'
import { findSaved, lookedAt, printSaved, saveSearch } from './saved.ts'

interface SearchOptions extends ClockChoice, Format {
  limit: number
  save?: string
  /** True for all of them; else the name of one. */
  saved?: true | string
  rebuild?: boolean
  index?: boolean
}

export function define(command: Command) {
  command
    // `-word` is what to leave out.
    .allowUnknownOption()
    .argument('[words...]', 'what to look for; “-word” is left out, “service:checkout” narrows')
    .option('--limit <count>', 'at most so many', wholeNumber, 20)
    .option('--save <name>', 'keep the search under a name, for you alone')
    .option(
      '--saved [name]',
      'your saved searches with how much is new in each; with a name, what that one finds',
    )
    .option('--index', 'how far the search index is (administrators)')
    .option('--rebuild', 'make the search index again (administrators)')
  clockOptions(command).addOption(formatOption()).action(run)
  addExamples(command, [
    'afterword search connection pool',
    `afterword search '"connection pool" severity:sev1 -payment after:2024'`,
    'afterword search kind:item owner:me state:open --format json',
    'afterword search service:checkout timeout --save "Checkout timeouts"',
    'afterword search --saved "Checkout timeouts"',
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
  if (options.saved !== undefined) return runSaved(api, words, options)
  if (words.length === 0) throw misused('Say what to look for: search connection pool')
  const q = words.join(' ')
  if (options.save !== undefined) await saveSearch(api, options.save, q)
  await tellFinds(api, q, options)
}

async function runSaved(api: Api, words: readonly string[], options: SearchOptions) {
  if (options.save !== undefined) throw misused('Give --save or --saved, not both.')
  const { items } = await api('GET /saved-searches', {})
  if (options.saved === true && words.length === 0) return printSaved(items, options)
  // A name of several words does as well without quotes.
  const name = [...(options.saved === true ? [] : [options.saved]), ...words].join(' ')
  const saved = findSaved(items, name)
  const news = new Set(saved.news.finds.map(({ kind, id }) => `${kind} ${id}`))
  await tellFinds(api, saved.q, options, news)
  await lookedAt(api, saved)
}

async function tellFinds(api: Api, q: string, options: SearchOptions, news: ReadonlySet<string> = new Set()) {
  const answer = await gather(api, q, options.limit)
  if (options.format === 'json') return printJson(answer)
  sayHow(q, answer)
  const zone = zoneOf(options)
  for (const found of answer.items)
    printFound(found, startText(found.at, found.precision, zone), news.has(`${found.kind} ${found.id}`))
  if (answer.next) say(`There are more. --limit so many shows them.`)
}
