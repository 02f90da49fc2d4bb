import { isDeepStrictEqual } from 'node:util'
import { type PartId, partIds, type ReportContent } from '../../report-content.ts'
import { writeByline } from './byline.ts'
import { statementLists } from './draft.ts'
import { writeFrontMatter } from './front-matter.ts'
import { writeItems } from './items.ts'
import type { Manner } from './manner.ts'
import { writeMarkers } from './marker-table.ts'
import { parseReport } from './parse.ts'
import { writeProse } from './prose.ts'
import { writeHeading } from './sections.ts'
import { writeFactors, writeStatements } from './statements.ts'
import { writeStory } from './story.ts'
import { writeWords } from './words.ts'

/**
 * A report as Markdown that reads as if somebody had written it, and from which `parseReport` brings back the
 * same content. Each piece is written the plainest way; what doesn't come back from that is written more carefully.
 */
export function printReport(content: ReportContent): string {
  const care = new Map<string, number>()
  const manner: Manner = {
    strict: (piece) => (care.get(piece) ?? 0) > 0,
    prose: (piece) => Math.min(care.get(piece) ?? 0, 3) as 0 | 1 | 2 | 3,
  }
  for (let round = 0; round < 6; round += 1) {
    const markdown = write(content, manner)
    const lost = piecesLost(content, parseReport(markdown).content)
    if (lost.length === 0) return markdown
    for (const piece of lost) care.set(piece, (care.get(piece) ?? 0) + 1)
  }
  return write(content, { strict: () => true, prose: () => 3 })
}

/** Names of the pieces that reading did not bring back; everything, when lists came back longer or shorter. */
function piecesLost(content: ReportContent, read: ReportContent): string[] {
  if (isDeepStrictEqual(content, read)) return []
  const lost: string[] = []
  const compare = (name: string, own: readonly unknown[], back: readonly unknown[]) => {
    for (const [index, each] of own.entries()) {
      if (!isDeepStrictEqual(each, back[index])) lost.push(`${name}.${index}`)
    }
  }
  if (content.title !== read.title) lost.push('title')
  compare('part', content.parts, read.parts)
  compare('prose', content.parts, read.parts)
  compare('story', content.story, read.story)
  for (const list of Object.values(statementLists)) compare(list, content[list], read[list])
  compare('factors', content.factors, read.factors)
  compare('items', content.items, read.items)
  return lost.length > 0 ? lost : content.parts.map((_, index) => `prose.${index}`)
}

function write(content: ReportContent, manner: Manner): string {
  const blocks = [
    `${writeFrontMatter(content)}\n# ${writeTitle(content.title, manner.strict('title'))}`,
    writeByline(content, manner.strict('title')),
  ]
  const written = new Set<PartId>()
  for (const [index, part] of content.parts.entries()) {
    blocks.push(writeHeading(part.id, part.heading, manner.strict(`part.${index}`)))
    if (part.text !== '') blocks.push(writeProse(part.text, manner.prose(`prose.${index}`)))
    if (!written.has(part.id)) blocks.push(listOf(part.id, content, manner))
    written.add(part.id)
  }
  for (const id of partIds) {
    const list = written.has(id) ? '' : listOf(id, content, manner)
    if (list !== '') blocks.push(writeHeading(id, null, false), list)
  }
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

function writeTitle(title: string, strict: boolean): string {
  return writeWords(title, { indent: '', strict: strict || /\n|#\s*$/.test(title) })
}

function listOf(id: PartId, content: ReportContent, manner: Manner): string {
  const list = statementLists[id]
  if (list) return writeStatements(content[list], list, manner)
  if (id === 'impact') return writeMarkers(content)
  if (id === 'story') return writeStory(content, manner)
  if (id === 'factors') return writeFactors(content.factors, manner)
  return id === 'items' ? writeItems(content.items, manner) : ''
}
