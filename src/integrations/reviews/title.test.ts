import { expect, test } from 'vitest'
import { readReview } from './read.ts'

const page = (title: string, body: string) =>
  `<html><head><title>${title}</title></head><body>${body}<p>Mail was late for an hour.</p></body></html>`

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
