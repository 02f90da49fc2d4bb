import { createHash, randomUUID } from 'node:crypto'
import { access, mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Problem } from '../errors.ts'

export interface StoredBlob {
  sha256: string
  bytes: number
}

/** Bytes that have arrived whole and are on disk, but have no place among the others yet. */
export interface DraftBlob extends StoredBlob {
  /** Where they stand until they are kept. */
  path: string
  /** Gives them their place. Once this is done they are there for ever, also after a loss of power. */
  keep(): Promise<void>
  /** Forgets them, unless they were kept. */
  discard(): Promise<void>
}

/** Raw bytes by their SHA-256. What `put` answered for is on disk; the same bytes are kept once. */
export interface BlobStore {
  /**
   * `announced`: how many bytes are said to come, where that is known.
   * @throws Problem `too-large` past `limit` bytes; nothing is kept then.
   */
  receive(chunks: AsyncIterable<Uint8Array>, limit: number, announced?: number): Promise<DraftBlob>
  /** Receives and keeps at once. */
  put(chunks: AsyncIterable<Uint8Array>, limit: number, announced?: number): Promise<StoredBlob>
  remove(sha256: string): Promise<void>
  /** Where the bytes stand on this machine. */
  pathOf(sha256: string): string
  has(sha256: string): Promise<boolean>
}

/** Blobs in a folder, two levels deep, written beside and renamed into place. */
export function folderBlobStore(folder: string, temporary: string): BlobStore {
  const pathOf = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256.slice(2))
  const receive: BlobStore['receive'] = async (chunks, limit, announced = 0) => {
    if (announced > limit) throw tooLarge(limit)
    const draft = path.join(temporary, randomUUID())
    const discard = () => rm(draft, { force: true })
    try {
      const stored = await writeDraft(draft, chunks, limit)
      return { ...stored, path: draft, keep: () => moveInto(draft, pathOf(stored.sha256)), discard }
    } catch (error) {
      await discard()
      throw error
    }
  }
  return {
    pathOf,
    has: (sha256) =>
      access(pathOf(sha256)).then(
        () => true,
        () => false,
      ),
    receive,
    async put(chunks, limit, announced) {
      const { keep, sha256, bytes } = await receive(chunks, limit, announced)
      await keep()
      return { sha256, bytes }
    },
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
  }
}

async function moveInto(draft: string, place: string) {
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
  await rename(draft, place)
  await syncFolder(path.dirname(place))
}

async function writeDraft(
  draft: string,
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<StoredBlob> {
  const hash = createHash('sha256')
  let bytes = 0
  const file = await open(draft, 'wx', 0o600)
  try {
    for await (const chunk of chunks) {
      bytes += chunk.length
      if (bytes > limit) throw tooLarge(limit)
      hash.update(chunk)
      await file.write(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), bytes }
}

function tooLarge(limit: number): Problem {
  return new Problem(
    'too-large',
    `The file is larger than ${inWords(limit)}, the limit of this server. Nothing was kept of it.`,
  )
}

async function syncFolder(folder: string) {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function inWords(bytes: number): string {
  const gib = bytes / 2 ** 30
  return gib >= 1 ? `${Number(gib.toFixed(1))} GiB` : `${Number((bytes / 2 ** 20).toFixed(1))} MiB`
}
