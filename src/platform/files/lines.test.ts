import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type LinePiece, linePieces, textLines } from './lines.ts'
import { decodeText, looksBinary } from './text.ts'

async function* cut(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function all(chunks: AsyncIterable<Buffer>, longest?: number): Promise<LinePiece[]> {
  return Array.fromAsync(linePieces(chunks, longest))
}

const linesOf = (pieces: LinePiece[]) => pieces.flatMap((piece) => piece.lines)

describe('lines of a stream', () => {
  const text = 'one\r\ntwo\rthree\n\nfünf €\nlast'
  const expected = ['one', 'two', 'three', '', 'fünf €', 'last']

  it('are the same wherever the chunks are cut', async () => {
    const bytes = Buffer.from(text)
    for (let size = 1; size <= bytes.length; size++) {
      const pieces = await all(cut(bytes, size))
      expect(linesOf(pieces)).toEqual(expected)
      expect(pieces.reduce((sum, piece) => sum + piece.bytes, 0)).toBe(bytes.length)
    }
  })

  it('are numbered from 1 through all pieces', async () => {
    let next = 1
    for (const piece of await all(cut(Buffer.from('x\n'.repeat(1000)), 7))) {
      expect(piece.first).toBe(next)
      next += piece.lines.length
    }
    expect(next).toBe(1001)
  })

  it('end with CR alone, as on old machines', async () => {
    for (const size of [1, 2, 3, 100]) {
      expect(linesOf(await all(cut(Buffer.from('a\rb\r\rc\r'), size)))).toEqual(['a', 'b', '', 'c'])
    }
  })

  it.each([
    ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)])],
    ['UTF-16, little end first', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
    [
      'UTF-16, big end first',
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]),
    ],
  ])('in %s are understood, cut anywhere', async (_name, bytes) => {
    for (const size of [3, 4, 1000]) expect(linesOf(await all(cut(bytes, size)))).toEqual(expected)
    expect(textLines(bytes)).toEqual(expected)
  })

  it('in Windows-1252 are understood, also between lines of UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from('zürich €\n'),
      Buffer.from([0x7a, 0xfc, 0x72, 0x69, 0x63, 0x68, 0x20, 0x80, 0x0a]),
      Buffer.from('ende'),
    ])
    expect(linesOf(await all(cut(bytes, 5)))).toEqual(['zürich €', 'zürich €', 'ende'])
    expect(textLines(bytes)).toEqual(['zürich €', 'zürich €', 'ende'])
  })

  it('that are too long are named and left empty, and the others kept', async () => {
    const long = 'x'.repeat(5000)
    const bytes = Buffer.from(`a\n${long}\nb\n${long}`)
    for (const size of [10, 999, 6000, 20_000]) {
      const pieces = await all(cut(bytes, size), 1000)
      expect(linesOf(pieces)).toEqual(['a', '', 'b', ''])
      expect(pieces.flatMap((piece) => piece.tooLong)).toEqual([2, 4])
    }
  })

  it('of 50 MB without an end cost one megabyte', async () => {
    const chunk = Buffer.alloc(256 * 1024, 0x78)
    let peak = 0
    async function* endless(): AsyncGenerator<Buffer> {
      for (let count = 0; count < 200; count++) {
        const { heapUsed, external } = process.memoryUsage()
        peak = Math.max(peak, heapUsed + external)
        yield chunk
      }
      yield Buffer.from('\nend')
    }
    const before = process.memoryUsage()
    const pieces = await all(endless())
    expect(linesOf(pieces)).toEqual(['', 'end'])
    expect(pieces.flatMap((piece) => piece.tooLong)).toEqual([1])
    expect(peak - before.heapUsed - before.external).toBeLessThan(32 * 2 ** 20)
  })

  it('of nothing are none', async () => {
    expect(await all(cut(Buffer.alloc(0), 1))).toEqual([])
    expect(textLines(Buffer.alloc(0))).toEqual([])
  })
})

describe('text', () => {
  it('is told from other bytes', () => {
    expect(looksBinary(randomBytes(65_536))).toBe(true)
    expect(looksBinary(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]))).toBe(true)
    expect(looksBinary(Buffer.from('plain\twords\r\n\x02bold\x0f \x1b[1m'))).toBe(false)
    expect(looksBinary(Buffer.from('\ufeffwide', 'utf16le'))).toBe(false)
    expect(looksBinary(Buffer.alloc(0))).toBe(false)
  })

  it('keeps what UTF-8 can’t be, as Windows writes it', () => {
    expect(decodeText(Buffer.from([0x93, 0x68, 0x69, 0x94]))).toBe('“hi”')
  })
})
