import { describe, expect, test } from 'vitest'
import { readReview } from './read.ts'
import type { ReviewReading } from './reading.ts'

async function read(path: string, text: string): Promise<ReviewReading> {
  const [reading] = await readReview(path, Buffer.from(text))
  if (!reading) throw new Error('nothing was read')
  return reading
}

const storyOf = async (timeline: string, path = '2026-01-05.md') =>
  (await read(path, `# Stuck queue\n\n${timeline}\n`)).timeline.map(({ at, text }) => `${at} ${text}`)

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
    const { timeline, problems } = await read('2026-01-05.md', text)
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
    const reading = await read('late-mail.txt', text)
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
    const { timeline, date } = await read('late-mail.txt', text)
    expect(timeline).toEqual([])
    expect(date).toBe('2026-01-05T10:38:00Z')
  })
})

test('updates in blocks of a status page are a timeline, and an outage is no planned work', async () => {
  const settings =
    '---\ntitle: A migration gone wrong\ndate: 2026-01-05T08:20:00Z\nseverity: partial-outage\n---\n'
  const updates =
    '::: update Resolved | 2026-01-05T08:59:00Z\n\nIt moves.\n\n:::\n\n::: update Identified | 2026-01-05T08:31:00Z\n\nA migration is slow.\n\n:::\n'
  const { kind, timeline } = await read('a.md', `${settings}A planned migration takes long.\n\n${updates}`)
  expect(kind).toBe('review')
  expect(timeline).toEqual([
    { at: '2026-01-05T08:59:00Z', text: 'Resolved\nIt moves.' },
    { at: '2026-01-05T08:31:00Z', text: 'Identified\nA migration is slow.' },
  ])
})

describe('a date is that of the beginning', () => {
  test('of the first sentence, where the page says when it was posted', async () => {
    const text =
      'Late mail\nPosted on: 2026-01-08 14:48:16+00:00\nIn the afternoon of January 5th mail began to be late for everybody.\n'
    expect((await read('late-mail.txt', text)).date).toBe('2026-01-05')
  })

  test('of a stretch whose day stands behind it', async () => {
    const text = '# Stuck queue\n\nBetween 09:12 and 11:48 UTC on 5 January 2026, mail was late.'
    expect((await read('a.md', text)).date).toBe('2026-01-05T09:12:00Z')
    const halves = text.replace('09:12 and 11:48', '1:10 and 2:00 pm')
    expect((await read('a.md', halves)).date).toBe('2026-01-05T13:10:00Z')
  })

  test('where the day of writing is labelled, and the timeline is of days before', async () => {
    const text =
      '# Stuck queue\n\nDate: January 8, 2026\n\n## Timeline (UTC)\n\n- 2026-01-05 09:02 one\n- 2026-01-05 09:10 two'
    expect((await read('a.md', text)).date).toBe('2026-01-05T09:02:00Z')
  })
})

test('a simple table of reStructuredText and its numbered lists are read', async () => {
  const table = '=====  ========\nTime   Event\n=====  ========\n10:02  one\n10:10  two\n=====  ========'
  const text = `Stuck queue 2026-01-05\n======================\n\nTimeline\n--------\n\n${table}\n\nFollow up\n---------\n\n#. Add an alert\n#. Move the limit\n`
  const { sections, timeline, items } = await read('a.rst', text)
  expect(sections.map(({ heading }) => heading)).toEqual(['Timeline', 'Follow up'])
  expect(timeline.map(({ text: words }) => words)).toEqual(['one', 'two'])
  expect(items.map(({ text: words }) => words)).toEqual(['Add an alert', 'Move the limit'])
})

test('dashes below a whole sentence are no underline', async () => {
  const sentence =
    'By 17:00 UTC nobody who had signed in since noon could send a mail, and the queue kept on growing.'
  const text = `Stuck queue on 5 January 2026\n\nAt 16:45 UTC it slowed down.\n\n${sentence}\n----\nBy 17:20 UTC it moved again.\n`
  const { timeline } = await read('a.txt', text)
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

test('the order of the numbers of a date is that of the same date in words', async () => {
  const text =
    '07/05/2026\nReview of a stuck queue\n\nBetween 07:22 UTC and 16:00 UTC on 5 July 2026, mail was late.\n'
  expect((await read('a.txt', text)).date).toBe('2026-07-05')
})
