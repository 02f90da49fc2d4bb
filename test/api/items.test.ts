import { expect, test } from 'vitest'
import { createWorld, type Somebody } from '../harness/world.ts'
import { openCommandLine } from './cli-run.ts'

async function reviewOf({ api }: Somebody, title: string): Promise<string> {
  const { key } = await api('POST /incidents', { body: { title, severity: 'SEV3' } })
  await api('POST /incidents/:key/review', { params: { key } })
  return key
}

const add = ({ api }: Somebody, key: string, title: string) =>
  api('POST /incidents/:key/items', { params: { key }, body: { title } })

const openTitles = async ({ api }: Somebody) =>
  (await api('GET /items/open', {})).items.map(({ incidentKey, title }) => `${incidentKey} ${title}`)

test('open items are told to those who take part in their review, and to nobody else', async () => {
  const world = await createWorld()
  const bo = await world.person('Bo')
  const key = await reviewOf(world.ana, 'The lift stood still')
  const other = await reviewOf(bo, 'The pump ran dry')
  await add(world.ana, key, 'Fit a second brake to the lift')
  await add(bo, other, 'Stop the pump below 10 cm of water')
  expect(await openTitles(world.ana)).toEqual([`${key} Fit a second brake to the lift`])
  expect(await openTitles(bo)).toEqual([`${other} Stop the pump below 10 cm of water`])

  await world.ana.api('PUT /incidents/:key/review/participants/:personId', {
    params: { key, personId: bo.id },
    body: {},
  })
  expect(await openTitles(bo)).toEqual([
    `${key} Fit a second brake to the lift`,
    `${other} Stop the pump below 10 cm of water`,
  ])
})

test('declined, finished and removed items are open no more', async () => {
  const { ana } = await createWorld()
  const key = await reviewOf(ana, 'The lift stood still')
  const declined = await add(ana, key, 'Paint the lift')
  const removed = await add(ana, key, 'Sell the lift')
  await add(ana, key, 'Oil the lift')
  await ana.api('PATCH /items/:id', {
    params: { id: declined.id },
    body: { state: 'declined', declinedBecause: 'It is painted.', version: declined.version },
  })
  await ana.api('DELETE /items/:id', { params: { id: removed.id } })
  expect(await openTitles(ana)).toEqual([`${key} Oil the lift`])
})

test('where an item is followed up comes back with its report from Markdown', async () => {
  const { ana } = await createWorld()
  const key = await reviewOf(ana, 'The lift stood still')
  const url = 'https://tracker.example/browse/LIFT-7?tab=a_b&copy=1#note_(2)'
  const params = { key }
  await ana.api('POST /incidents/:key/items', { params, body: { title: 'Oil the lift', url } })
  await expect(
    ana.api('POST /incidents/:key/items', {
      params,
      body: { title: 'Nowhere', url: 'https://a.example/b c' },
    }),
  ).rejects.toMatchObject({ code: 'invalid-input' })
  const exported = await ana.api('GET /incidents/:key/report/export', {
    params,
    query: { as: 'md', version: 'draft' },
  })
  const { incidentKey: again } = await ana.api('POST /report-imports', {
    body: { markdown: await exported.text() },
  })
  const { items } = await ana.api('GET /incidents/:key/items', { params: { key: again } })
  expect(items.map((item) => [item.title, item.url])).toEqual([['Oil the lift', url]])
})

test('strength, type and phase are nobody’s choice until somebody chooses, and can be taken back', async () => {
  const { ana } = await createWorld()
  const key = await reviewOf(ana, 'The lift stood still')
  const item = await add(ana, key, 'Refuse to move with an open door')
  expect(item).toMatchObject({ strength: null, type: null, phase: null })
  const change = (body: object) =>
    ana.api('PATCH /items/:id', { params: { id: item.id }, body: { version: 1, ...body } })
  expect(await change({ strength: 'strong', type: 'prevent', phase: 'prevent' })).toMatchObject({
    strength: 'strong',
    type: 'prevent',
    phase: 'prevent',
  })
  expect(await change({ strength: null, version: 2 })).toMatchObject({ strength: null, type: 'prevent' })
  await expect(change({ strength: 'mighty', version: 3 })).rejects.toMatchObject({ code: 'invalid-input' })
  const { items: events } = await ana.api('GET /events', { query: { incident: key } })
  expect(events.filter(({ summary }) => summary.includes('changed the item'))).toHaveLength(2)
})

test('the command line chooses and takes back', async () => {
  const world = await createWorld()
  const cli = openCommandLine({ AFTERWORD_URL: world.url, AFTERWORD_TOKEN: world.ana.token })
  const key = await reviewOf(world.ana, 'The lift stood still')
  const words = [
    'item',
    'add',
    key,
    '--title',
    'Alert on a warm brake',
    '--type',
    'detect',
    '--format',
    'json',
  ]
  const item = await cli.json<{ id: string }>(words)
  expect(item).toMatchObject({ type: 'detect', strength: null })
  const edit = (...more: string[]) => cli.json(['item', 'edit', item.id, ...more, '--format', 'json'])
  expect(await edit('--strength', 'medium', '--phase', 'detect')).toMatchObject({
    strength: 'medium',
    type: 'detect',
    phase: 'detect',
  })
  expect(await edit('--type', '')).toMatchObject({ strength: 'medium', type: null })
  const refused = await cli.run(['item', 'edit', item.id, '--strength', 'strnog'])
  expect(refused.err).toContain('Did you mean strong?')
})

test('what was chosen goes into an exported report and comes back with it', async () => {
  const world = await createWorld()
  const cli = openCommandLine({ AFTERWORD_URL: world.url, AFTERWORD_TOKEN: world.ana.token })
  const key = await reviewOf(world.ana, 'The lift stood still')
  await cli.works(['item', 'add', key, '--title', 'Limit the lift to nine people', '--strength', 'strong'])
  await cli.works(['item', 'add', key, '--title', 'Ask what the crane costs', '--type', 'investigate'])
  const markdown = await cli.works(['report', 'export', key, '--as', 'md', '--version', 'draft'])
  await cli.works(['report', 'import', '-'], { input: markdown })
  const { items } = await world.ana.api('GET /items', {})
  const imported = items.filter(({ incidentKey }) => incidentKey !== key)
  expect(imported).toMatchObject([
    { title: 'Limit the lift to nine people', strength: 'strong', type: null, phase: null },
    { title: 'Ask what the crane costs', strength: null, type: 'investigate', phase: null },
  ])
})
