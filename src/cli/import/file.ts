import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { tooLarge } from '#integrations/reviews/archive.ts'
import { mostBytesOf } from '#integrations/reviews/formats/endings.ts'
import { notText } from '#integrations/reviews/packing.ts'
import { looksBinary } from '#platform/files/text.ts'
import { unreadable } from '../folders/left-out.ts'
import type { Met } from '../folders/walk.ts'
import { byteText } from '../terminal/speak.ts'

export type FileBytes = { bytes: Buffer } | { reason: string; fault: boolean }

const headBytes = 8_192

/** A file’s bytes, or why they were not taken. Only the head is read of what is no text, and nothing of what is too large. */
export function readFile({ file, shown, named }: Met): FileBytes {
  let opened: number | null = null
  try {
    // Between the walk and here a file may have become a link.
    opened = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK | (named ? 0 : constants.O_NOFOLLOW))
    return readOpened(opened, shown)
  } catch (error) {
    const { message } = unreadable(error)
    return { reason: `${message.charAt(0).toUpperCase()}${message.slice(1)}.`, fault: true }
  } finally {
    if (opened !== null) closeSync(opened)
  }
}

function readOpened(opened: number, shown: string): FileBytes {
  const stats = fstatSync(opened)
  if (!stats.isFile()) return { reason: 'It is no file.', fault: false }
  const most = mostBytesOf(shown)
  if (stats.size > most) return { reason: tooLarge(stats.size, most, byteText), fault: false }
  const head = readAt(opened, 0, Math.min(headBytes, stats.size))
  if (!/\.docx$/i.test(shown) && !isDocx(head) && looksBinary(head)) return { reason: notText, fault: false }
  return {
    bytes:
      stats.size <= headBytes
        ? head
        : Buffer.concat([head, readAt(opened, head.length, stats.size - head.length)]),
  }
}

const isDocx = (head: Buffer) => head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004'

function readAt(opened: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  let filled = 0
  while (filled < length) {
    const read = readSync(opened, bytes, filled, length - filled, position + filled)
    if (read === 0) break
    filled += read
  }
  return bytes.subarray(0, filled)
}
