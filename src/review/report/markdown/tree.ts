import type { Nodes, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const processor = unified().use(remarkParse).use(remarkGfm)

/** The tree of a Markdown text. Line ends must be `\n`, so that positions and text agree. */
export function treeOf(markdown: string): Root {
  return processor.parse(markdown)
}

/** What the tree was made from, kept together: reading often goes back to the letters as they were typed. */
export interface Source {
  markdown: string
}

interface Span {
  start: number
  end: number
  startLine: number
  endLine: number
  /** From 1. */
  column: number
}

/** Where a node stands. Nodes that a library's transform invented stand nowhere. */
export function spanOf(node: Nodes): Span | null {
  const { position } = node
  const start = position?.start.offset
  const end = position?.end.offset
  if (!position || start === undefined || end === undefined) return null
  return {
    start,
    end,
    startLine: position.start.line,
    endLine: position.end.line,
    column: position.start.column,
  }
}

/** The letters of a node as they were typed, without the indentation that its place in a list asks for. */
export function typedText(node: Nodes, source: Source): string {
  const span = spanOf(node)
  if (!span) return 'value' in node ? node.value : ''
  const [first = '', ...rest] = source.markdown.slice(span.start, span.end).split('\n')
  return [first, ...rest.map((line) => withoutIndent(line, span.column - 1))].join('\n')
}

function withoutIndent(line: string, width: number): string {
  let cut = 0
  while (cut < width && (line[cut] === ' ' || line[cut] === '\t')) cut += 1
  return line.slice(cut)
}
