import { expect, test } from 'vitest'
import { createWorld } from '../harness/world.ts'
import { incidentWithEverything } from './sealed.ts'

test('an entry and an item can be read by themselves, and say what the lists say', async () => {
  const { ana } = await createWorld()
  const { key, entry, recollection, item } = await incidentWithEverything(ana, 'organisation', 'harmonica')
  await ana.api('PATCH /entries/:id', { params: { id: entry }, body: { text: 'in tune', version: 0 } })
  const { items: entries } = await ana.api('GET /incidents/:key/entries', { params: { key } })
  const { items } = await ana.api('GET /incidents/:key/items', { params: { key } })
  const listed = (id: string) => entries.find((one) => one.id === id)
  expect(await ana.api('GET /entries/:id', { params: { id: entry } })).toEqual(listed(entry))
  expect(listed(entry)).toMatchObject({ text: 'in tune', original: { text: 'the harmonica is out of tune' } })
  expect(await ana.api('GET /entries/:id', { params: { id: recollection } })).toEqual(listed(recollection))
  expect(await ana.api('GET /items/:id', { params: { id: item } })).toEqual(items[0])
})

test('what was taken away, or is hidden, is not found', async () => {
  const world = await createWorld()
  const { ana } = world
  const bo = await world.person('Bo')
  const { entry, recollection, item } = await incidentWithEverything(ana, 'participants', 'harmonica')
  const gone = { code: 'not-found' }
  await expect(bo.api('GET /entries/:id', { params: { id: entry } })).rejects.toMatchObject(gone)
  await expect(bo.api('GET /items/:id', { params: { id: item } })).rejects.toMatchObject(gone)
  await ana.api('DELETE /entries/:id', { params: { id: recollection } })
  await ana.api('DELETE /items/:id', { params: { id: item } })
  await expect(ana.api('GET /entries/:id', { params: { id: recollection } })).rejects.toMatchObject(gone)
  await expect(ana.api('GET /items/:id', { params: { id: item } })).rejects.toMatchObject(gone)
})
