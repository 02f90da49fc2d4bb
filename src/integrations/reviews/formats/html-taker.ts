import { scanTime } from '#timeline/time-scan.ts'
import type { Block, Item } from '../outline.ts'
import { withBoldHeadings } from './bold-headings.ts'

type Attributes = Record<string, string | undefined>

const silent = new Set([
  'script',
  'style',
  'head',
  'template',
  'svg',
  'noscript',
  'nav',
  'object',
  'iframe',
  'select',
  'ri:user',
])
/** Parts of a Confluence page that are about the page. */
const aboutThePage =
  /^(?:breadcrumb-section|footer|footer-logo|attachments|likes-and-labels-container|comments-section)$/
const breaking = new Set(
  'p div section article main header footer aside address fieldset figure figcaption dl dd hr form center ac:layout ac:layout-section ac:layout-cell ac:task-list ac:rich-text-body'.split(
    ' ',
  ),
)
const marks: Record<string, string> = {
  b: '**',
  strong: '**',
  s: '~~',
  del: '~~',
  strike: '~~',
  code: '`',
  tt: '`',
  kbd: '`',
}
const deepest = 1_000
/** In place of an address: the link is to a person. */
const mention = '@'

/** Makes blocks out of the tags and words of a page as they come. */
export class HtmlTaker {
  title: string | null = null
  problems: string[] = []
  tooDeep = false
  #blocks: Block[] = []
  #words = ''
  #depth = 0
  #silentAt = 0
  #inTitle = false
  /** Where the words inside a day begin that its tag tells already, or -1. */
  #dayAt = -1
  #heading = 0
  #pre = 0
  #quotes = 0
  #lists: string[] = []
  #items: (Item | 'coming')[] = []
  #checked: boolean | null = null
  #tables = 0
  #rows: string[][] = []
  #row: string[] | null = null
  #cell: string[] | null = null
  #links: string[] = []

  get blocks(): Block[] {
    return withBoldHeadings(this.#blocks)
  }

  /** False where the page is nested deeper than any that people write; what follows is not read. */
  open(name: string, attributes: Attributes): boolean {
    this.#depth += 1
    if (this.#depth > deepest) {
      this.tooDeep = true
      this.problems.push('It is nested too deeply; what follows that place was not read.')
      return false
    }
    if (name === 'title') this.#inTitle = true
    else if (this.#silentAt === 0 && isSilent(name, attributes)) this.#silentAt = this.#depth
    else if (this.#silentAt === 0) this.#opened(name, attributes)
    return true
  }

  close(name: string) {
    if (name === 'title') this.#inTitle = false
    else if (this.#silentAt === 0) this.#closed(name)
    else if (this.#depth <= this.#silentAt) this.#silentAt = 0
    this.#depth -= 1
  }

  text(text: string) {
    if (this.#inTitle) this.title = `${this.title ?? ''}${text}`.replace(/\s+/g, ' ').slice(0, 500)
    else if (this.#silentAt === 0) this.#words += this.#pre > 0 ? text : text.replace(/\s+/g, ' ')
  }

  end() {
    this.#flush()
    if (this.#cell) this.#endCell()
    if (this.#tables > 0) this.#endTable()
  }

  #opened(name: string, attributes: Attributes) {
    const heading = /^h([1-6])$/.exec(name)?.[1]
    if (heading) this.#break(() => (this.#heading = Number(heading)))
    else if (name === 'summary') this.#break(() => (this.#heading = 6))
    else if (name === 'pre' || name === 'ac:plain-text-body') this.#break(() => (this.#pre += 1))
    else if (name === 'blockquote') this.#break(() => (this.#quotes += 1))
    else if (name === 'ul' || name === 'ol') this.#break(() => this.#lists.push(name))
    else if (name === 'li' || name === 'ac:task') this.#startItem(attributes)
    else if (name === 'dt') this.#break(() => (this.#words = '**'))
    else if (/^(?:table|tr|td|th)$/.test(name)) this.#openTable(name)
    else if (breaking.has(name)) this.#breakBox(name, attributes)
    else this.#openInline(name, attributes)
  }

  #openInline(name: string, attributes: Attributes) {
    const mark = marks[name]
    if (name === 'br') this.#words += '\n'
    else if (mark && this.#pre === 0) this.#words += mark
    else if (name === 'a') this.#openLink(attributes)
    else if (name === 'input' && attributes.type === 'checkbox') this.#check('checked' in attributes)
    else if (name === 'time' && /^\d{4}-\d\d-\d\d$/.test(attributes.datetime ?? '')) {
      this.#words += `${attributes.datetime} `
      this.#dayAt = this.#words.length
    } else if (name === 'img' && /emoti|emoji/.test(attributes.class ?? ''))
      this.#words += attributes.alt ?? ''
  }

  #closed(name: string) {
    if (/^h[1-6]$/.test(name) || name === 'summary') this.#break(() => (this.#heading = 0))
    else if (/^(?:pre|ac:plain-text-body|blockquote|ul|ol|li|ac:task)$/.test(name)) this.#closeBox(name)
    else if (name === 'ac:task-status') this.#endTaskStatus()
    else if (name === 'dt') this.#break(() => {}, '**')
    else if (/^(?:table|tr|td|th)$/.test(name)) this.#closeTable(name)
    else if (breaking.has(name)) this.#break(() => {})
    else if (name === 'a') this.#closeLink()
    else if (name === 'time') this.#closeDay()
    else if (marks[name] && this.#pre === 0) this.#words += marks[name]
  }

  #closeBox(name: string) {
    this.#flush()
    if (name === 'pre' || name === 'ac:plain-text-body') this.#pre = Math.max(0, this.#pre - 1)
    else if (name === 'blockquote') this.#quotes = Math.max(0, this.#quotes - 1)
    else if (name === 'ul' || name === 'ol') this.#lists.pop()
    else this.#items.pop()
  }

  #break(then: () => void, before = '') {
    this.#words += before
    this.#flush()
    then()
  }

  /** Notion’s ticks are boxes. */
  #breakBox(name: string, attributes: Attributes) {
    const box = name === 'div' ? /\bcheckbox-(on|off)\b/.exec(attributes.class ?? '')?.[1] : undefined
    if (box) this.#check(box === 'on')
    else this.#flush()
  }

  /** Confluence links to people; a sign shows that they are. */
  #openLink({ href = '', class: kind = '' }: Attributes) {
    if (/\b(?:confluence-userlink|user-mention|user-hover)\b/.test(kind)) {
      this.#links.push(mention)
      this.#words += '@'
      return
    }
    const shown = /^(?:https?:|mailto:)/i.test(href) ? href.replaceAll(/[\s()<>]/g, encodeURIComponent) : ''
    this.#links.push(shown)
    if (shown !== '') this.#words += '['
  }

  #closeLink() {
    const href = this.#links.pop()
    if (href === mention) this.#joinName()
    if (!href || href === mention) return
    if (/\[\s*$/.test(this.#words.slice(-20)))
      this.#words = this.#words.slice(0, this.#words.lastIndexOf('['))
    else this.#words += `](${href})`
  }

  /** The day stands there once. */
  #closeDay() {
    const inside = this.#dayAt < 0 ? '' : this.#words.slice(this.#dayAt)
    if (scanTime(inside.trim())?.end === inside.trim().length) this.#words = this.#words.slice(0, this.#dayAt)
    this.#dayAt = -1
  }

  /** All of a name belongs to the sign in front of it. */
  #joinName() {
    const at = this.#words.lastIndexOf('@')
    this.#words = this.#words.slice(0, at) + this.#words.slice(at).trimEnd().replaceAll(' ', '\u00a0')
  }

  #startItem(attributes: Attributes) {
    this.#flush()
    this.#items.push('coming')
    this.#checked = null
    if ('data-inline-task-id' in attributes) this.#checked = attributes.class === 'checked'
    else if (/\btask-list-item\b|to-do/.test(attributes.class ?? '')) this.#checked = false
  }

  #check(checked: boolean) {
    const item = this.#items.at(-1)
    if (item === 'coming' || item === undefined) this.#checked = checked
    else item.checked = checked
    if (this.#cell) this.#words += checked ? '[x] ' : '[ ] '
  }

  #endTaskStatus() {
    this.#checked = this.#words.trim() === 'complete'
    this.#words = ''
  }

  #openTable(name: string) {
    this.#flush()
    if (name === 'table') {
      this.#tables += 1
      if (this.#tables === 1) this.#rows = []
    }
    if (this.#tables !== 1) return
    if (name === 'tr') this.#row = []
    if (name === 'td' || name === 'th') this.#cell = []
  }

  #closeTable(name: string) {
    this.#flush()
    if (this.#tables === 1) {
      if (name === 'table') this.#endTable()
      else if (name === 'tr') this.#endRow()
      else this.#endCell()
    }
    if (name === 'table') this.#tables = Math.max(0, this.#tables - 1)
  }

  #endCell() {
    if (this.#cell && this.#row) this.#row.push(this.#cell.join('\n').trim())
    this.#cell = null
  }

  #endRow() {
    if (this.#row && this.#row.length > 0) this.#rows.push(this.#row)
    this.#row = null
  }

  #endTable() {
    this.#endRow()
    if (this.#rows.length > 0) this.#blocks.push({ kind: 'table', rows: this.#rows })
    this.#rows = []
  }

  #flush() {
    const words = this.#pre > 0 ? this.#words.replace(/^\n|\s+$/g, '') : tidied(this.#words)
    this.#words = ''
    if (words === '') return
    const lines = words.split('\n').map((line) => (this.#pre > 0 ? line.trimEnd() : line.trim()))
    if (this.#cell) this.#cell.push(...lines)
    else if (this.#tables === 1 && this.#row) return
    else if (this.#heading > 0)
      this.#blocks.push({ kind: 'heading', level: this.#heading, text: lines.join(' ') })
    else if (this.#items.length > 0) this.#pushItem(lines)
    else this.#blocks.push({ kind: this.#pre > 0 ? 'code' : this.#quotes > 0 ? 'quote' : 'paragraph', lines })
  }

  #pushItem(lines: string[]) {
    const item = this.#items.at(-1)
    if (item === 'coming' || item === undefined) {
      const indent = 2 * Math.max(0, this.#items.length - 1)
      const marker = this.#lists.at(-1) === 'ol' ? '1.' : '-'
      const made: Item = { kind: 'item', indent, marker, checked: this.#checked, lines }
      this.#items[this.#items.length - 1] = made
      this.#blocks.push(made)
    } else item.lines.push(...lines)
  }
}

function isSilent(name: string, attributes: Attributes): boolean {
  if (name === 'ac:parameter') return attributes['ac:name'] !== 'title'
  if (/\bpage-metadata\b/.test(attributes.class ?? '')) return true
  if (name === 'ac:task-id' || name === 'ac:task-uuid') return true
  return silent.has(name) || aboutThePage.test(attributes.id ?? '')
}

/** Without marks around nothing, and marks close to their words. */
function tidied(words: string): string {
  return words
    .replace(/(\*\*|~~|`)[ \n]?\1/g, '')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}
