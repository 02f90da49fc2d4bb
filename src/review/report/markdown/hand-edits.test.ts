import { describe, expect, test } from 'vitest'
import { exampleReport } from '../example-report.ts'
import { parseReport } from './parse.ts'
import { printReport } from './print.ts'

const printed = printReport(exampleReport)

/** Replaces exactly one place, so that a test can't pass because nothing was edited. */
function edited(from: string, to: string, markdown = printed): string {
  expect(markdown.split(from)).toHaveLength(2)
  return markdown.replace(from, () => to)
}

function section(heading: string): string {
  const start = printed.indexOf(`\n## ${heading}`)
  const end = printed.indexOf('\n## ', start + 4)
  return printed.slice(start, end < 0 ? undefined : end)
}

describe('a report that somebody edited', () => {
  test('a changed sentence is the only change', () => {
    const read = parseReport(edited('On it. Looking', 'I am on it. Looking'))
    const story = exampleReport.story.map((line) => ({
      ...line,
      text: line.text.replace('On it.', 'I am on it.'),
    }))
    expect(read).toEqual({ content: { ...exampleReport, story }, problems: [] })
  })

  test('line ends of Windows, and a mark of its editors in front, change nothing', () => {
    const read = parseReport(`\ufeff${printed.replaceAll('\n', '\r\n')}`)
    expect(read).toEqual({ content: exampleReport, problems: [] })
  })

  test('another style of Markdown changes nothing', () => {
    const [, details = '', body = ''] = /^(---\n.*?\n---\n)(.*)$/s.exec(printed) ?? []
    const restyled = body
      .replaceAll(/^( *)- /gm, '$1* ')
      .replaceAll(/^( +)\*([A-Z][^*\n]*)\*$/gm, '$1_$2_')
      .replaceAll(/\\$/gm, '  ')
      .replaceAll(/^(\d+)\. /gm, '1. ')
      .replaceAll(/^\| --- (\| --- )+\|$/gm, (rule) => rule.replaceAll('---', ':-----'))
    expect(restyled).not.toBe(body)
    const read = parseReport(details + restyled)
    // The text of the impact is Markdown and stays as somebody typed it.
    const parts = exampleReport.parts.map((part) => ({ ...part, text: part.text.replaceAll(/^- /gm, '* ') }))
    expect(read).toEqual({ content: { ...exampleReport, parts }, problems: [] })
  })

  test('lines that an editor wrapped are one line', () => {
    const read = parseReport(
      edited('The rollback was chosen because it', 'The rollback was\n      chosen\nbecause it'),
    )
    expect(read).toEqual({ content: exampleReport, problems: [] })
  })

  test.each([
    ['13. 03:20 – Everybody goes to bed.'],
    ['13. **03:20** Everybody goes to bed.'],
    ['- 3:20am: Everybody goes to bed.'],
    ['13.   **03:20 (UTC+2)**: Everybody goes\n      to bed.'],
    ['13. 2026-03-29 01:20Z Everybody goes to bed.'],
  ])('a story line is added: %s', (line) => {
    const read = parseReport(edited('\n\n## What we learned', `\n${line}\n\n## What we learned`))
    expect(read.content.story.slice(0, -1)).toEqual(exampleReport.story)
    expect(read.content.story.at(-1)).toEqual({
      at: '2026-03-29T01:20:00Z',
      until: null,
      precision: 'minute',
      kind: 'observation',
      actorKind: 'human',
      who: null,
      source: '',
      text: 'Everybody goes to bed.',
      knownAt: null,
    })
    expect(read.problems).toEqual([])
  })

  test('a line in between with a number that is taken: references keep their lines, and it says so', () => {
    const read = parseReport(
      edited('\n6. **00:19:05', '\n5. about 00:16 The graphs look odd.\n6. **00:19:05'),
    )
    expect(read.content.story[5]).toMatchObject({
      at: '2026-03-28T23:16:00Z',
      precision: 'approx',
      text: 'The graphs look odd.',
    })
    const rested = read.content.learned[0]?.lines.map((line) => read.content.story[line - 1]?.text)
    expect(rested).toEqual([exampleReport.story[0]?.text, exampleReport.story[5]?.text])
    expect(read.problems).toEqual([
      'Two lines of the story have the number 5; what rests on line 5 means the first.',
    ])
  })

  test('a story line that is taken out leaves a sentence where something rested on it', () => {
    const line = /\n9\. \*\*00:36.*\n.*\n/.exec(printed)?.[0] ?? ''
    const read = parseReport(edited(line, '\n'))
    expect(read.content.story).toHaveLength(exampleReport.story.length - 1)
    expect(read.content.wentWell[1]).toEqual({ text: exampleReport.wentWell[1]?.text, lines: [] })
    expect(read.content.markers.map((each) => each.line)).toEqual([2, 3, 4, 5, 7, 8, 10, 11])
    expect(read.problems).toEqual([
      '“The rollback was chosen because it had been rehearsed in…” points to line 9, which isn’t there.',
    ])
  })

  test('a line without a time keeps its words', () => {
    const read = parseReport(
      edited('\n\n## What we learned', '\n13. And then there was cake.\n\n## What we learned'),
    )
    expect(read.content.story.at(-1)).toMatchObject({
      at: '2026-03-29T01:05:00Z',
      precision: 'unknown',
      text: 'And then there was cake.',
    })
    expect(read.problems).toEqual([
      'The line “13. And then there was cake.” tells no day and time that can be understood; it was given the time of what stands before it.',
    ])
  })

  test('an end after midnight is on the next day', () => {
    const read = parseReport(
      edited('23:58:12<!-- .402118 --> – 29 March 2026, 00:04:50', '23:58:12<!-- .402118 --> until 00:04:50'),
    )
    expect(read).toEqual({ content: exampleReport, problems: [] })
  })

  test('an item is added, with whatever is known of it', () => {
    const items = [
      '3. Show the nightly count on the shop’s dashboard',
      '    * **Owner:** Observability',
      '    * Due: 2026-05-01',
      '    * Tracker: SHOP-77',
      '    * Type: Detect',
      '    * Strength: mighty',
      '4. **Only a title**',
    ]
    const read = parseReport(`${printed.trimEnd()}\n${items.join('\n')}\n`)
    expect(read.content.items.slice(2)).toEqual([
      {
        title: 'Show the nightly count on the shop’s dashboard',
        owner: 'Observability',
        due: '2026-05-01',
        state: 'idea',
        doneWhen: 'Tracker: SHOP-77\nStrength: mighty',
        proof: null,
        factors: [],
        type: 'detect',
      },
      {
        title: 'Only a title',
        owner: null,
        due: null,
        state: 'idea',
        doneWhen: '',
        proof: null,
        factors: [],
      },
    ])
    expect(read.problems).toHaveLength(2)
    expect(read.problems[0]).toContain('“Tracker: SHOP-77” under “Show the nightly count')
  })

  test('a part that is taken away is gone, and parts may change places', () => {
    const lucky = section('Where we were lucky')
    const went = section('What went well')
    const read = parseReport(edited(lucky, lucky + went, edited(went, '')))
    const [w, l] = ['went-well', 'lucky'].map((id) => exampleReport.parts.find((part) => part.id === id))
    const parts = exampleReport.parts.map((part) => (part === w ? l : part === l ? w : part))
    expect(read).toEqual({ content: { ...exampleReport, parts }, problems: [] })

    const without = parseReport(edited(lucky, ''))
    expect(without).toEqual({
      content: {
        ...exampleReport,
        parts: exampleReport.parts.filter((part) => part.id !== 'lucky'),
        lucky: [],
      },
      problems: [],
    })
  })

  test('a heading that no report knows keeps its words where they stand', () => {
    const own = '## Thanks\n\nTo everybody who was awake.\n\n- and to those who were not'
    const read = parseReport(edited('\n\n## What happened', `\n\n${own}\n\n## What happened`))
    const impact = read.content.parts.find((part) => part.id === 'impact')
    expect(impact?.text).toBe(`${exampleReport.parts[1]?.text}\n\n${own}`)
    expect(read.content.markers).toEqual(exampleReport.markers)
    expect(read.problems).toEqual([
      'A report has no part called “Thanks”; it was kept, with its text, under “Impact”.',
    ])
  })

  test('words before the first part, and a second title, are kept', () => {
    const read = parseReport(
      edited('\n\n## Summary\n', '\n\nDraft, please comment.\n\n## Summary\n\n# Another title\n'),
    )
    expect(read.content.title).toBe(exampleReport.title)
    expect(read.content.parts[0]?.text).toBe(
      `Draft, please comment.\n\n# Another title\n\n${exampleReport.parts[0]?.text}`,
    )
    expect(read.problems).toHaveLength(2)
  })

  test('a changed moment changes what follows from it, and a changed duration is answered', () => {
    const later = parseReport(
      edited('29 March 2026, 01:17:40 (UTC+01:00)<!-- .000001 -->', '29 March 2026, 01:20 (UTC+1)'),
    )
    expect(later.content.markers[6]).toMatchObject({ at: '2026-03-29T00:20:00Z', precision: 'minute' })
    expect(later.problems).toEqual([
      '“Impact started → mitigated: 1 h 12 min” isn’t read: how long things took follows from the table of moments, and the moments above give 1 h 14 min.',
    ])
    const row = '| Detected | yesterday | |\n'
    const odd = parseReport(edited('| Declared |', `${row}| Declared |`))
    expect(odd.content.markers).toEqual(exampleReport.markers)
    expect(odd.problems).toEqual([
      'The row “| Detected | yesterday | |” of the table of moments has no day and time that can be understood and was left out.',
    ])
  })

  test('details at the top that can’t be understood are quoted, the rest is read', () => {
    const read = parseReport(
      edited(
        'severity: Major\n',
        'severity: Major\nkind: outage\ncolour: red\n',
        edited('kind: incident\n', ''),
      ),
    )
    expect(read.content).toEqual(exampleReport)
    expect(read.problems).toEqual([
      '“kind: outage” at the top can’t be understood and was left out.',
      'The details at the top say “colour: red”, which a report has no place for.',
    ])
  })

  test('details that are no YAML at all', () => {
    const read = parseReport(edited('severity: Major', 'severity: "Major'))
    expect(read.content.story).toEqual(exampleReport.story)
    expect(read.problems.join('\n')).toMatch(/details at the top can’t all be read/)
  })

  test('nothing at all, and words alone, are a report too', () => {
    expect(parseReport('').content).toMatchObject({ title: '', parts: [], story: [], zone: 'UTC' })
    const words = parseReport('Just a thought.\n\n```\nnever closed')
    expect(words.content.parts).toEqual([
      { id: 'summary', heading: 'Summary', text: 'Just a thought.\n\n```\nnever closed' },
    ])
  })

  test('a report written from nothing, the way people write', () => {
    const read = parseReport(handwritten)
    expect(read.content).toMatchObject({
      key: 'OPS-7',
      title: 'Search returned nothing',
      severity: 'minor',
      services: ['search'],
      zone: 'America/New_York',
      roles: [{ role: 'Incident Commander', name: null }],
      factors: [
        { statement: 'The index was rebuilt in place.', kind: 'contributor', layer: null, lines: [1] },
      ],
      learned: [{ text: 'Rebuilding takes 20 minutes.', lines: [] }],
      items: [{ title: 'Rebuild into a second index', state: 'idea', factors: [] }],
    })
    expect(read.content.story.map(({ at, until, text }) => ({ at, until, text }))).toEqual([
      { at: '2026-01-05T14:10:00Z', until: null, text: 'The rebuild begins' },
      {
        at: '2026-01-05T14:31:00Z',
        until: '2026-01-05T14:40:00Z',
        text: 'Results come back, shard by shard',
      },
    ])
    expect(read.problems).toEqual([])
  })
})

const handwritten = `---
key: OPS-7
severity: minor
services: search
zone: America/New_York
roles: [Incident Commander]
---

# Search returned nothing

## Timeline

### 5 Jan 2026

* 09:10 - The rebuild begins
* **09:31–09:40:** Results come back, shard by shard

## Contributing factors

* The index was rebuilt in place. (line 1)

## Lessons learned

* Rebuilding takes 20 minutes.

## Action items

* Rebuild into a second index
`
