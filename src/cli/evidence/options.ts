import type { Command } from 'commander'
import type { Evidence } from '#timeline/contract.ts'
import { misused } from '../failure.ts'
import { nearest } from '../given/nearest.ts'
import { clockOptions, day, gather, gatherList } from '../given/options.ts'
import { pairOf } from '../given/pairs.ts'
import { type ClockChoice, givenTime } from '../given/time.ts'

/** How evidence is to be read. */
export interface ReadingChoice extends ClockChoice {
  as?: string
  channel?: string[]
  from?: string
  to?: string
  date?: string
  column?: string[]
}
type ReadingOptions = Evidence['options']

const columnRoles = ['at', 'text', 'until', 'actor', 'kind', 'source', 'key'] as const

export function readingOptions(command: Command): Command {
  command
    .option('--as <format>', 'read it as this format, not as the best guess')
    .option('--channel <name>', 'take only this channel; may be repeated', gatherList)
    .option('--from <time>', 'take only what is not before this time')
    .option('--to <time>', 'take only what is before this time')
    .option('--date <day>', 'the day of times that name none', day)
    .option('--column <part=name>', `which column is ${columnRoles.join(', ')}; may be repeated`, gather)
  return clockOptions(command)
}

/** What was chosen, as the API takes it; nothing chosen is an empty object. @throws Failure (usage) */
export function chosenReading(choice: ReadingChoice): ReadingOptions {
  const { channel, from, to, zone, utc, date, column } = choice
  const columns = column && chosenColumns(column)
  return {
    ...(channel && { channels: channel }),
    ...(from && { from: givenTime(from, choice).at }),
    ...(to && { to: givenTime(to, choice).at }),
    ...((zone || utc) && { zone: utc ? 'UTC' : zone }),
    ...(date && { date }),
    ...(columns && { columns }),
  }
}

/** `at=Time,text=Message` or each by itself; several texts are put together. */
function chosenColumns(given: readonly string[]): NonNullable<ReadingOptions['columns']> {
  const between = new RegExp(`,(?=(?:${columnRoles.join('|')})=)`)
  const columns: Partial<Record<(typeof columnRoles)[number], string[]>> = {}
  for (const text of given.flatMap((one) => one.split(between))) {
    const [part, name] = pairOf(text, '--column', 'at=Time,text=Message')
    const role = columnRoles.find((one) => one === part)
    if (!role) {
      const near = nearest(part, columnRoles)
      const hint = near ? ` Did you mean ${near}?` : ''
      throw misused(`A column can’t be “${part}”.${hint} It can be ${columnRoles.join(', ')}.`)
    }
    columns[role] = [...(columns[role] ?? []), name]
  }
  const { at, text, ...others } = columns
  if (!at?.[0] || !text) {
    throw misused(
      '--column needs to say at least which column is the time and which the text: at=Time,text=Message',
    )
  }
  const rest = Object.entries(others).map(([role, names]) => [role, names[0]])
  return { at: at[0], text, ...Object.fromEntries(rest) }
}
