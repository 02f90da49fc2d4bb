import { plainWords } from './inline.ts'
import { type Block, linesOf, type Outline } from './outline.ts'
import type { DocumentKind, ReadItem, ReadMoment } from './reading.ts'
import type { Section } from './sections.ts'
import { isTemplate } from './template.ts'
import { severityKeys } from './words/details.ts'
import {
  aheadWords,
  besideNames,
  denied,
  indexNames,
  plannedWords,
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
  if (isTemplate(name, signs, text)) return kindOf('template', 'It is a form that nobody has filled in.')
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
  if (indexNames.test(name) && meanings.size < 2 && links >= 2 && linked * 2 >= rows.length)
    return `It is a list of ${links} links to others.`
  if (indexNames.test(name) && meanings.size === 0 && (tableLinks >= 2 || rows.filter(leadsOn).length >= 3))
    return `It is a list of ${links} links to others.`
  return null
}

/** Begins with a link to a page beside this one, or of a day. */
function leadsOn(block: Block): boolean {
  const line = linesOf(block)[0] ?? ''
  return (
    startsWithLink(line) && (/\]\((?!\w+:|#)[^)\s]{1,300}\)/.test(line) || /\b\d{4}-\d\d-\d\d\b/.test(line))
  )
}

const startsWithLink = (line: string) =>
  /^[\s*_>]{0,20}(?:\d{4}-\d\d-\d\d[\s:–—*_-]{0,20})?(?:\[[^\]\n]{1,200}\]\(|<a\s|https?:\/\/)/.test(line)

/**
 * Planned work, told before or while it is done, and nothing that went wrong. The title says it most; where it says nothing,
 * the name of the file; else only words that look ahead do.
 */
function isNotice(signs: KindSigns, text: string): boolean {
  if (isPlanned(signs, text)) return true
  if (tells(signs) || isOutage(signs)) return false
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

/** Its title or its head says so, or a record has a time that it is scheduled for. */
function isPlanned({ title, outline }: KindSigns, text: string): boolean {
  if (outline.properties.some(({ key }) => /^scheduled[ _](?:for|until)$/i.test(key))) return true
  if (announced.test(text.slice(0, 300)) && count(title ?? '', troubleWords) === 0) return true
  const trouble = count(withoutHosts(text).replace(denied, ' '), troubleWords)
  return plannedTitle.test(title ?? '') && trouble <= count(text, plannedWords) * 2 + 2
}

const plannedTitle =
  /^(?:planned|scheduled) (?:outage|downtime|maintenance|upgrade|work)\b(?!.*\b(?:caus|led|went|fail|overr))/i

/** How status pages head what was planned. */
const announced = /^\W*scheduled maintenance report for\b/im

/** What a status page calls an outage in its settings is none that was planned. */
const isOutage = ({ outline }: KindSigns) =>
  outline.properties.some(
    ({ key, values }) =>
      severityKeys.test(key.toLowerCase()) && values.some((value) => /\boutage\b|^degraded/i.test(value)),
  )

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
