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
  for (const line of withLinks(withoutHidden(text)).split('\n')) reader.take(line.trimEnd())
  return withBoldHeadings(reader.end())
}

const definition = /^ {0,3}\[([^\][\n]{1,100})\]:[ \t]+<?(https?:[^\s<>]{1,2000})>?.{0,200}$/gm
const referring = /\[([^\][\n]{1,300})\](?:\[([^\][\n]{0,100})\])?(?![(:\w])/g

/** Links whose addresses stand at the end of the page, with their addresses. */
function withLinks(text: string): string {
  const addresses = new Map<string, string>()
  if (!text.includes(']:')) return text
  const rest = text.replace(definition, (_, name: string, address: string) => {
    addresses.set(name.toLowerCase(), address)
    return ''
  })
  if (addresses.size === 0) return text
  return rest.replace(referring, (whole, shown: string, name: string | undefined) => {
    const address = addresses.get((name || shown).toLowerCase())
    return address ? `[${shown}](${address})` : whole
  })
}

/** `Mail is back. {{< track "2026-07-05 09:02:00" >}}`: status pages made with cState show the time of an update this way. */
const tracked =
  /^(\S[^\n]{0,2000}?)\{\{<[ \t]{0,9}track[ \t]{1,9}"(\d{4}-[^"\n]{1,30})"[ \t]{0,9}>\}\}[ \t]{0,9}$/gm

/** `::: update Resolved | 2026-07-05T09:02:00Z`: how those made with Statusfy show one. */
const blockUpdate =
  /^:::[ \t]{1,9}update[ \t]{1,9}([^\n|]{1,80}?)[ \t]{0,9}\|[ \t]{0,9}(\d{4}-[^\n]{1,40})$/gm

/** Comments, ERB tags and the shortcodes of Quarto and Hugo show nothing to a reader, but for times. */
function withoutHidden(text: string): string {
  let shown = text.includes('{{<') ? text.replace(tracked, '$2 $1') : text
  if (shown.includes('::: update')) shown = shown.replace(blockUpdate, '### $2 $1')
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
