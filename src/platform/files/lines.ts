import { TextDecoder } from 'node:util'
import { decodeBytes, decodeText, wideEncoding, withoutMark } from './text.ts'

/** Consecutive lines of a text. */
export interface LinePiece {
  /** Number of the first line, from 1. */
  first: number
  lines: string[]
  /** Numbers of the lines that were longer than allowed; they stand empty in `lines`. */
  tooLong: number[]
  /** Bytes consumed for this piece. */
  bytes: number
}

export const longestLine = 2 ** 20

/** The lines of a small text, without their ends (LF, CRLF or CR). */
export function textLines(bytes: Buffer): string[] {
  return splitLines(decodeText(bytes))
}

/**
 * Cuts a stream of bytes into lines without ever holding more than one line and one chunk. Encoding as in
 * `decodeText`; `longest` is in bytes of UTF-8.
 */
export async function* linePieces(
  chunks: AsyncIterable<Buffer>,
  longest = longestLine,
): AsyncGenerator<LinePiece> {
  const cutter = new LineCutter(longest)
  for await (const { bytes, consumed } of singleByte(chunks)) {
    const piece = cutter.add(bytes, consumed)
    if (piece) yield piece
  }
  const last = cutter.end()
  if (last) yield last
}

interface Chunk {
  bytes: Buffer
  /** How many bytes of the evidence it stands for. */
  consumed: number
}

/** Without byte order marks, two-byte encodings turned into UTF-8. */
async function* singleByte(chunks: AsyncIterable<Buffer>): AsyncGenerator<Chunk> {
  let decoder: TextDecoder | null | undefined
  for await (const chunk of chunks) {
    if (decoder === undefined) {
      const wide = wideEncoding(chunk)
      decoder = wide ? new TextDecoder(wide) : null
      if (!decoder) {
        yield { bytes: withoutMark(chunk), consumed: chunk.length }
        continue
      }
    }
    const bytes = decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : chunk
    yield { bytes, consumed: chunk.length }
  }
}

class LineCutter {
  readonly longest: number
  /** Number of the next line to hand out. */
  next = 1
  /** The beginning of a line whose end has not come. */
  begun: Buffer[] = []
  begunLength = 0
  /** Inside a line that is too long already. */
  dropping = false
  consumed = 0

  constructor(longest: number) {
    this.longest = longest
  }

  add(chunk: Buffer, consumed: number): LinePiece | null {
    this.consumed += consumed
    if (!this.dropping) return this.cut(chunk, false)
    const end = firstLineEnd(chunk)
    if (end < 0) return null
    this.dropping = false
    return this.cut(chunk.subarray(end), true)
  }

  end(): LinePiece | null {
    if (this.dropping) return this.piece([''], [this.next])
    const text = this.finish(Buffer.alloc(0))
    return text.length > 0 ? this.linesOf(text, false) : null
  }

  /** `dropped`: the line before `chunk` was too long and still has to be handed out as such. */
  cut(chunk: Buffer, dropped: boolean): LinePiece | null {
    const end = lastLineEnd(chunk)
    const text = end < 0 ? null : this.finish(chunk.subarray(0, end))
    this.begin(end < 0 ? chunk : chunk.subarray(end))
    if (text) return this.linesOf(text, dropped)
    return dropped ? this.piece([''], [this.next]) : null
  }

  begin(bytes: Buffer): void {
    if (bytes.length === 0) return
    this.begun.push(bytes)
    this.begunLength += bytes.length
    this.dropping = this.begunLength > this.longest
    if (this.dropping) this.forget()
  }

  finish(bytes: Buffer): Buffer {
    const whole = this.begun.length === 0 ? bytes : Buffer.concat([...this.begun, bytes])
    this.forget()
    return whole
  }

  forget(): void {
    this.begun = []
    this.begunLength = 0
  }

  linesOf(text: Buffer, dropped: boolean): LinePiece {
    const lines = splitLines(decodeBytes(text))
    if (dropped) lines.unshift('')
    const tooLong = dropped ? [this.next] : []
    if (text.length > this.longest) {
      for (const [index, line] of lines.entries()) {
        if (line.length <= this.longest) continue
        tooLong.push(this.next + index)
        lines[index] = ''
      }
    }
    return this.piece(lines, tooLong)
  }

  piece(lines: string[], tooLong: number[]): LinePiece {
    const piece = { first: this.next, lines, tooLong, bytes: this.consumed }
    this.next += lines.length
    this.consumed = 0
    return piece
  }
}

/** Position behind the first line end, or -1. */
function firstLineEnd(bytes: Buffer): number {
  const feed = bytes.indexOf(10)
  if (feed >= 0) return feed + 1
  return behindReturn(bytes, bytes.indexOf(13))
}

/** Position behind the last line end, or -1. */
function lastLineEnd(bytes: Buffer): number {
  const feed = bytes.lastIndexOf(10)
  if (feed >= 0) return feed + 1
  return behindReturn(bytes, bytes.length < 2 ? -1 : bytes.lastIndexOf(13, bytes.length - 2))
}

/** A CR in last place may be the first half of a CRLF, so it ends nothing yet. */
function behindReturn(bytes: Buffer, at: number): number {
  return at >= 0 && at < bytes.length - 1 ? at + 1 : -1
}

function splitLines(text: string): string[] {
  const lines = text.includes('\r') ? text.split(/\r\n|\n|\r/) : text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines
}
