import { beforeAll, expect, test } from 'vitest'
import { importAll, sampleReview, sendReviews } from '../harness/review-import.ts'
import { createWorld, type World } from '../harness/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld({ lasting: true })
  return world.stop
})

test('a document becomes an incident with its story, findings, items and a published report', async () => {
  const { api } = world.ana
  const read = await sendReviews(api, [{ path: 'reviews/checkout.md', bytes: sampleReview() }], 'First')
  expect(read).toMatchObject({
    state: 'ready',
    canStart: true,
    taken: 1,
    kinds: { review: 1, notice: 0 },
    understood: { reviews: 1, dated: 1, withSections: 1, withTimeline: 1, withItems: 1 },
    severities: [{ written: 'SEV2', documents: 1, becomes: 'SEV2' }],
  })
  const done = await importAll(api, read.id)
  expect(done).toMatchObject({
    state: 'done',
    outcomes: { created: 1, failed: 0 },
    progress: { done: 1, of: 1 },
  })
  const { items: rows } = await api('GET /review-imports/:id/documents', { params: { id: read.id } })
  const key = rows[0]?.incidentKey ?? ''
  const params = { key }
  const incident = await api('GET /incidents/:key', { params })
  expect(incident).toMatchObject({
    title: 'Checkout refused cards',
    severity: { name: 'SEV2' },
    startedAt: '2024-03-05T00:00:00.000000Z',
    startedPrecision: 'day',
    summary: 'Cards were refused for forty minutes because a certificate had run out.',
    customerImpact: 'One in five customers could not pay.',
    visibility: 'organisation',
  })
  expect(incident.services.map(({ name }) => name)).toEqual(['Checkout', 'Payments'])
  const { items: story } = await api('GET /incidents/:key/story', { params })
  expect(story.map(({ entry }) => [entry.at.slice(0, 16), entry.text])).toEqual([
    ['2024-03-05T09:30', 'The certificate runs out'],
    ['2024-03-05T09:42', 'Support reports refused cards'],
    ['2024-03-05T10:10', 'A new certificate is in place'],
  ])
  const review = await api('GET /incidents/:key/review', { params })
  expect(review).toMatchObject({ state: 'published', publishedVersion: 1 })
  expect(review.factors.map(({ statement, kind }) => [kind, statement])).toEqual([
    ['contributor', 'Nobody was told that the certificate would run out'],
    ['contributor', 'The reminder went to a mailbox that nobody reads'],
  ])
  expect(review.insights.map(({ text }) => text)).toEqual(['Certificates need an owner'])
  expect(review.notes.map(({ text, tag }) => [tag, text])).toEqual([
    ['went-well', 'Support noticed within minutes'],
  ])
  const { items } = await api('GET /incidents/:key/items', { params })
  expect(items.map(({ title, state, owner, url }) => ({ title, state, owner, url }))).toEqual([
    {
      title: 'Renew the certificate by machine',
      state: 'done',
      owner: 'Kim',
      url: 'https://tracker.example/OPS-12',
    },
    { title: 'Warn thirty days before a certificate runs out', state: 'idea', owner: null, url: null },
  ])
  const version = await api('GET /incidents/:key/report/versions/:number', { params: { key, number: 1 } })
  const draft = await api('GET /incidents/:key/report', { params, query: { names: 'names' } })
  expect(version.content).toEqual(draft.content)
  expect(version.content.parts.find(({ id }) => id === 'factors')?.text).toBe(
    'The certificate was made by hand two years ago.',
  )
  expect(version.content.parts.find(({ id }) => id === 'items')?.text ?? '').toBe('')
})
