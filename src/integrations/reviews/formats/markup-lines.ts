import { headingWords, tagNames } from '../inline.ts'
import type { Block, Item } from '../outline.ts'
import { isRuler, rowCells } from './table-row.ts'

const fence = /^\s{0,12}(`{3,}|~{3,})/
const hashes = /^\s{0,3}(#{1,6})(?:[ \t]+(\S.*?)?|((?<=##)\S.*?|(?<=#)[A-Z]\S.*?))(?:[ \t]+#+)?$/
const equals = /^(={1,6})[ \t]+(\S.{0,200}?)(?:[ \t]+=+)?$/
const confluence = /^h([1-6])\.[ \t]+(\S.*)$/
const underline = /^([=\-~^"*+#])\1{2,}$/
const ruled = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/
const marker =
  /^([ \t]*)([-*+•◦‣▪–]|\d{1,3}[.)]|#\.|[a-z][.)](?=[ \t][A-Z]))([ \t]+)(?:\[([ xX~*✓✔-]?)\][ \t]+)?(?=\S)/
const bareBox = /^([ \t]*)()()\[([ xX])\][ \t]+(?=\S)/
const bareItem = /^[ \t]*[-*+•◦▪]$/
const directive = /^\s{0,3}(?::{3,}|\{%.*%\}\s*$|import .+ from ['"]|\[\[?_?TOC_?\]?\]|__TOC__)/
const htmlStart = /^[ \t]*<(table|h[1-6]|ul|ol|dl)[\s>]/i
const summaryTag = /^\s*(?:<details[^>]*>\s*)?<summary[^>]*>(.{1,200}?)<\/summary>\s*$/i
const tagAlone = new RegExp(`^\\s*</?(?:${tagNames})(?:\\s[^<>]{0,500})?/?>\\s*$`, 'i')

type Html = ((markup: string) => Block[]) | null
const longestHeading = 200
const longestUnderlined = 80

/** Takes the lines of a text one after the other. */
export class MarkupReader {
  readonly #html: Html
  readonly #blocks: Block[] = []
  #open: Block | null = null
  #fence: string | null = null
  #blank = true
  #markup: { tag: string; depth: number; lines: string[] } | null = null

  constructor(html: Html) {
    this.#html = html
  }

  end(): Block[] {
    if (this.#markup) this.#endMarkup(this.#markup.lines)
    this.#close()
    return this.#blocks
  }

  take(line: string) {
    if (this.#markup) this.#takeMarkup(line)
    else if (this.#fence !== null) this.#takeCode(line)
    else if (line.trim() === '') {
      if (this.#open?.kind !== 'item') this.#close()
      this.#blank = true
    } else {
      this.#takeWords(line)
      this.#blank = false
    }
  }

  #takeWords(line: string) {
    if (this.#startsFence(line) || this.#startsMarkup(line) || directive.test(line)) return
    if (this.#takeHeading(line) || this.#takeRow(line) || this.#takeQuote(line)) return
    if (this.#takeItem(line) || bareItem.test(line)) return
    const shown = summaryTag.exec(line)
    if (shown?.[1]) this.#heading(6, shown[1])
    else if (!tagAlone.test(line) || /<(?:br|a|https?:)/i.test(line)) this.#takeProse(line)
  }

  #startsFence(line: string): boolean {
    const found = fence.exec(line)?.[1]
    if (!found) return false
    // What stands on one line between fences is a line of words: "```done```".
    if (line.trim().length > found.length && line.trimEnd().endsWith(found)) return false
    const inside = this.#open?.kind === 'item' && /^\s{2,}/.test(line)
    if (!inside) this.#close()
    this.#fence = found
    if (!inside) this.#start({ kind: 'code', lines: [] })
    return true
  }

  #takeCode(line: string) {
    const found = fence.exec(line)?.[1]
    if (found && this.#fence !== null && found[0] === this.#fence[0] && line.trim() === found) {
      this.#fence = null
      if (this.#open?.kind === 'code') this.#close()
    } else if (this.#open && 'lines' in this.#open) this.#open.lines.push(line)
  }

  #takeHeading(line: string): boolean {
    if (line.length > 5 * longestHeading) return false
    // The lines around a simple table of reStructuredText.
    if (/^=+(?: +=+)+$/.test(line)) return true
    const found = hashes.exec(line) ?? equals.exec(line) ?? confluence.exec(line)
    if (found) {
      const level = /^\d$/.test(found[1] ?? '') ? Number(found[1]) : (found[1] ?? '').length
      this.#close()
      this.#heading(level, found[2] ?? found[3] ?? '')
      return true
    }
    return this.#takeUnderline(line)
  }

  #takeUnderline(line: string): boolean {
    const mark = underline.exec(line.trim())?.[1]
    const open = this.#open
    const title = open?.kind === 'paragraph' && open.lines.length === 1 ? (open.lines[0] ?? '') : ''
    if (
      mark &&
      !this.#blank &&
      title !== '' &&
      title.length <= longestHeading &&
      this.#isUnderline(mark, line, title)
    ) {
      this.#open = null
      this.#heading(mark === '=' ? 1 : 2, title)
      return true
    }
    if (!ruled.test(line.trim()) && !(mark && line.trim().length > 3)) return false
    this.#close()
    return true
  }

  #isUnderline(mark: string, line: string, title: string): boolean {
    // Below a whole sentence, dashes part it from what follows.
    if (title.length > longestUnderlined && /[.!?]$/.test(title.trim())) return false
    return mark === '=' || mark === '-' || line.trim().length >= title.trim().length - 2
  }

  #heading(level: number, text: string) {
    this.#close()
    const words = headingWords(text.slice(0, 2 * longestHeading))
    if (words !== '') this.#blocks.push({ kind: 'heading', level, text: words })
  }

  #takeRow(line: string): boolean {
    const cells = rowCells(line, this.#open?.kind === 'table')
    if (!cells) return false
    if (this.#open?.kind !== 'table') {
      const head = this.#headAbove(line)
      this.#start({ kind: 'table', rows: head })
    }
    if (!isRuler(cells) && this.#open?.kind === 'table') this.#open.rows.push(cells)
    return true
  }

  /** `Time | Event` above a ruler, without bars at its edges. */
  #headAbove(line: string): string[][] {
    const open = this.#open
    if (open?.kind !== 'paragraph' || !/^\s*\|?[\s:|-]+$/.test(line)) return []
    const cells = (open.lines.at(-1) ?? '').split('|').map((cell) => cell.trim())
    if (cells.length < 2) return []
    open.lines.pop()
    if (open.lines.length === 0) this.#open = null
    return [cells]
  }

  #takeQuote(line: string): boolean {
    const found = /^\s{0,8}>\s?(.*)$/.exec(line)
    if (!found) return false
    if (this.#open?.kind === 'quote') this.#open.lines.push(found[1] ?? '')
    else if (this.#open?.kind === 'item' && !this.#blank) this.#open.lines.push(line.trim())
    else this.#start({ kind: 'quote', lines: [found[1] ?? ''] })
    return true
  }

  #takeItem(line: string): boolean {
    const found = marker.exec(line) ?? bareBox.exec(line)
    if (!found) return false
    const [all, indent = '', sign = '', , box] = found
    // A number that ends a sentence is no marker: words of a paragraph go on.
    if (/^\d/.test(sign) && !this.#blank && this.#open?.kind === 'paragraph' && !/^1[.)]/.test(sign))
      return false
    this.#start({
      kind: 'item',
      indent: columns(indent),
      marker: sign === '' || !/^\d/.test(sign) ? '-' : sign,
      checked: box === undefined || box === '' ? null : box.trim() !== '',
      lines: [line.slice(all.length)],
    })
    return true
  }

  #takeProse(line: string) {
    const open = this.#open
    const words = /<br\s?\/?>$/i.test(line.slice(-6)) ? line.slice(0, line.lastIndexOf('<')).trimEnd() : line
    if (open?.kind === 'item' && this.#goesOn(open, line)) {
      if (this.#blank) open.lines.push('')
      open.lines.push(words.trim())
    } else if (open?.kind === 'paragraph') open.lines.push(words)
    else this.#start({ kind: 'paragraph', lines: [words] })
  }

  /** Words that stand deeper than the marker belong to the item, also behind an empty line. */
  #goesOn(item: Item, line: string): boolean {
    return !this.#blank || columns(/^[ \t]*/.exec(line)?.[0] ?? '') > item.indent + 1
  }

  #startsMarkup(line: string): boolean {
    const tag = this.#html ? htmlStart.exec(line)?.[1]?.toLowerCase() : undefined
    if (!tag) return false
    this.#close()
    this.#markup = { tag, depth: 0, lines: [] }
    this.#takeMarkup(line)
    return true
  }

  #takeMarkup(line: string) {
    if (!this.#markup) return
    const { tag, lines } = this.#markup
    lines.push(line)
    const low = line.toLowerCase()
    this.#markup.depth += low.split(`<${tag}`).length - low.split(`</${tag}`).length
    if (this.#markup.depth <= 0) this.#endMarkup(lines)
  }

  #endMarkup(lines: readonly string[]) {
    this.#markup = null
    this.#blocks.push(...(this.#html?.(lines.join('\n')) ?? []))
  }

  #start(block: Block) {
    this.#close()
    this.#open = block
  }

  #close() {
    const open = this.#open
    this.#open = null
    if (!open) return
    if ('lines' in open) trimEnd(open.lines)
    if (open.kind === 'heading' || linesIn(open) > 0) this.#blocks.push(open)
  }
}

function linesIn(block: Block): number {
  if (block.kind === 'heading') return 1
  return block.kind === 'table' ? block.rows.length : block.lines.length
}

function trimEnd(lines: string[]) {
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop()
}

function columns(space: string): number {
  let width = 0
  for (const one of space) width += one === '\t' ? 4 - (width % 4) : 1
  return width
}
