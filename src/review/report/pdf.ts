import type { ReportContent } from '../report-content.ts'
import type { ReportEdition } from './html.ts'
import { press } from './press.ts'

/** A report as a PDF on A4, with page numbers, bookmarks and links; made in a thread of its own. */
export function reportPdf(content: ReportContent, edition: ReportEdition): Promise<Uint8Array> {
  return press.run({ kind: 'pdf', content, edition })
}
