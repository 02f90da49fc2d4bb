import { Parser } from 'htmlparser2'
import { memorySource } from '#platform/files/byte-source.ts'
import { defaultLimits } from '#platform/files/evidence-file.ts'
import { readDirectory } from '#platform/files/zip-directory.ts'
import { zipMember } from '#platform/files/zip-member.ts'
import type { Outline } from '../outline.ts'
import { readStyles } from './docx-styles.ts'
import { DocxTaker } from './docx-taker.ts'

/** The words of a document without its pictures: no review has more. */
const mostBytes = 24 * 2 ** 20
const limits = { ...defaultLimits, members: 20_000, memberBytes: mostBytes }

/**
 * Reads a Word document, also one that Google Docs or LibreOffice wrote: headings by their style whatever language it is
 * named in, lists, tables, links, ticks. What is deleted in tracked changes is left out.
 * @throws EvidenceProblem when the file is damaged, protected, or no document
 */
export async function readDocx(bytes: Buffer): Promise<Outline> {
  const parts = await partsOf(bytes)
  const document = await parts('word/document.xml')
  if (document === null)
    return { title: null, properties: [], blocks: [], problems: ['This is no Word document.'] }
  const styles = readStyles((await parts('word/styles.xml')) ?? '')
  const taker = new DocxTaker(styles, readLinks((await parts('word/_rels/document.xml.rels')) ?? ''))
  walk(document, {
    onopentag: (name, attributes) => taker.open(name, attributes),
    onclosetag: (name) => taker.close(name),
    ontext: (text) => taker.text(text),
  })
  return taker.outline()
}

async function partsOf(bytes: Buffer) {
  const source = memorySource(bytes)
  const listed = await readDirectory(source, limits)
  return async (path: string): Promise<string | null> => {
    const member = listed.find((one) => one.path === path)
    return member ? (await zipMember(source, member, limits).read()).toString('utf8') : null
  }
}

function readLinks(xml: string): Map<string, string> {
  const links = new Map<string, string>()
  walk(xml, {
    onopentag(name, { Id, Target, TargetMode }) {
      if (name === 'Relationship' && Id && Target && TargetMode === 'External') links.set(Id, Target)
    },
  })
  return links
}

export function walk(xml: string, handler: ConstructorParameters<typeof Parser>[0]): void {
  const parser = new Parser(handler, { xmlMode: true })
  parser.write(xml)
  parser.end()
}
