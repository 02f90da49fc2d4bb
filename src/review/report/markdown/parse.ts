import type { Nodes } from 'mdast'
import type { ReportContent } from '../../report-content.ts'
import { partHeading } from '../../wording.ts'
import { writeByline } from './byline.ts'
import { emptyDraft, settle, shortened } from './draft.ts'
import { type Details, readFrontMatter, splitFrontMatter } from './front-matter.ts'
import { readProse } from './prose.ts'
import { readSection } from './read-section.ts'
import { outlineOf } from './sections.ts'
import { type Source, treeOf, typedText } from './tree.ts'
import { readInline } from './words.ts'

export interface ParsedReport {
  content: ReportContent
  /** What could not be understood, in sentences for people; its words are kept in the content or quoted here. */
  problems: string[]
}

/**
 * Reads a report from Markdown: one that `printReport` wrote, also after somebody changed it, or one written by
 * hand in its manner. Never fails: what is missing gets a plain default, and `problems` says so.
 */
export function parseReport(markdown: string): ParsedReport {
  const { yaml, body } = splitFrontMatter(markdown.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'))
  const { details, title, problems } = readFrontMatter(yaml)
  const source = { markdown: body }
  const outline = outlineOf(treeOf(body), source)
  const opening = readOpening(outline.opening, details, source)
  const draft = emptyDraft(details.zone)
  draft.problems.push(...problems, ...opening.problems, ...outline.problems)
  for (const section of outline.sections) readSection(section, draft, source)
  if (opening.title === null && title === null) {
    draft.problems.push('There is no title: no line that begins with a single “#”.')
  }
  const content = {
    ...details,
    title: opening.title ?? title ?? '',
    story: draft.story,
    parts: withOpening(draft.parts, opening.text),
    ...settle(draft),
  }
  return { content, problems: draft.problems }
}

interface Opening {
  title: string | null
  /** Words between the title and the first part. */
  text: string
  problems: string[]
}

function readOpening(nodes: readonly Nodes[], details: Details, source: Source): Opening {
  const first = nodes.findIndex((node) => node.type === 'heading' && node.depth === 1)
  const heading = nodes[first]
  const title = heading?.type === 'heading' ? readInline(heading.children, source) : null
  const byline = nodes[first + 1]
  const problems: string[] = []
  const isByline = title !== null && byline?.type === 'paragraph' && isEmphasis(byline)
  if (isByline) problems.push(...checkByline(byline, details, source))
  const others = nodes.filter((node) => node !== heading && !(isByline && node === byline))
  const { text } = readProse(others, source, () => false)
  if (text !== '') {
    problems.push(
      `“${shortened(text)}” stands before the first part; it was put at the start of the summary.`,
    )
  }
  return { title, text, problems }
}

const isEmphasis = (node: Nodes) =>
  node.type === 'paragraph' && node.children.length === 1 && node.children[0]?.type === 'emphasis'

/** The line under the title repeats the details above it, so only a difference is worth a word. */
function checkByline(byline: Nodes, details: Details, source: Source): string[] {
  const read = (node: Nodes | undefined, from: Source) =>
    node?.type === 'paragraph' ? readInline(node.children, from).slice(1, -1) : ''
  const expected = [false, true].map((strict) => {
    const markdown = writeByline(details, strict)
    return read(treeOf(markdown).children[0], { markdown })
  })
  if (expected.includes(read(byline, source))) return []
  return [
    `“${shortened(typedText(byline, source))}” isn’t read: the line under the title follows from the details at the top.`,
  ]
}

function withOpening(parts: ReportContent['parts'], text: string): ReportContent['parts'] {
  if (text === '') return parts
  const summary = parts.find((part) => part.id === 'summary')
  if (!summary) return [{ id: 'summary', heading: partHeading.summary, text }, ...parts]
  const words = summary.text === '' ? text : `${text}\n\n${summary.text}`
  return parts.map((part) => (part === summary ? { ...part, text: words } : part))
}
