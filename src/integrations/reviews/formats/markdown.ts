import type { Block } from '../outline.ts'
import { withBoldHeadings } from './bold-headings.ts'
import { MarkupReader } from './markup-lines.ts'

/** HTML in the midst of Markdown is read by the reader of HTML, which is only loaded where there is some. */
const htmlBlock = /^[ \t]*<(?:table|h[1-6]|ul|ol|dl|ac:)[\s>:]/im

/**
 * Reads Markdown, its relatives (Quarto, ERB, MDX) and plain text line by line, without building a tree: people paste chats,
 * logs and tables whose lines a strict parser would run together. Line ends must be `\n`. Takes linear time.
 */
export async function readMarkup(text: string): Promise<Block[]> {
  const html = htmlBlock.test(text) ? await import('./html.ts') : null
  const reader = new MarkupReader(html ? (markup) => html.blocksOfHtml(markup) : null)
  for (const line of withoutHidden(text).split('\n')) reader.take(line.trimEnd())
  return withBoldHeadings(reader.end())
}

/** Comments, ERB tags and Quarto’s shortcodes show nothing to a reader. */
function withoutHidden(text: string): string {
  let shown = text
  for (const [open, close] of [
    ['<!--', '-->'],
    ['<%', '%>'],
    ['{{<', '>}}'],
  ] as const) {
    if (shown.includes(open)) shown = without(shown, open, close)
  }
  return shown
}

function without(text: string, open: string, close: string): string {
  const kept: string[] = []
  let at = 0
  for (let start = text.indexOf(open); start !== -1; start = text.indexOf(open, at)) {
    const end = text.indexOf(close, start + open.length)
    if (end === -1) break
    kept.push(text.slice(at, start))
    at = end + close.length
  }
  return kept.join('') + text.slice(at)
}
