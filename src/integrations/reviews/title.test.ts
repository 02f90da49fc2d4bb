import { describe, expect, test } from 'vitest'
import { readDocument } from '../../../test/harness/read-document.ts'
import { readReview } from './read.ts'

const page = (title: string, body: string) =>
  `<html><head><title>${title}</title></head><body>${body}<p>Mail was late for an hour.</p></body></html>`

test('a record is called by its label, and not by the name of a field', async () => {
  const told = async (record: object) =>
    (await readReview('a.json', Buffer.from(JSON.stringify([record]))))[0]?.title
  const at = '2026-01-05T09:02:00Z'
  const description =
    'Letters were stuck at the harbour for an hour because no room was left on the disk, and nobody saw it.'
  expect(await told({ label: 'Mail', started_at: at, description })).toBe('Mail')
  expect(await told({ external_desc: 'Letters are stuck', begin: at, text: description })).toBe(
    'Letters are stuck',
  )
})

test('a title that somebody gave stays, also where it is about a blog', async () => {
  for (const title of ['Nobody could read the Blog - Harbour Blog', 'Letters lost : the second time']) {
    const text = `---\ntitle: "${title}"\n---\n# Letters\n\nOn 5 January 2026 letters were lost.`
    expect((await readDocument('a.md', text)).title).toBe(title)
  }
})

test('a line that is a host is no title', async () => {
  const [reading] = await readReview(
    'x.txt',
    Buffer.from('mail.example\n\nPost-mortem of stuck letters\n\nOn 5 January 2026 letters were stuck.'),
  )
  expect(reading?.title).not.toBe('mail.example')
})

test.each([
  ['Stuck queue - Harbour blog', '<h1>Stuck queue</h1>', 'Stuck queue'],
  ['Harbour | Stuck queue', '<h1>Stuck queue</h1>', 'Stuck queue'],
  ['Stuck queue of letters', '<h1>Stuck queue</h1>', 'Stuck queue of letters'],
  ['Letters are stuck | Harbour Mail Status', '', 'Letters are stuck'],
  ['Harbour Mail Status - Letters are stuck', '', 'Letters are stuck'],
  ['Incident Report - Stuck queue', '<h1>Incident Report</h1>', 'Incident Report - Stuck queue'],
  ['Harbour Engineering : Stuck queue', '<h1 id="title-heading">Stuck queue</h1>', 'Stuck queue'],
  ['Courrier : la file est pleine', '', 'Courrier : la file est pleine'],
])('the site beside a title is no part of it: %s', async (title, body, expected) => {
  const [reading] = await readReview('a.html', Buffer.from(page(title, body)))
  expect(reading?.title).toBe(expected)
})

describe('the title and the details of a page are found', () => {
  test('in bold above everything', async () => {
    const { title } = await readDocument(
      'a.md',
      '**Postmortem: stuck queue**\n\n**Impact:**\n\nMail was late.',
    )
    expect(title).toBe('Postmortem: stuck queue')
  })

  test('not in the name of its first section', async () => {
    const { title, sections } = await readDocument(
      'stuck-queue.md',
      'Issue Summary\nMail was late for an hour.',
    )
    expect(title).toBe('stuck queue')
    expect(sections[0]).toMatchObject({ heading: 'Issue Summary', meaning: 'summary' })
  })

  test('in settings in front of HTML', async () => {
    const page = '---\ntitle: "Stuck queue"\ndate: 2026-01-05\n---\n<h2>Impact</h2>\n<p>Mail was late.</p>\n'
    expect(await readDocument('a.html', page)).toMatchObject({ title: 'Stuck queue', date: '2026-01-05' })
  })

  test('in a heading that is a label', async () => {
    const { severity } = await readDocument(
      'a.md',
      '# Stuck queue\n\n## SEVERITY: P1\n\nMail was late for an hour.',
    )
    expect(severity).toBe('P1')
  })
})
