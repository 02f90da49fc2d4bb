import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detectionChannels, markers, precisions } from '#incident/marker.ts'
import { itemPhases, itemStrengths, itemTypes } from '#language/actionability/judgement.ts'
import { actorKinds, entryKinds } from '#timeline/entry.ts'
import { factorKinds, factorLayers } from '../../factor.ts'
import { partIds, ReportContent } from '../../report-content.ts'
import { exampleReport } from '../example-report.ts'
import { parseReport } from './parse.ts'
import { printReport } from './print.ts'

/** Pieces that Markdown, YAML or this format could take for signs of their own. */
const traps = [
  '\n',
  '\n\n',
  '\n\n\n',
  '\r\n',
  '\r',
  '\t',
  ' ',
  '  ',
  '   ',
  '|',
  '||',
  '| a | b |',
  '| --- | --- |',
  '---',
  '***',
  '___',
  '===',
  '#',
  '# ',
  '## ',
  '## Impact',
  '## Summary',
  '### Sunday, 1 March 2026',
  '1.',
  '1. ',
  '2) ',
  '- ',
  '* ',
  '+ ',
  '-',
  '> ',
  '>',
  '`',
  '``',
  '```',
  '```\n',
  '```js\n',
  '~~~\n',
  '~',
  '~~',
  '*',
  '**',
  '_',
  '__',
  '\\',
  '\\\\',
  '\\n',
  '<',
  '>',
  '<b>',
  '</b>',
  '<!--',
  '-->',
  '<!-- text -->',
  '<!-- end of text -->',
  '<!-- text, quoted -->',
  '<!-- .5 -->',
  '<!-- no title -->',
  '<script>',
  '<div>',
  '<pre>',
  '&',
  '&amp;',
  '&#10;',
  '&nbsp;',
  '[',
  ']',
  '[x] ',
  '[ ] ',
  '[a](b)',
  '![a](http://x.y/z)',
  '[a]: http://x.y',
  '[^1]',
  '[^1]: note',
  '(',
  ')',
  '(line 3)',
  ' (lines 3, 7)',
  '(factors 1)',
  ':',
  ': ',
  ' · ',
  '·',
  ' – ',
  '– ',
  '—',
  '**14:02** ',
  '14:02',
  '*Signal · from x*',
  '**Trigger:** ',
  '- Owner: x',
  'http://a.b/c_d_e',
  'https://x.y/?a=1&copy;2',
  'www.x.y',
  'a@b.example',
  '<a@b.example>',
  '<http://a.b>',
  'snake_case_name',
  'x*y*z',
  'known at',
  'by ',
  'from ',
  '🔥',
  '👩‍🚒',
  'é',
  'שלום',
  'مرحبا',
  '\u202e',
  '\u200f',
  '\u00a0',
  '\u2028',
  '\ufeff',
  '漢字',
  'null',
  'true',
  '1e3',
  '{',
  '}',
  '%',
  '@',
  '"',
  "'",
  '…',
  'Priya',
  'word',
  'two words',
  '    indented',
  '\tindented',
  'line one\nline two',
  '$&',
  '\u0007',
]
const anyText = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.array(fc.constantFrom(...traps), { maxLength: 9 }).map((parts) => parts.join('')),
  },
  {
    weight: 2,
    arbitrary: fc.array(fc.constantFrom(...traps), { maxLength: 7 }).map((parts) => parts.join(' ')),
  },
  // Well-formed and without U+0000: nothing else can be stored.
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\u0000', '')) },
  { weight: 1, arbitrary: fc.lorem() },
)
const instant = fc
  .tuple(
    fc.oneof(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
      fc.date({ min: new Date('0001-01-02T00:00:00Z'), max: new Date('9999-12-30'), noInvalidDate: true }),
    ),
    fc.constantFrom('', '.0', '.5', '.120456', '.000001', '.123456789'),
    fc.constantFrom('Z', 'Z', 'Z', '+02:00', '-09:30', '-00:00', '+23:59'),
    fc.boolean(),
  )
  .map(([date, fraction, offset, whole]) => {
    const text = date.toISOString().slice(0, 19)
    return `${whole ? text.replace(/:\d\d$/, ':00') : text}${fraction}${offset}`
  })
const day = fc
  .date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const positions = fc.array(
  fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })),
  { maxLength: 4 },
)
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
/** What an item may hold as its address. */
const address = fc
  .oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    anyText.map((text) => `https://tracker.example/${text}`.trim()),
  )
  .filter((url) => URL.canParse(url) && !/[\s<>]/.test(url))
const statement = fc.record({ text: anyText, lines: positions })
const few = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 3 })

const anyContent: fc.Arbitrary<ReportContent> = fc.record({
  key: anyText,
  title: anyText,
  kind: fc.constantFrom('incident', 'near-miss'),
  severity: anyText,
  services: few(anyText),
  teams: few(anyText),
  roles: few(fc.record({ role: anyText, name: orNull(anyText) })),
  zone: fc.oneof(
    fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Africa/Monrovia'),
    anyText,
  ),
  markers: few(
    fc.record({
      marker: fc.constantFrom(...markers),
      at: instant,
      precision: fc.constantFrom(...precisions),
      channel: orNull(fc.constantFrom(...detectionChannels)),
      line: orNull(fc.integer({ min: 1, max: 20 })),
    }),
  ),
  story: few(
    fc.record({
      at: instant,
      until: orNull(instant),
      precision: fc.constantFrom(...precisions),
      kind: fc.constantFrom(...entryKinds),
      actorKind: fc.constantFrom(...actorKinds),
      who: orNull(anyText),
      source: anyText,
      text: anyText,
      knownAt: orNull(instant),
    }),
  ),
  parts: fc.array(fc.record({ id: fc.constantFrom(...partIds), heading: anyText, text: anyText }), {
    maxLength: 5,
  }),
  learned: few(statement),
  wentWell: few(statement),
  lucky: few(statement),
  surprised: few(statement),
  questions: few(statement),
  factors: few(
    fc.record({
      statement: anyText,
      kind: fc.constantFrom(...factorKinds),
      layer: orNull(fc.constantFrom(...factorLayers)),
      lines: positions,
    }),
  ),
  items: few(
    fc.record(
      {
        title: anyText,
        owner: orNull(anyText),
        due: orNull(day),
        state: anyText,
        doneWhen: anyText,
        proof: orNull(
          fc.record({
            measure: anyText,
            how: anyText,
            expected: anyText,
            on: orNull(day),
            who: orNull(anyText),
          }),
        ),
        factors: positions,
        strength: fc.constantFrom(...itemStrengths),
        type: fc.constantFrom(...itemTypes),
        phase: fc.constantFrom(...itemPhases),
        url: address,
      },
      { requiredKeys: ['title', 'owner', 'due', 'state', 'doneWhen', 'proof', 'factors'] },
    ),
  ),
})

describe('a report in Markdown', () => {
  test('brings the same content back, whatever it holds', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        expect(ReportContent.parse(content)).toEqual(content)
        expect(parseReport(printReport(content)).content).toEqual(content)
      }),
      {
        numRuns: Number(process.env.ROUNDS ?? 60),
      },
    )
  })

  test('reads like one written by hand', async () => {
    await expect(printReport(exampleReport)).toMatchFileSnapshot('./example-report.md.txt')
  })

  test('brings a believable report back without a word of doubt', () => {
    const read = parseReport(printReport(exampleReport))
    expect(read.content).toEqual(exampleReport)
    expect(read.problems).toEqual([])
  })
})
