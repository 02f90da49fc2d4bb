/**
 * What every format becomes before anything is understood: headings, paragraphs, list items, tables, code and quotations in
 * their order. Words keep the inline marks of Markdown, whatever the format wrote: `**bold**`, `~~struck~~`, `[text](url)`.
 */
export type Block =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph'; lines: string[] }
  | {
      kind: 'item'
      /** Columns in front of the marker, to tell what lies deeper. */
      indent: number
      marker: string
      /** Of a task: whether it is ticked. */
      checked: boolean | null
      lines: string[]
    }
  | { kind: 'table'; rows: string[][] }
  | { kind: 'code'; lines: string[] }
  | { kind: 'quote'; lines: string[] }

export type Item = Extract<Block, { kind: 'item' }>
export type Table = Extract<Block, { kind: 'table' }>

/** A detail that a document states about itself: `Severity: SEV1`. The key is as written. */
export interface Property {
  key: string
  values: string[]
}

export interface Outline {
  /** What the format itself calls the title: front matter, `<title>`, Word’s Title style. */
  title: string | null
  properties: Property[]
  blocks: Block[]
  /** What the format had to say: broken front matter, pictures left out. */
  problems: string[]
}

/** A line in bold that stands alone is taken for a heading below all real ones. */
export const boldLevel = 7

export const emptyOutline = (): Outline => ({ title: null, properties: [], blocks: [], problems: [] })

/** The lines of a block, cell by cell for tables. */
export function linesOf(block: Block): readonly string[] {
  if (block.kind === 'heading') return [block.text]
  if (block.kind === 'table') return block.rows.map((row) => row.join(' | '))
  return block.lines
}

/** A block as Markdown again. */
export function markdownOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.level >= boldLevel ? `**${block.text}**` : `${'#'.repeat(block.level)} ${block.text}`
    case 'paragraph':
      return block.lines.join('\n')
    case 'item':
      return itemMarkdown(block)
    case 'table':
      return tableMarkdown(block)
    case 'code':
      return ['```', ...block.lines, '```'].join('\n')
    case 'quote':
      return block.lines.map((line) => `> ${line}`).join('\n')
  }
}

/** Blocks one after the other; items of a list stand close together. */
export function markdownOfAll(blocks: readonly Block[]): string {
  let text = ''
  let before: Block | null = null
  for (const block of blocks) {
    if (before) text += before.kind === 'item' && block.kind === 'item' ? '\n' : '\n\n'
    text += markdownOf(block)
    before = block
  }
  return text.replaceAll('\u00a0', ' ').trim()
}

function itemMarkdown({ indent, marker, checked, lines }: Item): string {
  const space = ' '.repeat(Math.min(indent, 24))
  const box = checked === null ? '' : checked ? '[x] ' : '[ ] '
  const [first = '', ...rest] = lines
  return [`${space}${marker} ${box}${first}`, ...rest.map((line) => `${space}  ${line}`)].join('\n')
}

function tableMarkdown({ rows }: Table): string {
  const [head, ...body] = rows
  if (!head) return ''
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', '<br>')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n')
}
