import type { Nodes, PhrasingContent } from 'mdast'
import { closingFence, wordPieces } from '../plain-words.ts'
import { type Source, spanOf, typedText } from './tree.ts'

/**
 * Plain words in Markdown and back.
 *
 * Most texts of a report are plain: what somebody said or wrote. In Markdown they are written so that a reader of
 * the rendered page sees the same words; code in backticks and addresses stay as they are, everything else that
 * Markdown would take for a sign of its own gets a backslash. Reading undoes that. Emphasis that somebody adds
 * by hand keeps its signs.
 */
export interface WordsPlace {
  /** Spaces in front of each line after the first. */
  indent: string
  /** Something else stands on the first line already. */
  midLine?: boolean
  /** Everything escaped, on one line: for texts that the light way would not bring back. */
  strict?: boolean
}

/** Writes plain words at a place in a list, a heading or a line. */
export function writeWords(text: string, place: WordsPlace): string {
  // Markdown knows no way to write U+0000, and neither PostgreSQL nor XML can hold it.
  const words = text.replaceAll('\u0000', '\ufffd')
  return place.strict ? strictly(words) : lightly(words, place)
}

/** U+000B is the one space that no reference may name. */
const entity = (letter: string) => (letter === '\u000b' ? letter : `&#${letter.codePointAt(0)};`)

function strictly(text: string): string {
  return text
    .replace(/[!-/:-@[-`{-~]/g, '\\$&')
    .replace(/^\s|\s$/g, entity)
    .replace(/[\n\r\t]/g, entity)
    .replace(/^[–—]/, entity)
}

function lightly(text: string, place: WordsPlace): string {
  const lines = text.split('\n')
  const fenced = fencedLines(lines)
  const shown = lines.map((line, index) => {
    if (fenced[index]) return line
    const escaped = escapeLine(line, { lineStart: index > 0 || !place.midLine })
    const next = lines[index + 1]
    const breaks = line !== '' && next !== undefined && next !== '' && !fenced[index + 1]
    return breaks ? escaped + lineBreak(escaped) : escaped
  })
  const midFence = place.midLine && fenced[0] ? ['', ...shown] : shown
  return midFence.map((line, index) => (index === 0 || line === '' ? line : place.indent + line)).join('\n')
}

/** What ends a line but not its paragraph. After an address a backslash would be taken for a part of it. */
export function lineBreak(line: string): string {
  return /(?:https?:\/\/|www\.|\S@)\S*$/i.test(line) ? '  ' : '\\'
}

/** Which lines belong to a fenced block that is closed again. */
function fencedLines(lines: readonly string[]): boolean[] {
  const fenced = lines.map(() => false)
  for (let index = 0; index < lines.length; index += 1) {
    const end = closingFence(lines, index)
    if (end < 0) continue
    fenced.fill(true, index, end + 1)
    index = end
  }
  return fenced
}

function escapeLine(line: string, { lineStart }: { lineStart: boolean }): string {
  const pieces = wordPieces(line).map((piece) =>
    piece.kind === 'words' ? escapeSigns(piece.text) : piece.source,
  )
  const escaped = pieces.join('')
  return edges(lineStart ? escapeStart(escaped) : escapeSeparator(escaped))
}

/** Spaces at the edges of a line would be dropped. */
function edges(line: string): string {
  return line.replace(/^\s|\s$/g, entity).replaceAll('\r', '&#13;')
}

/** After a time, a dash or a colon stands between it and its words. */
function escapeSeparator(line: string): string {
  return line.replace(/^([:-])(?= )/, '\\$1').replace(/^[–—]/, entity)
}

const afterBackslash = /\\(?=[!-/:-@[-`{-~]|$)/g
const tagStart = /<(?=[a-z/!?])/gi
const reference = /&(?=#\d+;|#x[\da-f]+;|[a-z][\da-z]*;)/gi
const closingNumbers = /\((?=(?:lines?|factors?)\s[\d\s,–-]+\)$)/i

function escapeSigns(text: string): string {
  const escaped = text
    .replace(afterBackslash, '\\\\')
    .replace(tagStart, '\\<')
    .replace(reference, '\\&')
    .replace(/`/g, '\\`')
    .replace(/!(?=\[)/g, '\\!')
    .replace(closingNumbers, '\\(')
  return ['*', '_', '~'].reduce(escapeEmphasis, escaped)
}

/** Escapes a sign where an opening one is followed by a closing one. */
function escapeEmphasis(text: string, sign: string): string {
  const isWord = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter)
  const isSpace = (letter: string | undefined) => letter === undefined || /\s/.test(letter)
  const places = [...text.matchAll(new RegExp(`\\${sign}+`, 'g'))].map((match) => {
    const before = text[match.index - 1]
    const after = text[match.index + match[0].length]
    return {
      opens: !isSpace(after) && !(sign === '_' && isWord(before)),
      closes: !isSpace(before) && !(sign === '_' && isWord(after)),
    }
  })
  const opening = places.findIndex((place) => place.opens)
  const closing = places.findLastIndex((place) => place.closes)
  return opening >= 0 && closing > opening ? text.replaceAll(sign, `\\${sign}`) : text
}

/** At the start of a line some signs begin a heading, a list, a quotation, a table or a rule. */
function escapeStart(line: string): string {
  return line
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\')
    .replace(/^(?:#{1,6}(?=\s|$)|[-+*](?=\s|$)|>)/, '\\$&')
    .replace(/^[-=*_](?=[-=*_\s]*$)/, '\\$&')
    .replace(/^(?:~{3}|\[(?=[ xX]\]|[^\]]*\]:))/, '\\$&')
    .replace(/^[|:-](?=[\s|:-]*$)/, '\\$&')
}

/** Plain words back from the inline parts of a paragraph or heading. */
export function readInline(nodes: readonly PhrasingContent[], source: Source): string {
  return nodes.map((node) => readNode(node, source)).join('')
}

function readNode(node: PhrasingContent, source: Source): string {
  if (node.type === 'break') return '\n'
  if (node.type === 'text') return unwrapped(node, node.value)
  const signs =
    'children' in node && node.children.length > 0 ? signsAround(node, node.children, source) : null
  if (!signs || !('children' in node)) return unwrapped(node, typedText(node, source))
  return signs[0] + readInline(node.children, source) + signs[1]
}

/** Where somebody's editor broke a line there is a space; line ends of strict words stand on one line. */
function unwrapped(node: Nodes, text: string): string {
  const span = spanOf(node)
  return span && span.startLine !== span.endLine ? text.replace(/[ \t]*\n[ \t]*/g, ' ') : text
}

/** What stands before and after a node's children; null when the children stand nowhere. */
function signsAround(node: Nodes, children: readonly Nodes[], source: Source): [string, string] | null {
  const whole = spanOf(node)
  if (!whole) return ['', '']
  const spans = children.map(spanOf)
  const first = spans[0]
  const last = spans.at(-1)
  if (!first || !last) return null
  return [source.markdown.slice(whole.start, first.start), source.markdown.slice(last.end, whole.end)]
}

/** Plain words back from the blocks of a list item. */
export function readBlocks(blocks: readonly Nodes[], source: Source): string {
  let text = ''
  let previous: number | null = null
  for (const block of blocks) {
    const span = spanOf(block)
    if (previous !== null && span) text += '\n'.repeat(Math.max(1, span.startLine - previous))
    text += block.type === 'paragraph' ? readInline(block.children, source) : typedText(block, source)
    previous = span?.endLine ?? null
  }
  return text
}
