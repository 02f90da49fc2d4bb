import type { Command } from 'commander'
import type { Entry, StoryLine } from '#timeline/contract.ts'
import { addExamples } from '../examples.ts'
import { misused } from '../failure.ts'
import { clockOptions, type Format, formatOption, wholeNumber } from '../given/options.ts'
import { zoneOf } from '../given/time.ts'
import { invokedAs } from '../invoked-as.ts'
import { type Api, connect } from '../server/connection.ts'
import { momentText } from '../terminal/moment.ts'
import { counted, paint, printJson, say } from '../terminal/speak.ts'
import { type Column, openTable } from '../terminal/table.ts'
import { type EntryFilters, entryQuery, filterOptions, hasFilters } from './filters.ts'
import { entryPages } from './pages.ts'

interface ListOptions extends EntryFilters, Format {
  story?: boolean
  ids?: boolean
  limit: number
  all?: boolean
}

export function define(command: Command) {
  command
    .argument('<key>', 'the incident, like INC-1')
    .option('--story', 'the story: the entries chosen, in its order')
  filterOptions(command)
    .option('--ids', 'show identifiers, for “timeline take”, “mark” and “edit”')
    .option('--limit <count>', 'at most so many', wholeNumber, 200)
    .option('--all', 'all of them, as they arrive')
  clockOptions(command).addOption(formatOption()).action(list)
  command.addHelpText(
    'after',
    '\n--format json prints JSON Lines: one entry (with --story one line of it) a line.',
  )
  addExamples(command, [
    'afterword timeline list INC-1 --story',
    'afterword timeline list INC-1 --search rollback --from "2026-03-01 14:00" --to "2026-03-01 16:00"',
    'afterword timeline list INC-1 --kind change --kind decision --all --format json',
  ])
}

async function list(key: string, options: ListOptions) {
  const zone = zoneOf(options)
  const { api } = connect()
  if (!options.story) return listEntries(api, key, options, zone)
  if (hasFilters(options))
    throw misused('--story shows the story whole; filters are for everything gathered.')
  const { items } = await api('GET /incidents/:key/story', { params: { key } })
  if (options.format === 'json') for (const line of items) printJson(line, { line: true })
  else if (items.length === 0) sayEmptyStory(key)
  else openTable(storyColumns(options, zone), items).print(items)
}

async function listEntries(api: Api, key: string, options: ListOptions, zone: string) {
  const most = options.all ? Number.POSITIVE_INFINITY : options.limit
  const query = await entryQuery(api, options)
  const pages = entryPages(api, key, query, most)
  let table: { print(rows: readonly Entry[]): void } | null = null
  let page = await pages.next()
  for (; !page.done; page = await pages.next()) {
    const entries = page.value
    if (options.format === 'json') for (const entry of entries) printJson(entry, { line: true })
    else {
      table ??= openTable(entryColumns(options, zone), entries)
      table.print(entries)
    }
  }
  if (page.value.more) await sayMore(api, key, options)
  else if (!table && options.format === 'text') sayNothing(key, options)
}

async function sayMore(api: Api, key: string, options: ListOptions) {
  const { limit: _, ...query } = await entryQuery(api, options)
  const { total } = await api('GET /incidents/:key/entries/summary', { params: { key }, query })
  say(
    `These are the first ${counted(options.limit)} of ${counted(total)}. --all shows them all, --limit so many.`,
  )
}

function sayNothing(key: string, options: ListOptions) {
  if (hasFilters(options)) say('No entry fits.')
  else say(`Nothing is gathered yet. Add evidence:\n  ${invokedAs()} evidence add ${key} FILE…`)
}

function sayEmptyStory(key: string) {
  say(
    `The story is empty. Take entries over:\n  ${invokedAs()} timeline list ${key} --ids\n  ${invokedAs()} timeline take ${key} ENTRY…`,
  )
}

function entryColumns({ ids }: ListOptions, zone: string): Column<Entry>[] {
  return [
    ...(ids ? [{ title: 'ID', cell: ({ id }: Entry) => id }] : []),
    { title: '', cell: ({ inStory }) => (inStory ? '*' : '') },
    { title: 'TIME', cell: ({ at, precision }) => momentText(at, zone, precision) },
    { title: 'SOURCE', cell: ({ source }) => source, flexible: true },
    { title: 'WHO', cell: ({ actor }) => actor ?? '', flexible: true },
    { title: 'KIND', cell: ({ kind }) => kind, paint: (text) => paint('dim', text) },
    { title: 'TEXT', cell: ({ text, original }) => `${text}${original ? ' (edited)' : ''}`, flexible: true },
  ]
}

function storyColumns({ ids }: ListOptions, zone: string): Column<StoryLine>[] {
  return [
    ...(ids ? [{ title: 'ENTRY', cell: ({ entry }: StoryLine) => entry.id }] : []),
    { title: 'TIME', cell: ({ entry }) => momentText(entry.at, zone, entry.precision) },
    { title: 'WHO', cell: ({ entry }) => entry.actor ?? entry.source, flexible: true },
    { title: 'KIND', cell: ({ entry }) => entry.kind, paint: (text) => paint('dim', text) },
    { title: 'TEXT', cell: ({ entry, words }) => words ?? entry.text, flexible: true },
  ]
}
