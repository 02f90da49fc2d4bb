import { type Detail, valuesFor } from './details.ts'
import { headingWords, plainWords } from './inline.ts'
import { partsByLabels } from './labels.ts'
import { meaningOf, meaningOfLabel } from './meaning.ts'
import { boldLevel, type Outline } from './outline.ts'
import { titleKeys } from './words/details.ts'

const longest = 200
const identifier = /^(?:[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|[\da-f]{20,}|\d+)$/i
/** Notion puts an identifier behind the names of pages. */
const notionName = /[ _-]+[\da-f]{32}$/i
const generic =
  /^(?:readme|index|post-?mortem|retro(?:spective)?|report|review|incident|document|untitled|page|export)$/i

/** What every report could be called. */
export const anyReport =
  /^(?:the )?(?:incident|outage|post-?mortem|post-incident)?[\s-]*(?:report|review|retrospective|retro|analysis|summary|post-?mortem|document)?$/i

/** How the title was found matters to what follows: the words of the first lines must not be read twice. */
export interface FoundTitle {
  text: string | null
  /** The block that is the title, or -1. */
  block: number
  /** What that block says where the title is told elsewhere, in other words. */
  beside: readonly string[]
}

/** What a document calls itself: its settings, its first heading, its first line, or the name of its file. */
export function titleOf(outline: Outline, details: readonly Detail[], path: string): FoundTitle {
  const block = titleBlock(outline)
  const heading = textOf(outline, block)
  const stated = outline.title ?? valuesFor(outline.properties.map(lower), titleKeys)[0]
  if (stated && stated.trim() !== '') {
    const text = shortened(headingWords(stated))
    if (heading === null) return { text, block: -1, beside: [] }
    return { text, block, beside: [plainWords(heading)].filter((words) => words !== text) }
  }
  const told = valuesFor(details, titleKeys)[0]
  const better = heading !== null && anyReport.test(heading) ? (told ?? nameWords(path)) : null
  if (heading !== null) return { text: shortened(plainWords(better ?? heading)), block, beside: [] }
  if (told && told.length <= longest) return { text: shortened(plainWords(told)), block: -1, beside: [] }
  const named = nameWords(path)
  return { text: named ?? firstSentence(outline), block: -1, beside: [] }
}

const lower = ({ key, values }: { key: string; values: string[] }) => ({ key: key.toLowerCase(), values })

function titleBlock({ blocks }: Outline): number {
  const first = blocks.findIndex(
    ({ kind }) => kind === 'heading' || kind === 'paragraph' || kind === 'item' || kind === 'table',
  )
  const block = blocks[first]
  if (block?.kind === 'heading' && block.level < boldLevel && isTitle(block.text, block.level)) return first
  if (block?.kind === 'heading' && isTitle(block.text, 2) && isTitleLine([block.text])) return first
  if (block?.kind === 'paragraph' && isTitleLine(block.lines)) return first
  const top = blocks.findIndex((one) => one.kind === 'heading' && one.level === 1 && isTitle(one.text, 1))
  return top >= 0 && top < 12 ? top : -1
}

/** A heading that names a section (“Summary”) or tells a time of day is no title, but one that goes on after it may be. */
function isTitle(heading: string, level: number): boolean {
  if (level === 1) return meaningOfLabel(heading) === null
  return meaningOf(heading) === null && !/\b\d{1,2}:\d\d\b/.test(heading)
}

const hostName = /^(?:[\w-]+\.)+[a-z]{2,10}$/

/** The first line of a plain text is its title when it is short, no sentence, and more follows below it. */
function isTitleLine(lines: readonly string[]): boolean {
  const [line = '', next] = lines
  const words = line.trim()
  if (
    words.length < 3 ||
    words.length > 120 ||
    hostName.test(words) ||
    /[.!?:;,]$/.test(words) ||
    /^\W*\d{1,2}[:.]\d\d/.test(words)
  )
    return false
  if (meaningOfLabel(words) !== null && !anyReport.test(words)) return false
  if (/^[^:]{1,40}:\s/.test(words) && !/^(?:rca|incident|post-?mortem|outage|re|pm)\b/i.test(words))
    return false
  return next === undefined || /^[\p{Lu}*_-]/u.test(next.trim())
}

function textOf({ blocks }: Outline, index: number): string | null {
  const block = blocks[index]
  if (block?.kind === 'heading') return block.text
  if (block?.kind === 'paragraph') return headingWords(block.lines[0] ?? '')
  return null
}

/** The name of a file without its date and endings; of a page called `index`, that of its folder. */
export function nameWords(path: string): string | null {
  const parts = path
    .replace(/#\d+$/, '')
    .split(/[/\\]|!/)
    .filter((part) => part !== '')
  for (const part of parts.slice(-2).reverse()) {
    const name = withoutEndings(part).replace(notionName, '')
    const words = name
      .replace(/(?<!\d)(?:19|20)\d\d[-_.]?(?:0\d|1[0-2])(?:[-_.]?(?:[0-2]\d|3[01]))?(?!\d)[-_. ]*/, '')
      .replace(/[_-]+/g, ' ')
      .replace(/[#\s]+$/, '')
      .trim()
    if (identifier.test(name.trim()) || words === '' || /^\d+$/.test(words)) return null
    if (!generic.test(words)) return words
  }
  return null
}

function withoutEndings(name: string): string {
  return name.replace(
    /(?:\.(?:html|md|markdown|mdx|qmd|erb|txt|text|docx|htm|xhtml|json|rst|adoc|org|log))+$/i,
    '',
  )
}

function firstSentence({ blocks }: Outline): string | null {
  for (const block of blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'item') continue
    const [part] = partsByLabels(block.lines.slice(0, 5), false)
    const lines = part?.label === null ? part.lines : block.lines.slice(0, 5)
    const words = plainWords(lines.join(' ').slice(0, 1_000)).replace(/\s+/g, ' ')
    const sentence = /^.{10,}?[.!?](?=\s|$)/.exec(words)?.[0] ?? words
    if (sentence !== '') return shortened(sentence)
  }
  return null
}

function shortened(text: string): string | null {
  const words = text.replace(/\s+/g, ' ').trim()
  if (words === '') return null
  return words.length <= longest ? words : `${words.slice(0, longest - 1).trimEnd()}…`
}
