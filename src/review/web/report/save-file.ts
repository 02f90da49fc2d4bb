import { api } from '#web/api.ts'
import type { ExportFormat } from '../../contract.ts'

export const formatName: Record<ExportFormat, string> = { md: 'Markdown', html: 'HTML', pdf: 'PDF' }
/** What each is good for. */
export const formatUse: Record<ExportFormat, string> = {
  md: 'to edit elsewhere and import again',
  html: 'one file to mail or archive',
  pdf: 'to print or attach',
}

export const formats = Object.keys(formatName) as ExportFormat[]

export type EditionChoice = number | 'draft'

function fetchReport(key: string, as: ExportFormat, version: EditionChoice) {
  return api('GET /incidents/:key/report/export', { params: { key }, query: { as, version } })
}

/** Gets a report as a file and hands it to the browser to keep. */
export async function saveReport(key: string, as: ExportFormat, version: EditionChoice): Promise<void> {
  const response = await fetchReport(key, as, version)
  const named = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = named ?? `${key}.${as}`
  link.click()
  // The browser reads the file on its own time; a minute is plenty.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** A report's Markdown, for comparing. */
export async function markdownOf(key: string, version: EditionChoice): Promise<string> {
  if (version !== 'draft') {
    return (await api('GET /incidents/:key/report/versions/:number', { params: { key, number: version } }))
      .markdown
  }
  return (await fetchReport(key, 'md', 'draft')).text()
}
