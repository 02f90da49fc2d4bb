import { describe, expect, test } from 'vitest'
import { readReview } from './read.ts'
import type { ReviewReading } from './reading.ts'

async function read(path: string, text: string): Promise<ReviewReading> {
  const [reading] = await readReview(path, Buffer.from(text))
  if (!reading) throw new Error('nothing was read')
  return reading
}

const timesOf = ({ timeline }: ReviewReading) => timeline.map(({ at }) => at)

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
    expect(timesOf(await read('2026-07-05.md', text))).toEqual(times)
  })
})

test('a month and a day in front of a clock are a day', async () => {
  const text = '# Stuck queue\n\n## Timeline (UTC)\n\n- [03-26 17:40] one\n- [03-27 02:50] two'
  const { timeline } = await read('2026-03-26.md', text)
  expect(timeline).toEqual([
    { at: '2026-03-26T17:40:00Z', text: 'one' },
    { at: '2026-03-27T02:50:00Z', text: 'two' },
  ])
})

describe('a time that stands as a heading', () => {
  test('holds for the sentences below it, whatever times they tell', async () => {
    const text =
      '# Stuck queue\n\n## Timeline (UTC)\n\n### 18:20\n\nAt approximately 5:40 the disk was full.\n\n### 18:41\n\nWe look for room.'
    expect(timesOf(await read('2026-07-05.md', text))).toEqual([
      '2026-07-05T18:20:00Z',
      '2026-07-05T18:41:00Z',
    ])
  })

  test('leaves the times of its day to the sentences below it', async () => {
    const text =
      '# Stuck queue\n\n## Timeline (UTC)\n\n### 2026-07-05 Letters are stuck\n\nbetween ~4pm and ~5:15pm the disk was full.'
    expect(timesOf(await read('a.md', text))).toEqual(['2026-07-05', '2026-07-05T16:00:00Z'])
  })

  test('holds for a word or two', async () => {
    const text =
      '# Stuck queue\n\n## Timeline\n\n### August 24, 2026\n\n[#243](https://code.example/243) merges.\n\n### August 28, 2026\n\nFixed.'
    expect((await read('a.md', text)).timeline).toEqual([
      { at: '2026-08-24', text: '#243 merges.' },
      { at: '2026-08-28', text: 'Fixed.' },
    ])
  })

  test('of a page whose name is another one tells its day', async () => {
    const page =
      '<html><head><title>Letters are stuck</title></head><body><h1>Tuesday 14th July 2026</h1><h3>18:20 UTC</h3><p>No room.</p><h3>18:41 UTC</h3><p>Room again.</p></body></html>'
    expect(await read('page.html', page)).toMatchObject({ title: 'Letters are stuck', date: '2026-07-14' })
  })
})

test('a day within a sentence that an editor broke is none of the timeline', async () => {
  const text =
    '# Stuck queue\n\n## Timeline (UTC)\n\n- 2026-05-17 09:02 the file that was restored on\n  2026-05-16 was gone again.\n- Feb-07-2027 it is back'
  expect(timesOf(await read('a.md', text))).toEqual(['2026-05-17T09:02:00Z', '2027-02-07'])
})

test('a stretch of days is of its first', async () => {
  const text =
    '# Stuck queue\n\n## Timeline\n\n- October 9-23, 2026: letters wait\n- 24-25 October 2026: letters go out'
  expect((await read('a.md', text)).timeline.map(({ at }) => at)).toEqual(['2026-10-09', '2026-10-24'])
})

test('how long something took is no moment of its own', async () => {
  const text =
    '# Stuck queue\n\n## Timeline (UTC)\n\n- 09:02 one\n- 09:10 two\n\nDuration of impact:\n\n- **Letters:** ~60 minutes (09:02–10:02)\n- **Parcels:** ~8 minutes (09:02–09:10)'
  expect(timesOf(await read('2026-07-05.md', text))).toEqual(['2026-07-05T09:02:00Z', '2026-07-05T09:10:00Z'])
})

const meaningsOf = ({ sections }: ReviewReading) =>
  sections.map(({ heading, meaning }) => `${heading}: ${meaning}`)

describe('sections are recognised', () => {
  const told: [string, string, string[]][] = [
    [
      'by a common word above a paragraph of plain text',
      'Issue\nOn 5th June mail was late.\n\nCause\nNo room.\n\nResolution\nMore room.',
      ['Issue: summary', 'Cause: factors', 'Resolution: resolution'],
    ],
    [
      'by what they say of steps',
      '## Description of the Incident\n\na\n\n## Immediate Remediation Completed\n\nb\n\n## Steps Being Taken to Avoid Future Occurrences\n\nc',
      [
        'Description of the Incident: summary',
        'Immediate Remediation Completed: resolution',
        'Steps Being Taken to Avoid Future Occurrences: items',
      ],
    ],
    [
      'by questions',
      '## What allowed this to happen?\n\na\n\n## How did this happen\n\nb\n\n## Why detection lagged\n\nc\n\n## Why it went unnoticed\n\nd',
      [
        'What allowed this to happen?: factors',
        'How did this happen: factors',
        'Why detection lagged: detection',
        'Why it went unnoticed: detection',
      ],
    ],
    [
      'by two meanings in one heading',
      '## Root cause and resolution\n\na\n\n## Lessons and next steps\n\nb',
      ['Root cause and resolution: factors', 'Lessons and next steps: items'],
    ],
    [
      'by the label that a long heading begins with',
      '## Impact: nobody who was signed in before nine could open a board, or a card of one\n\na',
      ['Impact: nobody who was signed in before nine could open a board, or a card of one: impact'],
    ],
    [
      'beside dates',
      '## Timeline (PST) 01/16/2026 - 01/18/2026, all times are near enough\n\nIt went on.',
      ['Timeline (PST) 01/16/2026 - 01/18/2026, all times are near enough: timeline'],
    ],
    [
      'by the usual word in brackets',
      '## Kronik (timeline)\n\na\n\n## Folgen (impact)\n\nb',
      ['Kronik (timeline): timeline', 'Folgen (impact): impact'],
    ],
    [
      'in capitals on lines of a plain text',
      'It was down.\n\nTIMELINE\n\n9:02 one\n9:10 two\n\nROOT CAUSE\n\nA disk.\n\nPREVENTATIVE ACTIONS\n\nWe will add an alert.',
      [': other', 'TIMELINE: timeline', 'ROOT CAUSE: factors', 'PREVENTATIVE ACTIONS: items'],
    ],
    [
      'in a list of labelled parts',
      '- **Key events**\n  - Noticed 2026-01-05 09:02\n- **Impact**: all of it\n- **Background**: an old disk\n- **Resolution**:\n  - A larger disk',
      ['Key events: timeline', 'Impact: impact', 'Background: other', 'Resolution: resolution'],
    ],
  ]
  test.each(told)('%s', async (_, text, meanings) => {
    expect(meaningsOf(await read('a.md', `# Stuck queue\n\n${text}\n`))).toEqual(meanings)
  })

  test('immediate actions are items beside those of longer terms', async () => {
    const one = '## Remediation\n\n### Immediate actions (completed)\n\n- Moved the limit to settings'
    const two = '### Long-term improvements\n\n- Part reads from writes'
    const { items } = await read('a.md', `# Stuck queue\n\n${one}\n\n${two}\n`)
    expect(items.map(({ text, state }) => [text, state])).toEqual([
      ['Moved the limit to settings', 'done'],
      ['Part reads from writes', null],
    ])
  })
})

describe('items are told from what stands around them', () => {
  const itemsOf = async (text: string) =>
    (await read('a.md', `# Stuck queue\n\n${text}\n`)).items.map(({ text, owner, state }) => [
      text,
      owner,
      state,
    ])

  test('a known heading and the name of a product are no owners', async () => {
    expect(
      await itemsOf('## Follow-Ups\n\n- Watch the disk\n\n### QueueRunner\n\n- Handle refusals'),
    ).toEqual([
      ['Watch the disk', null, null],
      ['Handle refusals', null, null],
    ])
  })

  test('a picture may stand before a state', async () => {
    const table = '| Action | Owner | Status |\n|-|-|-|\n| Add an alert | Sam | 🔴 Open |\n'
    expect(await itemsOf(`## Action items\n\n${table}`)).toEqual([['Add an alert', 'Sam', 'open']])
  })

  test('a list above a table of items tells what its columns mean', async () => {
    const table = '| Action | Priority | Owner |\n|-|-|-|\n| Add an alert | P0 | Sam |'
    expect(await itemsOf(`## Action items\n\n- P0 - cannot wait\n- P1 - can wait\n\n${table}`)).toEqual([
      ['Add an alert', 'Sam', null],
    ])
  })

  test('words above groups of items lead in, and lines that an editor broke are one', async () => {
    const lead = 'Each of these should have a ticket\n(a short one will do), so nothing is lost.'
    expect(await itemsOf(`## Action items\n\n${lead}\n\n### Process\n\n1. Add an alert`)).toEqual([
      ['Add an alert', null, null],
    ])
    const broken = 'We will limit how many\nuploads run at a time. The disk was\nreplaced in the night.'
    expect(await itemsOf(`## Next steps\n\n${broken}`)).toEqual([
      ['We will limit how many uploads run at a time.', null, null],
    ])
  })

  test('a team owns what it is said to own, however it is written', async () => {
    const text =
      '## Actions\n\n1. Warn of full disks. Owner: Harbour team. Due: 15 May 2026.\n2. Try it. Owner: Quay Team.'
    expect((await itemsOf(text)).map(([, owner]) => owner)).toEqual(['Harbour team', 'Quay Team'])
  })

  test('how far an item is may stand in brackets behind its name', async () => {
    const text =
      '## Actions\n\n- **Alarm** *(pending)* – Ring a bell at 90 %.\n- **Tell the harbour** (done): in a letter.\n- Grease the lock (pending)'
    expect(await itemsOf(text)).toEqual([
      ['Alarm – Ring a bell at 90 %.', null, 'open'],
      ['Tell the harbour: in a letter.', null, 'done'],
      ['Grease the lock', null, 'open'],
    ])
  })

  test('a thing in bold owns nothing', async () => {
    const text = '## Actions\n\n1. **ESLint Rule:** Fail on full disks\n2. **Harbour Alarm:** Ring at 90 %'
    expect((await itemsOf(text)).map(([, owner]) => owner)).toEqual([null, null])
  })

  test('a kind of work above tasks owns none of them', async () => {
    const text =
      '## Actions\n\n### Public endpoint\n\n- [ ] Add a second lock\n\n### Errata\n\n- [ ] Grease the old one'
    expect((await itemsOf(text)).map(([, owner]) => owner)).toEqual([null, null])
  })

  test('of a table of issues with their outcome', async () => {
    const text =
      '## Follow-ups\n\n| Issue | Seen by | Outcome |\n|--|--|--|\n| #12: too few alerts for full disks | Ana | Resolved by #14 |\n| #13: nobody reads the weekly letter | Bo | Open, waits for spring |'
    expect(await itemsOf(text)).toEqual([
      ['#12: too few alerts for full disks', null, 'done'],
      ['#13: nobody reads the weekly letter', null, 'open'],
    ])
  })

  test('a paragraph may announce one', async () => {
    expect(await itemsOf('## Lessons\n\nNobody saw it.\n\nAction point: add an alert for the disk.')).toEqual(
      [['add an alert for the disk.', null, null]],
    )
  })
})

describe('a form that nobody has filled in is a template', () => {
  const forms: [string, string, string][] = [
    [
      'that calls itself one',
      'a.md',
      '# Review template\n\n## Summary\n\nOne line for those who pay.\n\n## Timeline\n\n| Time | Event |\n|-|-|\n| 00:00 | Noticed |\n| 00:05 | Answered |\n',
    ],
    [
      'with nothing behind its labels',
      'a.md',
      '# Incident review\n\n**Date:**\n**Severity:**\n**Author:**\n\n## Impact\n\n- Users:\n- Sales:\n\n## Root cause\n\n1. Why?\n2. Why?\n\n## Action items\n\nNone of us is to blame.\n',
    ],
    [
      'with advice in italics',
      'incident-template.md',
      '# Title\n\n## Impact\n\n_Who could not work, and for how long._\n\n## Root cause\n\n_The last answer of five._\n',
    ],
    [
      'with a title to be filled in',
      'a.md',
      '# [Incident title]\n\n## Summary\n\n- five sentences\n\n## Timeline\n\n- with a zone\n\n## Root cause\n\n- no sugar\n',
    ],
  ]
  test.each(forms)('%s', async (_, path, text) => {
    expect((await read(path, text)).kind).toBe('template')
  })

  test('a review of a template that was broken is none', async () => {
    const text = '# Outage of the mail template\n\nOn 5 January 2026 nobody could open the mail template.'
    expect((await read('2026-01-05-mail-template.md', text)).kind).toBe('review')
  })
})

test('a table of contents is a list', async () => {
  const text =
    'Reviews\n=======\n\n.. toctree::\n   :maxdepth: 1\n\n   2026-01-05-queue.md\n   2026-02-07-disk.md\n'
  expect((await read('reviews_toc.rst', text)).kind).toBe('list')
})

describe('the title and the details of a page are found', () => {
  test('in bold above everything', async () => {
    const { title } = await read('a.md', '**Postmortem: stuck queue**\n\n**Impact:**\n\nMail was late.')
    expect(title).toBe('Postmortem: stuck queue')
  })

  test('not in the name of its first section', async () => {
    const { title, sections } = await read('stuck-queue.md', 'Issue Summary\nMail was late for an hour.')
    expect(title).toBe('stuck queue')
    expect(sections[0]).toMatchObject({ heading: 'Issue Summary', meaning: 'summary' })
  })

  test('in settings in front of HTML', async () => {
    const page = '---\ntitle: "Stuck queue"\ndate: 2026-01-05\n---\n<h2>Impact</h2>\n<p>Mail was late.</p>\n'
    expect(await read('a.html', page)).toMatchObject({ title: 'Stuck queue', date: '2026-01-05' })
  })

  test('in a heading that is a label', async () => {
    const { severity } = await read('a.md', '# Stuck queue\n\n## SEVERITY: P1\n\nMail was late for an hour.')
    expect(severity).toBe('P1')
  })
})

describe('a date is that of the incident', () => {
  test('where the page was written days after its timeline', async () => {
    const text = '## Timeline (UTC)\n\n- 2026-01-05 09:02 one\n- 2026-01-05 09:10 two\n'
    const { date, problems } = await read('2026-01-12-stuck-queue.md', text)
    expect(date).toBe('2026-01-05T09:02:00Z')
    expect(problems.join()).toContain('days after its timeline')
    expect((await read('2026-01-12.md', `# Queue stuck on 12 January 2026\n\n${text}`)).date).toBe(
      '2026-01-12',
    )
  })

  test('of a letter, which was sent later than it tells', async () => {
    const letter =
      'From: Ana Silva\nTo: all@harbour.example\nSubject: Letters were stuck\nDate: Tue, 06 Jan 2026 21:37:02 -0800\n\nOn January 5, 2026 letters were stuck for an hour.'
    expect(await read('msg0012.txt', letter)).toMatchObject({
      title: 'Letters were stuck',
      date: '2026-01-05',
    })
  })

  test('and not the day of the report', async () => {
    const text =
      '# Letters were stuck\n\nAuthors: Ana Silva\n\nReport date: July 8, 2026\n\nOn June 28, 2026 letters were stuck for an hour.'
    expect((await read('a.md', text)).date).toBe('2026-06-28')
  })

  test('where its title tells a day without a year', async () => {
    const text =
      '---\ndate: 2026-01-03\ntitle: What went wrong on December 28th\n---\nMail was late for an hour.'
    expect((await read('a.md', text)).date).toBe('2025-12-28')
  })

  test('where the post of a blog begins with the day it tells of', async () => {
    const text =
      '---\ntitle: Stuck queue\ndate: 2026-01-09\n---\nOn January 5, 2026, mail was late for an hour.'
    expect((await read('_posts/2026-01-09-stuck-queue.md', text)).date).toBe('2026-01-05')
    expect((await read('a.md', text.replace('---\nOn', 'draft: true\n---\nOn'))).date).toBe('2026-01-05')
    expect((await read('incidents/2026-01-09-stuck-queue.md', text)).date).toBe('2026-01-09')
    const history = text.replace('January 5, 2026', 'January 5, 2019')
    expect((await read('_posts/2026-01-09-stuck-queue.md', history)).date).toBe('2026-01-09')
  })
})

test('updates with a time in their headings are a timeline', async () => {
  const text =
    '---\ntitle: Stuck queue\ndate: 2026-01-05\n---\n## Resolved - 12:30 UTC\n\nMail goes out.\n\n## Investigating - 10:00 UTC\n\nMail is late.\n'
  const { timeline } = await read('a.md', text)
  expect(timeline).toEqual([
    { at: '2026-01-05T12:30:00Z', text: 'Resolved\nMail goes out.' },
    { at: '2026-01-05T10:00:00Z', text: 'Investigating\nMail is late.' },
  ])
})

test('the times that shortcodes track are those of their updates', async () => {
  const text =
    '---\ntitle: Stuck queue\ndate: 2026-01-05\n---\n*Resolved* - Mail goes out. {{< track "2026-01-05 12:30:00" >}}\n\n*Investigating* - Mail is late. {{< track "2026-01-05 10:00:00" >}}\n\n*Noticed* - A queue grows. {{< track "2026-01-05 09:40:00" >}}\n'
  const reading = await read('a.md', text)
  expect(timesOf(reading)).toEqual(['2026-01-05T12:30:00Z', '2026-01-05T10:00:00Z', '2026-01-05T09:40:00Z'])
})

test('a day and a clock behind a colon are one time', async () => {
  const text =
    '# Stuck queue\n\n## Timeline\n\n- 2026-01-05: at 09:02 UTC it stuck\n- 2026-01-06: it was told'
  expect((await read('a.md', text)).timeline).toEqual([
    { at: '2026-01-05T09:02:00Z', text: 'it stuck' },
    { at: '2026-01-06', text: 'it was told' },
  ])
})
