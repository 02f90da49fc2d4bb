import type { List, Nodes, PhrasingContent, Root, Table } from 'mdast'
import { toString as wordsOf } from 'mdast-util-to-string'
import type { Content, ContentText } from 'pdfmake/interfaces.js'
import { treeOf } from '../markdown/tree.ts'
import { type WordPiece, wordBlocks } from '../plain-words.ts'
import type { Typesetter } from './fonts.ts'
import { colours } from './styles.ts'

type TextStyle = Pick<
  ContentText,
  'bold' | 'italics' | 'decoration' | 'link' | 'linkToDestination' | 'color' | 'fontSize' | 'background'
>

/** Text in the fonts that hold it. */
export function set(typesetter: Typesetter, text: string, style: TextStyle = {}): ContentText[] {
  return typesetter.runs(text).map((run) => ({ ...run, ...style }))
}

export function setCode(typesetter: Typesetter, text: string, style: TextStyle = {}): ContentText[] {
  return typesetter.runs(text, 'code').map((run) => ({ fontSize: 8.5, ...run, ...style }))
}

/** A block of code on its own ground; long lines wrap. */
export function codeBlock(typesetter: Typesetter, text: string): Content {
  return {
    table: {
      widths: ['*'],
      body: [[{ text: setCode(typesetter, keepSpaces(text)), preserveLeadingSpaces: true }]],
    },
    layout: 'code',
    style: 'block',
  }
}

/** Runs of spaces in code mean something; a space that doesn't break is kept. */
const keepSpaces = (text: string) => text.replace(/ {2,}/g, (spaces) => '\u00a0'.repeat(spaces.length))

/** Plain words: paragraphs, lines, code and addresses. */
export function setWords(typesetter: Typesetter, text: string): Content[] {
  return wordBlocks(text).map((block) => {
    if (block.kind === 'code') return codeBlock(typesetter, block.text)
    const lines = block.lines.flatMap((line, index) => [
      ...(index > 0 ? [{ text: '\n' }] : []),
      ...line.flatMap((piece) => setPiece(typesetter, piece)),
    ])
    return { text: lines, style: 'block' }
  })
}

function setPiece(typesetter: Typesetter, piece: WordPiece): ContentText[] {
  if (piece.kind === 'code') return setCode(typesetter, piece.text)
  if (piece.kind === 'words') return set(typesetter, piece.text)
  return set(typesetter, piece.text, { link: piece.href, color: colours.link })
}

/** Somebody's Markdown. HTML in it is text, and a picture is a link to it. */
export function setMarkdown(typesetter: Typesetter, markdown: string): Content[] {
  const tree = parsed(markdown)
  return tree
    ? tree.children.flatMap((node) => block(typesetter, node, definitionsOf(tree)))
    : setWords(typesetter, markdown)
}

function parsed(markdown: string): Root | null {
  try {
    return treeOf(markdown)
  } catch (error) {
    // Thousands of quotations in each other are more than the stack holds.
    if (error instanceof RangeError) return null
    throw error
  }
}

type Definitions = ReadonlyMap<string, string>

function definitionsOf(tree: Root): Definitions {
  return new Map(
    tree.children.flatMap((node) =>
      node.type === 'definition' ? [[node.identifier, node.url] as const] : [],
    ),
  )
}

function block(typesetter: Typesetter, node: Nodes, definitions: Definitions): Content[] {
  const blocks = (nodes: readonly Nodes[]) => nodes.flatMap((each) => block(typesetter, each, definitions))
  const text = (nodes: readonly PhrasingContent[]) => inline(typesetter, nodes, definitions)
  switch (node.type) {
    case 'paragraph':
      return [{ text: text(node.children), style: 'block' }]
    case 'heading':
      return [{ text: text(node.children), style: 'subheading' }]
    case 'code':
      return [codeBlock(typesetter, node.value)]
    case 'list':
      return [list(node, blocks)]
    case 'blockquote':
      return [{ stack: blocks(node.children), margin: [14, 0, 0, 0], color: colours.soft }]
    case 'table':
      return [table(node, text)]
    case 'thematicBreak':
      return [{ text: '* * *', alignment: 'center', style: 'block', color: colours.soft }]
    case 'html':
      return /^<!--.*-->$/s.test(node.value) ? [] : [{ text: set(typesetter, node.value), style: 'block' }]
    case 'footnoteDefinition':
      return [
        { text: set(typesetter, `[${node.label ?? node.identifier}]`, { bold: true }) },
        ...blocks(node.children),
      ]
    default:
      return []
  }
}

function list(node: List, blocks: (nodes: readonly Nodes[]) => Content[]): Content {
  const items = node.children.map((item): Content => {
    const done = item.checked === null || item.checked === undefined ? '' : item.checked ? '[x]' : '[ ]'
    const inner = blocks(item.children)
    return { stack: done ? [{ columns: [{ text: done, width: 18 }, { stack: inner }] }] : inner }
  })
  return node.ordered ? { ol: items, start: node.start ?? 1, style: 'block' } : { ul: items, style: 'block' }
}

function table(node: Table, text: (nodes: readonly PhrasingContent[]) => ContentText[]): Content {
  const columns = Math.max(...node.children.map((row) => row.children.length))
  const body = node.children.map((row, index) =>
    Array.from({ length: columns }, (_, column) => ({
      text: text(row.children[column]?.children ?? []),
      bold: index === 0,
      alignment: node.align?.[column] ?? 'left',
    })),
  )
  return {
    table: { headerRows: 1, widths: Array.from({ length: columns }, () => 'auto'), body },
    layout: 'lines',
    style: 'block',
  }
}

function inline(
  typesetter: Typesetter,
  nodes: readonly PhrasingContent[],
  definitions: Definitions,
  style: TextStyle = {},
): ContentText[] {
  return nodes.flatMap((node): ContentText[] => {
    const inner = (more: TextStyle) =>
      'children' in node ? inline(typesetter, node.children, definitions, { ...style, ...more }) : []
    switch (node.type) {
      case 'text':
        return set(typesetter, node.value.replaceAll('\n', ' '), style)
      case 'inlineCode':
        return setCode(typesetter, node.value, style)
      case 'break':
        return [{ text: '\n' }]
      case 'strong':
        return inner({ bold: true })
      case 'emphasis':
        return inner({ italics: true })
      case 'delete':
        return inner({ decoration: 'lineThrough' })
      case 'link':
        return inner(linkTo(node.url))
      case 'linkReference':
        return inner(linkTo(definitions.get(node.identifier) ?? ''))
      case 'image':
        return set(typesetter, node.alt || node.url, { ...style, ...linkTo(node.url) })
      case 'imageReference':
        return set(typesetter, node.alt || node.identifier, {
          ...style,
          ...linkTo(definitions.get(node.identifier) ?? ''),
        })
      case 'footnoteReference':
        return set(typesetter, `[${node.label ?? node.identifier}]`, style)
      case 'html':
        return /^<!--.*-->$/s.test(node.value) ? [] : set(typesetter, node.value, style)
      default:
        return set(typesetter, wordsOf(node), style)
    }
  })
}

/** Links lead to the web and to mail only. */
function linkTo(url: string): TextStyle {
  return /^(?:https?|mailto):/i.test(url) ? { link: url, color: colours.link } : {}
}
