import { decodeText, looksBinary } from '#platform/files/text.ts'
import { openArchive } from '../archive.ts'
import { type ImportContext, sizeText } from './context.ts'
import type { FoundImport } from './door.ts'

const mostShown = 200_000

/** A document as text, to be read beside what was understood of it; of a file of records, the record. */
export async function originalText(
  { zips }: ImportContext,
  { sha256 }: FoundImport,
  path: string,
  place: string | null,
  record: number | null,
): Promise<{ original: string | null; originalIsCut: boolean }> {
  const nothing = { original: null, originalIsCut: false }
  if (sha256 === null || place === null) return nothing
  const archive = await openArchive(zips.pathOf(sha256), '', sizeText)
  try {
    const bytes = await archive.read(place)
    if (/\.docx$/i.test(path) || looksBinary(bytes.subarray(0, 8192))) return nothing
    const whole = decodeText(bytes).replace(/^\ufeff/, '')
    const text = record === null ? whole : await recordText(whole, record)
    return { original: text.slice(0, mostShown), originalIsCut: text.length > mostShown }
  } finally {
    await archive.close()
  }
}

async function recordText(text: string, record: number): Promise<string> {
  const { recordsOf } = await import('../formats/json.ts')
  const one = recordsOf(text)[record]
  return one === undefined ? text : JSON.stringify(one, null, 2)
}
