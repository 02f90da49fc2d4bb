import pdfmake from 'pdfmake'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { dayText } from '#incident/moment.ts'
import type { ReportContent } from '../../report-content.ts'
import type { ReportEdition } from '../html.ts'
import { shownFacts, shownParts } from '../outline.ts'
import { type FontRun, fontFiles, fonts, Typesetter } from './fonts.ts'
import { set, setMarkdown } from './prose.ts'
import { isShort, sectionList } from './sections.ts'
import { colours, layouts, styles } from './styles.ts'

const pageWidth = 595
const side = 62

/**
 * A report as a PDF on A4, with page numbers, bookmarks and links between its parts.
 * It takes the processor for a second or so; the press does it beside the server's own work.
 */
export async function makePdf(content: ReportContent, edition: ReportEdition): Promise<Uint8Array> {
  prepare()
  return pdfmake.createPdf(definitionOf(content, edition)).getBuffer()
}

let prepared = false

/** Hands the fonts over once; nothing else may be read from the disk or the network. */
function prepare(): void {
  if (prepared) return
  // The library's types know its file system in the browser only.
  const { virtualfs } = pdfmake as unknown as {
    virtualfs: { writeFileSync(path: string, bytes: Buffer): void }
  }
  for (const [path, bytes] of fontFiles()) virtualfs.writeFileSync(path, bytes)
  pdfmake.setFonts(fonts)
  pdfmake.setTableLayouts(layouts)
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy(() => false)
  prepared = true
}

export function definitionOf(content: ReportContent, edition: ReportEdition): TDocumentDefinitions {
  const typesetter = new Typesetter()
  const parts = shownParts(content)
  const seen = new Set<string>()
  const body = parts.flatMap((part): Content[] => {
    const first = !seen.has(part.id)
    seen.add(part.id)
    const words = part.text.trim() === '' ? [] : setMarkdown(typesetter, part.text)
    const picture = edition.swimlane ? pictureOf(typesetter, edition.swimlane) : null
    const list = first ? sectionList(typesetter, part.id, content, picture) : []
    const heading = {
      text: set(typesetter, part.heading),
      style: 'heading',
      outline: true,
      outlineText: part.heading,
    }
    return withHeading(heading, [...words, ...list], isShort(part.text))
  })
  const head = headOf(typesetter, content, edition)
  const running = runningTitle(content)
  const edited = set(typesetter, editionText(edition))
  return {
    content: [...head, ...body, ...missingNote(typesetter)],
    pageSize: 'A4',
    pageMargins: [side, 64, side, 68],
    version: '1.7',
    language: 'en',
    displayTitle: true,
    info: {
      title: content.title,
      author: edition.organisation,
      subject: content.key,
      creator: 'Afterword',
      producer: 'Afterword',
    },
    defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.25, color: colours.ink },
    styles: { ...styles, tight: { margin: [0, 0, 0, 2] } },
    header: (page) =>
      page > 1 ? { text: set(typesetter, running), style: 'soft', margin: [side, 30, side, 0] } : null,
    footer: (page, pages) => ({
      columns: [
        { text: edited, style: 'soft' },
        { text: `${page} of ${pages}`, style: 'soft', alignment: 'right', width: 60 },
      ],
      margin: [side, 26, side, 0],
    }),
  }
}

/** A heading stays with what follows it, where that surely fits the same page. */
function withHeading(heading: Content, blocks: Content[], short: boolean): Content[] {
  const [first, ...rest] = blocks
  const whole =
    typeof first === 'object' &&
    (('unbreakable' in first && first.unbreakable) || 'svg' in first || ('text' in first && short))
  return first && whole ? [{ stack: [heading, first], unbreakable: true }, ...rest] : [heading, ...blocks]
}

/** Short enough for one line at the head of a page. */
function runningTitle({ key, title }: ReportContent): string {
  const text = [key, title].filter((each) => each !== '').join(' · ')
  return text.length > 90 ? `${text.slice(0, 88).trimEnd()}…` : text
}

function editionText({ version, publishedAt, organisation }: ReportEdition): string {
  const edition =
    version === null || publishedAt === null
      ? 'Draft, not published yet'
      : `Version ${version}, published on ${dayText(publishedAt.slice(0, 10))}`
  return [organisation, edition].filter((each) => each !== '').join(' · ')
}

function headOf(
  typesetter: Typesetter,
  content: ReportContent,
  { version, organisation }: ReportEdition,
): Content[] {
  const eyebrow = [organisation, content.key, version === null ? 'Draft' : ''].filter((each) => each !== '')
  const facts = shownFacts(content).map(({ name, value }): Content[] => [
    { text: set(typesetter, name), style: 'soft' },
    { text: set(typesetter, value), fontSize: 9.5 },
  ])
  const table: Content[] =
    facts.length === 0 ? [] : [{ table: { widths: [70, '*'], body: facts }, layout: 'facts' }]
  return [
    { text: set(typesetter, eyebrow.join(' · ')), style: 'soft' },
    { text: set(typesetter, content.title), style: 'title' },
    ...table,
  ]
}

/** Says how much the fonts lack, and where it can be read. */
function missingNote(typesetter: Typesetter): Content[] {
  if (typesetter.missing === 0) return []
  const note = `The fonts of this PDF lack ${typesetter.missing} characters of the report, which stand in brackets. The HTML and Markdown files hold them all.`
  return [{ text: note, style: 'soft', margin: [0, 24, 0, 0] }]
}

/** The swim-lane picture in the fonts of the page. */
function pictureOf(typesetter: Typesetter, svg: string): Content {
  const shown = svg.replace(/<text([^>]*)>([^<]*)<\/text>/g, (_, attributes: string, words: string) => {
    const runs: FontRun[] = typesetter.runs(words)
    const font = runs.some((run) => run.font === 'Wide') ? ' font-family="Wide"' : ''
    return `<text${attributes}${font}>${runs.map((run) => run.text).join('')}</text>`
  })
  return { svg: shown, width: pageWidth - 2 * side, margin: [0, 2, 0, 6] }
}
