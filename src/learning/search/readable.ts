import { withoutMarks } from './readable-inline.ts'

const fence = /^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(`{3,}(?=[^`]*$)|~{3,})/
const quote = /^\s{0,3}>\s?/
const heading = /^\s*#{1,6}(?:\s+(.*?))?(?:\s+#+)?\s*$/
/** A line across the page, what makes the line above a heading, or the dashes below the head of a table. */
const rule = /^\s*(?:=+|-+|(?:[-*_]\s*){3,}|\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?)\s*$/
const listItem = /^\s*[-*+]\s+(?:\[([ xX])\]\s+)?(?=\S)/
const itemStart = /^\s*(?:[-*+]|\d{1,9}[.)])(?:\s|$)/
const numbered = /^\s*\d{1,9}[.)]\s/
/** Dashes that make the line above them the head of a table, whatever it says. */
const dashes = /^(?=.*[|:])(?=.*-)\s{0,3}\|?(?:\s*:?-+:?\s*\|)*(?:\s*:?-+:?)?\s*$/
const commentEnd = '-->'
const definition =
  /^\s{0,3}\[([^\][]{1,300})\]:\s*(?:https?:\/\/|mailto:|[/#.])(?:[^\s()]|\([^\s()]{0,300}\))*(?:\s+(?:"[^"]{0,300}"|'[^']{0,300}'))?\s*$/

interface Reading {
  /** Words that belong together, marks and all; or as they are, where they stand in a block of code. */
  blocks: { lines: string[]; asIs: boolean }[]
  /** Names under which addresses of links are told elsewhere in the text. */
  addresses: Set<string>
  /** Whether no words stand right above: only there an address is told for links elsewhere. */
  atTop: boolean
  /** Whether a list goes on, in which lines are set in without being code. */
  listed: boolean
  /** What began the block of code that is open. */
  fence?: string
}

/**
 * Markdown as the words that a reader sees, on about as many lines: without its marks, without addresses behind words,
 * without comments. What is no Markdown stays as it is, down to the names in `<ana>` and `a_long_name`.
 * @param addresses tell the addresses behind words, too.
 */
export function readable(text: string, { addresses = false } = {}): string {
  if (!/[\\`*_~[<&#>|=+-]/.test(text)) return text
  const reading = blocksOf(text)
  const known = { known: reading.addresses, addresses }
  return reading.blocks
    .map(({ lines, asIs }) => (asIs ? lines.join('\n') : withoutMarks(lines.join('\n'), known)))
    .join('\n')
}

function blocksOf(text: string): Reading {
  const reading: Reading = { blocks: [], addresses: new Set(), atTop: true, listed: false }
  const lines = text.split('\n')
  const lastEnd = lines.findLastIndex((line) => line.includes(commentEnd))
  let commented = false
  for (const [place, line] of lines.entries()) {
    if (!commented && isCode(reading, line)) {
      begin(reading, line, true)
      continue
    }
    commented ||= !reading.fence && place <= lastEnd && /^\s*<!--/.test(line)
    const end = commented ? line.indexOf(commentEnd) : 0
    if (end < 0) continue
    readLine(reading, commented ? line.slice(end + commentEnd.length) : line, lines[place + 1])
    commented = false
  }
  return reading
}

/** Set in far enough below an empty line, it is code without a fence. */
const isCode = (reading: Reading, line: string) =>
  !reading.fence && reading.atTop && !reading.listed && /^(?: {0,3}\t| {4})\s*\S/.test(line)

function readLine(reading: Reading, line: string, next = '') {
  const inner = line.replace(quote, '')
  const mark = fence.exec(inner)?.[1]
  if (!reading.fence) reading.listed = itemStart.test(inner) || (reading.listed && !/^\S/.test(line))
  if (!reading.fence && mark) reading.fence = mark
  else if (!reading.fence) takeLine(reading, line, next)
  else if (mark?.startsWith(reading.fence) && inner.trim() === mark) delete reading.fence
  else begin(reading, line, true)
}

function takeLine(reading: Reading, given: string, next: string) {
  const line = unquoted(given)
  const defined = reading.atTop && !dashes.test(unquoted(next)) ? definition.exec(line)?.[1] : undefined
  if (defined !== undefined) {
    reading.addresses.add(defined.toLowerCase())
    return
  }
  reading.atTop = line.trim() === ''
  if (reading.atTop || rule.test(line)) return begin(reading, '')
  const title = heading.exec(line)
  if (title) return alone(reading, asTitle(title[1] ?? ''))
  const cells = cellsOf(line)
  if (cells) return alone(reading, cells.join(' · '))
  const item = listItem.exec(line)
  if (item) return begin(reading, `• ${item[1]?.trim() ? '✓ ' : ''}${line.slice(item[0].length)}`)
  const last = reading.blocks.at(-1)
  if (!last || last.asIs || last.lines[0] === '' || numbered.test(line)) begin(reading, line)
  else last.lines.push(line)
}

function unquoted(line: string): string {
  let rest = line
  for (let depth = 0; depth < 20 && quote.test(rest); depth += 1) rest = rest.replace(quote, '')
  return rest
}

function begin(reading: Reading, line: string, asIs = false) {
  reading.blocks.push({ lines: [line], asIs })
}

function alone(reading: Reading, line: string) {
  begin(reading, line)
  begin(reading, '')
}

/** On one line with what follows, a title has to end somewhere. */
const asTitle = (words: string) => (/[\p{L}\p{N})\]*_`]$/u.test(words) ? `${words}:` : words)

/** The cells of a row that begins with a bar; others may be anything. */
function cellsOf(line: string): string[] | null {
  const row = line.trim()
  if (!row.startsWith('|') || row.length < 3) return null
  return row
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
}
