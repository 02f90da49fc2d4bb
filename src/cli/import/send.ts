import { Readable } from 'node:stream'
import type { ReviewImport } from '#integrations/reviews/import/contract.ts'
import type { LeftOutFile } from '#integrations/reviews/packing.ts'
import { invokedAs } from '../invoked-as.ts'
import type { Api, Connection } from '../server/connection.ts'
import { interruptible } from '../server/interrupt.ts'
import { onOneLine, plain } from '../terminal/plain.ts'
import { openProgress } from '../terminal/progress.ts'
import { byteText, plural, say } from '../terminal/speak.ts'
import type { Parcel } from './parcel.ts'

/** Sends a parcel as the content of an import, with a progress bar. Ctrl-C before its end leaves nothing at the server. */
export async function sendParcel(
  { api, url }: Connection,
  id: string,
  parcel: Parcel,
): Promise<ReviewImport> {
  const progress = openProgress()
  const what = parcel.files === null ? parcel.name : plural(parcel.files, 'file')
  const gone: LeftOutFile[] = []
  let sent = 0
  let whole = false
  const source = parcel.open((file) => gone.push(file))
  async function* countedBytes() {
    for await (const chunk of source) {
      sent += chunk.length
      progress.update(`sending ${what}: ${byteText(sent)}`, Math.min(1, sent / Math.max(1, parcel.bytes)))
      yield chunk
    }
    whole = true
    progress.update(`${parcel.name}: has arrived`, null)
  }
  const words = () =>
    whole
      ? `It was sent, and is most likely being read. Nothing is imported.\nGo on: ${invokedAs()} import reviews --resume ${id}\nor at   ${url}/import/${id}`
      : 'It was not sent whole; nothing of it was kept.'
  try {
    return await interruptible(words, (signal) =>
      api('PUT /review-imports/:id/content', {
        params: { id },
        body: Readable.from(countedBytes()),
        signal,
      }),
    )
  } catch (error) {
    if (!whole) await forget(api, id)
    throw error
  } finally {
    progress.clear()
    source.destroy()
    for (const { path, reason } of gone) say(`${onOneLine(plain(path))}: ${reason} It was not sent.`)
  }
}

/** An import without files is of no use to anybody; where it can’t be forgotten, the list of imports shows it. */
export async function forget(api: Api, id: string): Promise<void> {
  await api('DELETE /review-imports/:id', { params: { id } }).catch(() => undefined)
}
