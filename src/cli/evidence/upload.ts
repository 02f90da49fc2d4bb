import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { ApiProblem } from '#platform/http/client.ts'
import type { AddedEvidence } from '#timeline/contract.ts'
import { refused } from '../failure.ts'
import type { Api } from '../server/connection.ts'
import { interruptible } from '../server/interrupt.ts'
import { openProgress } from '../terminal/progress.ts'
import { byteText } from '../terminal/speak.ts'

export interface Upload {
  name: string
  bytes: number | null
  stream: Readable
}

/** A file to send, or standard input for `-`. @throws when it can't be opened; a folder is refused. */
export async function openUpload(file: string, name: string | undefined): Promise<Upload> {
  if (file === '-') return { name: name ?? 'standard input', bytes: null, stream: process.stdin }
  const found = await stat(file)
  if (found.isDirectory())
    throw refused(`${file} is a folder. Give the files in it: ${file.replace(/\/+$/, '')}/*`)
  return {
    name: name ?? path.basename(file),
    bytes: found.isFile() ? found.size : null,
    stream: createReadStream(file, { highWaterMark: 256 * 1024 }),
  }
}

/** Sends a file as evidence, streamed, with a progress bar. */
export async function sendEvidence(
  api: Api,
  key: string,
  upload: Upload,
  { read }: { read: boolean },
): Promise<AddedEvidence> {
  const { name, bytes } = upload
  const progress = openProgress()
  const hash = createHash('sha256')
  let sent = 0
  let whole = false
  async function* counted() {
    for await (const chunk of upload.stream) {
      sent += chunk.length
      hash.update(chunk)
      progress.update(`sending ${name}: ${byteText(sent)}`, bytes && sent / bytes)
      yield chunk
    }
    whole = true
    progress.update(`${name}: looking at it`, null)
  }
  try {
    const words = () =>
      whole
        ? `${name} was sent and is most likely kept; “evidence list ${key}” shows it.`
        : `${name} was not sent whole; nothing of it was kept.`
    return await interruptible(words, (signal) =>
      api('POST /incidents/:key/evidence', {
        params: { key },
        query: { name, read: read ? 'true' : 'false' },
        body: Readable.from(counted()),
        signal,
      }),
    )
  } catch (error) {
    // The same bytes are being read at this moment: that is the evidence to wait for.
    if (!(error instanceof ApiProblem) || error.code !== 'not-possible-now') throw error
    const { items } = await api('GET /incidents/:key/evidence', { params: { key } })
    const sha256 = hash.digest('hex')
    const same = items.find((one) => one.sha256 === sha256)
    if (!same) throw error
    return { ...same, added: false }
  } finally {
    progress.clear()
    // What is left of it is not wanted any more; open, it would keep the program from ending.
    upload.stream.destroy()
  }
}
