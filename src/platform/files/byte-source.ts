import type { FileHandle } from 'node:fs/promises'
import { EvidenceProblem } from './evidence-file.ts'

/** Bytes that can be read at any position. */
export interface ByteSource {
  readonly size: number
  /** Exactly `length` bytes at `position`; throws EvidenceProblem where there are fewer. */
  read(position: number, length: number): Promise<Buffer>
  /** Every byte from `from` up to `to`, in pieces of at most 256 KiB. */
  stream(from?: number, to?: number): AsyncIterable<Buffer>
}

const readAhead = 4 * 2 ** 20
const firstRead = 64 * 2 ** 10
const nearGap = 256 * 2 ** 10
const pieceSize = 256 * 2 ** 10

/**
 * Reads from an open file. Reading forward, even with small gaps, costs one system call for 4 MB; jumping about
 * costs one small call each time.
 */
export function fileSource(handle: FileHandle, size: number): ByteSource {
  let windowAt = 0
  let window: Buffer = Buffer.alloc(0)
  const readFully = async (position: number, length: number): Promise<Buffer> => {
    if (position < 0 || position + length > size) throw cutShort()
    const bytes = Buffer.allocUnsafe(length)
    let filled = 0
    while (filled < length) {
      const { bytesRead } = await handle.read(bytes, filled, length - filled, position + filled)
      if (bytesRead === 0) throw cutShort()
      filled += bytesRead
    }
    return bytes
  }
  return {
    size,
    async read(position, length) {
      const start = position - windowAt
      if (start >= 0 && start + length <= window.length) return window.subarray(start, start + length)
      const forward = start >= 0 && start <= window.length + nearGap
      const wanted = Math.max(length, Math.min(forward ? readAhead : firstRead, size - position))
      const bytes = await readFully(position, wanted)
      windowAt = position
      window = bytes
      return bytes.subarray(0, length)
    },
    async *stream(from = 0, to = size) {
      for (let at = from; at < to; at += pieceSize) yield await readFully(at, Math.min(pieceSize, to - at))
    },
  }
}

export function memorySource(bytes: Buffer): ByteSource {
  return {
    size: bytes.length,
    async read(position, length) {
      if (position < 0 || position + length > bytes.length) throw cutShort()
      return bytes.subarray(position, position + length)
    },
    async *stream(from = 0, to = bytes.length) {
      for (let at = from; at < to; at += pieceSize) yield bytes.subarray(at, Math.min(to, at + pieceSize))
    },
  }
}

function cutShort(): EvidenceProblem {
  return new EvidenceProblem(
    'truncated',
    'This file ends before it should. It may not have been copied completely; please add it again.',
  )
}
