import type { Section } from '../finding.ts'

/** A run of prose: a paragraph, a list item, a heading, a table row. Code, quotations and comments are none. */
export interface Block {
  start: number
  end: number
  section: Section
  heading: boolean
}

export type SectionOf = (heading: string) => Section | null

interface Line {
  start: number
  /** Of what it says, behind its indent. */
  first: number
  end: number
}

const maxFenceIndent = 12
const atTime = /^(?:\[?\d{4}-\d{2}-\d{2}|\[?\d{1,2}[:.]\d{2}\b)/
const listMarker = /^(?:(?:[-*+•]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|\[[ xX]\][ \t]+)/
const setext = /^(?:=+|-+)[ \t]*$/
const rule = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/
const tableRule = /^\|?[ \t:|-]*-[ \t:|-]*$/

/**
 * Parts a document into its prose, line by line and without building a tree: a Markdown parser takes fifty times as
 * long as everything that follows. What it cannot tell apart it keeps as prose.
 */
export function readBlocks(
  text: string,
  format: 'markdown' | 'text',
  section: Section,
  sectionOf: SectionOf,
): Block[] {
  return new BlockReader(text, format === 'markdown', section, sectionOf).read()
}

class BlockReader {
  readonly #text: string
  readonly #markdown: boolean
  readonly #sectionOf: SectionOf
  readonly #blocks: Block[] = []
  readonly #usual: Section
  #section: Section
  #depth = 0
  #open: Block | null = null
  #fence: string | null = null
  #afterBlank = true
  #inList = false
  #quoted = false

  constructor(text: string, markdown: boolean, section: Section, sectionOf: SectionOf) {
    this.#text = text
    this.#markdown = markdown
    this.#usual = section
    this.#section = section
    this.#sectionOf = sectionOf
  }

  read(): Block[] {
    const text = this.#text
    let at = this.#markdown ? endOfFrontMatter(text) : 0
    while (at < text.length) {
      const newline = text.indexOf('\n', at)
      const end = newline === -1 ? text.length : newline
      const line = lineOf(text, at, end)
      at = this.#markdown && text.startsWith('<!--', line.first) ? this.#comment(line, end) : end + 1
      if (at === end + 1) this.#line(line)
    }
    this.#close()
    return this.#blocks
  }

  /** Behind a comment; the rest of its last line is read as a line of its own. */
  #comment(line: Line, end: number): number {
    const close = this.#text.indexOf('-->', line.first)
    if (close === -1) return end + 1
    this.#close()
    return close + 3 > end ? close + 3 : Math.max(close + 3, line.first + 1)
  }

  #line(line: Line) {
    if (line.first === line.end) {
      if (this.#fence === null) this.#blank()
      return
    }
    if (this.#markdown && this.#markup(line)) return
    const marker = this.#markerLength(line)
    if (marker > 0 || this.#open === null || this.#beginsAfresh(line)) {
      if (marker > 0) this.#inList = true
      else if (this.#afterBlank && line.first === line.start) this.#inList = false
      this.#close()
      this.#open = { start: line.first + marker, end: line.end, section: this.#section, heading: false }
    } else this.#open.end = line.end
    this.#afterBlank = false
  }

  #blank() {
    this.#close()
    this.#afterBlank = true
    this.#quoted = false
  }

  /** Whether the line is markup that is no prose, or prose of a special kind, and has been dealt with. */
  #markup(line: Line): boolean {
    if (this.#inFence(line)) return true
    const code = this.#text.charCodeAt(line.first)
    if (code === 62) return this.#quotation()
    if (this.#quoted && this.#open === null && !this.#beginsAfresh(line) && this.#markerLength(line) === 0)
      return true
    this.#quoted = false
    if (code === 35 && this.#heading(line)) return true
    if (code === 124) return this.#row(line)
    if ((code === 45 || code === 61 || code === 42 || code === 95) && this.#ruled(line)) return true
    return this.#indentedCode(line)
  }

  #inFence(line: Line): boolean {
    const mark = this.#text.slice(line.first, line.first + 3)
    const isFence = (mark === '```' || mark === '~~~') && line.first - line.start <= maxFenceIndent
    if (this.#fence !== null) {
      if (isFence && mark === this.#fence) this.#fence = null
      return true
    }
    if (!isFence) return false
    this.#close()
    this.#fence = mark
    return true
  }

  #quotation(): true {
    this.#close()
    this.#quoted = true
    this.#afterBlank = false
    return true
  }

  #heading(line: Line): boolean {
    let at = line.first
    while (at < line.end && this.#text.charCodeAt(at) === 35) at++
    if (at - line.first > 6 || (at < line.end && this.#text.charCodeAt(at) > 32)) return false
    this.#close()
    this.#titled(at, line.end, at - line.first)
    return true
  }

  /** A heading that says nothing about its section leaves the one of the heading above it. */
  #titled(start: number, end: number, depth: number) {
    const section = this.#sectionOf(this.#text.slice(start, end))
    if (section || depth <= this.#depth) {
      this.#section = section ?? this.#usual
      this.#depth = section ? depth : 0
    }
    this.#blocks.push({ start, end, section: this.#section, heading: true })
    this.#inList = false
    this.#afterBlank = true
  }

  #row(line: Line): true {
    this.#close()
    if (tableRule.test(this.#text.slice(line.first, line.end))) return true
    let start = line.first + 1
    for (let at = start; at <= line.end; at++) {
      const ends = at === line.end || (this.#text.charCodeAt(at) === 124 && this.#text[at - 1] !== '\\')
      if (!ends) continue
      if (at > start) this.#blocks.push({ start, end: at, section: this.#section, heading: false })
      start = at + 1
    }
    return true
  }

  #ruled(line: Line): boolean {
    const says = this.#text.slice(line.first, Math.min(line.end, line.first + 200)).trimEnd()
    if (this.#open && !this.#inList && setext.test(says)) {
      const { start, end } = this.#open
      this.#open = null
      this.#titled(start, end, says.startsWith('=') ? 1 : 2)
      return true
    }
    if (!rule.test(says)) return false
    this.#close()
    return true
  }

  #indentedCode(line: Line): boolean {
    const indented = this.#text.charCodeAt(line.start) === 9 || line.first - line.start >= 4
    return indented && this.#afterBlank && !this.#inList && this.#open === null
  }

  #markerLength(line: Line): number {
    return listMarker.exec(this.#text.slice(line.first, Math.min(line.end, line.first + 12)))?.[0].length ?? 0
  }

  /** A line of a log or a timeline begins with a time, and stands for itself. */
  #beginsAfresh(line: Line): boolean {
    const code = this.#text.charCodeAt(line.first)
    if (code !== 91 && (code < 48 || code > 57)) return false
    return atTime.test(this.#text.slice(line.first, Math.min(line.end, line.first + 24)))
  }

  #close() {
    if (this.#open) this.#blocks.push(this.#open)
    this.#open = null
  }
}

function lineOf(text: string, start: number, newline: number): Line {
  let end = newline
  if (end > start && text.charCodeAt(end - 1) === 13) end--
  let first = start
  while (first < end && (text.charCodeAt(first) === 32 || text.charCodeAt(first) === 9)) first++
  return { start, first, end }
}

/** Behind the front matter, or at the beginning where there is none. */
function endOfFrontMatter(text: string): number {
  const begin = text.charCodeAt(0) === 0xfeff ? 1 : 0
  if (!/^---[ \t]*\r?\n/.test(text.slice(begin, begin + 40))) return begin
  const close = /\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/g
  close.lastIndex = begin + 3
  const found = close.exec(text)
  return found ? found.index + found[0].length : begin
}
