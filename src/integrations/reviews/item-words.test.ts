import { describe, expect, test } from 'vitest'
import { readReview } from './read.ts'
import type { ReviewReading } from './reading.ts'

async function read(text: string): Promise<ReviewReading> {
  const [reading] = await readReview('a.md', Buffer.from(`# Stuck queue\n\n${text}\n`))
  if (!reading) throw new Error('nothing was read')
  return reading
}

const itemsOf = async (text: string) =>
  (await read(text)).items.map(({ text: words, owner, state }) => [words, owner, state])

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
    expect((await read(`## ${heading}\n\nOne word of it.`)).sections[0]?.meaning).toBe(meaning)
  })

  test('labels in front of paragraphs above all headings', async () => {
    const labels = [
      'Summary: Mail was late.',
      'Trigger: A release.',
      'Root causes: A lock.',
      'Detection: An alert.',
    ]
    const { sections } = await read(`${labels.join('\n\n')}\n\n## Lessons learned\n\nTrigger: no label here.`)
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
    const { items } = await read('## Lessons\n\nNobody saw it.\n\n**Action planned:** We will add an alert.')
    expect(items.map(({ text }) => text)).toEqual(['We will add an alert.'])
  })
})

test('a question for people heads no repair in plain text, and questions in prose are no items', async () => {
  const words =
    'Letters were stuck.\n\nHow many people were involved in the recovery?\n• Add an alert for full disks\n• Write down where the keys hang'
  const [plain] = await readReview('a.txt', Buffer.from(words))
  expect(plain?.items).toHaveLength(2)
  expect(await itemsOf('## Next steps\n\nHow can we make the harbour safer?')).toEqual([])
})
