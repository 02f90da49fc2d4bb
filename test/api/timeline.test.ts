import { expect, test } from 'vitest'
import { realInput } from '../harness/real-input.ts'
import { addAndRead, createWorld } from '../harness/world.ts'

const log = (lines: string[]) => ({ name: 'ops.log', bytes: Buffer.from(`${lines.join('\n')}\n`) })

async function worldWithIncident() {
  const world = await createWorld()
  await world.ana.api('POST /incidents', { body: { title: 'Checkout is slow', severity: 'SEV2' } })
  return world
}

test('overlapping evidence adds nothing twice, and what one file takes away another keeps', async () => {
  const { ana } = await worldWithIncident()
  const first = [
    '2026-03-01T10:00:00 <ana> checkout is slow',
    '2026-03-01T10:05:00 <bo> looking at the queue',
  ]
  const second = [...first.slice(1), '2026-03-01T10:09:00 <bo> the queue has no limit']
  const one = await addAndRead(ana.api, 'INC-1', { ...log(first), name: 'a/ops.log' })
  const two = await addAndRead(ana.api, 'INC-1', { ...log(second), name: 'b/ops.log' })
  expect([one.state, one.taken, one.alreadyThere]).toEqual(['done', 2, 0])
  expect([two.state, two.taken, two.alreadyThere]).toEqual(['done', 1, 1])

  const again = await addAndRead(ana.api, 'INC-1', { ...log(first), name: 'a/ops.log' })
  expect(again.id).toBe(one.id)
  expect([again.taken, again.alreadyThere]).toEqual([0, 2])

  await ana.api('DELETE /evidence/:id', { params: { id: one.id } })
  await expect
    .poll(
      async () => (await ana.api('GET /incidents/:key/entries', { params: { key: 'INC-1' } })).items.length,
    )
    .toBe(2)
  await ana.api('POST /evidence/:id/restoration', { params: { id: one.id } })
  const { items } = await ana.api('GET /incidents/:key/entries', { params: { key: 'INC-1' } })
  expect(items.map((entry) => entry.text)).toEqual([
    'checkout is slow',
    'looking at the queue',
    'the queue has no limit',
  ])
})

test('an edit lies over the original, moves its marker and its line, and comes off again', async () => {
  const { ana } = await worldWithIncident()
  const key = 'INC-1'
  await addAndRead(
    ana.api,
    key,
    log(['2026-03-01T10:00:00 <ana> slow', '2026-03-01T10:05:00 <bo> rolled back']),
  )
  const { items } = await ana.api('GET /incidents/:key/entries', { params: { key } })
  const [slow, rolledBack] = items
  if (!slow || !rolledBack) throw new Error('two entries expected')
  await ana.api('POST /incidents/:key/story', {
    params: { key },
    body: { entryIds: [rolledBack.id, slow.id] },
  })
  await ana.api('PUT /incidents/:key/markers/:marker', {
    params: { key, marker: 'impact-started' },
    body: { entryId: slow.id },
  })
  const edited = await ana.api('PATCH /entries/:id', {
    params: { id: slow.id },
    body: { at: '2026-03-01T10:07:00Z', text: 'checkout was slow', version: 0 },
  })
  expect(edited.original).toMatchObject({ at: '2026-03-01T10:00:00.000000Z', text: 'slow' })
  const story = await ana.api('GET /incidents/:key/story', { params: { key } })
  expect(story.items.map((line) => line.entry.text)).toEqual(['rolled back', 'checkout was slow'])
  const all = await ana.api('GET /incidents/:key/entries', { params: { key } })
  expect(all.items.map((entry) => entry.text)).toEqual(['rolled back', 'checkout was slow'])
  const { markers } = await ana.api('GET /incidents/:key/markers', { params: { key } })
  expect(markers[0]?.at).toBe('2026-03-01T10:07:00.000000Z')

  const original = await ana.api('DELETE /entries/:id/edit', { params: { id: slow.id } })
  expect([original.text, original.original]).toEqual(['slow', null])
  const after = await ana.api('GET /incidents/:key/story', { params: { key } })
  expect(after.items.map((line) => line.entry.text)).toEqual(['slow', 'rolled back'])
})

test('two people who edit one entry never overwrite each other silently', async () => {
  const world = await worldWithIncident()
  const bo = await world.person('Bo')
  await addAndRead(world.ana.api, 'INC-1', log(['2026-03-01T10:00:00 <ana> slow']))
  const { items } = await bo.api('GET /incidents/:key/entries', { params: { key: 'INC-1' } })
  const id = items[0]?.id ?? ''
  await world.ana.api('PATCH /entries/:id', { params: { id }, body: { text: 'by Ana', version: 0 } })
  await expect(
    bo.api('PATCH /entries/:id', { params: { id }, body: { text: 'by Bo', version: 0 } }),
  ).rejects.toMatchObject({ code: 'changed-meanwhile', extra: { current: { text: 'by Ana' } } })
})

test('pages follow each other without gaps or repeats, also across entries that were moved in time', async () => {
  const { ana } = await worldWithIncident()
  const key = 'INC-1'
  const lines = Array.from(
    { length: 60 },
    (_, i) => `2026-03-01T10:${String(i % 60).padStart(2, '0')}:00 <ana> number ${i}`,
  )
  await addAndRead(ana.api, key, log(lines))
  const first = await ana.api('GET /incidents/:key/entries', { params: { key }, query: { limit: 1 } })
  await ana.api('PATCH /entries/:id', {
    params: { id: first.items[0]?.id ?? '' },
    body: { at: '2026-03-01T10:30:30Z', version: 0 },
  })
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await ana.api('GET /incidents/:key/entries', { params: { key }, query: { limit: 7, after } })
    seen.push(...page.items.map((entry) => entry.text))
    after = page.next ?? undefined
  } while (after)
  const expected = [...Array(60).keys()].slice(1)
  expected.splice(30, 0, 0)
  expect(seen).toEqual(expected.map((i) => `number ${i}`))
  const slice = await ana.api('GET /incidents/:key/entries', {
    params: { key },
    query: { offset: 28, limit: 4 },
  })
  expect(slice.items.map((entry) => entry.text)).toEqual(['number 29', 'number 30', 'number 0', 'number 31'])
})

test('a real Slack workspace: every message once, every entry knows its slice', async (context) => {
  const file = realInput(context, 'chat/slack-rcwg.zip')
  const { ana } = await worldWithIncident()
  const evidence = await addAndRead(ana.api, 'INC-1', file)
  expect([evidence.state, evidence.taken]).toEqual(['done', 12_564])
  const again = await ana.api('POST /evidence/:id/reading', { params: { id: evidence.id }, body: {} })
  expect(again.state).toBe('queued')
  await expect
    .poll(async () => (await ana.api('GET /evidence/:id', { params: { id: evidence.id } })).alreadyThere, {
      timeout: 20_000,
    })
    .toBe(12_564)
  const { items } = await ana.api('GET /incidents/:key/entries', {
    params: { key: 'INC-1' },
    query: { offset: 6000, limit: 1 },
  })
  const slice = await ana.api('GET /entries/:id/slice', { params: { id: items[0]?.id ?? '' } })
  expect(JSON.parse(slice.raw)).toHaveProperty('ts')
})
