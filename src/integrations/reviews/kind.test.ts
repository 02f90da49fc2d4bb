import { describe, expect, test } from 'vitest'
import { readDocument } from '../../../test/harness/read-document.ts'
import type { DocumentKind } from './reading.ts'

const kindOf = async (path: string, text: string) => (await readDocument(path, text)).kind

const stuck =
  '# Stuck queue\n\n## Summary\n\nMail was late for an hour on 5 January 2026.\n\n## Root cause\n\nNo room.'

describe('what a document is', () => {
  const told: [string, DocumentKind, string, string][] = [
    [
      'a table of a few links',
      'list',
      'incidents.md',
      '# Our incidents\n\n(Only for us)\n\n| Date | What |\n|--|--|\n| 2026-01-05 | [Stuck queue](https://docs.example/1) |\n| 2026-02-07 | [Lost crate](https://docs.example/2) |',
    ],
    [
      'a short index beside the form that is used',
      'list',
      'index.md',
      '# Reviews\n\nReal ones, told as they were.\n\n## Form\n\n```markdown\n# RV-NNNN\n\n## Summary\n```\n\n## Index\n\n| No | Title |\n|--|--|\n| [RV-1](0001-stuck.md) | Stuck queue |\n| [RV-2](0002-lost.md) | Lost crate |\n\n## One more\n\n1. Take the next number.\n2. Copy the form.\n3. Add a line above.',
    ],
    [
      'links by day among other words',
      'list',
      'README.md',
      '# Incidents\n\nEach of them has\n\n1. **what** we saw\n2. **why**\n3. **what** is left\n\n## Newest first\n\n- [2026-03-01 A crate](2026-03-01-crate.md)\n- [2026-02-01 A queue](2026-02-01-queue.md)\n- [2026-01-05 A lamp](2026-01-05-lamp.md)',
    ],
    [
      'a review that leads on to others',
      'review',
      'README.md',
      `${stuck}\n\n## See also\n\n- [A crate](crate.md)\n- [A lamp](lamp.md)\n- [A rope](rope.md)`,
    ],
    [
      'a form with an example of its own',
      'template',
      'review.md',
      '---\ntitle: Month DD, YYYY - Incident Review Template\ndate: 2026-01-05\n---\n## Summary\n\nWrite what happened in a few words.\n\n## Impact\n\nDescribe who noticed.\n\n## Timeline\n\nDetail the hours.\n\n**EXAMPLE:**\n\n11:48 - a crate is lost\n\n12:46 - a crate is found\n\n## Root cause\n\nAttempt to say why.',
    ],
    [
      'a form that says so, with an example',
      'template',
      '20260105-harbour.md',
      '# Report\n\nThis is a template for an incident report. Replace notes with your own description.\n\n## Summary\n\nA short account of what happened.\n\n## Impact\n\nWho was affected and how?\n\n## Timeline\n\nAll times in UTC.\n\n- 18:13 a change goes out\n- 18:14 an alert\n- 18:16 the change is taken back',
    ],
    [
      'a filled form that still says so',
      'review',
      'a.md',
      `# Report\n\nThis is a template for reviews.\n\n## Summary\n\n${'Letters were stuck at the harbour because no room was left on the disk. '.repeat(20)}\n\n## Impact\n\n${'Nobody got letters for an hour and some were lost. '.repeat(8)}\n\n## Timeline\n\n- 2026-01-05 18:13 one\n- 18:14 two\n- 18:16 three\n- 18:20 four`,
    ],
    [
      'planned work on a status page, with its updates',
      'notice',
      'a.txt',
      'New disks\n\nScheduled Maintenance Report for Harbour\n\nCompleted\n\nThe scheduled maintenance has been completed.\nPosted Feb 07, 2026 - 20:00 CET\n\nIn progress\n\nScheduled maintenance is in progress.\nPosted Feb 07, 2026 - 08:00 CET\n\nScheduled\n\nWe get new disks.\nPosted Feb 04, 2026 - 14:23 CET',
    ],
    [
      'a planned outage',
      'notice',
      'a.md',
      '---\ntitle: Planned outage for all services\ndate: 2026-01-05\n---\nPlanned maintenance of our disks. Everything will be down for an hour.',
    ],
    [
      'planned work that went otherwise',
      'review',
      'a.md',
      '---\ntitle: Planned maintenance caused lost letters\n---\nOn 5 January 2026 letters were lost during maintenance. The root cause was a worn lock.',
    ],
    [
      'a record of what is scheduled',
      'notice',
      'a.json',
      '[{"name":"New disks","scheduled_for":"2026-01-05T09:00:00Z","status":"completed","body":"We get new disks, which takes an hour. Letters may be late meanwhile, and some may have to wait."}]',
    ],
    [
      'a form whose details are empty',
      'template',
      'RCA.adoc',
      '= RCA: TITLE\n\n|===\n| **Incident date** |\n| **Public start** |\n| **Public end** |\n| **Duration** |\n|===\n\n== Impact\n\n* List what users saw\n\n== Timeline\n\n* Describe the hours.\n\n== Next steps\n\n* Link to the tickets.',
    ],
    [
      'what to do in any incident',
      'template',
      'README.md',
      '# When something breaks\n\n## At once\n\n- [ ] Choose who leads\n- [ ] Open a channel\n- [ ] Tell the others\n\n## Afterwards\n\n- [ ] Ask for a meeting\n- [ ] Keep notes',
    ],
    [
      'a review with tasks',
      'review',
      'a.md',
      `${stuck}\n\n## Actions\n\n- [ ] one\n- [ ] two\n- [ ] three\n- [ ] four\n- [ ] five`,
    ],
    ['a review between two lines across the page', 'review', 'a.md', `---\n\n${stuck}\n\n---\n`],
  ]
  test.each(told)('%s: a %s', async (_, kind, path, text) => {
    expect(await kindOf(path, text)).toBe(kind)
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
    expect((await readDocument(path, text)).kind).toBe('template')
  })

  test('a review of a template that was broken is none', async () => {
    const text = '# Outage of the mail template\n\nOn 5 January 2026 nobody could open the mail template.'
    expect((await readDocument('2026-01-05-mail-template.md', text)).kind).toBe('review')
  })
})

test('a table of contents is a list', async () => {
  const text =
    'Reviews\n=======\n\n.. toctree::\n   :maxdepth: 1\n\n   2026-01-05-queue.md\n   2026-02-07-disk.md\n'
  expect((await readDocument('reviews_toc.rst', text)).kind).toBe('list')
})
