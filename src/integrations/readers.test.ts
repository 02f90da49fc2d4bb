import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EvidenceFile, EvidenceProblem } from '#platform/files/evidence-file.ts'
import { evidenceOf, readAll, zipOf } from '../../test/harness/reading.ts'
import { realInput } from '../../test/harness/real-input.ts'
import { readers } from './readers.ts'

async function guesses(evidence: EvidenceFile) {
  const found = await Promise.all(
    readers.map(async ({ format, recognise }) => ({ format, ...(await recognise(evidence)) })),
  )
  return found.sort((a, b) => b.confidence - a.confidence)
}

const bestOf = async (evidence: EvidenceFile) => (await guesses(evidence))[0]?.format

/** Which format a file of the real input is, by its path; undefined where none has been decided. */
const expected: [RegExp, string][] = [
  [/alertmanager-real\/(?:\d{3}-.*|api-v2-alerts(?:-groups)?)\.json$/, 'alertmanager'],
  [/alertmanager-real\/.*\.json$/, 'table'],
  [/pagerduty\/(?:.*V1-Overview|.*V2-Overview|zulip|docs-01-Overview-0[123]).*\.json$/, 'pagerduty'],
  [/rest-examples\/(?!get_oncalls|.*past_incidents).*\.json$/, 'pagerduty'],
  [/rest-examples\/.*\.json$/, 'table'],
  [/pagerduty\/docs-01-.*\.json$/, 'table'],
  [
    /github\/webhook-payloads\/(?:deployment|release|push|workflow_run|workflow_job\.queued\.06).*\.json$/,
    'github',
  ],
  [/github\/webhook-payloads\/.*\.json$/, 'table'],
  [/gitlab\/webhooks\/(?:deployment|pipeline|push|tag_push|release)\.json$/, 'gitlab'],
  [/gitlab\/webhooks\/.*\.json$/, 'table'],
  [/(?:grafana|opsgenie|statuspage|sentry|rootly|squadcast|incident\.io|cloudwatch-sns)\/.*\.json$/, 'table'],
  [/chaostoolkit(?:-docs)?\/.*\.json$|real-run-ferkhan\/.*\.json$|jira\/webhooks\/.*\.json$/, 'table'],
  [/postmortems\/(?:dfds|edgi|2i2c|python-discord|openstreetmap)\/.*\.md$/, 'text'],
]

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
}

describe('real input is recognised', () => {
  it.for([
    'alerts',
    'contracts/github/webhook-payloads',
    'contracts/gitlab/webhooks',
    'contracts/jira/webhooks',
    'chaos',
    'postmortems',
  ])('in %s', async (part, context) => {
    const folder = realInput(context, part)
    const wrong: string[] = []
    let judged = 0
    for (const file of filesIn(folder)) {
      const format = expected.find(([pattern]) => pattern.test(file))?.[1]
      if (!format) continue
      judged += 1
      const found = await bestOf(await evidenceOf(readFileSync(file), file.split('/').at(-1)))
      if (found !== format) wrong.push(`${file}: ${found}, not ${format}`)
    }
    expect(judged).toBeGreaterThan(1)
    expect(wrong).toEqual([])
  })

  it('in archives of captures', async (context) => {
    const folder = realInput(context, 'alerts/alertmanager-real')
    const members = Object.fromEntries(
      filesIn(folder).map((file) => [file.slice(folder.length + 1), readFileSync(file)]),
    )
    expect(await bestOf(await zipOf(members))).toBe('alertmanager')
  })
})

describe('fallbacks stay behind', () => {
  it.each([
    ['time,message\n2024-03-01 14:02,one\n2024-03-01 14:03,two\n', 'table'],
    ['- 14:02 one\n- 14:03 two\n- 14:04 three\n', 'text'],
    ['Once upon a time.\n', 'text'],
    [[{ time: '2024-03-01T14:02:00Z', message: 'one' }], 'table'],
    [{ nothing: 'timed' }, 'table'],
  ])('%j', async (content, format) => {
    const [first] = await guesses(await evidenceOf(content, 'x'))
    expect(first?.format).toBe(format)
    expect(first?.confidence).toBeLessThanOrEqual(0.4)
  })

  it('and nothing recognises what is no text', async () => {
    for (const bytes of [
      Buffer.alloc(5000),
      Buffer.from('\u0089PNG\r\n\u001a\n\u0000\u0000', 'latin1'),
      Buffer.alloc(0),
    ])
      expect((await guesses(await evidenceOf(bytes, 'x.png')))[0]?.confidence).toBe(0)
  })
})

const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
const hostile: [string, unknown][] = [
  ['nothing', ''],
  ['a byte order mark', '\ufeff'],
  ['a wide byte order mark', Buffer.from([0xff, 0xfe])],
  ['zeros', Buffer.alloc(100_000)],
  ['no UTF-8', Buffer.from(Array.from({ length: 5000 }, (_, i) => 128 + ((i * 7) % 128)))],
  ['half a UTF-16 character', Buffer.from([0xff, 0xfe, 0x41])],
  ['deep lists', deep],
  ['deep objects', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
  [
    'a deep body',
    `{"version":"4","groupKey":"x","alerts":[{"labels":${deep},"startsAt":"2024-03-01T00:00:00Z","n":12345678901234567890}]}`,
  ],
  ['ten thousand keys', Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, i]))],
  [
    'inherited keys',
    '[{"__proto__":{"x":1},"toString":"2024-03-01T00:00:00Z","constructor":{},"hasOwnProperty":1}]',
  ],
  [
    'huge numbers',
    '[{"time":1e999,"n":123456789012345678901234567890},{"time":-1e308},{"time":99999999999999999999}]',
  ],
  ['a list that never ends', `[${'{"a":1},'.repeat(1000)}`],
  ['quotes that never close', `a,b\n${'"x,y\n'.repeat(3000)}`],
  ['nothing but delimiters', ',;|\t'.repeat(5000)],
  ['nothing but line ends', '\r\n\r\n\n'.repeat(5000)],
  ['one endless line', 'x'.repeat(3 * 2 ** 20)],
  ['times without end', '14:02 '.repeat(50_000)],
  ['numbers without end', '1'.repeat(100_000)],
  ['backslashes', '\\"'.repeat(50_000)],
  ['pipes', `|${'|'.repeat(20_000)}\n|---|\n`],
]

describe('hostile input', () => {
  it.each(hostile)('%s', async (_name, content) => {
    const evidence = await evidenceOf(content, 'x.json')
    for (const reader of readers) {
      await surely(reader.recognise(evidence))
      await surely(reader.inspect(evidence, {}))
      const reading = await surely(readAll(reader, evidence, { date: '2024-03-01' }))
      for (const { at, text, slice } of reading?.entries ?? []) {
        expect(Number.isSafeInteger(at)).toBe(true)
        expect(text.length).toBeLessThanOrEqual(20_001)
        expect(typeof slice).toBe('string')
      }
      expect(reading?.bytes ?? 0).toBeLessThanOrEqual(evidence.size)
    }
  })

  it('any bytes at all: a reading or a clear problem, twice the same', async () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '\n',
      '14:02',
      '2024-03-01T14:02:33Z',
      '"alerts"',
      '"event"',
      'null',
      '\\',
      ' ',
      'é',
      '|',
      '- ',
    )
    const content = fc.oneof(
      fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
      fc.jsonValue().map((v) => JSON.stringify(v)),
    )
    await fc.assert(
      fc.asyncProperty(content, async (text) => {
        const evidence = await evidenceOf(text, 'x.json')
        for (const reader of readers) {
          const once = await surely(readAll(reader, evidence))
          const twice = await surely(readAll(reader, evidence))
          expect(once).toEqual(twice)
        }
      }),
      { numRuns: 150 },
    )
  })
})

/** What a promise gives, or null when it is refused with a problem that is meant for people. */
async function surely<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise
  } catch (error) {
    if (error instanceof EvidenceProblem && error.message.length > 10) return null
    throw error
  }
}
