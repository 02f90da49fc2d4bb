import type { List, ListItem, Nodes } from 'mdast'
import type { PartId } from '../../report-content.ts'
import { type Draft, type StatementList, shortened, statementLists } from './draft.ts'
import { readItem } from './items.ts'
import { checkDurations, readMarkers, tableKind } from './marker-table.ts'
import { readProse } from './prose.ts'
import type { Numbering } from './references.ts'
import type { Section } from './sections.ts'
import { readFactor, readStatement } from './statements.ts'
import { looksLikeStory, readLine } from './story.ts'
import { readDay } from './times.ts'
import { type Source, spanOf, typedText } from './tree.ts'
import { readInline } from './words.ts'

/** Reads a part into the draft: its words, and the list or table that belongs to it. */
export function readSection(section: Section, draft: Draft, source: Source): void {
  const { text, own } = readProse(section.nodes, source, (node) => isOwn(section.id, node, draft, source))
  if (section.heading !== null) draft.parts.push({ id: section.id, heading: section.heading, text })
  else if (text !== '') keepStray(section.id, text, draft)
  const lists = own.filter((node) => node.type === 'list')
  if (section.id === 'story') number(lists, draft.lines, source)
  if (section.id === 'factors') number(lists, draft.factorNumbers, source)
  if (section.id === 'story') readStory(own, draft, source)
  else for (const node of own) readOwn(section.id, node, draft, source)
}

/** Words under a heading that said it has none become the part's. */
function keepStray(id: PartId, text: string, draft: Draft): void {
  draft.parts.push({ id, heading: '', text })
}

function isOwn(id: PartId, node: Nodes, draft: Draft, source: Source): boolean {
  if (id === 'impact') return tableKind(node) !== null
  if (id === 'summary') return false
  if (id !== 'story') return node.type === 'list'
  if (node.type === 'list') return looksLikeStory(node.children, source)
  return node.type === 'heading' && node.depth === 3 && dayIn(node, draft, source) !== null
}

function dayIn(node: Nodes, draft: Draft, source: Source): { date: string; offset: string } | null {
  return node.type === 'heading' ? readDay(readInline(node.children, source), draft.zone) : null
}

function readOwn(id: PartId, node: Nodes, draft: Draft, source: Source): void {
  if (node.type === 'table') readTable(node, draft, source)
  if (node.type !== 'list') return
  const list = statementLists[id]
  if (list) readStatements(node, list, draft, source)
  else if (id === 'factors') readFactors(node, draft, source)
  else if (id === 'items') readItems(node, draft, source)
}

function readTable(node: Nodes, draft: Draft, source: Source): void {
  if (node.type !== 'table') return
  if (tableKind(node) === 'durations') {
    draft.problems.push(...checkDurations(node, draft.markers))
    return
  }
  const { markers, problems } = readMarkers(node, draft.zone, source)
  draft.markers.push(...markers)
  draft.problems.push(...problems)
}

function readStatements(list: List, name: StatementList, draft: Draft, source: Source): void {
  for (const item of list.children) draft.statements[name].push(readStatement(item.children, source))
}

function readFactors(list: List, draft: Draft, source: Source): void {
  for (const item of list.children) draft.factors.push(readFactor(item, source))
}

function readItems(list: List, draft: Draft, source: Source): void {
  for (const listItem of list.children) {
    const { item, problems } = readItem(listItem, source)
    draft.items.push(item)
    draft.problems.push(...problems)
  }
}

/** Items that all have one number are numbered by whatever shows the page, from list to list. */
function number(lists: readonly List[], numbering: Numbering, source: Source): void {
  const shown = lists.flatMap((list) =>
    list.children.map((item) => (list.ordered ? numberOf(item, source) : null)),
  )
  const lazy = shown.length > 1 && shown.every((each) => each === shown[0])
  for (const each of shown) numbering.add(lazy ? null : each)
}

function numberOf(item: ListItem, source: Source): number | null {
  const span = spanOf(item)
  const digits = span && /^\s*(\d+)[.)]/.exec(source.markdown.slice(span.start, span.start + 20))?.[1]
  return digits ? Number(digits) : null
}

function readStory(own: readonly Nodes[], draft: Draft, source: Source): void {
  let day: { date: string; offset: string } | undefined
  for (const node of own) {
    if (node.type === 'heading') day = dayIn(node, draft, source) ?? day
    if (node.type !== 'list') continue
    for (const item of node.children) {
      const { line, timed, problems } = readLine(item, { zone: draft.zone, ...(day && { day }) }, source)
      draft.problems.push(...problems)
      if (!timed) draft.problems.push(untimed(item, draft, source))
      draft.story.push(timed ? line : { ...line, at: timeBefore(draft) })
    }
  }
}

function timeBefore(draft: Draft): string {
  return draft.story.at(-1)?.at ?? draft.markers[0]?.at ?? '1970-01-01T00:00:00Z'
}

function untimed(item: ListItem, draft: Draft, source: Source): string {
  const place =
    draft.story.length > 0 || draft.markers.length > 0 ? 'what stands before it' : '1 January 1970'
  const words = shortened(typedText(item, source))
  return `The line “${words}” tells no day and time that can be understood; it was given the time of ${place}.`
}
