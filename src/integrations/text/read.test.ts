import { describe, expect, it } from 'vitest'
import { evidenceOf, readAll, told, zipOf } from '../../../test/harness/reading.ts'
import { text } from './read.ts'
import { relativeTime } from './relative.ts'

const read = async (content: unknown, options = {}, name = 'notes.md') =>
  readAll(text, await evidenceOf(content, name), options)
const tellOf = async (content: string, options = {}) => (await read(content, options)).entries.map(told)
const day = { date: '2024-03-01' }

describe('lines that begin with a time', () => {
  it.each([
    ['14:02 UTC – deploy started', '14:02:00Z change deploy started'],
    ['- 2024-03-01 14:02:33Z: error rate rises', '14:02:33Z observation error rate rises'],
    ['[14:02] Ada joins', '14:02:00Z hand-off Ada joins'],
    ['**14:02** looking at graphs', '14:02:00Z observation looking at graphs'],
    ['* **14:02 UTC: Looking at graphs**', '14:02:00Z observation Looking at graphs'],
    ['> 14:02 looking', '14:02:00Z observation looking'],
    ['### 14:02 ###', '14:02:00Z observation (no words)'],
    ['1. 14:02 - looking', '14:02:00Z observation looking'],
    ['09:15 AM PST looking', '17:15:00Z observation looking'],
    ['March 1, 2024 at 4:05pm: looking', '16:05:00Z observation looking'],
    ['At 14:02 we looked', '14:02:00Z observation we looked'],
    ['At **14:02 UTC, all of it** stopped', '14:02:00Z observation all of it stopped'],
    ['[14:02](https://chat.example/p1) looking', '14:02:00Z observation looking'],
    ['Fri 14:02 looking', '14:02:00Z observation looking'],
    ['2024-03-01T14:02:33.5+01:00 looking', '13:02:33.500000Z observation looking'],
  ])('%s', async (line, expected) => {
    expect(await tellOf(line, day)).toEqual([`2024-03-01T${expected}`])
  })

  it.each([
    ['Ada 14:02: restarted the pool', '14:02:00Z observation Ada restarted the pool'],
    ['[INFO] 2024-03-01 14:02:33 started', '14:02:33Z observation [INFO] started'],
    [
      'We noticed at 14:02 that pages were slow',
      '14:02:00Z observation We noticed at 14:02 that pages were slow',
    ],
    ['web-1 - - [01/Mar/2024:14:02:33 +0000] "GET /"', '14:02:33Z observation web-1 "GET /"'],
  ])('or hold one early on: %s', async (line, expected) => {
    expect(await tellOf(line, day)).toEqual([`2024-03-01T${expected}`])
  })

  it.each([
    '16:9 is the ratio',
    'Version 10.11.12 is out',
    '3 pods failed',
    'See 10.2.3.4',
    '12:30 minutes in all',
    'May be it works',
  ])('but not: %s', async (line) => {
    expect((await read(`14:02 begins\n\n## Other\n${line}`, day)).entries).toHaveLength(1)
  })

  it('tell how exactly the time is known', async () => {
    const { entries } = await read('14:02:33 a\n14:02 b\n~14:02 c\n14:30ish d\naround 4pm e\n', day)
    expect(entries.map(({ precision }) => precision)).toEqual([
      'exact',
      'minute',
      'approx',
      'approx',
      'approx',
    ])
  })

  it('may tell a stretch', async () => {
    const { entries } = await read('14:02–14:10: restart\n4:05-4:15pm second\n23:50 to 00:10 third\n', day)
    const minutes = entries.map(({ at, until = at }) => (until - at) / 60e6)
    expect(minutes).toEqual([8, 10, 20])
    expect(entries[1]?.at).toBe(Date.UTC(2024, 2, 1, 16, 5) * 1000)
  })

  it('with points between hours and minutes, where that is the habit', async () => {
    expect(await tellOf('11.07: Started\n\n13.04: Failed\n', day)).toEqual([
      '2024-03-01T11:07:00Z observation Started',
      '2024-03-01T13:04:00Z observation Failed',
    ])
    expect((await read('1.10 Overview\n', day)).entries[0]?.precision).toBe('unknown')
    expect(await tellOf('0546: page\n0547: look\n', day)).toHaveLength(2)
  })
})

describe('days', () => {
  it('in headings hold for what follows', async () => {
    const content =
      '# Outage\n\n## Thursday 2 May 2024\n\n10:00 a\n\n### 3 May\n\n09:00 b\n\n**2024-05-04 (UTC)**\n08:00 c\n'
    expect(await tellOf(content)).toEqual([
      '2024-05-02T10:00:00Z observation a',
      '2024-05-03T09:00:00Z observation b',
      '2024-05-04T08:00:00Z observation c',
    ])
  })

  it('pass at midnight, but not for notes that are a little out of order', async () => {
    expect(await tellOf('23:58 a\n00:04 b\n00:02 c\n14:00 d\n02:00 e\n', day)).toEqual([
      '2024-03-01T23:58:00Z observation a',
      '2024-03-02T00:04:00Z observation b',
      '2024-03-02T00:02:00Z observation c',
      '2024-03-02T14:00:00Z observation d',
      '2024-03-03T02:00:00Z observation e',
    ])
  })

  it('come from the file’s name or a label when nothing else tells, and the reader says so', async () => {
    const evidence = await evidenceOf('14:02 a\n', '2024-03-01_checkout.md')
    const seen = await text.inspect(evidence, {})
    expect(seen.preview.map(told)).toEqual(['2024-03-01T14:02:00Z observation a'])
    expect(seen.notes?.join()).toContain('from the file’s name')
    expect(await tellOf('**Incident from:** 2024-03-01\n\n14:02 a\n')).toEqual([
      '2024-03-01T14:02:00Z observation a',
    ])
    expect(await tellOf('---\ntitle: x\ndate: 2024-03-01 10:00:00\n---\n14:02 a\n')).toEqual([
      '2024-03-01T14:02:00Z observation a',
    ])
  })

  it('are asked for when nothing tells', async () => {
    const evidence = await evidenceOf('14:02 a\n14:03 b\n', 'notes.txt')
    const seen = await text.inspect(evidence, {})
    expect(seen.needs).toEqual(['date'])
    const { unread } = await readAll(text, evidence)
    expect(unread).toEqual([
      { where: 'L1-L2', reason: 'This time has no date. Choose the date of the first time in this text.' },
    ])
    expect((await text.inspect(evidence, day)).needs).toBeUndefined()
  })

  it('without a year take the one that the text tells elsewhere', async () => {
    expect(await tellOf('Reviewed on 12 September 2022.\n\n25 August\n\n11:07 a\n')).toEqual([
      '2022-08-25T11:07:00Z observation a',
    ])
  })
})

describe('zones', () => {
  it('come from the line, the person’s choice or a remark in the text', async () => {
    expect(await tellOf('14:02 CET a', { ...day, zone: 'America/New_York' })).toEqual([
      '2024-03-01T13:02:00Z observation a',
    ])
    expect(await tellOf('14:02 a', { ...day, zone: 'America/New_York' })).toEqual([
      '2024-03-01T19:02:00Z observation a',
    ])
    const evidence = await evidenceOf('All times are in PST.\n\n14:02 a\n', 'x.txt')
    const seen = await text.inspect(evidence, day)
    expect(seen.preview.map(told)).toEqual(['2024-03-01T22:02:00Z observation a'])
    expect(seen.notes?.join()).toContain('Times were read in -08:00, as the text says.')
  })

  it('that do not exist are refused by name', async () => {
    await expect(read('14:02 a', { ...day, zone: 'Mars/Olympus' })).rejects.toThrow(
      'no time zone “Mars/Olympus”',
    )
  })

  it('with several meanings leave a note', async () => {
    const { entries } = await read('14:02 IST a', day)
    expect(entries[0]?.attributes?.note).toContain('India')
  })
})

describe('words without a time', () => {
  it('belong to the time above them', async () => {
    const { entries, skipped } = await read(
      'Preamble\n\n14:02 it began\n  and went on\n\nin a paragraph of its own\n```\n14:99 code\n15:00 code\n```\n\n## Analysis\n\nNothing of this belongs.\n',
      day,
    )
    expect(entries).toHaveLength(1)
    expect(entries[0]?.text).toBe(
      'it began\n  and went on\n\nin a paragraph of its own\n```\n14:99 code\n15:00 code\n```',
    )
    expect(entries[0]?.slice).toBe('L3-L10')
    expect(skipped).toEqual({ 'lines without a time': 2 })
  })

  it('under a heading with a time belong to it as far as the next one', async () => {
    const long = Array.from({ length: 30 }, (_, i) => `line ${i}`).join('\n\n')
    const { entries } = await read(`### 14:02\n\n${long}\n\n### 14:05\n\nend\n`, day)
    expect(entries.map(({ text: words }) => words.split('\n').length)).toEqual([59, 1])
  })

  it('in the next bullet of a list are another matter', async () => {
    const { entries, skipped } = await read('- 14:02 it began\n  - a detail\n- What went well\n', day)
    expect(entries.map(({ text: words }) => words)).toEqual(['it began\n  - a detail'])
    expect(skipped).toEqual({ 'lines without a time': 1 })
  })
})

describe('who', () => {
  it('is the name before a colon that comes back, or stands in brackets', async () => {
    const { entries } = await read(
      '14:02 <ada> hello\n14:03 Grace: looking\n14:04 Grace: found\n14:05 Cause: disk\n14:06 Fix: space\n',
      day,
    )
    expect(entries.map(({ actor, text: words }) => [actor, words])).toEqual([
      ['ada', 'hello'],
      ['Grace', 'looking'],
      ['Grace', 'found'],
      [undefined, 'Cause: disk'],
      [undefined, 'Fix: space'],
    ])
  })

  it('is a program when nearly every line is a time with its date', async () => {
    const { entries } = await read(
      '2024-03-01 14:02:33 a\n2024-03-01 14:02:34 b\n2024-03-01 14:02:35 c\n',
      {},
      'app.log',
    )
    expect(entries.map(({ actorKind, kind }) => [actorKind, kind])).toEqual(
      Array(3).fill(['system', 'signal']),
    )
  })
})

describe('Markdown tables', () => {
  it('are read by their cells', async () => {
    const content =
      '| Time (UTC) | Who | What |\n|---|---|---|\n| 14:02 | Ada | Restarted \\| waited |\n| **14:05** | | Better |\n| later | | never |\n'
    const { entries, unread } = await read(content, day)
    expect(entries.map(({ actor, text: words, slice }) => [actor, words, slice])).toEqual([
      ['Ada', 'Restarted | waited', 'L3'],
      [undefined, 'Better', 'L4'],
    ])
    expect(unread.map(({ where }) => where)).toEqual(['L5'])
  })

  it('may tell day and time in two cells', async () => {
    expect(await tellOf('| Date | Time | What |\n|--|--|--|\n| 2024-03-01 | 14:02 | a |\n')).toEqual([
      '2024-03-01T14:02:00Z observation a',
    ])
  })
})

describe('times that count from the beginning', () => {
  it('need one', async () => {
    expect(await tellOf('14:02 T0\n+5m: second\nT+1h: third\n+00:10 fourth\n', day)).toEqual([
      '2024-03-01T14:02:00Z observation T0',
      '2024-03-01T14:07:00Z observation second',
      '2024-03-01T15:02:00Z observation third',
      '2024-03-01T14:12:00Z observation fourth',
    ])
    const { unread } = await read('+5m: second\n14:02 a\n', day)
    expect(unread).toEqual([{ where: 'L1', reason: 'This counts from a beginning that no line tells.' }])
  })

  it('are no bullets and no numbers', () => {
    for (const line of ['- 5m later', '+1 from me', '+', 'T', '-5m'])
      expect(relativeTime(line, 0), line).toBeNull()
    expect(relativeTime('T-10min', 0)?.seconds).toBe(-600)
  })
})

describe('other texts', () => {
  it('without any time become one entry on a chosen day, or say what to do', async () => {
    const story = 'It broke.\nWe fixed it.\n'
    const seen = await text.inspect(await evidenceOf(story, 'story.txt'), {})
    expect(seen.needs).toEqual(['date'])
    expect(seen.notes?.[0]).toContain('Write one at the beginning of each line')
    const { entries, unread } = await read(story, day)
    expect(entries.map(({ precision, text: words }) => [precision, words])).toEqual([
      ['unknown', 'It broke.\nWe fixed it.'],
    ])
    expect(unread).toEqual([])
  })

  it('that are empty say so', async () => {
    for (const content of ['', '\ufeff', '\n\n'])
      expect((await read(content, day)).unread).toEqual([{ where: '', reason: 'This is empty.' }])
  })

  it('keep their places in an archive, and their keys in another file', async () => {
    const zip = await zipOf({ 'a/2024-03-01.md': '14:02 a', 'b.png': 'x' }, 'notes.zip')
    const { entries } = await readAll(text, zip)
    expect(entries[0]?.slice).toBe('a/2024-03-01.md#L1')
    expect(entries[0]?.key).toBe((await read('intro\n\n2024-03-01 14:02 a\n')).entries[0]?.key)
  })

  it('of many lines take no longer than they must', async () => {
    const lines = Array.from(
      { length: 20_000 },
      (_, i) => `2024-03-01 14:02:33.${i % 1000} [worker-${i}] did thing number ${i}`,
    )
    const { entries } = await read(lines.join('\n'), {}, 'app.log')
    expect(entries).toHaveLength(20_000)
  })
})
