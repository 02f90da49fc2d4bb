import { describe, expect, test } from 'vitest'
import { meaningsOf, readDocument, timesOf } from '../../../test/harness/read-document.ts'

describe('a date is found', () => {
  const dated: [string, string, string, string | null][] = [
    ['in front matter', 'a.md', '---\ndate: 2026-01-05\n---\nIt was down.', '2026-01-05'],
    ['with its time', 'a.md', '---\ndate: 2026-01-05T09:30:00+01:00\n---\nDown.', '2026-01-05T08:30:00Z'],
    ['in TOML', 'a.md', '+++\ndate = 2026-01-05\n+++\nIt was down.', '2026-01-05'],
    [
      'where its beginning is told',
      'a.md',
      '---\ndate: 2026-01-09\nstart_time: 2026-01-05T10:00:00Z\n---\nDown.',
      '2026-01-05T10:00:00Z',
    ],
    [
      'in the title before a date of writing',
      'a.md',
      '---\ndate: 2026-02-01\n---\n# Outage on 5 January 2026\n\nDown.',
      '2026-01-05',
    ],
    ['in words', 'a.md', '# Outage\n\n**Date:** January 5th, 2026\n', '2026-01-05'],
    ['with dots', 'a.md', '# Outage\n\nDate: 05.01.2026\n', '2026-01-05'],
    [
      'in a table',
      'a.md',
      '# Outage\n\n| | |\n|---|---|\n| Incident date | 5 Jan 2026 |\n| Severity | P1 |\n',
      '2026-01-05',
    ],
    ['in the name', '2026-01-05-outage.md', '# Outage\n\nIt was down for long.', '2026-01-05'],
    ['in a name without marks', '20260105_outage.txt', 'It was down for long.', '2026-01-05'],
    ['in a folder', 'posts/2026/01/05/outage.md', '# Outage\n\nIt was down.', '2026-01-05'],
    ['in the first words', 'a.md', '# Outage\n\nOn Monday, January 5, 2026, it was down.', '2026-01-05'],
    ['in another language', 'a.md', '# Ausfall am 5. Januar 2026\n\nNiemand kam hinein.', '2026-01-05'],
    ['in Japanese', 'a.md', '# 障害 2026年1月5日\n\nDown, all of it.', '2026-01-05'],
    [
      'as the order of another date shows',
      'a.md',
      '# Outage\n\nDate: 05/01/2026\n\nReviewed: 17/01/2026\n',
      '2026-01-05',
    ],
    ['as the name shows', '2026-01-05.md', '# Outage\n\nDate: 05/01/2026\n', '2026-01-05'],
    ['not at all', 'a.md', '# Outage\n\nIt was down for a long while.', null],
  ]
  test.each(dated)('%s', async (_, path, text, date) => {
    expect((await readDocument(path, text)).date).toBe(date)
  })

  test('a guess is told', async () => {
    const { date, problems } = await readDocument('a.md', '# Outage\n\nDate: 05/01/2026\n\nIt was down.')
    expect(date).toBe('2026-05-01')
    expect(problems.join()).toContain('a guess')
  })
})

describe('a timeline is read', () => {
  const told: [string, string, string[]][] = [
    ['from a list', '- 09:02 one\n- 09:10 two', ['2026-01-05T09:02:00Z', '2026-01-05T09:10:00Z']],
    ['past midnight', '- 23:50 one\n- 00:10 two', ['2026-01-05T23:50:00Z', '2026-01-06T00:10:00Z']],
    [
      'with am and pm',
      '- 9:02am one\n- 1:10 p.m. two\n- 4p three',
      ['2026-01-05T09:02:00Z', '2026-01-05T13:10:00Z'],
    ],
    ['with points', '09.02 AC one\n\n09.10 DM two', ['2026-01-05T09:02:00Z', '2026-01-05T09:10:00Z']],
    [
      'from a table',
      '| Time (CET) | Event |\n|---|---|\n| 09:02 | one |\n| 09:10 | two |',
      ['2026-01-05T08:02:00Z', '2026-01-05T08:10:00Z'],
    ],
    [
      'from a table with days',
      '| Date | Time | Event |\n|--|--|--|\n| 6 Jan | 09:02 | one |\n| 7 Jan | 09:10 | two |',
      ['2026-01-06T09:02:00Z', '2026-01-07T09:10:00Z'],
    ],
    [
      'from headings',
      '### 2026-01-04 22:00\n\none\n\n### 22:30\n\ntwo',
      ['2026-01-04T22:00:00Z', '2026-01-04T22:30:00Z'],
    ],
    [
      'below days',
      '**4 January**\n\n- 10:00 one\n\n**5 January**\n\n- 08:00 two',
      ['2026-01-04T10:00:00Z', '2026-01-05T08:00:00Z'],
    ],
    [
      'with a zone named once',
      'All times in PST.\n\n- 09:02 one\n- 09:10 two',
      ['2026-01-05T17:02:00Z', '2026-01-05T17:10:00Z'],
    ],
    [
      'with an offset',
      '(times are UTC+2)\n\n- 09:02 one\n- 09:10 two',
      ['2026-01-05T07:02:00Z', '2026-01-05T07:10:00Z'],
    ],
    [
      'from stretches',
      '- 2026-01-05 10:00 - 11:00 one\n- 11:30–11:40 two',
      ['2026-01-05T10:00:00Z', '2026-01-05T11:30:00Z'],
    ],
    [
      'on one line',
      'Timeline: 09:02 UTC - The first thing happened. 09:10 UTC - The second thing happened, which took a while. 09:30 UTC - The third.',
      ['2026-01-05T09:02:00Z', '2026-01-05T09:10:00Z', '2026-01-05T09:30:00Z'],
    ],
    [
      'from a chat',
      'Priya Raman  2:03 PM\nseeing errors\n\nDylan [2:05 PM]\nlooking',
      ['2026-01-05T14:03:00Z', '2026-01-05T14:05:00Z'],
    ],
    [
      'from a log in a block',
      '```\n[09:02] <ana> one\n[09:10] <ben> two\n```',
      ['2026-01-05T09:02:00Z', '2026-01-05T09:10:00Z'],
    ],
    [
      'in brackets behind the words',
      '1. Reported (5 January, ~15:00 UTC)\n2. Fixed (6 January, 16:00 UTC)',
      ['2026-01-05T15:00:00Z', '2026-01-06T16:00:00Z'],
    ],
    ['of days alone', '- 2026-01-04: one\n- 2026-01-05: two', ['2026-01-04', '2026-01-05']],
  ]
  test.each(told)('%s', async (_, text, times) => {
    const reading = await readDocument(
      '2026-01-05-outage.md',
      `# Outage\n\n## Timeline\n\n${text}\n\n## Lessons\n\nWe learned.`,
    )
    expect(timesOf(reading)).toEqual(times)
    if (!text.startsWith('Timeline')) expect(reading.timeline[0]?.text).toMatch(/one|error|Priya|Reported/)
  })

  test('its words keep initials and what follows on other lines', async () => {
    const { timeline } = await readDocument(
      '2026-01-05.md',
      '## Timeline\n\n09.10 AC looks\nat the disk\n\n09.20 DM done',
    )
    expect(timeline.map(({ text }) => text)).toEqual(['AC looks\nat the disk', 'DM done'])
  })

  test('where no heading announces it', async () => {
    const reading = await readDocument(
      '20260105-x.txt',
      'It was down.\n• 09:02 one\n• 09:10 two\n• 09:20 three\n\nThat was all.',
    )
    expect(timesOf(reading)).toHaveLength(3)
    expect(reading.timeline.at(-1)?.text).toBe('three')
  })

  test('numbers that are no times make none', async () => {
    const reading = await readDocument(
      '2026-01-05.md',
      '# Outage\n\n- 15.3 % of requests\n- 10 pods\n- 1.4.2 was deployed\n- 3:1 odds',
    )
    expect(reading.timeline).toEqual([])
  })
})

describe('items are read', () => {
  const itemsOf = async (text: string) =>
    (await readDocument('a.md', `# Outage\n\n## Action items\n\n${text}\n`)).items
  const item = (text: string, rest: object = {}) => ({ text, owner: null, state: null, url: null, ...rest })

  const told: [string, string, object][] = [
    ['a line', '- Add an alert', item('Add an alert')],
    ['a ticked box', '- [x] Add an alert', item('Add an alert', { state: 'done' })],
    ['an empty box', '- [ ] Add an alert', item('Add an alert', { state: 'open' })],
    ['a stroke', '- ~~Add an alert~~', item('Add an alert', { state: 'done' })],
    ['a mark', '- ✅ Add an alert', item('Add an alert', { state: 'done' })],
    ['a word at the end', '- Add an alert – DONE', item('Add an alert', { state: 'done' })],
    ['a word in brackets', '- Add an alert [In Progress]', item('Add an alert', { state: 'in-progress' })],
    ['a status', '- Status: Declined - Add an alert', item('Add an alert', { state: 'declined' })],
    ['a status behind it', '- Add an alert. Status: Done', item('Add an alert.', { state: 'done' })],
    ['an owner', '- Add an alert (owner: Sam Lee)', item('Add an alert', { owner: 'Sam Lee' })],
    ['a handle', '- Add an alert @sam', item('Add an alert', { owner: '@sam' })],
    ['initials', '- SL: add an alert', item('add an alert', { owner: 'SL' })],
    ['a name in bold', '**SL**\n- Add an alert', item('Add an alert', { owner: 'SL' })],
    ['a name in bold before it', '**SL** Add an alert', item('Add an alert', { owner: 'SL' })],
    [
      'a link',
      '- Add an alert [OPS-1](https://example.org/OPS-1)',
      item('Add an alert OPS-1', { url: 'https://example.org/OPS-1' }),
    ],
    [
      'a link at the end of the page',
      '- Add an alert [OPS-1][a]\n\n[a]: https://example.org/1',
      item('Add an alert OPS-1', { url: 'https://example.org/1' }),
    ],
    [
      'a row',
      '| Action | Owner | Ticket | Status |\n|-|-|-|-|\n| Add an alert | Sam | https://example.org/1 | Done |',
      item('Add an alert', { owner: 'Sam', url: 'https://example.org/1', state: 'done' }),
    ],
    ['a verb in bold', '**Investigate**\n- The cache and its size', item('The cache and its size')],
    ['a group', '- Monitoring:\n  - Add an alert', item('Add an alert')],
  ]
  test.each(told)('%s', async (_, text, expected) => {
    expect(await itemsOf(text)).toEqual([expected])
  })

  test.each(['None', '- N/A', 'TBD'])('%s is no item', async (text) => {
    expect(await itemsOf(text)).toEqual([])
  })

  test('parts of an item are one with it, and numbers in a line part items', async () => {
    expect(await itemsOf('- Alert on the cache:\n  - its size\n  - its age')).toHaveLength(1)
    const run = 'We are sorry. This includes: 1. Add an alert [Complete] 2. Test the alert [In Progress]'
    expect((await itemsOf(run)).map(({ state }) => state)).toEqual(['done', 'in-progress'])
  })

  test('a sentence announces a list where no heading does', async () => {
    const text =
      'It was down for long.\n\nTo prevent this in the future, we will:\n\n- add an alert\n- test it'
    expect((await readDocument('a.md', text)).items).toHaveLength(2)
  })
})

test('sections keep their headings and get a meaning', async () => {
  const text = [
    '# Outage',
    '## 1. Executive summary',
    'a',
    '## 💥 Customer impact',
    'b',
    '## Root Cause(s)',
    'c',
    '### Why the disk filled',
    'd',
    '## Ursache',
    'e',
    '## What went wrong',
    'f',
    '## Attendees',
    'g',
  ].join('\n\n')
  expect(meaningsOf(await readDocument('a.md', text))).toEqual([
    '1. Executive summary: summary',
    '💥 Customer impact: impact',
    'Root Cause(s): factors',
    'Why the disk filled: factors',
    // Headings in other languages stay text, of meaning “other”: this is promised. A correction in the preview says more.
    'Ursache: other',
    'What went wrong: factors',
    'Attendees: other',
  ])
  const beside = await readDocument('a.md', '## What went well\n\na\n\n## What went wrong\n\nb')
  expect(meaningsOf(beside)).toEqual(['What went well: went-well', 'What went wrong: lessons'])
})

test('labels begin sections, in bold, alone on a line and in the midst of one', async () => {
  const bold = await readDocument('a.md', '# Outage\n\n**Impact**: all of it\n\n**Root Causes**: a disk\n')
  expect(meaningsOf(bold)).toEqual(['Impact: impact', 'Root Causes: factors'])
  const run = await readDocument(
    'a.txt',
    'RCA - Storage\nSummary of impact: It was down. Root cause: A disk was full. Next steps: Engineers will add an alert.',
  )
  expect(meaningsOf(run)).toEqual(['Summary of impact: impact', 'Root cause: factors', 'Next steps: items'])
  expect(run.title).toBe('RCA - Storage')
})

test('a heading that every report could have is no title', async () => {
  expect((await readDocument('2026-01-05-login-outage.md', '# Postmortem\n\nIt was down.')).title).toBe(
    'login outage',
  )
  expect((await readDocument('a.txt', 'INCIDENT REPORT\n\nTitle: Login outage\n\nIt was down.')).title).toBe(
    'Login outage',
  )
})

test('details are found wherever they stand', async () => {
  const front = await readDocument('a.md', '---\nseverity: SEV-2\naffected: [auth, gateway]\n---\n\nDown.')
  expect([front.severity, front.services]).toEqual(['SEV-2', ['auth', 'gateway']])
  const lines = await readDocument(
    'a.md',
    '# Outage\n\nSeverity: P1\nAffected services: auth, gateway and store\n\nIt was down.',
  )
  expect([lines.severity, lines.services]).toEqual(['P1', ['auth', 'gateway', 'store']])
  const table = await readDocument(
    'a.md',
    '# Outage\n\n| Field | Value |\n|--|--|\n| Severity | Critical |\n| Services | auth<br>gateway |\n',
  )
  expect([table.severity, table.services]).toEqual(['Critical', ['auth', 'gateway']])
})

describe('what is no review is told apart', () => {
  const others: [string, string, string][] = [
    [
      'notice',
      'a.md',
      '---\ntitle: Maintenance window on the database\n---\nThe database will be upgraded on Monday. No outage is expected.',
    ],
    [
      'template',
      'postmortem-template.md',
      '# Postmortem\n\n**Date:** YYYY-MM-DD\n\n## Summary\n\n<What happened>\n\n## Impact\n\n<Who was affected>\n',
    ],
    ['list', 'README.md', '# Reviews\n\n- [Login](a.md)\n- [Database](b.md)\n- [Queue](c.md)\n'],
    ['notice', 'LICENSE', 'Permission is hereby granted, free of charge, to any person.'],
    ['unreadable', 'a.md', ' \n\n'],
    ['unreadable', 'a.json', '{"a":'],
    [
      'review',
      'a.md',
      '# Outage during maintenance\n\nThe upgrade failed and the site was down for an hour.',
    ],
  ]
  test.each(others)('%s: %s', async (kind, path, text) => {
    const reading = await readDocument(path, text)
    expect(reading.kind).toBe(kind)
    if (kind !== 'review') expect(reading.problems[0]).toMatch(/^It .+\.$/)
  })
})
