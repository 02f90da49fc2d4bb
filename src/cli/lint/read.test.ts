import { expect, test } from 'vitest'
import { LeftOut } from '../folders/left-out.ts'
import { createPlaces } from './places.ts'
import { decode } from './read.ts'

const text = 'Zürich 🔥\r\nfailed – why?'
const bytesOf: Record<string, Buffer> = {
  'UTF-8': Buffer.from(text),
  'UTF-8 with a mark': Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]),
  'UTF-16, little end first': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
  'UTF-16, big end first': Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]),
}

test.each(Object.entries(bytesOf))('%s is read, and offsets point at its bytes', (name, bytes) => {
  const read = decode(bytes)
  expect(read.text).toBe(text)
  const start = text.indexOf('failed')
  const [from, to] = [read.byteAt(start), read.byteAt(start + 6)]
  const slice = bytes.subarray(from, to)
  const readable = name.includes('big') ? Buffer.from(slice).swap16().toString('utf16le') : null
  expect(readable ?? slice.toString(name.includes('16') ? 'utf16le' : 'utf8')).toBe('failed')
  expect([read.byteAt(3), read.byteAt(0)].every((at) => at <= from)).toBe(true)
  expect(createPlaces(text).of(start, start + 6)).toEqual({ line: 2, column: 1, endLine: 2, endColumn: 7 })
  expect(createPlaces(text).line(1)).toBe('Zürich 🔥')
})

test('what is neither is read as Windows-1252, byte by byte', () => {
  const read = decode(Buffer.from([0x93, 0x5a, 0xfc, 0x94, 0x20, 0x78]))
  expect(read.text).toBe('“Zü” x')
  expect(read.byteAt(5)).toBe(5)
})

test('what is no text is left out', () => {
  expect(() => decode(Buffer.from([0x89, 0x50, 0, 1]))).toThrow(LeftOut)
})
