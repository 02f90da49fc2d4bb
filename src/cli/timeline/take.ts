import type { Command } from 'commander'
import { addExamples } from '../examples.ts'
import { misused, refused } from '../failure.ts'
import { clockOptions, type Format, formatOption } from '../given/options.ts'
import { type Api, connect } from '../server/connection.ts'
import { plural, printJson, say } from '../terminal/speak.ts'
import { type EntryFilters, entryIds, entryQuery, filterOptions, hasFilters } from './filters.ts'
import { entryPages } from './pages.ts'

type TakeOptions = EntryFilters & Format

/** The API takes so many at once. */
const atOnce = 500

export function define(command: Command) {
  command
    .argument('<key>', 'the incident, like INC-1')
    .argument('[entry...]', 'entries by their identifiers, or - to read them from standard input')
  filterOptions(command)
  clockOptions(command).addOption(formatOption()).action(take)
  command.addHelpText(
    'after',
    `\nInstead of entries, filters may say which: all that fit are taken, ${atOnce} at most.`,
  )
  addExamples(command, [
    'afterword timeline take INC-1 --search "rolled back"',
    'afterword timeline take INC-1 --kind change --from "2026-03-01 14:00" --to "2026-03-01 15:00"',
    'afterword timeline take INC-1 00651ca8-dbc1-8420-b0f5-7cd6f5e4d3c2',
  ])
}

async function take(key: string, entries: string[], options: TakeOptions) {
  const ids = await entryIds(entries)
  if (ids.length === 0 && !hasFilters(options))
    throw misused('Say which entries, or with filters which to look for.')
  if (ids.length > 0 && hasFilters(options)) throw misused('Give entries or filters, not both.')
  const { api } = connect()
  const wanted = ids.length > 0 ? ids : await fitting(api, key, options)
  if (wanted.length === 0) throw refused('No entry fits; the story is as it was.')
  let story: unknown
  for (let from = 0; from < wanted.length; from += atOnce) {
    const entryIds = wanted.slice(from, from + atOnce)
    story = await api('POST /incidents/:key/story', { params: { key }, body: { entryIds } })
  }
  if (options.format === 'json') return printJson(story)
  say(`${plural(wanted.length, 'entry is', 'entries are')} in the story now.`)
}

async function fitting(api: Api, key: string, options: TakeOptions): Promise<string[]> {
  const pages = entryPages(api, key, await entryQuery(api, options), atOnce)
  const ids: string[] = []
  let page = await pages.next()
  for (; !page.done; page = await pages.next()) ids.push(...page.value.map((entry) => entry.id))
  if (page.value.more) {
    throw refused(
      `More than ${atOnce} entries fit; the story is as it was. Narrow it down, or give identifiers.`,
    )
  }
  return ids
}
