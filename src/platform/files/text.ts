import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'

export type WideEncoding = 'utf-16le' | 'utf-16be'

/** The two-byte encoding that a byte order mark announces, or null for everything byte-wise. */
export function wideEncoding(head: Buffer): WideEncoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return null
}

// Tab, line ends, form feed, escape, and the formatting marks of IRC.
const textControls = [1, 2, 3, 4, 7, 9, 10, 12, 13, 15, 22, 27, 29, 30, 31]
const odd = new Uint8Array(256).fill(1, 0, 32)
for (const control of textControls) odd[control] = 0

/** Whether bytes can't be text: they hold NULs or many control characters, and no mark of a two-byte encoding. */
export function looksBinary(head: Buffer): boolean {
  if (wideEncoding(head)) return false
  if (head.includes(0)) return true
  const length = Math.min(head.length, 2048)
  let found = 0
  for (let at = 0; at < length; at++) found += odd[head[at] ?? 0] ?? 0
  return found * 50 > length
}

/** Text of a whole small file: byte order marks honoured, else UTF-8, else Windows-1252 for lines that aren't UTF-8. */
export function decodeText(bytes: Buffer): string {
  const wide = wideEncoding(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes)
  return decodeBytes(withoutMark(bytes))
}

export function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
}

/** Logs are often written by several programs, so the encoding is judged line by line where it must be. */
export function decodeBytes(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8')
  const lines: string[] = []
  let start = 0
  while (start < bytes.length) {
    const found = bytes.indexOf(10, start)
    const end = found < 0 ? bytes.length : found + 1
    const line = bytes.subarray(start, end)
    lines.push(isUtf8(line) ? line.toString('utf8') : iconv.decode(line, 'win1252'))
    start = end
  }
  return lines.join('')
}
