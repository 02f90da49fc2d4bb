import { expect, test } from 'vitest'
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
  ['Production Engineering : Stuck queue', '', 'Stuck queue'],
])('the site beside a title is no part of it: %s', async (title, body, expected) => {
  const [reading] = await readReview('a.html', Buffer.from(page(title, body)))
  expect(reading?.title).toBe(expected)
})
