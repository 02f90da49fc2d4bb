import { EvidenceProblem } from './evidence-file.ts'
import {
  close,
  closeBracket,
  comma,
  findKey,
  meaning,
  open,
  openBrace,
  openBracket,
  plain,
  quote,
  skipSpace,
  space,
  stringEnd,
} from './json-bytes.ts'
import { withoutMark } from './text.ts'

/** Some elements of a JSON array, each as its own JSON text. */
export interface JsonPiece {
  /** Index of the first of `items` in the array. */
  first: number
  items: Buffer[]
  /** What stands before the array in the object around it, closed to an object of its own; with the first piece only. */
  before?: Buffer
  /** Bytes consumed for this piece. */
  bytes: number
}

/** How far into an object its array may begin. */
const longestBefore = 2 ** 20
const longestItem = 32 * 2 ** 20

/**
 * The elements of an array of any length in UTF-8 JSON, without ever holding more than one of them and one chunk:
 * of the whole text when `key` is null, else of the array under that key of the outermost object. The elements
 * are cut out, not checked. Throws EvidenceProblem: `not-this-format` when there is no such array, `truncated` or
 * `damaged` when it ends early or its brackets don't match; everything before that has been handed out.
 */
export async function* jsonItems(
  chunks: AsyncIterable<Buffer>,
  key: string | null,
): AsyncGenerator<JsonPiece> {
  const finder = new ArrayFinder(key)
  const cutter = new ItemCutter()
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    const inside = finder.found ? chunk : finder.add(chunk)
    if (!inside) continue
    const { first, items } = cutter.add(inside)
    yield { first, items, bytes, ...finder.takeBefore() }
    if (cutter.broken) throw new EvidenceProblem('damaged', 'The brackets of this JSON don’t match.')
    if (cutter.ended) return
    bytes = 0
  }
  throw finder.found
    ? new EvidenceProblem('truncated', 'This JSON ends in the middle.')
    : new EvidenceProblem('not-this-format', 'This JSON holds no list where one is expected.')
}

/** Waits until the array has begun. */
class ArrayFinder {
  readonly key: string | null
  found = false
  held: Buffer = Buffer.alloc(0)
  before: Buffer | undefined

  constructor(key: string | null) {
    this.key = key
  }

  /** What follows the opening bracket, or null when more bytes are needed. */
  add(chunk: Buffer): Buffer | null {
    this.held = this.held.length === 0 ? chunk : Buffer.concat([this.held, chunk])
    if (this.held[0] === 0xef && this.held.length < 3) return null
    this.held = withoutMark(this.held)
    const at = this.key === null ? this.expect(0, openBracket) : this.underKey(this.key)
    if (at < 0) {
      if (this.held.length > longestBefore) throw noList()
      return null
    }
    this.found = true
    const inside = this.held.subarray(at + 1)
    this.held = Buffer.alloc(0)
    return inside
  }

  takeBefore(): { before?: Buffer } {
    const before = this.before
    this.before = undefined
    return before ? { before } : {}
  }

  underKey(key: string): number {
    if (this.expect(0, openBrace) < 0) return -1
    const keyAt = findKey(this.held, key)
    if (keyAt < 0) return -1
    const colonAt = skipSpace(this.held, stringEnd(this.held, keyAt))
    const at = this.expect(colonAt + 1, openBracket)
    if (at >= 0) this.before = closed(this.held.toString('utf8', 0, keyAt))
    return at
  }

  /** Where the byte stands that must come next, or -1 when it has not come. */
  expect(from: number, byte: number): number {
    const at = skipSpace(this.held, from)
    if (at >= this.held.length) return -1
    if (this.held[at] !== byte) throw noList()
    return at
  }
}

/** Cuts elements out of bytes that begin inside an array. */
class ItemCutter {
  ended = false
  broken = false
  held: Buffer = Buffer.alloc(0)
  items: Buffer[] = []
  count = 0
  at = 0
  /** Where the current element begins in `held`, or -1 between elements. */
  start = -1
  depth = 0

  add(chunk: Buffer): { first: number; items: Buffer[] } {
    this.held = this.held.length === 0 ? chunk : Buffer.concat([this.held, chunk])
    this.items = []
    while (this.at < this.held.length && !this.ended && !this.broken) if (!this.step()) break
    this.settle()
    const first = this.count
    this.count += this.items.length
    return { first, items: this.items }
  }

  /** One token on; false when its end has not come. */
  step(): boolean {
    const byte = this.held[this.at] ?? 0
    const kind = meaning[byte]
    if (kind === space) this.at += 1
    else if (kind === close && this.depth === 0) this.endArray(byte)
    else if (kind === comma && this.depth === 0) this.finish(this.at + 1, this.at)
    else return this.inside(kind)
    return true
  }

  inside(kind: number | undefined): boolean {
    const end = kind === quote ? stringEnd(this.held, this.at) : this.tokenEnd(kind)
    if (end < 0) return false
    if (this.start < 0) this.start = this.at
    this.at = end
    if (kind === open) this.depth += 1
    else if (kind === close) {
      this.depth -= 1
      if (this.depth === 0) this.finish(end, end)
    }
    return true
  }

  /** Numbers and words end where something else begins. */
  tokenEnd(kind: number | undefined): number {
    let end = this.at + 1
    if (kind === plain) while (end < this.held.length && meaning[this.held[end] ?? 0] === plain) end += 1
    return end
  }

  endArray(byte: number): void {
    this.finish(this.at, this.at)
    this.ended = byte === closeBracket
    this.broken = !this.ended
  }

  finish(next: number, end: number): void {
    if (this.start >= 0) this.items.push(this.held.subarray(this.start, end))
    this.start = -1
    this.at = next
  }

  /** Forgets what is done with. */
  settle(): void {
    const done = this.start < 0 ? this.at : this.start
    this.held = this.held.subarray(done)
    this.at -= done
    if (this.start > 0) this.start = 0
    if (this.held.length > longestItem) {
      throw new EvidenceProblem('too-large', 'One record of this JSON is too large to be read.')
    }
  }
}

function closed(head: string): Buffer {
  return Buffer.from(`${head.trimEnd().replace(/,$/, '')}}`)
}

function noList(): EvidenceProblem {
  return new EvidenceProblem('not-this-format', 'This JSON holds no list where one is expected.')
}
