import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evidenceOf, readAll, told, zipOf } from '../../../test/harness/reading.ts'
import { columnsOf, guessMapping } from './columns.ts'
import { dialectOf } from './dialect.ts'
import { flatten } from './flatten.ts'
import { table } from './read.ts'

const tellOf = async (content: unknown, name = 'deploys.csv', options = {}) =>
  (await readAll(table, await evidenceOf(content, name), options)).entries.map(told)

describe('delimited text', () => {
  it.each([',', ';', '\t', '|'])('is cut at %j', async (delimiter) => {
    const lines = [
      ['time', 'who', 'message'],
      ['2024-03-01T14:02:33Z', 'Ada', 'Deployed the api'],
      ['2024-03-01T14:05:00Z', 'Grace', 'Rolled it back'],
    ]
    const { entries } = await readAll(
      table,
      await evidenceOf(lines.map((l) => l.join(delimiter)).join('\n'), 'deploys.csv'),
    )
    expect(entries.map(told)).toEqual([
      '2024-03-01T14:02:33Z observation Deployed the api',
      '2024-03-01T14:05:00Z observation Rolled it back',
    ])
    expect(entries[0]).toMatchObject({ actor: 'Ada', actorKind: 'human', source: 'deploys', slice: 'L2' })
  })

  it('may have no header, a byte order mark, Windows line ends and quotes over several lines', async () => {
    const content = '\ufeff2024-03-01 14:02,"It said ""no"",\r\nthen nothing"\r\n2024-03-01 14:03,Better\r\n'
    const { entries } = await readAll(table, await evidenceOf(content, 'x.csv'))
    expect(entries.map(({ text, slice }) => [text, slice])).toEqual([
      ['It said "no",\nthen nothing', 'L1-L2'],
      ['Better', 'L3'],
    ])
  })

  it('goes on behind rows that tell no time, are too long or open a quote', async () => {
    const content = [
      'time,message',
      '2024-03-01 14:02,one',
      'soon,two',
      ',three',
      '2024-03-01 14:03,"four',
      '2024-03-01 14:04,"five"',
      `2024-03-01 14:05,${'x'.repeat(2 ** 20)}`,
      '2024-03-01 14:06,',
      '2024-03-01 14:07,eight',
    ].join('\n')
    const { entries, unread } = await readAll(table, await evidenceOf(content, 'x.csv'))
    expect(entries.map(({ text }) => text)).toEqual(['one', 'five', 'eight'])
    expect(unread.map(({ where }) => where).sort()).toEqual(['L3', 'L4', 'L5', 'L7', 'L8'])
    expect(unread.find(({ where }) => where === 'L3')?.reason).toContain('“soon” is not a time')
  })

  it('is read in the encoding of old spreadsheets, too', async () => {
    const content = Buffer.from(
      'time;message\n01.03.2024 14:02;Stra\xdfe gesperrt\n02.03.2024 14:02;offen\n',
      'latin1',
    )
    expect(await tellOf(content)).toEqual([
      '2024-03-01T14:02:00Z observation Straße gesperrt',
      '2024-03-02T14:02:00Z observation offen',
    ])
  })

  it('joins a day and a time of day', async () => {
    const content = 'Date,Time,What\n2024-03-01,14:02,one\n2024-03-01,14:03:10,two\n'
    expect(await tellOf(content)).toEqual([
      '2024-03-01T14:02:00Z observation one',
      '2024-03-01T14:03:10Z observation two',
    ])
  })

  it('asks for the date that times of day lack', async () => {
    const evidence = await evidenceOf('Time,What\n14:02,one\n14:03,two\n', 'x.csv')
    const seen = await table.inspect(evidence, {})
    expect(seen.needs).toEqual(['date'])
    expect(seen.preview).toEqual([])
    expect(seen.notes?.[0]).toContain('Choose the date')
    const { preview, needs } = await table.inspect(evidence, { date: '2024-03-01', zone: 'Europe/Berlin' })
    expect(preview.map(told)).toEqual([
      '2024-03-01T13:02:00Z observation one',
      '2024-03-01T13:03:00Z observation two',
    ])
    expect(needs).toBeUndefined()
  })

  it('is read in the chosen zone, which must exist', async () => {
    const content = 'time,what\n2024-03-01 14:02,a\n2024-03-01 14:03Z,b\n'
    expect(await tellOf(content, 'x.csv', { zone: 'Asia/Kolkata' })).toEqual([
      '2024-03-01T08:32:00Z observation a',
      '2024-03-01T14:03:00Z observation b',
    ])
    await expect(tellOf(content, 'x.csv', { zone: 'Mars/Olympus' })).rejects.toThrow(
      'no time zone “Mars/Olympus”',
    )
  })

  it('finds out from the whole column which number is the day', async () => {
    const early = ['3/4/2024 10:00,a', '5/4/2024 10:00,b']
    expect((await tellOf(['when,what', ...early, '13/4/2024 10:00,c'].join('\n')))[0]).toContain('2024-04-03')
    expect((await tellOf(['when,what', ...early, '4/13/2024 10:00,c'].join('\n')))[0]).toContain('2024-03-04')
    const seen = await table.inspect(await evidenceOf(['when,what', ...early].join('\n'), 'x.csv'), {})
    expect(seen.notes?.join()).toContain('day first; nothing in this file says')
  })
})

describe('JSON of any shape', () => {
  it('is the records of the longest list that has times', async () => {
    const content = {
      page: { updated: '2024-03-02' },
      tags: [{ name: 'a' }, { name: 'b' }, { name: 'c' }],
      data: {
        events: [
          { at: 1709301753, user: { name: 'Ada' }, detail: 'one' },
          { at: 1709301754, user: { name: 'Grace' }, detail: 'two' },
        ],
      },
    }
    const { entries } = await readAll(table, await evidenceOf(content, 'export.json'))
    expect(entries.map(told)).toEqual([
      '2024-03-01T14:02:33Z observation one',
      '2024-03-01T14:02:34Z observation two',
    ])
    expect(entries[0]).toMatchObject({ actor: 'Ada', slice: '/data/events/0', source: 'export' })
  })

  it('keeps nanoseconds apart that numbers cannot hold', async () => {
    const content = '{"ts":1709301753123456789,"msg":"one"}\n{"ts":1709301753123457890,"msg":"two"}\n'
    const { entries } = await readAll(table, await evidenceOf(content, 'x.jsonl'))
    expect(entries.map(({ at }) => at % 1e6)).toEqual([123456, 123457])
    expect(entries.map(({ slice }) => slice)).toEqual(['L1', 'L2'])
  })

  it('is one record where there is no list', async () => {
    const content = {
      action: 'Create',
      alert: { createdAt: 1709301753123, message: 'Disk full', username: 'ada' },
    }
    const { entries } = await readAll(table, await evidenceOf(content, 'x.json'))
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({ actor: 'ada', slice: '' })
    expect(entries[0]?.text).toContain('Disk full')
  })

  it('may come in an archive, each file a source of its own', async () => {
    const zip = await zipOf({
      'a.csv': 'time,msg\n2024-03-01 14:02,one\n2024-03-01 14:03,two',
      'b.json': [{ time: '2024-03-01T15:00:00Z', msg: 'three' }],
    })
    const { entries } = await readAll(table, zip)
    expect(entries.map(({ source, slice }) => [source, slice])).toEqual([
      ['a', 'a.csv#L2'],
      ['a', 'a.csv#L3'],
      ['b', 'b.json#/0'],
    ])
  })
})

describe('columns', () => {
  it('are shown with samples and a guess, which people can overrule', async () => {
    const content =
      'id,created,ended,kind,service,subject,description,by\n7,2024-03-01 14:02,2024-03-01 14:09,deploy,api,Raise limit,"From 10 to 20, for the sale",Ada\n8,2024-03-01 15:02,,alert,web,Slow,Pages take seconds to load,Grace\n'
    const evidence = await evidenceOf(content, 'x.csv')
    const seen = await table.inspect(evidence, {})
    expect(seen.guess).toEqual({
      at: 'created',
      text: ['subject', 'description'],
      until: 'ended',
      actor: 'by',
      kind: 'kind',
      source: 'service',
      key: 'id',
    })
    expect(seen.columns?.find(({ name }) => name === 'service')?.samples).toEqual(['api', 'web'])
    const { entries } = await readAll(table, evidence)
    expect(entries.map(({ kind, source }) => [kind, source])).toEqual([
      ['change', 'api'],
      ['signal', 'web'],
    ])
    expect((entries[0]?.until ?? 0) - (entries[0]?.at ?? 0)).toBe(7 * 60 * 1e6)
    const chosen = await readAll(table, evidence, { columns: { at: 'ended', text: ['by'] } })
    expect(chosen.entries.map(told)).toEqual(['2024-03-01T14:09:00Z observation Ada'])
    expect(chosen.unread[0]?.reason).toContain('“ended”')
  })

  it('without times need a choice', async () => {
    const evidence = await evidenceOf('a,b\n1,2\n3,4\n', 'x.csv')
    expect((await table.inspect(evidence, {})).needs).toEqual(['columns'])
    await expect(readAll(table, evidence)).rejects.toThrow('choose the column that says when')
    expect((await table.recognise(evidence)).confidence).toBeLessThan(0.2)
  })

  it('of numbers are no times unless they are named so or nothing else is', () => {
    const rows = [1, 2, 3].map((n) => ({
      cells: new Map([
        ['id', `170930175${n}`],
        ['when', '2024-03-01 14:02'],
        ['text', 'x y z'],
      ]),
      where: '',
      table: '',
    }))
    expect(guessMapping(columnsOf(rows, {}), 3)?.at).toBe('when')
  })
})

describe('keys', () => {
  const one = 'time,message\n2024-03-01 14:02,one\n2024-03-01 14:03,two\n'
  const overlapping = 'time,message\n2024-03-01 14:03,two\n2024-03-01 14:04,three\n'

  it('are the same for the same row of an overlapping export', async () => {
    const keys = async (content: string) =>
      (await readAll(table, await evidenceOf(content, 'log.csv'))).entries.map(({ key }) => key)
    expect((await keys(one))[1]).toBe((await keys(overlapping))[0])
    expect(new Set([...(await keys(one)), ...(await keys(overlapping))]).size).toBe(3)
  })

  it('of rows with small identifiers do not collide between tables', async () => {
    const keys = async (when: string) =>
      (
        await readAll(table, await evidenceOf(`id,time,message\n1,${when},x\n2,${when},y\n`, 'x.csv'))
      ).entries.map(({ key }) => key)
    const all = [...(await keys('2024-03-01 14:02')), ...(await keys('2024-03-02 14:02'))]
    expect(new Set(all).size).toBe(4)
  })
})

describe('odd shapes', () => {
  it('flatten without end, loops or surprises', () => {
    let deep: unknown = 'bottom'
    for (let depth = 0; depth < 10_000; depth += 1) deep = { in: deep }
    expect(flatten(deep).size).toBe(0)
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, i]))
    expect(flatten(many).size).toBe(300)
    expect([...flatten(JSON.parse('{"__proto__":{"x":1},"toString":"y"}'))]).toEqual([
      ['__proto__.x', '1'],
      ['toString', 'y'],
    ])
    expect([...flatten({ a: [1, 2], b: ['x', 'y'], c: [{ d: 1 }], e: [], f: null })]).toEqual([
      ['a.0', '1'],
      ['a.1', '2'],
      ['b', 'x, y'],
      ['c.0.d', '1'],
    ])
  })

  it('columns with the names of what objects inherit', async () => {
    const content = 'toString,__proto__,time\na,b,2024-03-01 14:02\nc,d,2024-03-01 14:03\n'
    expect(await tellOf(content)).toHaveLength(2)
  })

  it('prose with commas is no table', () => {
    expect(
      dialectOf(['Well, it began, as ever, small.', 'Then it grew.', 'And, at last, it broke.']),
    ).toBeNull()
    expect(dialectOf(['| a | b |', '|---|---|', '| 1 | 2 |'])).toBeNull()
  })

  it('any table that is written is read again, row by row', async () => {
    const cell = fc.string({ maxLength: 20, unit: fc.constantFrom('a', 'é', '"', ',', '\n', ' ', ';') })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 3, maxLength: 30 }), async (rows) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
        const lines = rows.map(
          ([a, b], i) =>
            `2024-03-01T14:02:${String(i).padStart(2, '0')}Z,${quoted(`x${a}`)},${quoted(`y${b}`)}`,
        )
        const content = ['time,a,b', ...lines].join('\n')
        const columns = { at: 'time', text: ['a', 'b'] }
        const { entries, unread } = await readAll(table, await evidenceOf(content, 'x.csv'), { columns })
        expect(unread).toEqual([])
        expect(entries.map(({ text }) => text)).toEqual(
          rows.map(([a, b]) => `${`x${a}`.trim()} — ${`y${b}`.trim()}`),
        )
      }),
      { numRuns: 60 },
    )
  })
})
