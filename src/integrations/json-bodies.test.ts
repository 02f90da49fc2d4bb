import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EvidenceFile, EvidenceProblem } from '#platform/files/evidence-file.ts'
import { evidenceFromBytes } from '#platform/files/open-evidence.ts'
import { makeZip } from '../../test/harness/make-zip.ts'
import { evidenceOf, zipOf } from '../../test/harness/reading.ts'
import { Gathering } from './gathering.ts'
import { jsonBodies } from './json-bodies.ts'
import { closedJson } from './json-sample.ts'
import { attributesOf, briefJson, parseJson, textAt, valueAt } from './json-value.ts'

async function bodiesIn(evidence: EvidenceFile) {
  const gathering = new Gathering({})
  const bodies: [string, unknown][] = []
  for await (const body of jsonBodies(evidence, gathering)) bodies.push([body.slice('/x'), body.value])
  return { bodies, unread: gathering.unread, skipped: gathering.skipped, bytes: gathering.bytes }
}

describe('the forms in which bodies come', () => {
  it('one document', async () => {
    const { bodies, bytes } = await bodiesIn(await evidenceOf('{"a":1}'))
    expect(bodies).toEqual([['/x', { a: 1 }]])
    expect(bytes).toBe(7)
  })

  it('a list, of which one element is broken', async () => {
    const { bodies, unread } = await bodiesIn(await evidenceOf('[{"a":1},{"a":oops},{"a":3}]'))
    expect(bodies).toEqual([
      ['/0/x', { a: 1 }],
      ['/2/x', { a: 3 }],
    ])
    expect(unread).toEqual([{ where: '/1', reason: 'This is no complete JSON.' }])
  })

  it('a list that was cut off', async () => {
    const { bodies, unread } = await bodiesIn(await evidenceOf('[{"a":1},{"a":2},{"a"'))
    expect(bodies).toHaveLength(2)
    expect(unread).toHaveLength(1)
    expect(unread[0]?.where).toBe('/2')
    expect(unread[0]?.reason).toContain('Everything before this place was read')
  })

  it('one a line, with an empty and a broken line', async () => {
    const { bodies, unread } = await bodiesIn(
      await evidenceOf('{"a":1}\r\n\r\n{"a":\r\n{"a":4}\n', 'x.jsonl'),
    )
    expect(bodies).toEqual([
      ['L1', { a: 1 }],
      ['L4', { a: 4 }],
    ])
    expect(unread).toEqual([{ where: 'L3', reason: 'This is no complete JSON.' }])
  })

  it('one after the other over several lines', async () => {
    const { bodies } = await bodiesIn(await evidenceOf('{\n "a": 1\n}\n{\n "a": 2\n}\n'))
    expect(bodies).toEqual([
      ['L1-L3', { a: 1 }],
      ['L4-L6', { a: 2 }],
    ])
  })

  it('an archive, with headers beside the bodies and a broken member', async () => {
    const zip = makeZip([
      { path: 'in/1.json', bytes: '{"a":1}' },
      { path: 'in/1.headers.json', bytes: '{"method":"POST"}' },
      { path: '__MACOSX/in/._1.json', bytes: 'dust' },
      { path: 'in/2.json', bytes: '{"a":2}', crc: 1 },
      { path: 'in/notes.pdf', bytes: '%PDF' },
      { path: 'in/3.json', bytes: 'not json at all' },
      { path: 'in/4.jsonl', bytes: '{"a":4}\n{"a":5}' },
    ])
    const { bodies, unread, skipped, bytes } = await bodiesIn(await evidenceFromBytes('x.zip', zip))
    expect(bodies).toEqual([
      ['in/1.json#/x', { a: 1 }],
      ['in/4.jsonl#L1', { a: 4 }],
      ['in/4.jsonl#L2', { a: 5 }],
    ])
    expect(unread.map(({ where }) => where)).toEqual(['in/2.json#', 'in/3.json#'])
    expect(skipped).toEqual({ 'headers of a captured request': 1, 'added by the archiver': 1, 'not JSON': 1 })
    expect(bytes).toBeGreaterThan(0)
    expect(bytes).toBeLessThan(zip.length)
  })

  it('with a byte order mark, and in UTF-16', async () => {
    const wide = Buffer.from('\ufeff[{"a":"é"}]', 'utf16le')
    expect((await bodiesIn(await evidenceOf(wide))).bodies).toEqual([['/0/x', { a: 'é' }]])
    expect((await bodiesIn(await evidenceOf('\ufeff{"a":"é"}'))).bodies).toEqual([['/x', { a: 'é' }]])
  })
})

describe('hostile input', () => {
  it('empty, or nothing but a byte order mark', async () => {
    for (const content of ['', '\ufeff', '  \n'])
      expect((await bodiesIn(await evidenceOf(content))).unread).toEqual([
        { where: '', reason: 'This is empty.' },
      ])
  })

  it('bytes that are no JSON are told apart at once', async () => {
    for (const content of ['hello', Buffer.from([0, 1, 2, 0xff])])
      await expect(bodiesIn(await evidenceOf(content))).rejects.toThrow('This is no JSON.')
  })

  it('keeps a record whose bytes are not UTF-8', async () => {
    const { bodies } = await bodiesIn(await evidenceOf(Buffer.from('{"a":"caf\xe9"}', 'latin1')))
    expect(bodies[0]?.[1]).toEqual({ a: 'café' })
  })

  it('one document of more than 64 MB', async () => {
    const head = Buffer.from('{"a":"')
    async function* stream() {
      yield head
      for (let megabytes = 0; megabytes < 70; megabytes += 1) yield Buffer.alloc(2 ** 20, 0x61)
    }
    const huge: EvidenceFile = { name: 'x.json', size: 70 * 2 ** 20, head, stream, members: async () => null }
    await expect(bodiesIn(huge)).rejects.toSatisfy(
      (error) => error instanceof EvidenceProblem && error.code === 'too-large',
    )
  })

  it('nesting of any depth', async () => {
    const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    const { bodies, unread } = await bodiesIn(await evidenceOf(deep))
    expect(bodies.length + unread.length).toBe(1)
    for (const [, value] of bodies) expect(JSON.stringify(attributesOf({ value })).length).toBeLessThan(200)
    const withNumber = `{"n":12345678901234567890,"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    const numbered = await bodiesIn(await evidenceOf(withNumber))
    expect(numbered.bodies.length + numbered.unread.length).toBe(1)
  })

  it('keys that objects inherit or that change them', () => {
    const value = parseJson('{"__proto__":{"polluted":1},"toString":"told","constructor":2}')
    expect(textAt(value, 'toString')).toBe('told')
    expect(valueAt({}, 'toString')).toBeUndefined()
    expect(valueAt({}, '__proto__')).toBeUndefined()
    expect(valueAt(value, '__proto__', 'polluted')).toBe(1)
    expect(JSON.stringify(briefJson(value))).toBe(
      '{"__proto__":{"polluted":1},"toString":"told","constructor":2}',
    )
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  it('ten thousand keys', () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, i]))
    const kept = briefJson(many) as Record<string, unknown>
    expect(Object.keys(kept)).toHaveLength(201)
    expect(kept['…']).toBe('9800 more')
  })

  it('numbers keep their digits', () => {
    expect(parseJson('{"ns":1709301753123456789,"n":12,"f":1.5,"big":1e400}')).toEqual({
      ns: '1709301753123456789',
      n: 12,
      f: 1.5,
      big: Infinity,
    })
    expect(briefJson(Infinity)).toBe('Infinity')
  })
})

describe('a head that was cut off', () => {
  it('closes to valid JSON wherever it was cut', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), (value, cut) => {
        const text = JSON.stringify(value)
        expect(() => JSON.parse(closedJson(text.slice(0, 1 + (cut % text.length))))).not.toThrow()
      }),
    )
  })
})

it('an archive that only has strangers yields nothing and says so', async () => {
  const { bodies, skipped } = await bodiesIn(await zipOf({ 'a.png': 'x', 'b.csv': 'y' }))
  expect(bodies).toEqual([])
  expect(skipped).toEqual({ 'not JSON': 2 })
})
