import type { ColumnMapping } from '#timeline/reader.ts'
import { scanTime } from '#timeline/time-scan.ts'
import { dayOrder, readTime, type TimeContext } from '#timeline/time-text.ts'
import type { Row } from './row.ts'

/** What the sampled cells of one column have in common. */
export interface Column {
  name: string
  filled: number
  samples: string[]
  /** Cells that are a complete time. */
  times: number
  /** Of those, the ones that are a day without a time of day. */
  days: number
  /** Cells that are a time of day and lack its day. */
  clocks: number
  numbers: number
  length: number
  distinct: Set<string>
}

const isNumber = /^-?\d+(?:\.\d+)?$/
const latestEpoch = Date.UTC(2100) * 1000
const timeNames =
  /^(?:@?timestamp|time|ts|date_?time|when|at|event_?time|occurred(?:_?at)?|logged_?at|time_?stamp|_time)$/i
const startNames =
  /^(?:starts?(?:ed)?_?(?:at|time|on)?|active_?at|created(?:_?(?:at|on|time))?|triggered_?at|opened(?:_?at)?|begin|from)$/i
const dateNames = /^(?:date|day|updated(?:_?(?:at|on))?|published(?:_?at)?|modified)$/i
const endNames =
  /^(?:ends?(?:ed)?_?(?:at|time|on)?|until|to|finished(?:_?at)?|resolved(?:_?at)?|closed(?:_?at)?|stopped(?:_?at)?|completed(?:_?at)?)$/i
const titleNames = /^(?:summary|title|subject|message|msg|text|event|what|name|headline|entry)$/i
const detailNames =
  /^(?:description|details?|body|content|notes?|comment|log|action|activity|info|observation|message|text)$/i
const actorNames =
  /^(?:user(?:_?name)?|actor|author|who|by|person|owner|login|sender|assignee|creator|responder|reporter|agent|display_?name|created_?by)$/i
const kindNames = /^(?:kind|type|category|event_?type|entry_?type|class|action)$/i
const sourceNames =
  /^(?:source|service|system|host(?:name)?|component|channel|app(?:lication)?|logger|environment|env|tool|team)$/i
const keyNames = /^(?:id|uuid|guid|key|event_?id|message_?id|identifier|alert_?id|_id|fingerprint)$/i

const nameParts = /^(?:name|login|user_?name|display_?name|full_?name|email|summary)$/i

const lastName = (name: string) => name.split('.').at(-1) ?? name
const depthOf = (name: string) => name.split('.').length - 1

/** `actor`, and `user.name`. */
function isActor(column: string): boolean {
  const parts = column.split('.')
  const last = parts.at(-1) ?? ''
  return actorNames.test(last) || (nameParts.test(last) && actorNames.test(parts.at(-2) ?? ''))
}

/** Whether a cell is a time; numbers only where they are a plausible epoch. */
function timeIn(cell: string, context: TimeContext) {
  const reading = readTime(cell, context)
  return reading && isNumber.test(cell) && reading.at > latestEpoch ? null : reading
}

/** Whether a record tells when it was. */
export function looksTimed(cells: Map<string, string>): boolean {
  for (const [name, cell] of cells) {
    const named =
      timeNames.test(lastName(name)) || startNames.test(lastName(name)) || dateNames.test(lastName(name))
    if (timeIn(cell, {}) && (named || !isNumber.test(cell))) return true
  }
  return false
}

export function columnsOf(rows: Row[], context: TimeContext): Column[] {
  const columns = new Map<string, Column>()
  for (const row of rows) {
    for (const [name, cell] of row.cells) {
      const known = columns.get(name)
      const column = known ?? emptyColumn(name)
      if (!known) columns.set(name, column)
      take(column, cell, context)
    }
  }
  return [...columns.values()]
}

function emptyColumn(name: string): Column {
  return {
    name,
    filled: 0,
    samples: [],
    times: 0,
    days: 0,
    clocks: 0,
    numbers: 0,
    length: 0,
    distinct: new Set(),
  }
}

function take(column: Column, cell: string, context: TimeContext): void {
  column.filled += 1
  column.length += Math.min(cell.length, 300)
  column.distinct.add(cell)
  if (column.samples.length < 5 && !column.samples.includes(cell.slice(0, 200)))
    column.samples.push(cell.slice(0, 200))
  if (isNumber.test(cell)) column.numbers += 1
  const reading = timeIn(cell, context)
  if (reading) {
    column.times += 1
    if (reading.precision === 'unknown') column.days += 1
  }
  const written = cell.length < 60 ? scanTime(cell) : null
  if (written && !written.date && written.end === cell.length && !written.clock?.weak) column.clocks += 1
}

/** How well a column tells when: the share of times, its name, and whether it holds more than days. */
function whenScore(column: Column, rows: number): number {
  const share = column.times / column.filled
  if (share < 0.5 || column.filled * 2 < rows) return 0
  const name = lastName(column.name)
  const named = timeNames.test(name) ? 3 : startNames.test(name) ? 2.5 : dateNames.test(name) ? 1.5 : 0
  const onlyNumbers = column.numbers === column.filled
  if (onlyNumbers && named === 0) return 0.1
  const onlyDays = column.days * 2 > column.times ? 1.5 : 0
  const ending = endNames.test(name) ? 2 : 0
  return Math.max(0.05, share + named + 1 - onlyDays - ending - depthOf(column.name) * 0.2)
}

function best(columns: Column[], score: (column: Column) => number): Column | undefined {
  let found: Column | undefined
  let highest = 0
  for (const column of columns) {
    const value = score(column)
    if (value <= highest) continue
    highest = value
    found = column
  }
  return found
}

/** How well a column tells what: by its name, and by how much and how variously it says. */
function wordScore(column: Column, rows: number, names: RegExp): number {
  if (column.times * 2 > column.filled || column.clocks * 2 > column.filled) return 0
  const name = lastName(column.name)
  const named = isActor(column.name) ? -4 : names.test(name) ? 4 : 0
  const numeric = column.numbers / column.filled
  const reference =
    /^(?:https?:\/\/|arn:|urn:|[0-9a-f-]{16,}$)/i.test(column.samples[0] ?? '') || keyNames.test(name) ? 3 : 0
  const length = Math.log2(1 + column.length / column.filled)
  const share = Math.min(1, column.filled / rows)
  return (
    named +
    length * 0.5 +
    (column.distinct.size / column.filled) * share -
    numeric * 3 -
    reference -
    depthOf(column.name) * 0.3
  )
}

const called = (names: RegExp) => (name: string) => names.test(lastName(name))

function named(
  columns: Column[],
  fits: (name: string) => boolean,
  usable: (column: Column) => boolean,
): string | undefined {
  const fitting = columns.filter((column) => fits(column.name) && usable(column))
  return fitting.sort((a, b) => depthOf(a.name) - depthOf(b.name))[0]?.name
}

/** Day and time of day in two columns, as spreadsheets like them. */
function twoColumns(columns: Column[]): string | undefined {
  const day = columns.find((column) => column.days * 2 > column.filled)
  const clock = columns.find((column) => column.clocks * 2 > column.filled)
  return day && clock ? `${day.name} + ${clock.name}` : undefined
}

/**
 * Which column most likely feeds which part of an entry, from sampled rows. Null when no column tells when;
 * a column of times of day counts, though it needs a date.
 */
export function guessMapping(columns: Column[], rows: number): ColumnMapping | null {
  const when = best(columns, (column) => whenScore(column, rows))
  const clock = columns.find((column) => column.clocks * 2 > column.filled && column.filled * 2 >= rows)
  const onlyDays = when !== undefined && when.days * 2 > when.times
  const at = (when && !onlyDays ? undefined : twoColumns(columns)) ?? when?.name ?? clock?.name
  if (at === undefined) return null
  const rest = columns.filter((column) => column.name !== at && !at.split(' + ').includes(column.name))
  const title = best(rest, (column) => wordScore(column, rows, titleNames))
  const detail = best(rest, (column) =>
    column !== title && detailNames.test(lastName(column.name)) ? wordScore(column, rows, detailNames) : 0,
  )
  const text = [title, detail].flatMap((column) => (column ? [column.name] : []))
  const free = rest.filter((column) => !text.includes(column.name))
  return { at, text: text.length > 0 ? text : [free[0]?.name ?? at], ...otherParts(free) }
}

function otherParts(free: Column[]): Partial<ColumnMapping> {
  const words = (column: Column) => column.numbers * 2 <= column.filled && column.times * 2 <= column.filled
  const parts: Partial<ColumnMapping> = {}
  const until = named(free, called(endNames), (column) => column.times > 0)
  const actor = named(free, isActor, words)
  const kind = named(free, called(kindNames), (column) => words(column) && column.distinct.size <= 30)
  const source = named(free, called(sourceNames), (column) => words(column) && column.distinct.size <= 50)
  const key = named(free, called(keyNames), (column) => column.distinct.size === column.filled)
  if (until) parts.until = until
  if (actor) parts.actor = actor
  if (kind) parts.kind = kind
  if (source) parts.source = source
  if (key) parts.key = key
  return parts
}

/** How a column's numeric dates are meant, judged over the sampled rows. */
export function orderOf(columns: Column[], at: string) {
  const names = at.split(' + ')
  return dayOrder(columns.filter(({ name }) => names.includes(name)).flatMap(({ distinct }) => [...distinct]))
}
