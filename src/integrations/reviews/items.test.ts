import { describe, expect, test } from 'vitest'
import { readBelowTitle } from '../../../test/harness/read-document.ts'
import { readReview } from './read.ts'

const itemsOf = async (text: string) =>
  (await readBelowTitle(text)).items.map(({ text: words, owner, state }) => [words, owner, state])

describe('items are told from what stands around them', () => {
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

describe('how far an item is, told in the midst of others words', () => {
  test('behind a dash, with a day and more words', async () => {
    expect(
      await itemsOf(
        '## Actions\n\n- **Mend the lock** — ✅ DONE 2026-06-16. It was worn.\n- Grease it — DONE\n- Paint it – PENDING: no paint',
      ),
    ).toEqual([
      ['Mend the lock. It was worn.', null, 'done'],
      ['Grease it', null, 'done'],
      ['Paint it. no paint', null, 'open'],
    ])
  })

  test('behind the link of a row', async () => {
    const table =
      '## Actions\n\n| Action | Tracking issue |\n|--|--|\n| Mend the lock | [#86](https://code.example/86) — complete |\n| Grease it | [#87](https://code.example/87) |'
    expect((await itemsOf(table)).map(([, , state]) => state)).toEqual(['done', null])
  })
})

describe('parts of lessons and action items', () => {
  test('that look back hold none', async () => {
    const text =
      '## Lessons & action items\n\n### What went well\n\n- The bell rang\n\n### Actions\n\n- Grease the lock\n\n## Remediation status\n\n| Item | Status |\n|--|--|\n| Mend the lock | Done |'
    expect(await itemsOf(text)).toEqual([
      ['Grease the lock', null, null],
      ['Mend the lock', null, 'done'],
    ])
  })

  test('what lies below a name and its value belongs to it', async () => {
    const text =
      '## Actions\n\n1. **Disk Alarm:** `full-disk`\n   - Threshold: 90 %\n   - Action: a letter\n2. **Documentation:** all of it'
    expect((await itemsOf(text)).map(([words]) => String(words).split('\n')[0])).toEqual([
      expect.stringContaining('Disk Alarm: full-disk'),
      'Documentation: all of it',
    ])
  })

  test('that are groups of items hold them', async () => {
    const text =
      '## Action items\n\n### High impact\n\n- Grease the lock\n\n### Low impact\n\n- Paint the lock'
    expect((await itemsOf(text)).map(([words]) => words)).toEqual(['Grease the lock', 'Paint the lock'])
  })

  test('questions with a box are none', async () => {
    expect(await itemsOf('## Checklist\n\n- [ ] Does the bell ring?\n- [ ] Ring the bell')).toEqual([
      ['Ring the bell', null, 'open'],
    ])
  })
})

describe('an owner is told from what stands beside', () => {
  test('a sentence with the next label ends the name', async () => {
    const list =
      '1. **Warm the cache.** At night. Owner: Storage. Priority: high.\n2. Add an alert. Owner: J. Roe.'
    expect(await itemsOf(`## Action items\n\n${list}`)).toEqual([
      ['Warm the cache. At night. Priority: high.', 'Storage', null],
      ['Add an alert.', 'J. Roe', null],
    ])
  })

  test('a team in brackets, with the day until when', async () => {
    const list =
      '- Replace the disk (storage team, until 2026-03-31)\n- Kill long queries (DBA team) - DONE\n- Test twice (in spring)'
    expect(await itemsOf(`## Measures\n\n${list}`)).toEqual([
      ['Replace the disk', 'storage team', null],
      ['Kill long queries', 'DBA team', 'done'],
      ['Test twice (in spring)', null, null],
    ])
  })

  test('a column of owners of actions, and none of a group of work', async () => {
    const table =
      '| Ref | Recommendation | Action owner | Target date | Current status |\n|-|-|-|-|-|\n| R1 | Add an alert | Head of IT | May | Complete |'
    expect(await itemsOf(`## Recommendations\n\n${table}`)).toEqual([['Add an alert', 'Head of IT', 'done']])
    const groups = 'Roe:\n\n- Add an alert\n\nDocs:\n\n- Write it down'
    expect(await itemsOf(`## Follow-ups\n\n${groups}`)).toEqual([
      ['Add an alert', 'Roe', null],
      ['Write it down', null, null],
    ])
  })

  test('a name that ends every item', async () => {
    const list =
      '- [Q-1](https://example.org/1) - Limit uploads - Kim\n- [Q-2](https://example.org/2) - Add an alert - Sam Roe (Done)'
    expect(await itemsOf(`## Action items\n\n${list}`)).toEqual([
      ['Q-1 - Limit uploads', 'Kim', null],
      ['Q-2 - Add an alert', 'Sam Roe', 'done'],
    ])
    expect(await itemsOf('## Action items\n\n- Add an alert - Grafana\n- Limit uploads')).toEqual([
      ['Add an alert - Grafana', null, null],
      ['Limit uploads', null, null],
    ])
  })

  test('neither a state nor a company is one', async () => {
    const list = '### Completed\n\n- Move the limit\n\n### Open\n\n- Write to the customers (Acme, Roe LLC)'
    expect(await itemsOf(`## Corrective actions\n\n${list}`)).toEqual([
      ['Move the limit', null, 'done'],
      ['Write to the customers (Acme, Roe LLC)', null, 'open'],
    ])
  })
})

describe('a state is understood', () => {
  test('in a column that asks for yes or no', async () => {
    const table =
      '| Corrective action | DRI | Jira | Target date | Done? |\n|-|-|-|-|-|\n| Add an alert | Sam | Q-1 | 2026-02-01 | Y |\n| Move the limit | Kim | Q-2 | 2026-03-01 | N |'
    expect(await itemsOf(`## Corrective actions\n\n${table}`)).toEqual([
      ['Add an alert', 'Sam', 'done'],
      ['Move the limit', 'Kim', 'open'],
    ])
  })

  test('in a picture, unless words beside it say another', async () => {
    const table =
      '| Action | Owner | Status |\n|-|-|-|\n| Add an alert | Sam | 🟢 |\n| Move the limit | Kim | 🟡 |\n| Warm the cache | Kim | 🟡 Open |\n| Drain the queue | Kim | In discussion |'
    expect((await itemsOf(`## Action items\n\n${table}`)).map(([, , state]) => state)).toEqual([
      'done',
      'in-progress',
      'open',
      'open',
    ])
  })

  test('struck through, with remarks behind it', async () => {
    const list =
      '1. ~~Roll back~~ — (owner: Priya N., due: 3 March)\n2. Add an alert — (owner: Tom W., due: 20 March)'
    expect((await itemsOf(`## Corrective actions\n\n${list}`)).map(([, , state]) => state)).toEqual([
      'done',
      null,
    ])
  })

  test('in a box that is ticked with a star', async () => {
    expect(await itemsOf('## Action items\n\n- [*] add an alert\n- [ ] move the limit')).toEqual([
      ['add an alert', null, 'done'],
      ['move the limit', null, 'open'],
    ])
  })
})

describe('what is no item stays out', () => {
  test('fields of a form, and advice above them', async () => {
    const list = `Each of these should be small.\n\n- [ ] \${what keeps it from happening again}\n- [ ] \${…}`
    expect(await itemsOf(`## Summary\n\nMail was late for an hour.\n\n## Action items\n\n${list}`)).toEqual(
      [],
    )
  })

  test('but two sentences on a line are two', async () => {
    expect(
      await itemsOf('## Next steps\n\nWe will keep the lock elsewhere. Noor will write a report on it.'),
    ).toHaveLength(2)
  })

  test('a sentence that tells how things are', async () => {
    expect(await itemsOf('## Next steps\n\nThe new disk is nearly here.')).toEqual([])
    expect(await itemsOf('## Next steps\n\nThe new disk will be doubled.')).toHaveLength(1)
  })

  test('how things are, in a list of a text without headings', async () => {
    const list = (lead: string) =>
      `Late mail\n\n${lead}\n\n  • backup power is now running as it should\n  • mail goes out\n  • nothing was lost\n`
    const [reading] = await readReview('a.txt', Buffer.from(list('We can confirm:')))
    expect(reading?.items).toEqual([])
    const [planned] = await readReview('a.txt', Buffer.from(list('Short-term repair actions include:')))
    expect(planned?.items).toHaveLength(3)
  })

  test('a status of the incident', async () => {
    expect(
      await itemsOf('- **Date:** 2026-01-05\n- **Status:** Queue halted.\n\n## Summary\n\nMail was late.'),
    ).toEqual([])
  })
})

test('a question for people heads no repair in plain text, and questions in prose are no items', async () => {
  const words =
    'Letters were stuck.\n\nHow many people were involved in the recovery?\n• Add an alert for full disks\n• Write down where the keys hang'
  const [plain] = await readReview('a.txt', Buffer.from(words))
  expect(plain?.items).toHaveLength(2)
  expect(await itemsOf('## Next steps\n\nHow can we make the harbour safer?')).toEqual([])
})
