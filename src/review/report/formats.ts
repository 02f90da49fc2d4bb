import type { ReportContent } from '../report-content.ts'
import type { ReportEdition } from './html.ts'
import { type ParsedReport, parseReport } from './markdown/parse.ts'
import { printReport } from './markdown/print.ts'
import { press } from './press.ts'

/** Characters that are worked on here in some 100 ms at most; starting a process would take longer. */
const small = 60_000

const isSmall = (content: ReportContent) => JSON.stringify(content).length < small

/** A report as Markdown; a large one is written in a process of its own. */
export async function reportMarkdown(content: ReportContent): Promise<string> {
  return isSmall(content) ? printReport(content) : press.run({ kind: 'print', content })
}

/**
 * Reads a report from Markdown; a large one in a process of its own.
 * @throws Problem `invalid-input` when that takes longer than a minute.
 */
export async function readReport(markdown: string): Promise<ParsedReport> {
  return markdown.length < small ? parseReport(markdown) : press.run({ kind: 'read', markdown })
}

/** A report as one HTML file; a large one is made in a process of its own. */
export async function reportPage(content: ReportContent, edition: ReportEdition): Promise<string> {
  if (!isSmall(content)) return press.run({ kind: 'html', content, edition })
  // Loaded when first needed: the libraries behind it are large.
  const { reportHtml } = await import('./html.ts')
  return reportHtml(content, edition)
}

/** A report as a PDF on A4, with page numbers, bookmarks and links; always made in a process of its own. */
export function reportPdf(content: ReportContent, edition: ReportEdition): Promise<Uint8Array> {
  return press.run({ kind: 'pdf', content, edition })
}
