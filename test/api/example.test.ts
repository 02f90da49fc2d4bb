import { existsSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { createWorld, type World } from '../harness/world.ts'

async function blobs(dataDirectory: string): Promise<string[]> {
  const folder = path.join(dataDirectory, 'evidence')
  const found: string[] = []
  if (existsSync(folder)) for await (const file of glob('*/*', { cwd: folder })) found.push(file)
  return found
}

describe('the example', () => {
  let world: World
  let loaded: { incidents: number }
  beforeAll(async () => {
    world = await createWorld({ lasting: true })
    loaded = await world.ana.api('POST /example', {})
    return world.stop
  })

  test('is loaded in a few seconds, and what it shows is whole', async () => {
    expect(loaded).toEqual({ incidents: 12 })
    const { items } = await world.ana.api('GET /incidents', {})
    expect(items).toHaveLength(12)
    expect(items.every((incident) => incident.example && Date.parse(incident.startedAt) < Date.now())).toBe(
      true,
    )
    expect(items.filter((incident) => incident.kind === 'near-miss')).toHaveLength(2)

    for (const { key } of items) {
      const evidence = await world.ana.api('GET /incidents/:key/evidence', { params: { key } })
      expect(evidence.items.map((one) => [one.state, one.unread])).toEqual(
        evidence.items.map(() => ['done', 0]),
      )
      const story = await world.ana.api('GET /incidents/:key/story', { params: { key } })
      const times = story.items.map((line) => line.entry.at)
      expect(times).toEqual(times.toSorted())
      const review = await world.ana.api('GET /incidents/:key/review', { params: { key } })
      expect(review.notes.length).toBeGreaterThanOrEqual(5)
      expect(review.factors.length).toBeGreaterThanOrEqual(3)
      const report = await world.ana.api('GET /incidents/:key/report', { params: { key } })
      expect(report.content.story).toHaveLength(story.items.length)
    }
    const reader = await world.person('Rahel')
    const reports = await reader.api('GET /reports', {})
    expect(reports.items).toHaveLength(9)
    const published = reports.items.map((report) => report.publishedAt)
    expect(published).toEqual(published.toSorted().reverse())
    expect(new Set(reports.items.map((report) => report.version))).toEqual(new Set([1, 2]))
  })

  test('notes keep their authors, and anonymous ones have none', async () => {
    const { items } = await world.ana.api('GET /incidents', { query: { q: 'breakfast' } })
    const review = await world.ana.api('GET /incidents/:key/review', { params: { key: items[0]?.key ?? '' } })
    expect(review.notes.filter((note) => note.author === null)).toHaveLength(1)
    expect(review.notes.filter((note) => note.author === 'Beatriz Moreira')).toHaveLength(2)
    expect(review.participants.filter((one) => one.facilitator).map((one) => one.name)).toEqual(['Ngozi Eze'])
  })

  test('is loaded once', async () => {
    await expect(world.ana.api('POST /example', {})).rejects.toMatchObject({ code: 'already-exists' })
    const member = await world.person('Milan')
    await expect(member.api('DELETE /example', {})).rejects.toMatchObject({ code: 'not-allowed' })
    expect((await world.ana.api('GET /incidents', {})).items).toHaveLength(12)
  })
})

test('removing it leaves nothing of it, and everything else', async () => {
  const { ana, dataDirectory } = await createWorld()
  const own = await ana.api('POST /incidents', {
    body: { title: 'Our own', severity: 'SEV3', services: ['Quay'], teams: ['Harbour'] },
  })
  await ana.api('POST /incidents/:key/evidence', {
    params: { key: own.key },
    query: { name: 'own.txt' },
    body: Buffer.from('10:00 ours\n'),
  })
  const people = await ana.api('GET /people', {})
  const kept = await blobs(dataDirectory)
  await ana.api('POST /example', {})
  const leilani = (await ana.api('GET /people', {})).items.find((one) => one.name === 'Leilani Kahale')
  expect(leilani).toMatchObject({ example: true, email: 'leilani@hartstongue.example' })
  await ana.api('POST /incidents/:key/roles', {
    params: { key: own.key },
    body: { role: 'Scribe', personId: leilani?.id },
  })
  await ana.api('PATCH /incidents/:key', {
    params: { key: own.key },
    body: { services: ['Quay', 'edge'], version: own.version },
  })
  expect((await blobs(dataDirectory)).length).toBeGreaterThan(kept.length + 40)

  expect(await ana.api('DELETE /example', {})).toEqual({ incidents: 12 })
  expect((await ana.api('GET /incidents', {})).items.map((one) => one.key)).toEqual([own.key])
  expect(await ana.api('GET /people', {})).toEqual(people)
  expect((await ana.api('GET /teams', {})).items.map((one) => one.name)).toEqual(['Harbour'])
  expect((await ana.api('GET /services', {})).items.map((one) => one.name)).toEqual(['edge', 'Quay'])
  expect((await ana.api('GET /organisation', {})).example).toBe(false)
  expect(await blobs(dataDirectory)).toEqual(kept)
  const mine = await ana.api('GET /incidents/:key', { params: { key: own.key } })
  expect(mine.roles).toMatchObject([{ role: 'Scribe', name: 'Leilani Kahale', personId: null }])
  const events = await ana.api('GET /events', { query: { limit: 200 } })
  const others = events.items.filter(
    (event) => event.incidentKey !== own.key && event.objectType !== 'example',
  )
  expect(others.every((event) => ['organisation', 'api-token'].includes(event.objectType))).toBe(true)

  expect(await ana.api('POST /example', {})).toEqual({ incidents: 12 })
  expect(await ana.api('DELETE /example', {})).toEqual({ incidents: 12 })
})
