import { makeZip } from 'client-zip'
import { headBytes, isNoText, type LeftOutFile, notText, refusalOf } from '#integrations/reviews/packing.ts'
import { formatBytes } from '#web/time/format.ts'
import type { Found } from './choice.ts'

export interface Packed {
  zip: Blob
  documents: number
  leftOut: LeftOutFile[]
}

interface PackOptions {
  onProgress: (done: number) => void
  signal: AbortSignal
}

/**
 * Packs files into one zip, a file at a time, so that no more than one is held besides what the browser keeps of the zip.
 * What can’t be a review by name, size or first bytes, or can’t be opened, is left out with its reason.
 * @throws when the signal is aborted.
 */
export async function pack(found: readonly Found[], { onProgress, signal }: PackOptions): Promise<Packed> {
  const leftOut: LeftOutFile[] = []
  let documents = 0
  async function* members() {
    for (const [index, { path, file }] of found.entries()) {
      signal.throwIfAborted()
      const bytes = await bytesOrReason(path, file)
      onProgress(index + 1)
      if (typeof bytes === 'string') {
        leftOut.push({ path, reason: bytes })
        continue
      }
      documents += 1
      yield { name: path, input: bytes, lastModified: file.lastModified }
    }
  }
  const zip = await new Response(makeZip(members())).blob()
  signal.throwIfAborted()
  return { zip, documents, leftOut }
}

async function bytesOrReason(path: string, file: File): Promise<ArrayBuffer | string> {
  const refused = refusalOf(path, file.size, formatBytes)
  if (refused) return refused
  try {
    const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer())
    return isNoText(path, head) ? notText : await file.arrayBuffer()
  } catch {
    return 'The browser could not read it; it may have been moved, or may not be opened.'
  }
}
