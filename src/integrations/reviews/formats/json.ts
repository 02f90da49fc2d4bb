import { type DayOrder, dayOrder } from '#timeline/time-text.ts'
import type { Block, Outline } from '../outline.ts'
import { isRecord, propertiesOf } from './front-matter.ts'
import { readMarkup } from './markdown.ts'

const deepest = 6
const mostRecords = 100_000
/** Longer words are a section and no detail. */
const longestDetail = 120
/** In the order in which they are believed: where a name is given, a summary is more than a title. */
const titleKeys = [
  'title',
  'incident title',
  'name',
  'headline',
  'subject',
  'summary',
  'external desc',
  'short description',
  'label',
]
const wordKeys =
  /^(?:title|name|summary|description|details|body|content|text|impact|root[ _-]?cause|timeline|postmortem|date|time|created(?:_at)?|started(?:_at)?|start[ _-]?time|severity)$/i

/** The records of a JSON file: one, a list of them, a list under a key, or a table of them by name; or JSON by lines. */
export function recordsOf(text: string): Record<string, unknown>[] {
  const value = parsed(text)
  return found(value, 0).slice(0, mostRecords)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    if (lines.length < 2 || !lines[0]?.trimEnd().endsWith('}')) throw error
    return lines.map((line) => JSON.parse(line))
  }
}

function found(value: unknown, depth: number): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.filter(isRecord)
  if (!isRecord(value)) return []
  if (isDocument(value)) return [value]
  const inner = Object.values(value)
  if (inner.length > 0 && inner.every(isRecord) && inner.some(isDocument)) return inner
  const list = inner.find(
    (one) => Array.isArray(one) && one.some((each) => isRecord(each) && isDocument(each)),
  )
  if (list && depth < 3) return found(list, depth + 1)
  const below = depth < 3 ? inner.filter(isRecord).flatMap((one) => found(one, depth + 1)) : []
  return below.length > 0 ? below : [value]
}

/** A record that says something about one incident, by at least two of its keys. */
function isDocument(record: Record<string, unknown>): boolean {
  return Object.keys(record).filter((key) => wordKeys.test(key) && !isRecord(record[key])).length >= 2
}

/** A record as an outline: short values are details, texts are sections, lists of things are tables. */
export async function outlineOfRecord(record: Record<string, unknown>): Promise<Outline> {
  const blocks: Block[] = []
  const key = titleKey(record)
  await add(record, 2, blocks, key)
  const title = key === undefined ? '' : String(record[key]).trim()
  const properties = propertiesOf(record).map(({ key: name, values }) => ({ key: spaced(name), values }))
  return {
    title: title !== '' && title.length <= 200 ? title : null,
    properties: properties.filter(({ values }) => values.every((one) => one.length <= longestDetail)),
    blocks,
    problems: [],
  }
}

function titleKey(record: Record<string, unknown>): string | undefined {
  const keys = Object.keys(record).filter((key) => typeof record[key] === 'string' && record[key] !== '')
  return titleKeys.flatMap((known) => keys.find((key) => spaced(key).toLowerCase() === known) ?? [])[0]
}

async function add(
  record: Record<string, unknown>,
  level: number,
  blocks: Block[],
  titled?: string,
): Promise<void> {
  for (const [key, value] of Object.entries(record)) {
    const heading: Block = { kind: 'heading', level, text: spaced(key) }
    const told = key === titled ? [] : await blocksOf(value, level)
    if (told.length > 0) blocks.push(heading, ...told)
  }
}

async function blocksOf(value: unknown, level: number): Promise<Block[]> {
  if (typeof value === 'string') return blocksOfText(value)
  if (Array.isArray(value)) return blocksOfList(value)
  if (!isRecord(value)) return []
  if (isNumbered(value)) return blocksOfList(Object.values(value))
  const inner: Block[] = []
  if (level < deepest) await add(value, level + 1, inner)
  return inner
}

async function blocksOfText(text: string): Promise<Block[]> {
  if (text.length > longestDetail || /\n/.test(text)) return readMarkup(text.replace(/\r\n?/g, '\n'))
  return isProse(text) ? [{ kind: 'paragraph', lines: [text.trim()] }] : []
}

/** `{"1": …, "2": …}` */
const isNumbered = (value: object) =>
  Object.keys(value).length > 0 && Object.keys(value).every((key) => /^\d+$/.test(key))

/** Words that are more than a detail: a sentence. */
function isProse(value: string): boolean {
  return value.trim().split(/\s+/).length >= 4 && !/^https?:\S+$/.test(value.trim())
}

function blocksOfList(list: readonly unknown[]): Block[] {
  const records = list.filter(isRecord)
  if (records.length > 0) return [tableOf(records)]
  const words = list.filter((one) => typeof one === 'string' && one.trim().split(/\s+/).length >= 3)
  if (words.length === 0) return []
  return list.map((one) => ({
    kind: 'item',
    indent: 0,
    marker: '-',
    checked: null,
    lines: String(one).split('\n'),
  }))
}

function tableOf(records: readonly Record<string, unknown>[]): Block {
  const all = [...new Set(records.flatMap((record) => Object.keys(record)))].slice(0, 40)
  const keys = ofUpdates(all)
  const cell = (value: unknown) => (value === null || value === undefined ? '' : flat(value))
  return {
    kind: 'table',
    rows: [keys.map(spaced), ...records.map((record) => keys.map((key) => cell(record[key])))],
  }
}

/** What programs note of their updates beside when, how far and what. */
const noted =
  /^(?:.* )?id$|^(?:created|updated|modified|display|posted|published)(?: (?:at|on|time))?$|^custom tweet$|^deliver notifications$|^wants twitter update$/

/** The columns of updates, which have words and a time: without identifiers and further times of the machine. */
function ofUpdates(keys: readonly string[]): readonly string[] {
  const named = (names: RegExp) => keys.find((key) => names.test(spaced(key).toLowerCase()))
  const words = named(/^(?:body|message|message text|text|content)$/)
  const when =
    named(/^(?:display at|posted at|published(?: at| time)|timestamp|time|date|when)$/) ??
    named(/^created(?: at)?$/)
  if (!words || !when) return keys
  return [when, ...keys.filter((key) => key !== when && !noted.test(spaced(key).toLowerCase()))]
}

function flat(value: unknown): string {
  if (Array.isArray(value)) return value.map(flat).join(', ')
  if (isRecord(value))
    return flat(
      value.name ??
        value.title ??
        value.email ??
        Object.values(value)
          .filter((one) => typeof one === 'string')
          .join(' '),
    )
  return String(value)
}

/** `rootCause`, `root_cause` and `root-cause` as words. */
function spaced(key: string): string {
  return key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim()
}

/** How the records of one file mean `3/4/2024`, where one of them shows it. */
export function orderOf(outlines: readonly Outline[]): DayOrder | undefined {
  const { order, certain } = dayOrder(
    outlines.flatMap(({ properties }) => properties.flatMap(({ values }) => values)),
  )
  return certain ? order : undefined
}
