import { expect, test } from 'vitest'
import { addAndRead, createWorld, type Somebody, withToken } from '../harness/world.ts'

async function fill({ api }: Somebody, key: string) {
  await api('POST /incidents', {
    body: { title: 'Tab\tand\nline, “quotes” and \\ backslash', severity: 'SEV3', services: ['Checkout'] },
  })
  const lines = Array.from(
    { length: 20_000 },
    (_, i) => `2026-03-01T10:00:00 <ana> line ${i} ${'ü'.repeat(i % 200)}`,
  )
  await addAndRead(api, key, { name: 'ops.log', bytes: Buffer.from(lines.join('\n')) })
  const { items } = await api('GET /incidents/:key/entries', { params: { key }, query: { limit: 3 } })
  await api('POST /incidents/:key/story', {
    params: { key },
    body: { entryIds: items.map((entry) => entry.id) },
  })
  await api('PATCH /entries/:id', {
    params: { id: items[1]?.id ?? '' },
    body: { text: 'edited', version: 0 },
  })
  await api('POST /incidents/:key/review', { params: { key } })
  await api('POST /incidents/:key/notes', { params: { key }, body: { text: 'a note', tag: 'lucky' } })
  await api('POST /incidents/:key/report/publication', { params: { key }, body: {} })
}

async function everything({ api }: Somebody, key: string) {
  const params = { key }
  return {
    incident: await api('GET /incidents/:key', { params }),
    evidence: await api('GET /incidents/:key/evidence', { params }),
    entries: await api('GET /incidents/:key/entries', { params, query: { limit: 1000 } }),
    summary: await api('GET /incidents/:key/entries/summary', { params }),
    story: await api('GET /incidents/:key/story', { params }),
    review: await api('GET /incidents/:key/review', { params }),
    report: await api('GET /incidents/:key/report/versions/:number', { params: { key, number: 1 } }),
    people: await api('GET /people', {}),
  }
}

test('a backup made while people work is restored on a fresh server, the same to the last byte', async () => {
  const world = await createWorld()
  await fill(world.ana, 'INC-1')
  const before = await everything(world.ana, 'INC-1')
  const backup = world.ana.api('GET /backup', {})
  const meanwhile = Array.from({ length: 20 }, (_, i) =>
    world.ana.api('POST /incidents', { body: { title: `Meanwhile ${i}`, severity: 'SEV4' } }),
  )
  const bytes = Buffer.from(await (await backup).arrayBuffer())
  await Promise.all(meanwhile)

  const other = await createWorld({ fresh: true })
  const setupToken = new URL(other.setupUrl ?? '').searchParams.get('token') ?? ''
  const contents = await other.anybody('POST /restore', { query: { setupToken }, body: bytes })
  expect(contents.tables.entry).toBe(20_000)
  expect(contents.evidenceFiles).toBe(1)

  const ana = { ...world.ana, api: withToken(other.url, world.ana.token) }
  expect(await everything(ana, 'INC-1')).toEqual(before)
  const raw = await ana.api('GET /evidence/:id/content', {
    params: { id: before.evidence.items[0]?.id ?? '' },
  })
  expect((await raw.arrayBuffer()).byteLength).toBe(before.evidence.items[0]?.bytes)
  // Numbers go on, and what is written after works.
  const next = await ana.api('POST /incidents', { body: { title: 'After', severity: 'SEV4' } })
  expect(Number(next.key.split('-')[1])).toBeGreaterThan(1)
})

test('a backup that was cut off or changed is refused, and nothing has changed', async () => {
  const world = await createWorld()
  await fill(world.ana, 'INC-1')
  const bytes = Buffer.from(await (await world.ana.api('GET /backup', {})).arrayBuffer())
  const before = await everything(world.ana, 'INC-1')
  const restore = (body: Buffer) => world.ana.api('POST /restore', { query: { replace: 'true' }, body })
  await expect(restore(bytes.subarray(0, bytes.length >> 1))).rejects.toMatchObject({ code: 'invalid-input' })
  await expect(restore(Buffer.from('no backup at all'))).rejects.toMatchObject({ code: 'invalid-input' })
  await expect(world.ana.api('POST /restore', { body: bytes })).rejects.toMatchObject({
    code: 'not-possible-now',
  })
  await expect(world.anybody('POST /restore', { body: bytes })).rejects.toMatchObject({ code: 'not-allowed' })
  const bo = await world.person('Bo')
  await expect(bo.api('GET /backup', {})).rejects.toMatchObject({ code: 'not-allowed' })
  expect(await everything(world.ana, 'INC-1')).toMatchObject({ story: before.story, review: before.review })
})
