import type { Heading, Nodes, Root } from 'mdast'
import { type PartId, partIds } from '../../report-content.ts'
import { partHeading } from '../../wording.ts'
import { endOfWords, opensWords } from './prose.ts'
import type { Source } from './tree.ts'
import { readInline, writeWords } from './words.ts'

/** Other headings that people give to the same parts. */
const otherHeadings: Record<string, PartId> = {
  overview: 'summary',
  'executive summary': 'summary',
  'customer impact': 'impact',
  timeline: 'story',
  story: 'story',
  'lessons learned': 'learned',
  learnings: 'learned',
  'what went wrong': 'factors',
  factors: 'factors',
  causes: 'factors',
  'where we got lucky': 'lucky',
  luck: 'lucky',
  surprises: 'surprised',
  questions: 'questions',
  'action items': 'items',
  actions: 'items',
  'follow-up actions': 'items',
}

/** Which part a heading begins, by its words. */
export function partNamed(heading: string): PartId | null {
  const name = heading.trim().toLowerCase()
  const own = partIds.find((id) => partHeading[id].toLowerCase() === name)
  return own ?? (Object.hasOwn(otherHeadings, name) ? (otherHeadings[name] ?? null) : null)
}

/**
 * `## What happened`. A heading that doesn't say which part it begins has that behind it in a comment; a list
 * that has no part of its own in the report gets its usual heading, and the comment says so.
 */
export function writeHeading(id: PartId, heading: string | null, strict: boolean): string {
  if (heading === null) return `## ${partHeading[id]} <!-- ${id}, only the list -->`
  const words = writeWords(heading, { indent: '', strict: strict || /\n|#\s*$/.test(heading) })
  const plain = partNamed(heading) === id && heading === heading.trim()
  return `##${words && ' '}${words}${plain ? '' : ` <!-- ${id} -->`}`
}

export interface Section {
  id: PartId
  /** Null when only the list stands here, without a part in the report. */
  heading: string | null
  nodes: Nodes[]
}

const mark = /^<!--\s*([a-z-]+)(, only the list)?\s*-->$/

/** The part that a heading begins, or null when it is somebody's own. */
export function readHeading(node: Heading, source: Source): Omit<Section, 'nodes'> | null {
  if (node.depth !== 2) return null
  const last = node.children.at(-1)
  const [, name, only] = (last?.type === 'html' && mark.exec(last.value)) || []
  const marked = partIds.find((id) => id === name)
  if (!marked) {
    const heading = readInline(node.children, source)
    const id = partNamed(heading)
    return id && { id, heading }
  }
  const words = node.children.slice(0, -1)
  const end = words.at(-1)
  const spaced =
    end?.type === 'text' ? [...words.slice(0, -1), { ...end, value: end.value.slice(0, -1) }] : words
  return { id: marked, heading: only ? null : readInline(spaced, source) }
}

/** Everything before the first part, the parts, and headings that begin none. */
export interface Outline {
  opening: Nodes[]
  sections: Section[]
  problems: string[]
}

/** Splits a document at the headings of its parts. What stands between two comments is nobody's heading. */
export function outlineOf(tree: Root, source: Source): Outline {
  const outline: Outline = { opening: [], sections: [], problems: [] }
  let current: Nodes[] = outline.opening
  let wordsEnd = -1
  for (const [index, node] of tree.children.entries()) {
    if (index > wordsEnd && opensWords(tree.children, index)) wordsEnd = endOfWords(tree.children, index)
    const heading = node.type === 'heading' && index > wordsEnd ? node : null
    const begins = heading && readHeading(heading, source)
    if (begins) {
      current = []
      outline.sections.push({ ...begins, nodes: current })
      continue
    }
    if (heading && heading.depth <= 2 && current !== outline.opening) {
      outline.problems.push(foreignHeading(heading, outline.sections.at(-1), source))
    }
    current.push(node)
  }
  return outline
}

function foreignHeading(node: Heading, section: Section | undefined, source: Source): string {
  const heading = readInline(node.children, source)
  const home = section?.heading || (section ? partHeading[section.id] : '')
  return `A report has no part called “${heading}”; it was kept, with its text, under “${home}”.`
}
