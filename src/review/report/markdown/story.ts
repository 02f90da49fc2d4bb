import type { ListItem, Nodes, Paragraph, PhrasingContent } from 'mdast'
import type { Precision } from '#incident/marker.ts'
import { tellMoment } from '#incident/moment.ts'
import { type ActorKind, actorKinds, type EntryKind, entryKinds } from '#timeline/entry.ts'
import { actorKindName, entryKindName } from '#timeline/wording.ts'
import type { ReportContent } from '../../report-content.ts'
import type { Manner } from './manner.ts'
import { readSpan, readTime, type TimePlace, writeDay, writeSpan, writeTime } from './times.ts'
import { type Source, spanOf, treeOf, typedText } from './tree.ts'
import { lineBreak, readBlocks, readInline, writeWords } from './words.ts'

type StoryLine = ReportContent['story'][number]

/**
 * The story as numbered lines under their days:
 *
 *     ### Sunday, 1 March 2026 (UTC+01:00)
 *
 *     1. **14:02:33** The error rate rises.\
 *        *Signal · automation · from Alertmanager*
 */
export function writeStory(content: ReportContent, manner: Manner): string {
  let day = { date: '', offset: '' }
  const written: string[] = []
  for (const [index, line] of content.story.entries()) {
    const { date, offset } = tellMoment(line.at, content.zone)
    if (date !== day.date || offset !== day.offset) {
      day = { date, offset }
      written.push(`${index === 0 ? '' : '\n'}### ${writeDay(day)}\n`)
    }
    const place = { zone: content.zone, day }
    written.push(writeLine(line, index + 1, place, manner.strict(`story.${index}`)))
  }
  return written.join('\n')
}

function writeLine(line: StoryLine, number: number, place: TimePlace, strict: boolean): string {
  const lead = `${number}. `
  const indent = ' '.repeat(lead.length)
  const time = `**${writeSpan(line.at, line.until, line.precision, place)}**`
  const words = writeWords(line.text, { indent, midLine: true, strict })
  const fenced = /(?:^|\n) *(?:`{3,}|~{3,})$/.test(words)
  const spaced = words === '' || words.startsWith('\n') ? words : ` ${words}`
  return `${lead}${time}${spaced}${fenced ? '' : lineBreak(spaced)}\n${indent}*${writeDetails(line, place, strict)}*`
}

const nothing = '<!-- -->'

function writeDetails(line: StoryLine, place: TimePlace, strict: boolean): string {
  const details = [entryKindName[line.kind]]
  if (line.actorKind !== 'human') details.push(actorKindName[line.actorKind].toLowerCase())
  if (line.who !== null) details.push(line.who === '' ? 'by' : `by ${detail(line.who, strict)}`)
  if (line.source !== '') details.push(`from ${detail(line.source, strict)}`)
  if (line.knownAt !== null) details.push(`known at ${writeTime(line.knownAt, 'minute', place)}`)
  const text = details.join(' · ')
  // A space there would keep the sign behind it from ending the italics.
  return /\s$/.test(text) ? text + nothing : text
}

function detail(text: string, strict: boolean): string {
  const careful = strict || /[·*\n]/.test(text)
  return writeWords(text, { indent: '', midLine: true, strict: careful }).replaceAll('·', '&middot;')
}

export interface ReadLine {
  line: StoryLine
  /** Null when the line tells no time that can be understood; `line.at` is empty then. */
  timed: boolean
  problems: string[]
}

/** Whether a list is a story: at least one of its items begins with a time. */
export function looksLikeStory(items: readonly ListItem[], source: Source): boolean {
  return items.some((item) => {
    const first = item.children[0]
    return first?.type === 'paragraph' && takeTime(first, source) !== null
  })
}

/** Reads one line of the story as `writeStory` or a person wrote it. */
export function readLine(item: ListItem, place: TimePlace, source: Source): ReadLine {
  const [first, ...others] = item.children
  const opening = first?.type === 'paragraph' ? takeTime(first, source) : null
  const blocks = opening ? [opening.rest, ...others] : item.children
  const { details, rest, problems } = takeDetails(blocks, place, source)
  const span = opening ? readSpan(opening.time, place) : null
  const time = span ?? { at: '', until: null, precision: 'unknown' as const satisfies Precision }
  const unread = opening && !span ? `${opening.time} ` : ''
  return {
    line: { ...time, ...details, text: unread + readText(rest, source) },
    timed: span !== null,
    problems,
  }
}

/** The paragraph that held the time is empty when the words begin with a block of their own. */
function readText(blocks: readonly Nodes[], source: Source): string {
  const [first, ...others] = blocks
  const empty = first?.type === 'paragraph' && first.children.length === 0
  return readBlocks(empty ? others : blocks, source)
}

const handTime =
  /^(?:(?:about|around|circa|ca\.?|perhaps|~|≈)\s*)?(?:\d{4}-\d\d-\d\d[T,]?\s*|\d{1,2}\.? \p{L}+ \d{4},? )?\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:\s?[ap]m\b)?(?:\s*(?:–|—|-|to|until)\s*\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:\s?[ap]m\b)?)?(?:Z\b|\s?\(?(?:UTC|GMT)(?:\s?[+-]\d{1,2}(?::?\d\d)?)?\)?)?/iu

/** Takes the time off the beginning of a line: bold as written here, or plain as people write it. */
function takeTime(paragraph: Paragraph, source: Source): { time: string; rest: Paragraph } | null {
  const [first, ...others] = paragraph.children
  if (first?.type === 'strong') {
    const time = typedText(first, source).slice(2, -2).replace(/:$/, '')
    return /\d:\d\d/.test(time)
      ? { time, rest: { ...paragraph, children: afterTime(first, others, source) } }
      : null
  }
  const time = first?.type === 'text' ? handTime.exec(first.value)?.[0] : undefined
  if (first?.type !== 'text' || time === undefined) return null
  const words = first.value.slice(time.length).replace(/^\s*(?:[:–—-]\s+)?/, '')
  return { time, rest: { ...paragraph, children: [{ ...first, value: words }, ...others] } }
}

/** Drops what stands between a time and its words, as far as it was typed and not written with a backslash. */
function afterTime(time: Nodes, nodes: readonly PhrasingContent[], source: Source): PhrasingContent[] {
  const [first, ...others] = nodes
  const span = spanOf(time)
  if (first?.type === 'break') return others
  if (first?.type !== 'text' || !span) return [...nodes]
  const typed = /\s*(?:[:–—-]\s+)?/y
  typed.lastIndex = span.end
  const between = typed.exec(source.markdown)?.[0].replace(/[ \t]*\n[ \t]*/g, '\n') ?? ''
  const value = first.value.slice(between.length)
  return value === '' ? others : [{ ...first, value }, ...others]
}

type Details = Pick<StoryLine, 'kind' | 'actorKind' | 'who' | 'source' | 'knownAt'>

/** Takes the line in italics off the end, when it is one that says kind and source. */
function takeDetails(
  blocks: readonly Nodes[],
  place: TimePlace,
  source: Source,
): { details: Details; rest: readonly Nodes[]; problems: string[] } {
  const none: Details = { kind: 'observation', actorKind: 'human', who: null, source: '', knownAt: null }
  const last = blocks.at(-1)
  const emphasis = last?.type === 'paragraph' ? last.children.at(-1) : undefined
  if (last?.type !== 'paragraph' || emphasis?.type !== 'emphasis') {
    return { details: none, rest: blocks, problems: [] }
  }
  const before = last.children.slice(0, -1)
  const sign = before.at(-1)
  const read = readDetails(typedText(emphasis, source).slice(1, -1), place)
  if (!read || (sign && sign.type !== 'break' && !endsLine(sign))) {
    return { details: none, rest: blocks, problems: [] }
  }
  const kept = sign ? [...before.slice(0, -1), ...withoutLineEnd(sign)] : before
  const whole = kept.length === 0 && blocks.length > 1
  const rest = whole ? blocks.slice(0, -1) : [...blocks.slice(0, -1), { ...last, children: kept }]
  return { details: read.details, rest, problems: read.problems }
}

function withoutLineEnd(node: PhrasingContent): PhrasingContent[] {
  return node.type === 'text' ? [{ ...node, value: node.value.trimEnd() }] : []
}

const endsLine = (node: PhrasingContent) => node.type === 'text' && /\n\s*$/.test(node.value)

function readDetails(typed: string, place: TimePlace): { details: Details; problems: string[] } | null {
  const [first = '', ...others] = typed.replace(nothing, '').split(/\s+·\s+/)
  const kind = kindNamed(first)
  if (!kind) return null
  const details: Details = { kind, actorKind: 'human', who: null, source: '', knownAt: null }
  const problems: string[] = []
  for (const part of others) {
    const actorKind = actorKindNamed(part)
    const [, word = '', value = ''] = /^(by|from|known at)(?:\s(.*))?$/s.exec(part) ?? []
    const knownAt = word === 'known at' ? (readTime(value, place)?.at ?? null) : null
    if (actorKind) details.actorKind = actorKind
    else if (word === 'by') details.who = plain(value)
    else if (word === 'from') details.source = plain(value)
    else if (knownAt) details.knownAt = knownAt
    else
      problems.push(`“${plain(part)}” in “${plain(typed)}” says nothing that a line of the story can hold.`)
  }
  return { details, problems }
}

function kindNamed(text: string): EntryKind | undefined {
  const name = text.trim().toLowerCase()
  return entryKinds.find((kind) => kind === name || entryKindName[kind].toLowerCase() === name)
}

function actorKindNamed(text: string): ActorKind | undefined {
  const name = text.trim().toLowerCase()
  return actorKinds.find((kind) => kind === name || actorKindName[kind].toLowerCase() === name)
}

/** Plain words from a piece of Markdown; the letter in front keeps it from being taken for a list or heading. */
function plain(typed: string): string {
  const source = { markdown: `x${typed}` }
  const [paragraph] = treeOf(source.markdown).children
  return paragraph?.type === 'paragraph' ? readInline(paragraph.children, source).slice(1) : typed
}
