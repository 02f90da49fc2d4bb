import fc from 'fast-check'
import { expect, test } from 'vitest'
import { categories } from '#language/finding.ts'
import { effort } from '../../../test/harness/effort.ts'
import { asGithub } from './as-github.ts'
import { asSarif } from './as-sarif.ts'
import { asText } from './as-text.ts'
import { chosen, type LintOptions } from './choice.ts'
import { createLook } from './look.ts'
import { decode } from './read.ts'

const settings = {
  file: null,
  names: [],
  people: [],
  software: [],
  allow: [],
  categories: {},
  ignore: [],
  strict: false,
}

async function lookers() {
  const options: LintOptions = { format: 'text', category: [...categories] }
  return Promise.all([createLook(chosen(options)), createLook(chosen({ ...options, items: true }))])
}

const pieces = [
  'The engineer should have checked it. ',
  'They failed to look.',
  'The root cause was human error',
  '- ',
  '\n',
  '\n\n',
  '\r\n',
  '## Action items\n',
  '| a | b |\n|---|---|\n',
  '<!-- afterword-ignore -->',
  '<!-- afterword-ignore-start hindsight -->',
  '<!-- afterword-ignore-end -->',
  '```\n',
  '`',
  '"',
  '“',
  '🔥',
  'é',
  '\u0301',
  '\ud800',
  '\ufeff',
  '\u2028',
  '<%',
  '%>',
  '\t',
  ' ',
  '[ ] ',
  'Improve monitoring',
  '14:02 ',
  '---\n',
  '> ',
  '\\',
  '@ana ',
]

const document = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 8 })), {
  maxLength: 60,
})

test('whatever a document holds, places point at their words, in characters and in bytes', async () => {
  const looks = await lookers()
  fc.assert(
    fc.property(document, (parts) => {
      const bytes = Buffer.from(parts.join(''))
      if (bytes.includes(0) || bytes[0] === 0xff || bytes[0] === 0xfe) return
      const read = decode(bytes)
      for (const look of looks) {
        const seen = look('a.md.erb', read, settings)
        for (const reporter of [asText(), asGithub(), asSarif()]) reporter.document(seen)
        for (const { start, end } of seen.remarks) {
          const { startByte, endByte, text, line, column } = seen.locate(start, end)
          expect(text).toBe(read.text.slice(start, end))
          expect(text.length).toBeGreaterThan(0)
          expect(bytes.subarray(startByte, endByte).toString()).toBe(text)
          expect(
            read.text
              .split('\n')
              [line - 1]?.slice(column - 1)
              .startsWith(text.split('\n')[0] ?? ''),
          ).toBe(true)
        }
      }
    }),
    { numRuns: 500 },
  )
})

const size = 300_000
const odd: Record<string, string> = {
  'one word': 'a'.repeat(size),
  'blanks in a comment': `<!-- afterword-ignore a${' '.repeat(size)}`,
  'comments that never end': '<!-- afterword-ignore '.repeat(size / 20),
  'comments, one a line': '<!-- afterword-ignore -->\n'.repeat(size / 26),
  'one line full of prompts': 'They failed to look. '.repeat(size / 20),
  'one row full of cells': `## Actions\n\n|${' They failed to look |'.repeat(size / 20)}`,
  'one list item a line': '- They failed to look\n'.repeat(size / 20),
  'template tags': '<% '.repeat(size / 3),
  'carriage returns': '\r'.repeat(size),
}

test.each(Object.entries(odd))('%s is looked at in no more than linear time', async (_what, text) => {
  const looks = await lookers()
  const read = decode(Buffer.from(text))
  const half = decode(Buffer.from(text.slice(0, text.length / 2)))
  const cost = (one: typeof read) =>
    effort(() => {
      for (const look of looks) {
        const seen = look('a.md.erb', one, settings)
        for (const reporter of [asText(), asGithub(), asSarif()]) reporter.document(seen)
      }
    }, 2)
  const [short, long] = [await cost(half), await cost(read)]
  // Quadratic time would take four times as long; what takes no time at all can’t be told.
  expect(long).toBeLessThan(Math.max(300, 3.4 * short))
})
