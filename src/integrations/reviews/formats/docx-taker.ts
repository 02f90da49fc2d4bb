import { headingWords } from '../inline.ts'
import type { Block, Outline } from '../outline.ts'
import { withBoldHeadings } from './bold-headings.ts'
import { type Style, styleNamed } from './docx-styles.ts'

type Attributes = Record<string, string | undefined>

interface Paragraph {
  words: string
  style: Style
  list: number | null
  numbered: boolean
  checked: boolean | null
  /** Whether every word so far is bold. */
  bold: boolean
}

/** Makes blocks out of the tags of `word/document.xml` as they come. */
export class DocxTaker {
  readonly #styles: Map<string, Style>
  readonly #links: Map<string, string>
  #blocks: Block[] = []
  #title: string | null = null
  #paragraph: Paragraph | null = null
  #run = { bold: false, struck: false }
  #inText = false
  #deleted = 0
  #link: { href: string; from: number } | null = null
  #tables = 0
  #rows: string[][] = []
  #cell: string[] | null = null

  constructor(styles: Map<string, Style>, links: Map<string, string>) {
    this.#styles = styles
    this.#links = links
  }

  outline(): Outline {
    return { title: this.#title, properties: [], blocks: withBoldHeadings(this.#blocks), problems: [] }
  }

  open(name: string, attributes: Attributes) {
    const value = attributes['w:val']
    if (name === 'w:del' || name === 'w:moveFrom') this.#deleted += 1
    else if (name === 'w:p')
      this.#paragraph = {
        words: '',
        style: styleNamed(''),
        list: null,
        numbered: false,
        checked: null,
        bold: true,
      }
    else if (name === 'w:r') this.#run = { bold: false, struck: false }
    else if (name === 'w:b') this.#run.bold = isOn(value)
    else if (name === 'w:strike' || name === 'w:dstrike') this.#run.struck = isOn(value)
    else if (name === 'w:t') this.#inText = true
    else if (name === 'w:br' || name === 'w:cr') this.#add('\n')
    else if (name === 'w:tab') this.#add(' ')
    else if (name === 'w:hyperlink') this.#openLink(attributes['r:id'])
    else if (name === 'w14:checked') this.#check(attributes['w14:val'] === '1')
    else if (this.#paragraph) this.#openProperty(name, value, this.#paragraph)
    this.#openTable(name)
  }

  close(name: string) {
    if (name === 'w:del' || name === 'w:moveFrom') this.#deleted -= 1
    else if (name === 'w:t') this.#inText = false
    else if (name === 'w:hyperlink') this.#closeLink()
    else if (name === 'w:p') this.#endParagraph()
    else this.#closeTable(name)
  }

  text(text: string) {
    if (!this.#inText || this.#deleted > 0 || !this.#paragraph) return
    if (text.trim() !== '' && !this.#run.bold) this.#paragraph.bold = false
    this.#add(this.#run.struck && text.trim() !== '' ? `~~${text}~~` : text)
  }

  #add(words: string) {
    if (this.#paragraph && this.#deleted === 0) this.#paragraph.words += words
  }

  #check(checked: boolean) {
    if (this.#paragraph && !this.#cell) this.#paragraph.checked = checked
    else this.#add(checked ? '[x] ' : '[ ] ')
  }

  #openProperty(name: string, value: string | undefined, paragraph: Paragraph) {
    if (name === 'w:pStyle') {
      paragraph.style = this.#styles.get(value ?? '') ?? styleNamed(value ?? '')
      if (paragraph.style.listed) paragraph.list ??= 0
    } else if (name === 'w:numPr') paragraph.list ??= 0
    else if (name === 'w:ilvl') paragraph.list = Math.min(9, Number(value) || 0)
    else if (name === 'w:numId' && value === '0') paragraph.list = null
    else if (name === 'w:outlineLvl' && paragraph.style.heading === 0)
      paragraph.style = { ...paragraph.style, heading: Math.min(6, (Number(value) || 0) + 1) }
  }

  #openLink(id: string | undefined) {
    const href = this.#links.get(id ?? '')
    if (href && this.#paragraph && /^https?:/i.test(href))
      this.#link = { href, from: this.#paragraph.words.length }
  }

  #closeLink() {
    if (this.#link && this.#paragraph) {
      const { href, from } = this.#link
      const { words } = this.#paragraph
      if (words.length > from)
        this.#paragraph.words = `${words.slice(0, from)}[${words.slice(from)}](${href})`
    }
    this.#link = null
  }

  #endParagraph() {
    const paragraph = this.#paragraph
    this.#paragraph = null
    const words = paragraph?.words.replaceAll('~~~~', '').trim() ?? ''
    if (!paragraph || words === '') return
    const lines = words.split('\n').map((line) => line.trim())
    if (this.#cell) this.#cell.push(...lines)
    else if (paragraph.style.title && this.#title === null) this.#title = headingWords(lines.join(' '))
    else this.#blocks.push(blockOf(paragraph, lines))
  }

  #openTable(name: string) {
    if (name === 'w:tbl') {
      this.#tables += 1
      if (this.#tables === 1) this.#rows = []
    } else if (this.#tables === 1 && name === 'w:tr') this.#rows.push([])
    else if (this.#tables === 1 && name === 'w:tc') this.#cell = []
  }

  #closeTable(name: string) {
    if (name === 'w:tc' && this.#tables === 1) {
      this.#rows.at(-1)?.push((this.#cell ?? []).join('\n'))
      this.#cell = null
    } else if (name === 'w:tbl') {
      this.#tables -= 1
      const rows = this.#rows.filter((row) => row.length > 0)
      if (this.#tables === 0 && rows.length > 0) this.#blocks.push({ kind: 'table', rows })
    }
  }
}

function blockOf({ style, list, checked, bold }: Paragraph, lines: string[]): Block {
  if (style.heading > 0)
    return { kind: 'heading', level: Math.min(6, style.heading), text: headingWords(lines.join(' ')) }
  const [first = '', ...rest] = lines
  if (list === null && checked === null)
    return { kind: 'paragraph', lines: bold && rest.length === 0 ? [`**${first}**`] : lines }
  const told = bold ? [`**${first}**`, ...rest] : lines
  return { kind: 'item', indent: 2 * (list ?? 0), marker: '-', checked, lines: told }
}

function isOn(value: string | undefined): boolean {
  return value !== '0' && value !== 'false' && value !== 'none'
}
