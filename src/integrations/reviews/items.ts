import { judgeItem } from '#language/actionability/actionability.ts'
import { plainWords } from './inline.ts'
import { beginsWithVerb, isOwner, itemFrom } from './item-line.ts'
import { itemOfWords, itemsInProse } from './item-prose.ts'
import { isItemTable, itemsInTable } from './item-table.ts'
import { meaningOfLabel } from './meaning.ts'
import { type Block, boldLevel, type Item } from './outline.ts'
import type { Meaning, ReadItem } from './reading.ts'
import type { Section } from './sections.ts'
import { itemsAhead } from './words/heading-signs.ts'
import {
  announcedItem,
  loudStateAtStart,
  noItem,
  stateCalled,
  statedState,
  stateOfGroup,
} from './words/items.ts'

const mostItems = 2_000
const mostLeadWords = 60

/**
 * What was decided to do: list items, rows of tables and lines below headings that announce them. Where no heading does: the
 * list behind a sentence that does, tasks with boxes, and items that say their status.
 */
export function itemsOf(sections: readonly Section[]): ReadItem[] {
  const named = sections.filter((section) => section.within.has('items') && !looksBack(section))
  const found = named.flatMap((section, index) => {
    // Words above groups of items lead in.
    const next = named[index + 1]
    const leads = next !== undefined && next.level > section.level && next.meaning === 'items'
    return withState(itemsAmong(ledBy(section.heading, section.blocks), leads), section.heading)
  })
  if (found.length > 0) return found.slice(0, mostItems)
  // Steps of an attack or of a repair read like items; only where all headings are lost may commands be ones.
  const bare = !sections.some(({ level }) => level > 0 && level < boldLevel)
  return sections
    .filter(({ within }) => !within.has('timeline'))
    .flatMap(({ blocks, meaning }) => scattered(blocks, bare && !told.has(meaning)))
    .slice(0, mostItems)
}

/** Sections that tell what was, and not what is to be. */
const told: ReadonlySet<Meaning> = new Set(['response', 'resolution', 'detection'])

const back: ReadonlySet<Meaning> = new Set(['went-well', 'lucky', 'lessons', 'impact', 'factors'])
/** Parts of “Lessons and action items” that hold none; “High impact” is a group of items. */
const looksBack = ({ heading, meaning }: Section) => back.has(meaning) && meaningOfLabel(heading) === meaning

/** A heading below “Actions” may be a person’s. */
function ledBy(heading: string, blocks: readonly Block[]): readonly Block[] {
  return isOwner(heading) ? [{ kind: 'heading', level: boldLevel, text: heading }, ...blocks] : blocks
}

/** Items say their state, or the heading of their group does. */
function withState(items: ReadItem[], heading: string): ReadItem[] {
  const state = stateOfGroup(heading)
  return state ? items.map((item) => ({ ...item, state: item.state ?? state })) : items
}

function itemsAmong(blocks: readonly Block[], leads: boolean): ReadItem[] {
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? itemsInTable(block) : []))
  // Lists in front of a table of items tell what its columns mean.
  const table = blocks.findIndex((block) => block.kind === 'table' && isItemTable(block))
  const listed = listedItems(
    blocks.filter((block, index) => index > table || (block.kind === 'item' && block.checked !== null)),
  )
  const isList = blocks.some(({ kind }) => kind === 'item')
  if (leads || isList || tables.length + listed.length > 0) return [...tables, ...listed]
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? itemsInProse(block.lines) : []))
}

/** An item that words may still be added to. */
interface Draft {
  lines: string[]
  indent: number
  owner: string | null
  checked: boolean | null
}

/** What is read of a list so far: its items, those the next one may lie under, and whose they are. */
interface Reading {
  drafts: Draft[]
  trail: Draft[]
  owner: string | null
}

function listedItems(blocks: readonly Block[]): ReadItem[] {
  const reading: Reading = { drafts: [], trail: [], owner: null }
  for (const block of blocks) {
    if (block.kind === 'heading') reading.owner = isOwner(block.text) ? ownerName(block.text) : null
    else if (block.kind === 'paragraph') takeLead(block.lines, reading)
    else if (block.kind === 'item') takeItem(block, reading)
  }
  return namedAtEnds(reading.drafts).flatMap(finished)
}

const nameAtEnd =
  /\s[-–—]{1,2}\s(\p{Lu}[\p{L}’'-]{1,20}(?: \p{Lu}[\p{L}.’'-]{0,20})?)((?:\s\([^()]{1,20}\))?)$/u

/** Where every item of a list ends with a name behind a dash, whose they are. */
function namedAtEnds(drafts: readonly Draft[]): readonly Draft[] {
  const names = drafts.map(({ lines }) => nameAtEnd.exec(lines.join('\n').slice(-120)))
  if (drafts.length < 2 || !names.every((found) => found?.[1] !== undefined && isOwner(found[1])))
    return drafts
  return drafts.map((draft, index) => {
    const [all = '', name = '', state = ''] = names[index] ?? []
    const words = draft.lines.join('\n')
    return {
      ...draft,
      owner: draft.owner ?? name,
      lines: [`${words.slice(0, words.length - all.length)}${state}`],
    }
  })
}

const ownerName = (words: string) => plainWords(words).replace(/:$/, '')

/** “Docs:” */
const groupOfWork = /^[\s*_]*[A-Z][a-z]{2,14}[*_]*:[\s*_]*$/

/** A line between lists: a name that holds for what follows, or an item that begins with one. */
function takeLead(lines: readonly string[], reading: Reading) {
  const lead = lines[0] ?? ''
  reading.trail = []
  if (lines.length === 1 && isOwner(lead)) reading.owner = ownerName(lead)
  else if (lines.length === 1 && groupOfWork.test(lead)) reading.owner = null
  else if (isOwnedLine(lead)) {
    const draft: Draft = { lines: [onOneLine(lines)], indent: -1, owner: null, checked: null }
    reading.owner = null
    reading.trail = [draft]
    reading.drafts.push(draft)
  }
}

const isOwnedLine = (line: string) => {
  const bold = /^\s*\*\*([^*\n]{1,40})\*\*:?\s+\S/.exec(line)?.[1]
  return bold !== undefined && isOwner(bold)
}

/** Where an editor broke a line there is a space; an empty line parts paragraphs. */
const onOneLine = (lines: readonly string[]) =>
  lines
    .map((line) => (line === '' ? '\n' : line.trim()))
    .join(' ')
    .replace(/ ?\n ?/g, '\n')

function draftOf({ lines, indent, checked }: Item, owner: string | null): Draft {
  return { lines: [onOneLine(lines)], indent, owner, checked }
}

/** What lies deeper than an item belongs to it, unless the item is a heading in disguise or a task of its own. */
function takeItem(item: Item, { drafts, trail, owner }: Reading) {
  while (trail.length > 0 && (trail.at(-1)?.indent ?? 0) >= item.indent) trail.pop()
  const above = trail.at(-1)
  const title = above ? above.lines.join(' ').trim() : ''
  if (above && isOwner(title)) {
    remove(drafts, above)
    drafts.push(draftOf(item, title.replace(/:$/, '')))
    trail.push({ ...draftOf(item, title), indent: item.indent })
  } else if (above && item.checked === null && above.indent >= -1 && !isGroupTitle(title, above))
    above.lines.push(onOneLine(item.lines))
  else {
    if (above && isGroupTitle(title, above)) remove(drafts, above)
    const draft = draftOf(item, owner)
    trail.push(draft)
    drafts.push(draft)
  }
}

/** “Monitoring:” and the items below it; where a person is named, what follows are its parts. */
function isGroupTitle(title: string, { indent, checked }: Draft): boolean {
  const words = title.split(/\s+/).length
  if (indent < 0 || checked !== null) return false
  if (beginsWithVerb(plainWords(title)) || /:\s+\S/.test(plainWords(title))) return false
  return (/:\s*[*_]*$/.test(title) && words <= 6) || words <= 3
}

function remove(drafts: Draft[], draft: Draft) {
  const at = drafts.lastIndexOf(draft)
  if (at >= 0) drafts.splice(at, 1)
}

function finished({ lines, owner, checked }: Draft): ReadItem[] {
  const markup = lines.join('\n').trim()
  const words = plainWords(markup)
  if (noItem.test(words) || isMoment(words) || (isOwner(words) && !markup.includes('http'))) return []
  const item = itemFrom(markup, { checked, ...(owner ? { owner } : {}) })
  return item ? [item] : []
}

/** A line of a timeline that stands among items. */
const isMoment = (words: string) => /^[~≈]?(?:\d{4}-\d\d-\d\d[T ])?\d{1,2}:\d{2}\b/.test(words)

/** Items where no heading announces them: of lists that a sentence does, and those that tell by themselves. */
function scattered(blocks: readonly Block[], bare: boolean): ReadItem[] {
  const items: ReadItem[] = []
  let run: Item[] = []
  let announced = false
  for (const block of blocks) {
    if (block.kind === 'item') run.push(block)
    else {
      if (block.kind === 'paragraph') items.push(...announcedItems(block.lines))
      items.push(...itemsOfRun(run, announced, bare))
      run = []
      announced = (block.kind === 'paragraph' || block.kind === 'heading') && announces(block)
    }
  }
  return [...items, ...itemsOfRun(run, announced, bare)]
}

function announcedItems(lines: readonly string[]): ReadItem[] {
  const words = onOneLine(lines)
  return announcedItem.test(words) ? itemOfWords(words.replace(announcedItem, '')) : []
}

/** Where most items of a list are commands, the others are in other words. */
function itemsOfRun(run: readonly Item[], announced: boolean, bare: boolean): ReadItem[] {
  const telling = run.filter(
    ({ checked, lines }) =>
      (checked !== null && !/\?\W*$/.test(lines.join(' '))) ||
      isItemByItself(lines.join(' ').slice(0, 1_500), bare),
  )
  const whole = announced || (bare && telling.length >= 2 && telling.length * 2 >= run.length)
  return (whole ? run : telling).flatMap((item) => finished(draftOf(item, null)))
}

/** A list item that says its status, or begins with a command that can be done: “Add an alert for …”. */
function isItemByItself(markup: string, bare: boolean): boolean {
  const words = plainWords(markup).replace(ticketFirst, '')
  if (saysState(markup.slice(0, 400)) || loudStateAtStart.test(words)) return true
  if (!bare || words.length < 15 || !beginsWithVerb(words) || isState.test(words.slice(0, 60))) return false
  const { reasons } = judgeItem(words)
  return reasons.some(({ id }) => ahead.has(id)) && !reasons.some(({ id }) => notAhead.has(id))
}

/** “backup power is now back” */
const isState = /\b(?:is|are) now\b/

const saysState = (words: string) => {
  const said = statedState.exec(words)?.[1]
  return said !== undefined && stateCalled(said) !== null
}

const ticketFirst = /^[\w:/#.-]{0,60}\d\s+[-–—:]\s+/
const ahead: ReadonlySet<string> = new Set([
  'verb-change',
  'verb-settle',
  'verb-watch',
  'verb-study',
  'verb-ask',
])
const notAhead: ReadonlySet<string> = new Set(['already-done', 'question', 'declared', 'problem'])

function announces(block: Extract<Block, { kind: 'paragraph' | 'heading' }>): boolean {
  const last = block.kind === 'heading' ? block.text : (block.lines.at(-1) ?? '')
  return last.split(/\s+/).length <= mostLeadWords && itemsAhead.test(last.slice(-400).trim())
}
