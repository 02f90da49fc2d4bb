import { plainWords } from './inline.ts'
import { type Block, linesOf, type Outline } from './outline.ts'
import type { DocumentKind, ReadItem, ReadMoment } from './reading.ts'
import type { Section } from './sections.ts'
import {
  advice,
  aheadWords,
  besideNames,
  denied,
  indexNames,
  placeholders,
  plannedWords,
  templateNames,
  troubleWords,
  windowWords,
} from './words/kinds.ts'

export interface KindSigns {
  path: string
  title: string | null
  outline: Outline
  sections: readonly Section[]
  timeline: readonly ReadMoment[]
  items: readonly ReadItem[]
  /** Whether it states its date. */
  dated: boolean
}

export interface FoundKind {
  kind: DocumentKind
  /** Why it is no review, as a sentence. */
  reason: string | null
}

const review: FoundKind = { kind: 'review', reason: null }
const kindOf = (kind: DocumentKind, reason: string): FoundKind => ({ kind, reason })
const longestLook = 40_000

/** What a document is, by its name, its form and its words; a review where nothing speaks against it. */
export function kindOfDocument(signs: KindSigns): FoundKind {
  const lines = signs.outline.blocks.flatMap(linesOf)
  const text = lines.join('\n').slice(0, longestLook)
  const name =
    signs.path
      .replace(/#\d+$/, '')
      .split(/[/\\!]/)
      .at(-1) ?? ''
  if (!/\p{L}{2}/u.test(text) && signs.outline.properties.length === 0)
    return kindOf('unreadable', 'It holds no words.')
  if (besideNames.test(name) && !tells(signs))
    return kindOf('notice', 'It is a page beside the reviews, such as a licence.')
  if (isTemplate(name, signs, lines, text))
    return kindOf('template', 'It is a form that nobody has filled in.')
  const list = listReason(name, signs, text)
  if (list) return kindOf('list', list)
  if (isNotice(signs, text)) return kindOf('notice', 'It announces planned work and tells of no incident.')
  if (!/\p{L}{2}/u.test(text)) return kindOf('notice', 'It has details but no words about an incident.')
  return review
}

/** Whether it has what only reviews have. */
function tells({ sections, timeline, items }: KindSigns): boolean {
  const meanings = new Set(
    sections.flatMap(({ meaning, level }) => (level > 0 && meaning !== 'other' ? [meaning] : [])),
  )
  return timeline.length >= 3 || meanings.size >= 3 || (meanings.size >= 2 && items.length > 0)
}

function isTemplate(name: string, signs: KindSigns, lines: readonly string[], text: string): boolean {
  const { sections, timeline, title, outline, dated } = signs
  const open = text.match(placeholders)?.length ?? 0
  const said = sections.filter(({ level }) => level > 0)
  const empty = said.filter(({ blocks }) => !blocks.some(saysSomething)).length
  const written = lines.reduce((sum, line) => sum + (isAdvice(line) ? 0 : wordsOf(line)), 0)
  const heads = [title ?? '', plainWords(lines[0] ?? '')].filter(({ length }) => length < 120)
  const named = templateNames.test(name) || heads.some((head) => /\btemplate\b/i.test(head))
  if (named && (open >= 2 || (said.length > 0 && empty * 2 >= said.length)) && timeline.length < 3)
    return true
  if (timeline.length >= 2) return false
  const fields = open + emptyFields(outline.blocks)
  if (!dated && timeline.length === 0) {
    if (wholeTemplate.test(name) || heads.some((head) => wholeTemplate.test(head))) return true
    if (named && fields + lines.filter(isAdvice).length >= 2) return true
    if (said.length >= 3 && isPlaceholder(title ?? '')) return true
    if (said.length >= 3 && fields >= 4 && fields * 15 > written) return true
  }
  return (
    said.length >= 3 && ((open >= 4 && open * 12 > written) || (empty * 4 >= said.length * 3 && written < 60))
  )
}

/** `template.md`, “Incident review template (short)”. */
const wholeTemplate = /(?:^|[\s_-])template(?:\s?\([^()]*\))?(?:\.\w+)?$/i
const isPlaceholder = (words: string) => words !== '' && words.replace(placeholders, '').trim() === ''

/** Advice by its words, or by its form: a line in italics or in brackets. */
const isAdvice = (line: string) =>
  advice.test(line) || /^\s*(?:_[^_\n]+_|\*[^*\n]+\*|\([^()\n]+\)|\[[^[\]\n]+\])\s*$/.test(line)

const emptyField = /^[\s>*_-]*\p{L}[\p{L}\d /()&.-]{1,60}[*_]*\s?(?:[:：][*_\s]*|\?)$/u

/** Labels with nothing behind them, as forms print them one below the other. */
function emptyFields(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block, index) => {
    if (block.kind !== 'item' && block.kind !== 'paragraph') return sum
    const next = blocks[index + 1]
    const leads = block.kind === 'item' && next?.kind === 'item' && next.indent > block.indent
    const empty = block.lines.filter((line) => emptyField.test(line)).length
    return leads || (block.kind === 'paragraph' && empty < 2) ? sum : sum + empty
  }, 0)
}

const wordsOf = (line: string) =>
  plainWords(line)
    .replace(placeholders, ' ')
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word)).length

/** A block with words of somebody, which are neither placeholders nor advice. */
function saysSomething(block: Block): boolean {
  if (block.kind === 'code') return block.lines.length > 0
  return linesOf(block).some((line) => {
    const words = plainWords(line).replace(placeholders, ' ').trim()
    return (
      words.split(/\s+/).length >= 2 &&
      /\p{L}{3}/u.test(words) &&
      !isAdvice(line) &&
      !advice.test(words) &&
      !/^[\s|]*(?:time|event|action|owner|status|date|who|\|)+[\s|]*$/i.test(words)
    )
  })
}

function listReason(name: string, { outline, timeline, sections }: KindSigns, text: string): string | null {
  if (/\{%-?\s*for\s|^\.\. toctree::/m.test(text)) return 'It is a page that lists others.'
  const rows = outline.blocks.filter((block) => block.kind === 'item' || block.kind === 'paragraph')
  const linked = rows.filter((block) => startsWithLink(linesOf(block)[0] ?? '')).length
  const meanings = new Set(
    sections.flatMap(({ meaning, level }) => (level > 0 && meaning !== 'other' ? [meaning] : [])),
  )
  if (timeline.length >= 3 || meanings.size >= 3) return null
  const tableLinks = outline.blocks
    .flatMap((block) => (block.kind === 'table' ? block.rows : []))
    .filter((row) => row.some((cell) => /\]\(/.test(cell))).length
  const links = linked + tableLinks
  const many = links >= 5 && (linked * 10 >= rows.length * 6 || tableLinks >= 5)
  if (many && (indexNames.test(name) || meanings.size === 0))
    return `It is a list of ${links} links to others.`
  if (indexNames.test(name) && links >= 2 && linked * 2 >= rows.length)
    return `It is a list of ${links} links to others.`
  return null
}

const startsWithLink = (line: string) =>
  /^[\s*_>]{0,20}(?:\d{4}-\d\d-\d\d[\s:–—*_-]{0,20})?(?:\[[^\]\n]{1,200}\]\(|<a\s|https?:\/\/)/.test(line)

/**
 * Planned work, told before or while it is done, and nothing that went wrong. The title says it most; where it says nothing,
 * the name of the file; else only words that look ahead do.
 */
function isNotice(signs: KindSigns, text: string): boolean {
  if (tells(signs)) return false
  const name = signs.path.split(/[/\\!]/).at(-1) ?? ''
  const heads = [titleWords(signs), name.replace(/\.\w+$/, '').replace(/[-_]/g, ' ')].map(withoutHosts)
  const [planned, trouble] = [
    count(text, plannedWords),
    count(withoutHosts(text).replace(denied, ' '), troubleWords),
  ]
  const ahead = count(text, aheadWords) > 0
  const telling = heads.find((head) => count(head, plannedWords) > 0 !== count(head, troubleWords) > 0)
  if (telling !== undefined && count(telling, troubleWords) > 0) return false
  if (telling !== undefined)
    return trouble <= (count(telling, windowWords) > 0 ? planned * 2 + 2 : planned + (ahead ? 2 : 0))
  return ahead && planned >= 2 && trouble <= 1
}

/** A title that was made of the first sentence says no more than the words do. */
function titleWords({ title, sections }: KindSigns): string {
  const words = plainWords(title ?? '')
  const first = sections[0]?.blocks[0]
  return first &&
    plainWords(linesOf(first).join(' ')).replace(/\s+/g, ' ').startsWith(words.replace(/…$/, ''))
    ? ''
    : words
}

/** `issues.example.org` is a place and no issue. */
const withoutHosts = (text: string) => text.replace(/\b[\w-]{1,60}(?:\.[\w-]{1,60}){1,6}\b/g, ' ')

const count = (text: string, words: RegExp) => text.match(words)?.length ?? 0
