import type { Element, ElementContent, Nodes, Root } from 'hast'
import type { Html, Nodes as MarkdownNodes, Parents } from 'mdast'
import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype, { type Options as RehypeOptions } from 'remark-rehype'
import { unified } from 'unified'

/** Only what Markdown itself makes; no styles, no scripts, nothing that loads. */
const schema: Schema = {
  tagNames: [
    ...['p', 'br', 'hr', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'a', 'sup', 'section'],
    ...['ul', 'ol', 'li', 'input', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    ...['div', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  attributes: {
    a: [
      'href',
      'id',
      'ariaLabel',
      ['className', 'data-footnote-backref'],
      ['rel', 'noopener noreferrer nofollow'],
    ],
    code: [['className', /^language-[\w+#.-]+$/]],
    div: [['className', 'wide'], 'tabIndex'],
    pre: ['tabIndex'],
    ol: ['start'],
    li: ['id', ['className', 'task-list-item']],
    ul: [['className', 'contains-task-list']],
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
    th: [['align', 'left', 'right', 'center']],
    td: [['align', 'left', 'right', 'center']],
    section: ['dataFootnotes'],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
  required: { input: { disabled: true, type: 'checkbox' } },
  // The prefix of footnotes is made below, so that several texts can stand on one page.
  clobber: [],
  strip: ['script', 'style'],
}

export interface RenderOptions {
  /** How far headings sink: with 2 a `#` becomes `<h3>`, below the heading of its part. Default 2. */
  sink?: number
  /** In front of the ids of footnotes, where several texts stand on one page. */
  idPrefix?: string
}

/**
 * Markdown (GitHub's) as HTML that can stand anywhere: HTML in the text is shown as text, links lead only to
 * `http`, `https` and `mailto`, and a picture becomes a link to it, so that reading loads nothing from elsewhere.
 */
export function renderMarkdown(text: string, options: RenderOptions = {}): string {
  const { sink = 2, idPrefix = '' } = options
  const rehype: RehypeOptions = {
    clobberPrefix: `${idPrefix}note-`,
    handlers: { html: (_state: unknown, node: Html, parent: Parents | undefined) => asText(node, parent) },
  }
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, rehype)
    .use(() => (tree: Root) => changeElements(tree, (element) => settle(element, sink)))
    .use(rehypeSanitize, schema)
    .use(rehypeStringify)
  try {
    return String(processor.processSync(text))
  } catch (error) {
    // Thousands of quotations in each other are more than the stack holds.
    if (error instanceof RangeError) return asTyped(text)
    throw error
  }
}

function asTyped(text: string): string {
  const tree: Root = {
    type: 'root',
    children: [{ type: 'element', tagName: 'p', properties: {}, children: [{ type: 'text', value: text }] }],
  }
  return unified().use(rehypeStringify).stringify(tree)
}

const flow = new Set<MarkdownNodes['type']>(['root', 'blockquote', 'listItem', 'footnoteDefinition'])

/** HTML that somebody typed is words like any other; a comment is none. */
function asText(node: Html, parent: Parents | undefined): ElementContent | undefined {
  if (/^<!--(?:(?!-->).)*-->$/s.test(node.value)) return undefined
  const text = { type: 'text', value: node.value } as const
  if (!parent || !flow.has(parent.type)) return text
  return { type: 'element', tagName: 'p', properties: {}, children: [text] }
}

/** Inner elements first, so that one that wraps itself isn't met again. */
function changeElements(node: Nodes, change: (element: Element) => void): void {
  if ('children' in node) for (const child of node.children) changeElements(child, change)
  if (node.type === 'element') change(node)
}

function settle(element: Element, sink: number): void {
  const level = /^h([1-6])$/.exec(element.tagName)?.[1]
  if (level) element.tagName = `h${Math.min(6, Number(level) + sink)}`
  if (element.tagName === 'img') becomeLink(element)
  if (element.tagName === 'a') settleLink(element)
  if (element.tagName === 'pre') element.properties.tabIndex = 0
  if (element.tagName === 'table') becomeScrollable(element)
}

/** What is wider than the page scrolls by itself, also for people without a mouse. */
function becomeScrollable(table: Element): void {
  const inner = { ...table }
  table.tagName = 'div'
  table.properties = { className: ['wide'], tabIndex: 0 }
  table.children = [inner]
}

function becomeLink(image: Element): void {
  const { src, alt } = image.properties
  image.tagName = 'a'
  image.properties = { href: src }
  image.children = [{ type: 'text', value: String(alt || src || '') }]
}

/** A link without a place of its own in the world leads nowhere outside the page it was written for. */
function settleLink(link: Element): void {
  const href = typeof link.properties.href === 'string' ? link.properties.href : ''
  if (href.startsWith('#')) return
  if (/^(?:https?|mailto):/i.test(href)) link.properties.rel = ['noopener noreferrer nofollow']
  else delete link.properties.href
}
