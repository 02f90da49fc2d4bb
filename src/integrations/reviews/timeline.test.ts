import { describe, expect, test } from 'vitest'
import { readBelowTitle, readDocument, timesOf } from '../../../test/harness/read-document.ts'

const storyOf = async (timeline: string, path = '2026-01-05.md') =>
  (await readBelowTitle(timeline, path)).timeline.map(({ at, text }) => `${at} ${text}`)

describe('the zone of a timeline is found', () => {
  const named: [string, string, string[]][] = [
    [
      'in a remark above the story',
      '# Stuck queue\n\nAll times PDT.\n\n## Summary\n\nMail was late for an hour.\n\n## Timeline\n\n- 09:02 one\n- 09:10 two',
      ['2026-07-05T16:02:00Z', '2026-07-05T16:10:00Z'],
    ],
    [
      'in a remark about timestamps',
      '# Stuck queue\n\nTimestamps are in CEST.\n\n## Timeline\n\n- 09:02 one\n- 09:10 two',
      ['2026-07-05T07:02:00Z', '2026-07-05T07:10:00Z'],
    ],
    [
      'in a detail',
      '# Stuck queue\n\n| Detected | 2026-07-05 09:02 BRT |\n|--|--|\n| Resolved | 2026-07-05 10:00 BRT |\n\n## Timeline\n\n- 09:02 one\n- 09:10 two',
      ['2026-07-05T12:02:00Z', '2026-07-05T12:10:00Z'],
    ],
    [
      'in words of a place',
      '# Stuck queue\n\n## Timeline (Japan time)\n\n- 09:02 one\n- 09:10 two',
      ['2026-07-05T00:02:00Z', '2026-07-05T00:10:00Z'],
    ],
    [
      'as a distance, whatever stands behind it',
      '# Stuck queue\n\n## Timeline\n\n- 09:02 GMT+2: one\n- 09:10 UTC+02:00: two\n- 09:20 (GMT+2) - three',
      ['2026-07-05T07:02:00Z', '2026-07-05T07:10:00Z', '2026-07-05T07:20:00Z'],
    ],
    [
      'in words behind a clock',
      '# Stuck queue\n\n## Timeline\n\n- 9:02 AM Eastern: one\n- 9:10 AM Eastern Time, two',
      ['2026-07-05T13:02:00Z', '2026-07-05T13:10:00Z'],
    ],
    [
      'by its summer and its winter',
      '# Stuck queue\n\n## Timeline (all times in CET/CEST)\n\n- 2026-07-05 09:02 one\n- 2026-12-05 09:10 two',
      ['2026-07-05T07:02:00Z', '2026-12-05T08:10:00Z'],
    ],
    [
      'in the head of a column',
      '# Stuck queue\n\n## Timeline\n\n| When (JST) | What |\n|--|--|\n| 2026-07-05 09:02 | one |\n| 2026-07-05 09:10 | two |',
      ['2026-07-05T00:02:00Z', '2026-07-05T00:10:00Z'],
    ],
    [
      'behind a clock, where it is rare',
      '# Stuck queue\n\n## Timeline\n\n- 9:02 AM WAT: one\n- 9:10 AM WAT: two',
      ['2026-07-05T08:02:00Z', '2026-07-05T08:10:00Z'],
    ],
  ]
  test.each(named)('%s', async (_, text, times) => {
    expect(timesOf(await readDocument('2026-07-05.md', text))).toEqual(times)
  })
})

test('a month and a day in front of a clock are a day', async () => {
  const text = '# Stuck queue\n\n## Timeline (UTC)\n\n- [03-26 17:40] one\n- [03-27 02:50] two'
  const { timeline } = await readDocument('2026-03-26.md', text)
  expect(timeline).toEqual([
    { at: '2026-03-26T17:40:00Z', text: 'one' },
    { at: '2026-03-27T02:50:00Z', text: 'two' },
  ])
})

describe('a time that stands as a heading', () => {
  test('holds for the sentences below it, whatever times they tell', async () => {
    const text =
      '# Stuck queue\n\n## Timeline (UTC)\n\n### 18:20\n\nAt approximately 5:40 the disk was full.\n\n### 18:41\n\nWe look for room.'
    expect(timesOf(await readDocument('2026-07-05.md', text))).toEqual([
      '2026-07-05T18:20:00Z',
      '2026-07-05T18:41:00Z',
    ])
  })

  test('leaves the times of its day to the sentences below it', async () => {
    const text =
      '# Stuck queue\n\n## Timeline (UTC)\n\n### 2026-07-05 Letters are stuck\n\nbetween ~4pm and ~5:15pm the disk was full.'
    expect(timesOf(await readDocument('a.md', text))).toEqual(['2026-07-05', '2026-07-05T16:00:00Z'])
  })

  test('holds for a word or two', async () => {
    const text =
      '# Stuck queue\n\n## Timeline\n\n### August 24, 2026\n\n[#243](https://code.example/243) merges.\n\n### August 28, 2026\n\nFixed.'
    expect((await readDocument('a.md', text)).timeline).toEqual([
      { at: '2026-08-24', text: '#243 merges.' },
      { at: '2026-08-28', text: 'Fixed.' },
    ])
  })

  test('of a page whose name is another one tells its day', async () => {
    const page =
      '<html><head><title>Letters are stuck</title></head><body><h1>Tuesday 14th July 2026</h1><h3>18:20 UTC</h3><p>No room.</p><h3>18:41 UTC</h3><p>Room again.</p></body></html>'
    expect(await readDocument('page.html', page)).toMatchObject({
      title: 'Letters are stuck',
      date: '2026-07-14',
    })
  })
})

test('a day within a sentence that an editor broke is none of the timeline', async () => {
  const text =
    '# Stuck queue\n\n## Timeline (UTC)\n\n- 2026-05-17 09:02 the file that was restored on\n  2026-05-16 was gone again.\n- 2026-05-18 09:00 nothing came (0 rows\n  since 07:46); it is gone\n- Feb-07-2027 it is back'
  expect(timesOf(await readDocument('a.md', text))).toEqual([
    '2026-05-17T09:02:00Z',
    '2026-05-18T09:00:00Z',
    '2027-02-07',
  ])
})

test('a stretch of days is of its first', async () => {
  const text =
    '# Stuck queue\n\n## Timeline\n\n- October 9-23, 2026: letters wait\n- 24-25 October 2026: letters go out'
  expect((await readDocument('a.md', text)).timeline.map(({ at }) => at)).toEqual([
    '2026-10-09',
    '2026-10-24',
  ])
})

test('a moment may tell how long it took', async () => {
  const text =
    '# Stuck queue\n\n## Timeline (UTC)\n\n- Letters waited for 60 minutes (09:02–10:02)\n- Parcels waited for 8 minutes (10:10–10:18)'
  expect(timesOf(await readDocument('2026-07-05.md', text))).toEqual([
    '2026-07-05T09:02:00Z',
    '2026-07-05T10:10:00Z',
  ])
})

test('how long something took is no moment of its own', async () => {
  const text =
    '# Stuck queue\n\n## Timeline (UTC)\n\n- 09:02 one\n- 09:10 two\n\nDuration of impact:\n\n- **Letters:** ~60 minutes (09:02–10:02)\n- **Parcels:** ~8 minutes (09:02–09:10)'
  expect(timesOf(await readDocument('2026-07-05.md', text))).toEqual([
    '2026-07-05T09:02:00Z',
    '2026-07-05T09:10:00Z',
  ])
})

test('updates with a time in their headings are a timeline', async () => {
  const text =
    '---\ntitle: Stuck queue\ndate: 2026-01-05\n---\n## Resolved - 12:30 UTC\n\nMail goes out.\n\n## Investigating - 10:00 UTC\n\nMail is late.\n'
  const { timeline } = await readDocument('a.md', text)
  expect(timeline).toEqual([
    { at: '2026-01-05T12:30:00Z', text: 'Resolved\nMail goes out.' },
    { at: '2026-01-05T10:00:00Z', text: 'Investigating\nMail is late.' },
  ])
})

test('the times that shortcodes track are those of their updates', async () => {
  const text =
    '---\ntitle: Stuck queue\ndate: 2026-01-05\n---\n*Resolved* - Mail goes out. {{< track "2026-01-05 12:30:00" >}}\n\n*Investigating* - Mail is late. {{< track "2026-01-05 10:00:00" >}}\n\n*Noticed* - A queue grows. {{< track "2026-01-05 09:40:00" >}}\n'
  const reading = await readDocument('a.md', text)
  expect(timesOf(reading)).toEqual(['2026-01-05T12:30:00Z', '2026-01-05T10:00:00Z', '2026-01-05T09:40:00Z'])
})

test('a day and a clock behind a colon are one time', async () => {
  const text =
    '# Stuck queue\n\n## Timeline\n\n- 2026-01-05: at 09:02 UTC it stuck\n- 2026-01-06: it was told'
  expect((await readDocument('a.md', text)).timeline).toEqual([
    { at: '2026-01-05T09:02:00Z', text: 'it stuck' },
    { at: '2026-01-06', text: 'it was told' },
  ])
})

describe('times that count from the beginning', () => {
  test('count from the beginning that is stated, in lists and tables', async () => {
    const begun = '- **Start:** 2026-01-05 09:02 UTC\n- **Severity:** SEV2\n\n## Timeline\n\n'
    const list = '- T0: it stuck\n- T+5: alert\n- T+1h30m: it moved\n- **T-10m** – deploy'
    const told = [
      '2026-01-05T09:02:00Z it stuck',
      '2026-01-05T09:07:00Z alert',
      '2026-01-05T10:32:00Z it moved',
      '2026-01-05T08:52:00Z deploy',
    ]
    expect(await storyOf(`${begun}${list}`)).toEqual(told)
    const table = '| When | Event |\n|-|-|\n| T+0 | it stuck |\n| T+00:05 | alert |\n| +1h30m | it moved |'
    expect(await storyOf(`${begun}${table}`)).toEqual(told.slice(0, 3))
  })

  test('count from the first clock, where one is told', async () => {
    const list = '- T+0 (09:02 UTC): it stuck\n- T+5m: alert'
    expect(await storyOf(`## Timeline\n\n${list}`)).toEqual([
      '2026-01-05T09:02:00Z T+0 it stuck',
      '2026-01-05T09:07:00Z alert',
    ])
  })

  test('are told to be left out where nothing says from when', async () => {
    const text = '# Stuck queue\n\n## Timeline\n\n- T+0: it stuck\n- T+5m: alert\n'
    const { timeline, problems } = await readDocument('2026-01-05.md', text)
    expect(timeline).toEqual([])
    expect(problems.join()).toContain('2 times of the timeline')
  })
})

describe('a time is read', () => {
  const written: [string, string, string[]][] = [
    [
      'with its clock closed up behind the day',
      '- 2026-01-05 0902: one\n- 2026-01-06 0004 – two',
      ['2026-01-05T09:02:00Z one', '2026-01-06T00:04:00Z two'],
    ],
    [
      'with digits that nobody knows',
      '- 2026-01-05 09:2xZ one\n- 2026-01-05T10:04:xxZ two\n- 2026-01-05T11:xx:xxZ three\n- 2026-01-06Txx:xx:xxZ four words of it',
      [
        '2026-01-05T09:20:00Z one',
        '2026-01-05T10:04:00Z two',
        '2026-01-05T11:00:00Z three',
        '2026-01-06 four words of it',
      ],
    ],
    [
      'below a line that is only its zone',
      '(UTC+9:30)\n\n6:54am - one\n\n9:20am - two',
      ['2026-01-04T21:24:00Z one', '2026-01-04T23:50:00Z two'],
    ],
    [
      'early in a line whose day stands in brackets',
      '- First stretch: 09:02-10:00 UTC (January 5)\n- Second stretch: 23:15-01:00 UTC (January 5)',
      [
        '2026-01-05T09:02:00Z First stretch: 09:02-10:00 UTC',
        '2026-01-05T23:15:00Z Second stretch: 23:15-01:00 UTC',
      ],
    ],
    [
      'behind the word that it is an update',
      '- UPDATE 5 Jan 19:27 UTC - one\n- UPDATE 6 Jan 05:00 UTC - two',
      ['2026-01-05T19:27:00Z one', '2026-01-06T05:00:00Z two'],
    ],
    [
      'late in sentences, where all are told that way',
      '- The night shift was told of a growing queue at 12:16 UTC on January 5, 2026.\n- Whoever had written to us got an answer at about 1:00 PM UTC.',
      [
        '2026-01-05T12:16:00Z The night shift was told of a growing queue at 12:16 UTC on January 5, 2026.',
        '2026-01-05T13:00:00Z Whoever had written to us got an answer at about 1:00 PM UTC.',
      ],
    ],
    [
      'on the weekday it names',
      '- Sun 23:50 one\n- Mon 00:10 two\n- Wed ~9:02 three',
      ['2026-01-04T23:50:00Z one', '2026-01-05T00:10:00Z two', '2026-01-07T09:02:00Z three'],
    ],
    [
      'below the weekday it follows',
      '**Sunday**\n\n- 23:50 one\n\n**Tuesday**\n\n- 00:10 two',
      ['2026-01-04T23:50:00Z one', '2026-01-06T00:10:00Z two'],
    ],
  ]
  test.each(written)('%s', async (_, timeline, story) => {
    expect(await storyOf(`## Timeline\n\n${timeline}`)).toEqual(story)
  })

  test('behind who speaks, with the day', async () => {
    const chat =
      'Sam Roe  05/01/2026 07:45\nIt is stuck.\n\nKim Doe  05/01/2026 07:52\nOn it. (17/01/2026 is the review.)'
    expect(await storyOf(`## Timeline (from chat)\n\n${chat}`)).toEqual([
      '2026-01-05T07:45:00Z Sam Roe\nIt is stuck.',
      '2026-01-05T07:52:00Z Kim Doe\nOn it. (17/01/2026 is the review.)',
    ])
  })

  test('in a table of milestones', async () => {
    const table =
      '| Milestone | Time | Duration |\n|-|-|-|\n| Started | Jan 5, 2026 10:02 AM EST | |\n| Detected | Jan 5, 2026 10:09 AM EST | 7m |'
    expect(await storyOf(`## Milestones\n\n${table}`)).toEqual([
      '2026-01-05T15:02:00Z Started',
      '2026-01-05T15:09:00Z Detected — 7m',
    ])
  })

  test('alone above the paragraphs that belong to it', async () => {
    const text =
      'Mail was late on 5 January 2026.\n\n6:20 PM UTC\n\nAt about 5:40 PM the disk filled.\n\n6:41 PM UTC\n\nIt is being emptied.\n\n7:30 PM UTC\n\nMail goes out.'
    expect(await storyOf(text)).toEqual([
      '2026-01-05T18:20:00Z At about 5:40 PM the disk filled.',
      '2026-01-05T18:41:00Z It is being emptied.',
      '2026-01-05T19:30:00Z Mail goes out.',
    ])
  })

  test('and dashes of a table are no words', async () => {
    const table = '| Time | Block | Event |\n|-|-|-|\n| 09:02 | — | one |\n| 09:10 | 12 | two |'
    expect(await storyOf(`## Timeline\n\n${table}`)).toEqual([
      '2026-01-05T09:02:00Z one',
      '2026-01-05T09:10:00Z 12 — two',
    ])
  })
})

describe('the zone of all times is found', () => {
  test('in brackets of a heading', async () => {
    const text = '## Chronology (CET)\n\n- 09:02 one\n- 09:10 two'
    expect(await storyOf(text)).toEqual(['2026-01-05T08:02:00Z one', '2026-01-05T08:10:00Z two'])
  })

  test('in words before “time”', async () => {
    const text = 'It began this morning, Eastern time.\n\n## Timeline\n\n- 09:02 one\n- 09:10 two'
    expect(await storyOf(text)).toEqual(['2026-01-05T14:02:00Z one', '2026-01-05T14:10:00Z two'])
  })

  test('in the head of a column in another language', async () => {
    const table = '| Heure (CET) | Quoi |\n|-|-|\n| 09:02 | un |\n| 09:10 | deux |'
    expect(await storyOf(`## Timeline\n\n${table}`)).toEqual([
      '2026-01-05T08:02:00Z un',
      '2026-01-05T08:10:00Z deux',
    ])
  })
})

describe('updates of a status page are a timeline', () => {
  test('where the time of each stands below it', async () => {
    const text =
      'Late mail\nIncident report for Mail\nResolved\nMail goes out.\nPosted Jan 05, 2026 - 10:38 UTC\nMonitoring\nA larger disk is in, from 10:01 on.\nPosted Jan 05, 2026 - 10:02 UTC\nInvestigating\nMail is late.\nUpdated by Sam Roe on 5th Jan 2026 @ 9:02am UTC\n'
    const reading = await readDocument('late-mail.txt', text)
    expect(reading.date).toBe('2026-01-05T09:02:00Z')
    expect(reading.timeline.map(({ at }) => at)).toEqual([
      '2026-01-05T10:38:00Z',
      '2026-01-05T10:02:00Z',
      '2026-01-05T09:02:00Z',
    ])
    expect(reading.timeline[2]?.text).toBe('Investigating\nMail is late.')
  })

  test('but a single one is when the page was written', async () => {
    const text = 'Late mail\n\nMail was late for an hour.\n\nPosted Jan 05, 2026 - 10:38 UTC\n'
    const { timeline, date } = await readDocument('late-mail.txt', text)
    expect(timeline).toEqual([])
    expect(date).toBe('2026-01-05T10:38:00Z')
  })
})

test('updates in blocks of a status page are a timeline, and an outage is no planned work', async () => {
  const settings =
    '---\ntitle: A migration gone wrong\ndate: 2026-01-05T08:20:00Z\nseverity: partial-outage\n---\n'
  const updates =
    '::: update Resolved | 2026-01-05T08:59:00Z\n\nIt moves.\n\n:::\n\n::: update Identified | 2026-01-05T08:31:00Z\n\nA migration is slow.\n\n:::\n'
  const { kind, timeline } = await readDocument(
    'a.md',
    `${settings}A planned migration takes long.\n\n${updates}`,
  )
  expect(kind).toBe('review')
  expect(timeline).toEqual([
    { at: '2026-01-05T08:59:00Z', text: 'Resolved\nIt moves.' },
    { at: '2026-01-05T08:31:00Z', text: 'Identified\nA migration is slow.' },
  ])
})

test('a simple table of reStructuredText and its numbered lists are read', async () => {
  const table = '=====  ========\nTime   Event\n=====  ========\n10:02  one\n10:10  two\n=====  ========'
  const text = `Stuck queue 2026-01-05\n======================\n\nTimeline\n--------\n\n${table}\n\nFollow up\n---------\n\n#. Add an alert\n#. Move the limit\n`
  const { sections, timeline, items } = await readDocument('a.rst', text)
  expect(sections.map(({ heading }) => heading)).toEqual(['Timeline', 'Follow up'])
  expect(timeline.map(({ text: words }) => words)).toEqual(['one', 'two'])
  expect(items.map(({ text: words }) => words)).toEqual(['Add an alert', 'Move the limit'])
})

test('dashes below a whole sentence are no underline', async () => {
  const sentence =
    'By 17:00 UTC nobody who had signed in since noon could send a mail, and the queue kept on growing.'
  const text = `Stuck queue on 5 January 2026\n\nAt 16:45 UTC it slowed down.\n\n${sentence}\n----\nBy 17:20 UTC it moved again.\n`
  const { timeline } = await readDocument('a.txt', text)
  expect(timeline.map(({ at }) => at)).toEqual([
    '2026-01-05T16:45:00Z',
    '2026-01-05T17:00:00Z',
    '2026-01-05T17:20:00Z',
  ])
})

describe('clocks belong to the day that it was there', () => {
  const told = ['2026-01-06T04:40:00Z one', '2026-01-06T06:05:00Z two']

  test('where the beginning is late in the evening', async () => {
    const text = '**Start:** 2026-01-05 20:40 PST\n\n## Timeline (PST)\n\n- 20:40 one\n- 22:05 two'
    expect(await storyOf(text, 'a.md')).toEqual(told)
  })

  test('where the beginning is told in UTC and the story in another zone', async () => {
    const text = '**Start:** 2026-01-06 04:40 UTC\n\n## Timeline (PST)\n\n- 20:40 one\n- 22:05 two'
    expect(await storyOf(text, 'a.md')).toEqual(told)
    expect(await storyOf(text.replace('(PST)', '(all times Pacific Time)'), 'a.md')).toEqual(told)
  })
})
