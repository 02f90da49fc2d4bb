import { addressesIn, plainWords } from './inline.ts'
import { itemFrom } from './item-line.ts'
import type { Table } from './outline.ts'
import type { ItemState, ReadItem } from './reading.ts'
import {
  linkColumn,
  loudStateAtEnd,
  noItem,
  ownerColumn,
  stateCalled,
  stateColumn,
  textColumn,
} from './words/items.ts'

interface Columns {
  text: number
  owner: number
  state: number
  link: number
  /** Rows before the first item. */
  skipped: number
}

/** The items of a table, a row each. Without a head of known names, the cell that says most is the item. */
export function itemsInTable({ rows }: Table): ReadItem[] {
  const columns = columnsOf(rows)
  return rows.slice(columns.skipped).flatMap((row) => itemOfRow(row, columns))
}

/** Whether a table says by its head that it holds items: what to do, and who, where or how far. */
export function isItemTable({ rows }: Table): boolean {
  const head = (rows[0] ?? []).map((cell) => plainWords(cell).trim())
  const has = (names: RegExp) => head.some((name) => names.test(name))
  return has(textColumn) && (has(ownerColumn) || has(stateColumn))
}

function columnsOf(rows: readonly string[][]): Columns {
  const head = (rows[0] ?? []).map((cell) => plainWords(cell).trim())
  const at = (names: RegExp) => head.findIndex((name) => names.test(name))
  const [owner, state] = [at(ownerColumn), at(stateColumn)]
  const link = head.findIndex((name, index) => linkColumn.test(name) && index !== owner && index !== state)
  const text = head.findIndex((name, index) => textColumn.test(name) && index !== link)
  // `| #12: too few alerts |` below “Issue” is what is to be done.
  const said = rows.slice(1).every((row) => wordsIn(row[link]) >= fewestWords) ? link : -1
  const known = [owner, state, link, text].filter((index) => index >= 0).length
  const named = known >= 2 || text >= 0
  return {
    text: text >= 0 ? text : said >= 0 ? said : longestColumn(rows.slice(1), [owner, state]),
    owner,
    state,
    link,
    skipped: named || rows.length > 1 ? 1 : 0,
  }
}

const fewestWords = 4
const wordsIn = (cell = '') => plainWords(cell).match(/\p{L}{2,}/gu)?.length ?? 0

/** The column with the most words. */
function longestColumn(rows: readonly string[][], not: readonly number[]): number {
  const widths = new Map<number, number>()
  for (const row of rows)
    for (const [index, cell] of row.entries())
      if (!not.includes(index)) widths.set(index, (widths.get(index) ?? 0) + plainWords(cell).length)
  return [...widths].reduce((best, one) => (one[1] > best[1] ? one : best), [0, -1] as [number, number])[0]
}

function itemOfRow(row: readonly string[], { text, owner, state, link }: Columns): ReadItem[] {
  const markup = row[text] ?? ''
  if (noItem.test(plainWords(markup)) || markup.trim() === '') return []
  const who =
    owner >= 0
      ? plainWords(row[owner] ?? '')
          .replace(/\s+/g, ' ')
          .trim()
      : ''
  const url = [row[link] ?? '', markup, ...row].flatMap(addressesIn)[0]
  const said =
    state >= 0
      ? stateCalled(plainWords(row[state] ?? '') || (row[state] ?? ''))
      : stateBeside(row, text, link)
  const item = itemFrom(markup, {
    ...(who === '' || noItem.test(who) ? {} : { owner: who }),
    ...(url ? { url } : {}),
    ...(said ? { state: said } : {}),
  })
  return item ? [item] : []
}

/** A state behind something else in a cell: `OPS-12 DONE`. */
function stateBeside(row: readonly string[], text: number, link: number): ItemState | null {
  for (const [index, cell] of row.entries()) {
    const words = ` ${plainWords(cell)}`
    const said = index === text ? undefined : loudStateAtEnd.exec(words)?.[1]
    const behind = index === link ? /\s[-–—]\s*(\p{L}[\p{L} ]{2,20})/u.exec(words)?.[1] : undefined
    const state = said || behind ? stateCalled(said ?? behind ?? '') : null
    if (state) return state
  }
  return null
}
