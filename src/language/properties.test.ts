import fc from 'fast-check'
import { expect, test } from 'vitest'
import { effort } from '../../test/harness/effort.ts'
import { checkText, createChecker } from './check.ts'
import { findPrompts } from './curiosity.ts'
import { categories } from './finding.ts'

/** Pieces from which sentences, right ones and broken ones, are made. */
const pieces = fc.constantFrom(
  'the engineer',
  'we',
  'Priya',
  '@sam',
  'lee@',
  'the scheduler',
  'customers',
  'who',
  'that',
  'and',
  'but',
  ',',
  '.',
  '?',
  ';',
  '(',
  ')',
  ' - ',
  '\n',
  '\n\n',
  '# ',
  '- ',
  '> ',
  '| ',
  '```\n',
  '`',
  '"',
  '“',
  '”',
  '’',
  '<!--',
  '-->',
  '[',
  '](',
  '**',
  '_',
  'should',
  'could',
  'have',
  'have been',
  'not',
  'never',
  'failed to',
  'forgot',
  'accidentally',
  'mistake',
  'root cause',
  'was',
  'were',
  'by',
  'obviously',
  'careful',
  'remember to',
  'why did',
  'checked',
  'deleted',
  'the runbook',
  'shouldn’t',
  'would’ve',
  '09:40',
  'e.g.',
  '🚒',
  'ß',
  '\u0000',
)
const prose = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(' '))
const anything = fc.oneof(prose, fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 300 }))
const all = { categories, everySentence: true } as const

test('offsets always slice the words that were found, in order and inside the text', () => {
  fc.assert(
    fc.property(anything, (text) => {
      let last = 0
      for (const { start, end } of checkText(text, all)) {
        expect(start).toBeLessThan(end)
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(text.length)
        expect(text.slice(start, end).trim()).not.toBe('')
        expect(start).toBeGreaterThanOrEqual(last)
        last = start
      }
      for (const { start, end } of findPrompts(text)) expect(text.slice(start, end).trim()).not.toBe('')
    }),
    { numRuns: 1_500 },
  )
})

const plainly = fc
  .array(
    fc.constantFrom(
      'We should have waited.',
      'Priya broke production.',
      'It was human error.',
      'In hindsight it was late.',
      'Be more careful.',
      'The root cause was a disk.',
      'They did not follow the runbook.',
      'The flag was accidentally removed.',
      'A sloppy change.',
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((sentences) => sentences.join(' '))

test('code and quotation marks around a sentence silence it', () => {
  fc.assert(
    fc.property(plainly, (said) => {
      expect(checkText(said, all)).not.toEqual([])
      for (const [open, close] of [
        ['`', '`'],
        ['"', '"'],
        ['“', '”'],
        ['«', '»'],
        ['```\n', '\n```'],
        ['> ', ''],
      ])
        expect(checkText(`${open}${said}${close}`, all)).toEqual([])
    }),
  )
})

test('what stands around a paragraph does not change what is found in it', () => {
  fc.assert(
    fc.property(plainly, prose, (said, before) => {
      const quiet = before.replace(/[`"“«<]|```|[-#>|]/g, '')
      const offset = quiet.length + 2
      const inside = checkText(`${quiet}\n\n${said}`, all).filter(({ start }) => start >= offset)
      expect(inside.map(({ rule, start }) => [rule, start - offset])).toEqual(
        checkText(said, all).map(({ rule, start }) => [rule, start]),
      )
    }),
  )
})

test('a checker that is kept agrees with a new one, whatever was read before', () => {
  fc.assert(
    fc.property(fc.array(anything, { minLength: 1, maxLength: 4 }), (texts) => {
      const kept = createChecker(all)
      for (const text of texts) expect(kept.check(text)).toEqual(checkText(text, all))
    }),
  )
})

const times = (text: string, count: number) => text.repeat(count)
const odd: Record<string, (count: number) => string> = {
  'one word without an end': (count) => times('a', count * 8),
  'words without a stop': (count) => times('we should have not forgotten ', count),
  'quotation marks': (count) => times('"', count * 4),
  'openings of every kind': (count) => times('“«‘`<[("\' ', count),
  'closings of every kind': (count) => times('”»’`>])"\' ', count),
  adverbs: (count) => `should ${times('clearly ', count * 2)}have known`,
  apostrophes: (count) => times("n't", count * 4),
  'commas and ands': (count) => times('the engineer, and the team, but who, ', count),
  fences: (count) => times('```\n~~~\n', count),
  headings: (count) => times('# root cause\n', count),
  tables: (count) => times('| we should have waited ', count),
  comments: (count) => times('<!-- ', count * 2),
  links: (count) => times('[a](b', count * 2),
  digits: (count) => times('1.2:3/', count * 3),
  surrogates: (count) => times('\ud83d', count * 4),
  'a single line': (count) => times('because of the engineer’s mistake in the wrong ', count),
}

test.each(Object.entries(odd))('%s cost no more than their length', async (_, make) => {
  const cost = (text: string) => effort(() => createChecker(all).check(text))
  const short = await cost(make(2_000))
  const long = await cost(make(16_000))
  // Eight times the text: a quadratic cost would be sixty-four times the time.
  expect(long).toBeLessThan(short * 30)
})
