import { readFileSync, statSync } from 'node:fs'
import { LeftOut, unreadable } from '../folders/left-out.ts'
import { byteText } from '../terminal/speak.ts'

/** A document as text, without the mark some editors put before it. */
export interface Text {
  text: string
  /** How many bytes of the file stand before an offset into `text`. Quick from one offset to one near it. */
  byteAt(offset: number): number
}

export const mostBytes = 50_000_000
const probe = 8_000

/** @throws LeftOut with a sentence for people */
export function readDocument(file: string): Text {
  try {
    const { size } = statSync(file)
    if (size > mostBytes) throw tooBig(size)
    return decode(readFileSync(file))
  } catch (error) {
    if (error instanceof LeftOut) throw error
    throw unreadable(error)
  }
}

/** Standard input to its end. @throws LeftOut */
export async function readInput(): Promise<Text> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin) {
    chunks.push(chunk)
    size += chunk.length
    if (size > mostBytes) throw tooBig(size)
  }
  return decode(Buffer.concat(chunks))
}

/** UTF-8 as nearly everything is, UTF-16 where a mark says so, and Windows-1252 for what is neither. @throws LeftOut */
export function decode(bytes: Buffer): Text {
  if (bytes.length > mostBytes) throw tooBig(bytes.length)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return wide('utf-16le', bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return wide('utf-16be', bytes)
  if (bytes.subarray(0, probe).includes(0)) throw new LeftOut('unfit', 'left out, it is not a text')
  const utf8 = decodeUtf8(bytes)
  if (utf8 !== null) {
    const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
    return { text: utf8, byteAt: countingOn(utf8, mark) }
  }
  return { text: new TextDecoder('windows-1252').decode(bytes), byteAt: (offset) => offset }
}

function decodeUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function wide(encoding: string, bytes: Buffer): Text {
  return { text: new TextDecoder(encoding).decode(bytes), byteAt: (offset) => 2 + 2 * offset }
}

/** Counts from the offset that was asked last, forwards or backwards. */
function countingOn(text: string, mark: number) {
  let at = 0
  let bytes = mark
  return (offset: number) => {
    const between = Buffer.byteLength(text.slice(Math.min(at, offset), Math.max(at, offset)))
    bytes += offset < at ? -between : between
    at = offset
    return bytes
  }
}

function tooBig(size: number): LeftOut {
  return new LeftOut('unfit', `left out, it has ${byteText(size)}; the most is ${byteText(mostBytes)}`)
}
