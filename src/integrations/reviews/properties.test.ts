import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { effort } from '../../../test/harness/effort.ts'
import { readReview } from './read.ts'
import { documentKinds, itemStates, meanings, type ReviewReading } from './reading.ts'

const names = [
  'a.md',
  'b.txt',
  'c.html',
  'd.json',
  'e.docx',
  'f',
  'g.csv',
  '2026-01-05-h.qmd',
  'i.html.md.erb',
]
const moment = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d{3})?Z)?$/

function expectWellFormed(reading: ReviewReading) {
  expect(documentKinds).toContain(reading.kind)
  if (reading.date !== null) expect(reading.date).toMatch(moment)
  for (const { at, text } of reading.timeline) {
    expect(at).toMatch(moment)
    expect(Number.isNaN(Date.parse(at))).toBe(false)
    expect(text).not.toBe('')
  }
  for (const { meaning } of reading.sections) expect(meanings).toContain(meaning)
  for (const { text, state } of reading.items) {
    expect(text.trim()).not.toBe('')
    if (state !== null) expect(itemStates).toContain(state)
  }
}

/** Pieces that mean something to one reader or another, in any order. */
const pieces = fc.constantFrom(
  '# ',
  '## Timeline\n',
  '## Action items\n',
  '- ',
  '  - ',
  '| a | b |\n',
  '|--|--|\n',
  '10:00 ',
  '9.15 ',
  '2026-01-05 ',
  '05/01/2026',
  'Jan 5',
  ' UTC',
  'am ',
  '**',
  '~~',
  '`',
  '```\n',
  '---\n',
  '+++\n',
  '<!--',
  '-->',
  '<p>',
  '<li>',
  '<table><tr><td>',
  '</td>',
  '[x] ',
  '[a](http://b)',
  'Owner: Ana ',
  'Status: Done',
  '{"title":"a"}',
  '{',
  '[',
  '\n',
  '\n\n',
  '\r\n',
  '\t',
  ' ',
  'Impact: ',
  'down',
  'Next steps: ',
  '1. ',
  '✅',
  '\u2028',
  '\ud800',
  '\u0000',
  'é',
  '24:00',
  '99:99',
  '30 February 2026',
  '+5m ',
  'T-10',
)

test('never throws, and what it answers is well formed, on any bytes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), fc.uint8Array({ maxLength: 400 }), async (name, bytes) => {
      for (const reading of await readReview(name, Buffer.from(bytes))) expectWellFormed(reading)
    }),
    { numRuns: 300 },
  )
})

test('nor on anything that looks like a document; reading twice is the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), fc.array(pieces, { maxLength: 60 }), async (name, parts) => {
      const bytes = Buffer.from(parts.join(''))
      const readings = await readReview(name, bytes)
      for (const reading of readings) expectWellFormed(reading)
      expect(await readReview(name, bytes)).toEqual(readings)
    }),
    { numRuns: 600 },
  )
})

describe('ten times as much costs no more than some ten times the time:', () => {
  const repeated: [string, string, string][] = [
    ['brackets', 'a.md', '['],
    ['links', 'a.md', '[a]('],
    ['comments that never end', 'a.md', '<!--'],
    ['tags', 'a.md', '<a '],
    ['headings', 'a.md', '# a\n'],
    ['items', 'a.md', '- a\n'],
    ['deeper items', 'a.md', '  - a\n    - b\n'],
    ['rows', 'a.md', '| a | b |\n'],
    ['stars', 'a.md', '**'],
    ['bold lines', 'a.md', '**a**\n\n'],
    ['times', 'a.md', '- 10:00 a\n'],
    ['times in a line', 'a.md', '10:00 a. '],
    ['dates', 'a.md', '2026-01-05 '],
    ['labels', 'a.md', 'Done. Impact: x. '],
    ['spaces', 'a.md', ' '],
    ['short paragraphs', 'a.md', 'a\n\n'],
    ['handles', 'a.md', '@a '],
    ['tables of HTML', 'a.md', '<table><tr><td>'],
    ['open tags', 'a.html', '<div>'],
    ['paragraphs', 'a.html', '<p>a'],
    ['entities', 'a.html', '&amp;'],
    ['lists', 'a.json', '['],
    ['names', 'a.md', 'A, '],
  ]
  const before = ['', '## Action items\n\n', '## Timeline\n\n- ']
  test.each(repeated)('%s', async (_, path, piece) => {
    for (const start of before) {
      const cost = (length: number) => {
        const bytes = Buffer.from(start + piece.repeat(Math.ceil(length / piece.length)))
        return effort(() => readReview(path, bytes), 2)
      }
      await cost(5_000)
      const small = await cost(20_000)
      const large = await cost(200_000)
      // Something quadratic would cost a hundred times as much.
      expect(large, JSON.stringify(start)).toBeLessThan(40 * Math.max(small, 8))
    }
  })
})
