import { describe, expect, it } from 'vitest'
import { evidenceFromBytes } from '#platform/files/open-evidence.ts'
import type { Batch, ReadingOptions } from '#timeline/reader.ts'
import { makeZip } from '../../../test/harness/make-zip.ts'
import { chatLog } from './read.ts'

async function read(name: string, bytes: string | Buffer, options: ReadingOptions = {}) {
  const evidence = await evidenceFromBytes(name, Buffer.from(bytes))
  const batches: Batch[] = await Array.fromAsync(chatLog.read(evidence, options))
  return {
    confidence: (await chatLog.recognise(evidence)).confidence,
    entries: batches.flatMap((batch) => batch.entries),
    unread: batches.flatMap((batch) => batch.unread ?? []),
    skipped: Object.assign({}, ...batches.map((batch) => batch.skipped ?? {})),
    bytes: batches.reduce((sum, batch) => sum + batch.bytes, 0),
  }
}

/** Time, who and what of every entry, as one line each. */
async function told(name: string, text: string, options: ReadingOptions = {}): Promise<string[]> {
  const { entries } = await read(name, text, options)
  return entries.map(({ at, actor, text: words }) => `${time(at)} ${actor ?? '-'}: ${words}`)
}

const time = (at: number) => new Date(at / 1000).toISOString().slice(0, 19)

describe('lines with a time', () => {
  it.each([
    ['2018-09-25T00:54:29 <ann> hi', '2018-09-25T00:54:29 ann: hi'],
    ['2018-09-25T00:54:29.5Z <ann> hi', '2018-09-25T00:54:29 ann: hi'],
    ['2018-09-25T00:54:29+02:00 <ann> hi', '2018-09-24T22:54:29 ann: hi'],
    ['[2018-09-25 00:54:29] <ann> hi', '2018-09-25T00:54:29 ann: hi'],
    ['[2018-09-25 00:54] <@ann> hi', '2018-09-25T00:54:00 ann: hi'],
    ['2018-09-25 00:54:29\tann\thi', '2018-09-25T00:54:29 ann: hi'],
    ['2018-09-25 00:54:29\t@ann\thi', '2018-09-25T00:54:29 ann: hi'],
    ['[12:34] ann: hi', '2020-02-02T12:34:00 ann: hi'],
    ['[12:34:56] <ann> hi', '2020-02-02T12:34:56 ann: hi'],
    ['12:34 <ann> hi', '2020-02-02T12:34:00 ann: hi'],
    ['12:34 < ann> hi', '2020-02-02T12:34:00 ann: hi'],
    ['(12:34:56) Ann Ray: hi', '2020-02-02T12:34:56 Ann Ray: hi'],
    ['12:34 PM Ann Ray: hi', '2020-02-02T12:34:00 Ann Ray: hi'],
    ['[1:05 am] Ann: hi', '2020-02-02T01:05:00 Ann: hi'],
    ['12:05 a.m. Ann: hi', '2020-02-02T00:05:00 Ann: hi'],
    ['Sep 25 2018 00:54:29 <ann> hi', '2018-09-25T00:54:29 ann: hi'],
    ['25.09.2018, 23:59 - Ann Ray: hi', '2018-09-25T23:59:00 Ann Ray: hi'],
    ['[25/09/2018, 23:59:01] Ann Ray: hi', '2018-09-25T23:59:01 Ann Ray: hi'],
    ['2018-09-25T00:54:29 * ann nods', '2018-09-25T00:54:29 ann: ann nods'],
    ['2018-09-25 00:54:29\t *\tann nods', '2018-09-25T00:54:29 ann: ann nods'],
    ['2018-09-25T00:54:29 * ann has quit', '2018-09-25T00:54:29 ann: ann has quit'],
    ['12:34 -!- ann [~a@host] has joined #ops', '2020-02-02T12:34:00 ann: ann [~a@host] has joined #ops'],
    ['[12:34:56] *** Joins: ann (a@host)', '2020-02-02T12:34:56 ann: ann joined (a@host)'],
    ['2018-09-25 00:54:29\t<--\tann (a@h) has quit', '2018-09-25T00:54:29 ann: ann (a@h) has quit'],
    ['2018-09-25T00:54:29 * NOTICE: please mind', '2018-09-25T00:54:29 -: NOTICE: please mind'],
    ['2018-09-25T00:54:29 <ann> \x02bold\x0f and \x0304,01red\x03', '2018-09-25T00:54:29 ann: bold and red'],
    ['2018-09-25T00:54:29 <ann> ', '2018-09-25T00:54:29 ann: (no text)'],
    ['2018-09-25T00:54:29 <ann> <b>', '2018-09-25T00:54:29 ann: <b>'],
  ])('%s', async (line, expected) => {
    expect(await told('log.txt', line, { date: '2020-02-02' })).toEqual([expected])
  })

  it('tell what was said, done and noted, and how exactly', async () => {
    const { entries } = await read(
      '#ops-2018-09-25.log',
      '10:00 <ann> hi\n10:01:02 * ann nods\n10:02 * ann has quit\n10:03 <buildbot> Deployed 3fa to web\n',
    )
    expect(
      entries.map(({ kind, actorKind, precision, attributes, slice }) => [
        kind,
        actorKind,
        precision,
        attributes,
        slice,
      ]),
    ).toEqual([
      ['communication', 'human', 'minute', undefined, 'L1'],
      ['communication', 'human', 'exact', { action: true }, 'L2'],
      ['context', 'human', 'minute', undefined, 'L3'],
      ['change', 'automation', 'minute', undefined, 'L4'],
    ])
    expect(entries[0]?.source).toBe('#ops')
  })

  it('go on below, until the next time', async () => {
    const text = '[10:00] ann: look\n  at this\n\n12:00:01 ERROR of a pasted log\n[10:01] ben: ok'
    const { entries, unread } = await read('x.txt', text, { date: '2020-02-02' })
    expect(entries.map((entry) => [entry.text, entry.slice])).toEqual([
      ['look\n  at this\n\n12:00:01 ERROR of a pasted log', 'L1-L4'],
      ['ok', 'L5'],
    ])
    expect(unread).toEqual([])
  })

  it('are in the chosen zone, summer and winter', async () => {
    const text = '2018-07-01 12:00:00 <ann> a\n2018-12-01 12:00:00 <ann> b'
    expect(await told('x.log', text, { zone: 'Europe/Berlin' })).toEqual([
      '2018-07-01T10:00:00 ann: a',
      '2018-12-01T11:00:00 ann: b',
    ])
    const { entries } = await read('x.log', text, { zone: 'Europe/Berlin' })
    expect(entries[0]?.zone).toBe('Europe/Berlin')
    await expect(read('x.log', text, { zone: 'Nowhere' })).rejects.toMatchObject({ code: 'not-this-format' })
  })
})

describe('days', () => {
  it('come from the file’s name, and go on past midnight', async () => {
    const text =
      '[23:58:00] <ann> a\n[23:59:59] <ben> b\n[00:00:01] <ann> c\n[09:00:00] <ann> d\n[08:00:00] <ben> e\n'
    expect(await told('2018-12-31.log', text)).toEqual([
      '2018-12-31T23:58:00 ann: a',
      '2018-12-31T23:59:59 ben: b',
      '2019-01-01T00:00:01 ann: c',
      '2019-01-01T09:00:00 ann: d',
      '2019-01-01T08:00:00 ben: e',
    ])
  })

  it.each([
    ['--- Day changed Wed Sep 26 2018'],
    ['--- Log opened Wed Sep 26 00:00:00 2018'],
    ['-- Day changed to Wed, 26 Sep 2018 --'],
    ['**** BEGIN LOGGING AT Wed Sep 26 00:00:12 2018'],
    ['Session Start: Wed Sep 26 00:00:00 2018'],
    ['=== 2018-09-26 ==='],
    ['Wednesday, September 26th, 2018'],
  ])('come from a line like %s', async (line) => {
    expect(await told('ops.log', `${line}\n00:01 <ann> hi\n`)).toEqual(['2018-09-26T00:01:00 ann: hi'])
    expect(await told('ops.log', `22:59 <ben> ho\n${line}\n00:01 <ann> hi\n`)).toEqual([
      '2018-09-25T22:59:00 ben: ho',
      '2018-09-26T00:01:00 ann: hi',
    ])
  })

  it('that nothing names are asked for, and a chosen one counts first', async () => {
    const text = '10:00 <ann> hi\n10:01 <ben> ho\n'
    const evidence = await evidenceFromBytes('ops.log', Buffer.from(text))
    expect((await chatLog.inspect(evidence, {})).needs).toEqual(['date'])
    await expect(read('ops.log', text)).rejects.toThrow(/Choose the day/)
    const inspection = await chatLog.inspect(evidence, { date: '2020-02-02' })
    expect(inspection).toMatchObject({
      channels: [{ id: 'ops', name: 'ops', messages: 2 }],
      from: '2020-02-02T10:00:00Z',
      to: '2020-02-02T10:01:00Z',
    })
    expect(inspection.preview).toHaveLength(2)
    expect(await told('ops-2018-01-01.log', text, { date: '2020-02-02' })).toContain(
      '2020-02-02T10:00:00 ann: hi',
    )
  })
})

describe('pasted conversations', () => {
  it('with a name and a time above the words', async () => {
    const text = `Ann Ray  10:42 AM
The API is slow
since ten minutes

maybe the cache?
10:44
restarting it at 10:45
Pager APP  10:45 AM
Triggered #12: latency
Ben — Today at 11:58 PM
ok
Ben  12:01 AM
fine again`
    const { entries, confidence, unread } = await read('paste.txt', text, { date: '2020-02-02' })
    expect(confidence).toBeGreaterThan(0.8)
    expect(unread).toEqual([])
    expect(
      entries.map((entry) => [time(entry.at), entry.actor, entry.kind, entry.text, entry.slice]),
    ).toEqual([
      [
        '2020-02-02T10:42:00',
        'Ann Ray',
        'communication',
        'The API is slow\nsince ten minutes\n\nmaybe the cache?',
        'L1-L5',
      ],
      ['2020-02-02T10:44:00', 'Ann Ray', 'communication', 'restarting it at 10:45', 'L6-L7'],
      ['2020-02-02T10:45:00', 'Pager', 'signal', 'Triggered #12: latency', 'L8-L9'],
      ['2020-02-02T23:58:00', 'Ben', 'communication', 'ok', 'L10-L11'],
      ['2020-02-03T00:01:00', 'Ben', 'communication', 'fine again', 'L12-L13'],
    ])
  })

  it('with the time first, or with dates', async () => {
    expect(
      await told('t.txt', '[10:42 AM] Ann Ray\nslow\n[10:43 AM] Ben Li\nlooking', { date: '2020-02-02' }),
    ).toEqual(['2020-02-02T10:42:00 Ann Ray: slow', '2020-02-02T10:43:00 Ben Li: looking'])
    expect(await told('t.txt', 'Ann Ray  2018-09-25 10:42\nslow\nBen  2018-09-26 00:10\nok')).toEqual([
      '2018-09-25T10:42:00 Ann Ray: slow',
      '2018-09-26T00:10:00 Ben: ok',
    ])
    const divided =
      'Tuesday, September 25th, 2018\nAnn  10:42 AM\nslow\nWednesday, September 26th, 2018\nBen  9:00 AM\nok'
    expect(await told('t.txt', divided)).toEqual([
      '2018-09-25T10:42:00 Ann: slow',
      '2018-09-26T09:00:00 Ben: ok',
    ])
  })
})

describe('keys', () => {
  it('are the same in overlapping logs, and count the same words said twice in a moment', async () => {
    const lines = ['10:00 <ann> hi', '10:00 <ann> hi', '10:00 <ben> hi', '10:01 <ann> hi']
    const whole = (await read('ops-2018-09-25.log', lines.join('\n'))).entries.map((entry) => entry.key)
    const part = (await read('ops_20180925.txt', lines.slice(3).join('\n'))).entries.map((entry) => entry.key)
    expect(new Set(whole).size).toBe(4)
    expect(whole[0]).toMatch(/^chat:ops:1537869600000000:ann:\w+:0$/)
    expect(whole[1]).toBe(whole[0]?.replace(/0$/, '1'))
    expect(part).toEqual(whole.slice(3))
  })
})

describe('archives of logs', () => {
  const zip = makeZip([
    { path: 'logs/#ops/2018-09-25.log', bytes: '[10:00:00] <ann> one\n' },
    { path: 'logs/#ops/2018-09-26.log', bytes: '[10:00:00] <ann> two\n' },
    { path: 'logs/#talk/2018-09-25.log', bytes: '[10:00:00] <ben> three\n' },
    { path: 'logs/undated.log', bytes: '[10:00:00] <ben> four\n' },
    { path: 'README.md', bytes: '# logs' },
    { path: 'junk.log', bytes: Buffer.from([0, 1, 2, 3]) },
  ])

  it('are read file by file; one that can’t be spoils nothing', async () => {
    const { entries, unread, skipped, confidence } = await read('logs.zip', zip)
    expect(confidence).toBeGreaterThan(0.5)
    expect(entries.map(({ source, text, slice }) => [source, text, slice])).toEqual([
      ['#ops', 'one', 'logs/#ops/2018-09-25.log#L1'],
      ['#ops', 'two', 'logs/#ops/2018-09-26.log#L1'],
      ['#talk', 'three', 'logs/#talk/2018-09-25.log#L1'],
    ])
    expect(unread.map(({ where }) => where)).toEqual(['logs/undated.log#', 'junk.log#'])
    expect(skipped).toEqual({ 'files that are no chat log': 1 })
  })

  it('are read as far as channels and times are chosen', async () => {
    const { entries, skipped } = await read('logs.zip', zip, {
      channels: ['ops'],
      to: '2018-09-25T12:00:00Z',
    })
    expect(entries.map((entry) => entry.text)).toEqual(['one'])
    expect(skipped).toMatchObject({ 'logs of channels that were not chosen': 3 })
    const early = await read('logs.zip', zip, { to: '2018-09-20T00:00:00Z' })
    expect(early.skipped).toMatchObject({ 'logs outside the chosen times': 3 })
  })
})

describe('lines as Python wrote their bytes', () => {
  it('are read as they were meant', async () => {
    const text = String.raw`b'2018-09-25T10:00:00 <ann> it\'s \xe2\x80\x9cfine\xe2\x80\x9d
2018-09-25T10:00:01 <ben> C:\\new\tx
'
b"2018-09-25T10:00:02 <ann> it's \"ok\"
"
2018-09-25T10:00:03 <ann> plain \x41
`
    expect(await told('x.log', text)).toEqual([
      '2018-09-25T10:00:00 ann: it’s “fine”'.replace('’', "'"),
      '2018-09-25T10:00:01 ben: C:\\new\tx',
      '2018-09-25T10:00:02 ann: it\'s "ok"',
      '2018-09-25T10:00:03 ann: plain \\x41',
    ])
  })
})

describe('what is no chat', () => {
  it.each([
    [
      'a log of a program',
      '2024-01-02 10:00:00 INFO: starting\n2024-01-02 10:00:01 ERROR: boom\n2024-01-02 10:00:02 INFO: done\n',
    ],
    ['an access log', '10.0.0.1 - - [25/Sep/2018:10:00:00 +0000] "GET / HTTP/1.1" 200 5\n'],
    [
      'a syslog',
      'Sep 25 10:00:00 web1 sshd[5]: Accepted key\nSep 25 10:00:01 web1 cron[6]: run\nSep 25 10:00:02 web1 kernel: oom\n',
    ],
    ['prose', 'At 10:42 AM we saw it.\nWe met at 11:00\nIt was fixed by 11:30\n'],
    ['a timeline', '10:00 deploy\n10:05 alert fires\n10:20 rolled back\n'],
    ['Markdown', '# Incident\n\n- 10:45 restart\n- 10:50 ok\n'],
    ['JSON', '[{"time":"10:00","text":"x"}]'],
    ['CSV', 'time,who,what\n10:00,ann,hi\n10:01,ben,ho\n'],
    ['bytes', '\0\x01\x02'],
    ['nothing', ''],
  ])('is not taken for it: %s', async (_name, text) => {
    const evidence = await evidenceFromBytes('x.txt', Buffer.from(text))
    expect((await chatLog.recognise(evidence)).confidence).toBe(0)
  })
})
