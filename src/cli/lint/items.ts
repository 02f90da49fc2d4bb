import { english } from '#language/english/english.ts'
import { type Block, readBlocks } from '#language/text/blocks.ts'
import { sectionOf } from '#language/text/sections.ts'
import { createPlaces, type Places } from './places.ts'

/** An improvement item as it stands in a document, and its words without markers and line breaks. */
export interface WrittenItem {
  start: number
  end: number
  text: string
}

const marker = /^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?$/
/** What stands in cells that are not the item: a name, a date, a state, a link, a number. */
const leastWords = 3
const longestLine = 160

/**
 * The improvement items of a document: list items and rows of tables below headings that announce such items, else the
 * lines there. Without such a heading, a document that is nothing but a list is taken as one of items.
 */
export function findItems(text: string, format: 'markdown' | 'text'): WrittenItem[] {
  const places = createPlaces(text)
  const blocks = readBlocks(text, format, 'narrative', (heading) => sectionOf(english, heading))
  const announced = blocks.filter(({ section, heading }) => section === 'items' && !heading)
  if (announced.length > 0) return itemsAmong(text, announced, places)
  if (blocks.some(({ heading }) => heading)) return []
  if (blocks.every((block) => isListed(text, block, places))) return itemsAmong(text, blocks, places)
  const lines = linesOf(text, blocks)
  return lines.every(couldBeItem) ? lines : []
}

function itemsAmong(text: string, blocks: readonly Block[], places: Places): WrittenItem[] {
  const listed = blocks.filter((block) => isListed(text, block, places))
  const rows = rowsAmong(text, blocks, places)
  if (listed.length + rows.length === 0) return linesOf(text, blocks)
  const items = [...listed.map((block) => written(text, block.start, block.end)), ...rows]
  return items.filter(saysSomething).sort((a, b) => a.start - b.start)
}

/** A link to a ticket by itself says nothing here. */
function saysSomething(item: WrittenItem): boolean {
  return /\p{L}{2}/u.test(item.text.replace(/<?https?:\S+/g, ''))
}

/** A line of a list that bears no marks: short, one sentence, and no line of a log. */
function couldBeItem({ text }: WrittenItem): boolean {
  return text.length <= longestLine && !/[.!?] +\p{Lu}/u.test(text) && !/^\[?\d/.test(text)
}

function isListed(text: string, { start }: Block, places: Places): boolean {
  return marker.test(text.slice(lineStart(places, start), start))
}

/** Of each row below a table's head, the cell that says most. */
function rowsAmong(text: string, blocks: readonly Block[], places: Places): WrittenItem[] {
  const rows = Map.groupBy(
    blocks.filter(({ start }) => text[start - 1] === '|'),
    ({ start }) => lineStart(places, start),
  )
  return [...rows].flatMap(([start, cells]) => {
    if (isHead(text, start)) return []
    const words = cells.map((cell) => written(text, cell.start, cell.end))
    const most = words.reduce((best, cell) => (cell.text.length > best.text.length ? cell : best))
    return most.text.split(' ').length >= leastWords ? [most] : []
  })
}

function isHead(text: string, start: number): boolean {
  const end = text.indexOf('\n', start)
  if (end === -1) return false
  return /^[ \t]*\|?[ \t]*:?-[ \t:|-]*\r?(?:\n|$)/.test(text.slice(end + 1, end + 2_000))
}

function linesOf(text: string, blocks: readonly Block[]): WrittenItem[] {
  return blocks.flatMap(({ start, end }) => {
    const lines: WrittenItem[] = []
    for (let at = start; at < end; ) {
      const newline = text.indexOf('\n', at)
      const last = newline === -1 || newline > end ? end : newline
      const line = written(text, at, last)
      if (saysSomething(line)) lines.push(line)
      at = last + 1
    }
    return lines
  })
}

function written(text: string, start: number, end: number): WrittenItem {
  const raw = text.slice(start, end)
  const first = start + raw.length - raw.trimStart().length
  const words = raw.trim()
  return { start: first, end: first + words.length, text: words.replace(/\s+/g, ' ') }
}

function lineStart(places: Places, at: number): number {
  return at - places.of(at, at).column + 1
}
