import { type Command, Option } from 'commander'
import { type Precision, precisions } from '#incident/marker.ts'
import { ApiProblem } from '#platform/http/client.ts'
import type { Entry } from '#timeline/contract.ts'
import { type EntryKind, entryKinds } from '#timeline/entry.ts'
import { addExamples } from '../examples.ts'
import { misused } from '../failure.ts'
import { clockOptions, type Format, formatOption } from '../given/options.ts'
import { type ClockChoice, givenTime, zoneOf } from '../given/time.ts'
import { type Api, connect } from '../server/connection.ts'
import { momentText } from '../terminal/moment.ts'
import { onOneLine } from '../terminal/plain.ts'
import { printJson, say } from '../terminal/speak.ts'
import { entryIds } from './filters.ts'

interface EditOptions extends ClockChoice, Format {
  at?: string
  text?: string
  kind?: EntryKind
  precision?: Precision
  knownAt?: string
  original?: boolean
}

export function define(command: Command) {
  command
    .argument('<key>', 'the incident, like INC-1')
    .argument('<entry>', 'the entry by its identifier, from “timeline list --ids”')
    .option('--at <time>', 'the right time')
    .option('--text <text>', 'the right words')
    .addOption(new Option('--kind <kind>', 'what it tells of').choices(entryKinds))
    .addOption(new Option('--precision <how>', 'how exactly the time is known').choices(precisions))
    .option('--known-at <time>', 'when responders learned it; “same” when that is its own time')
    .option('--original', 'take the edit off, so that the original shows again')
  clockOptions(command).addOption(formatOption()).action(edit)
  addExamples(command, [
    'afterword timeline edit INC-1 00651ca8-dbc1-8420-b0f5-7cd6f5e4d3c2 --at "2026-03-01 14:05" --kind decision',
    'afterword timeline edit INC-1 00651ca8-dbc1-8420-b0f5-7cd6f5e4d3c2 --original',
  ])
}

async function edit(_key: string, given: string, options: EditOptions) {
  const zone = zoneOf(options)
  const change = changeIn(options)
  if (!options.original && Object.keys(change).length === 0)
    throw misused('Say what to change, like --text "…".')
  if (options.original && Object.keys(change).length > 0) throw misused('--original stands alone.')
  const [id = ''] = await entryIds([given])
  const { api } = connect()
  const entry = options.original
    ? await api('DELETE /entries/:id/edit', { params: { id } })
    : await changeEntry(api, id, change)
  if (options.format === 'json') return printJson(entry)
  say(`It says now: ${momentText(entry.at, zone, entry.precision)} ${onOneLine(entry.text)}`)
}

function changeIn(options: EditOptions) {
  const { at, text, kind, knownAt } = options
  const time = at ? givenTime(at, options) : null
  const precision = options.precision ?? time?.precision
  return {
    ...(time && { at: time.at }),
    ...(text !== undefined && { text }),
    ...(kind && { kind }),
    ...(precision && { precision }),
    ...(knownAt && { knownAt: knownAt === 'same' ? null : givenTime(knownAt, options).at }),
  }
}

/** An entry that somebody edited before is edited on top of that, and its words until now are told. */
async function changeEntry(api: Api, id: string, change: ReturnType<typeof changeIn>): Promise<Entry> {
  try {
    return await api('PATCH /entries/:id', { params: { id }, body: { ...change, version: 0 } })
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'changed-meanwhile') throw error
    const current = error.extra.current as Entry
    const entry = await api('PATCH /entries/:id', {
      params: { id },
      body: { ...change, version: current.version },
    })
    say(`It had been edited before and said: ${onOneLine(current.text)}`)
    return entry
  }
}
