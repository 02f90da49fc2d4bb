import { describe, expect, test } from 'vitest'
import { meaningsOf, readBelowTitle, readDocument } from '../../../test/harness/read-document.ts'
import { readReview } from './read.ts'

describe('sections are recognised', () => {
  const told: [string, string, string[]][] = [
    [
      'by a common word above a paragraph of plain text',
      'Issue\nOn 5th June mail was late.\n\nCause\nNo room.\n\nResolution\nMore room.',
      ['Issue: summary', 'Cause: factors', 'Resolution: resolution'],
    ],
    [
      'by words in brackets where they say what is left to do',
      '## Timeline (actions)\n\na\n\n## Remediation (action items)\n\nb',
      ['Timeline (actions): timeline', 'Remediation (action items): items'],
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
    expect(meaningsOf(await readDocument('a.md', `# Stuck queue\n\n${text}\n`))).toEqual(meanings)
  })

  test('immediate actions are items beside those of longer terms', async () => {
    const one = '## Remediation\n\n### Immediate actions (completed)\n\n- Moved the limit to settings'
    const two = '### Long-term improvements\n\n- Part reads from writes'
    const { items } = await readDocument('a.md', `# Stuck queue\n\n${one}\n\n${two}\n`)
    expect(items.map(({ text, state }) => [text, state])).toEqual([
      ['Moved the limit to settings', 'done'],
      ['Part reads from writes', null],
    ])
  })
})

describe('headings are known', () => {
  const known: [string, string][] = [
    ['Stabilisation steps', 'resolution'],
    ['Containment', 'resolution'],
    ['Fallout', 'impact'],
    ['Attack vector', 'factors'],
    ['Identification', 'detection'],
    ['Decision log', 'response'],
    ['Issue description', 'summary'],
    ['Opportunities for improvement', 'lessons'],
    ['Close calls', 'lucky'],
    ['Immediate actions required', 'items'],
    ['Countermeasures', 'items'],
    ['What happens now', 'items'],
  ]
  test.each(known)('%s', async (heading, meaning) => {
    expect((await readBelowTitle(`## ${heading}\n\nOne word of it.`)).sections[0]?.meaning).toBe(meaning)
  })

  test('labels in front of paragraphs above all headings', async () => {
    const labels = [
      'Summary: Mail was late.',
      'Trigger: A release.',
      'Root causes: A lock.',
      'Detection: An alert.',
    ]
    const { sections } = await readBelowTitle(
      `${labels.join('\n\n')}\n\n## Lessons learned\n\nTrigger: no label here.`,
    )
    expect(sections.map(({ heading, meaning }) => `${heading}: ${meaning}`)).toEqual([
      'Summary: summary',
      'Trigger: trigger',
      'Root causes: factors',
      'Detection: detection',
      'Lessons learned: lessons',
    ])
  })

  test('a long question that stands alone in a plain text', async () => {
    const text =
      'Stuck queue\n\nMail was late.\n\nHow are we making incidents like this less likely or less impactful?\n\nWe will add an alert for the disk.\n'
    const [reading] = await readReview('a.txt', Buffer.from(text))
    expect(reading?.sections.at(-1)?.meaning).toBe('items')
    expect(reading?.items).toHaveLength(1)
  })

  test('a label in bold before what was planned', async () => {
    const { items } = await readBelowTitle(
      '## Lessons\n\nNobody saw it.\n\n**Action planned:** We will add an alert.',
    )
    expect(items.map(({ text }) => text)).toEqual(['We will add an alert.'])
  })
})
