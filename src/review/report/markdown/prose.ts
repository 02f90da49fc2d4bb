import type { Nodes } from 'mdast'
import { type Source, spanOf } from './tree.ts'
import { readBlocks, writeWords } from './words.ts'

const open = '<!-- text -->'
const openWindows = '<!-- text with Windows line ends -->'
const close = '<!-- end of text -->'
const quoted = '<!-- text, quoted -->'
const spelled = '<!-- text, letter by letter -->'

/**
 * Somebody's Markdown inside a part. As it is wherever that comes back; else between two comments that no page
 * shows, as a quotation, or letter by letter: for words that hold headings or lists of the report's own kind,
 * fences that are never closed and other traps.
 */
export function writeProse(text: string, manner: 0 | 1 | 2 | 3): string {
  const windows = text.includes('\r\n') && !/\r(?!\n)|(?<!\r)\n/.test(text)
  const lines = windows ? text.replaceAll('\r\n', '\n') : text
  if (manner === 0) return text
  if (manner === 1) return `${windows ? openWindows : open}\n\n${lines}\n\n${close}`
  if (manner === 2)
    return `${quoted}\n${text
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\n')}`
  return `${spelled}\n\n${writeWords(text, { indent: '', strict: true })}`
}

const unquoted = (typed: string) =>
  typed
    .split('\n')
    .map((line) => line.replace(/^[ \t]*> ?/, ''))
    .join('\n')

/** Whether somebody's words begin here and end further down. */
export function opensWords(nodes: readonly Nodes[], index: number): boolean {
  const node = nodes[index]
  const opens = node?.type === 'html' && (node.value === open || node.value === openWindows)
  return opens && endOfWords(nodes, index) >= 0
}

export function endOfWords(nodes: readonly Nodes[], index: number): number {
  return nodes.findIndex((each, at) => at > index && each.type === 'html' && each.value === close)
}

/** A run of a part's nodes: words of its own, or something that the part's reader knows. */
export interface ProseReading {
  /** Somebody's words, pieces in the order of the page. */
  text: string
  /** What the part's reader said is its own. */
  own: Nodes[]
}

/** Separates somebody's words from the lists and tables that `isOwn` claims. */
export function readProse(
  nodes: readonly Nodes[],
  source: Source,
  isOwn: (node: Nodes) => boolean,
): ProseReading {
  const own: Nodes[] = []
  const pieces: string[] = []
  let run: Nodes[] = []
  const flush = () => {
    if (run.length > 0) pieces.push(typedRun(run, source))
    run = []
  }
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index]
    if (!node) continue
    const held = readHeld(nodes, index, source)
    if (held) {
      flush()
      pieces.push(held.text)
      index = held.last
    } else if (isOwn(node)) {
      flush()
      own.push(node)
    } else {
      run.push(node)
    }
  }
  flush()
  return { text: pieces.join('\n\n'), own }
}

function typedRun(run: readonly Nodes[], source: Source): string {
  const first = run[0] && spanOf(run[0])
  const lastNode = run.at(-1)
  const last = lastNode && spanOf(lastNode)
  return first && last ? source.markdown.slice(first.start, last.end) : ''
}

/** Words that a comment in front holds together; `last` is the index of their last node. */
function readHeld(
  nodes: readonly Nodes[],
  index: number,
  source: Source,
): { text: string; last: number } | null {
  const node = nodes[index]
  const next = nodes[index + 1]
  if (node?.type !== 'html') return null
  if (node.value === open || node.value === openWindows) {
    const last = endOfWords(nodes, index)
    const from = spanOf(node)?.end
    const to = nodes[last] && spanOf(nodes[last])?.start
    if (from === undefined || to === undefined) return null
    const text = source.markdown.slice(from, to).replace(/^\n\n?|\n?\n$/g, '')
    return { text: node.value === open ? text : text.replaceAll('\n', '\r\n'), last }
  }
  const span = spanOf(node)
  const quotation = node.value === quoted && next?.type === 'blockquote' ? spanOf(next) : null
  if (quotation) {
    const typed = source.markdown.slice(quotation.start, quotation.end)
    return { text: unquoted(typed), last: index + 1 }
  }
  const spelledOut = node.value === spelled && next?.type === 'paragraph' && span
  return spelledOut ? { text: readBlocks([next], source), last: index + 1 } : null
}
