import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createWorld } from '../harness/world.ts'
import { openCommandLine } from './cli-run.ts'

const log = '2026-03-01T14:00:10 <bo> slow\n2026-03-01T14:00:20 <ana> looking\n'

async function worldWithIncident() {
  const world = await createWorld()
  await world.ana.api('POST /incidents', { body: { title: 'Checkout is slow', severity: 'SEV2' } })
  const send = (name: string, key = 'INC-1') =>
    world.ana.api('POST /incidents/:key/evidence', {
      params: { key },
      query: { name },
      body: Buffer.from(log),
    })
  const told = async () => {
    const { items } = await world.ana.api('GET /events', { query: { incident: 'INC-1' } })
    return items.filter(({ objectType }) => objectType === 'evidence').map(({ summary }) => summary)
  }
  return { world, send, told }
}

test('the same bytes again add nothing, and that is said and not recorded', async () => {
  const { world, send, told } = await worldWithIncident()
  const first = await send('ops.log')
  const again = await send('other.log')
  expect([first.added, again.added]).toEqual([true, false])
  expect(again).toMatchObject({ id: first.id, name: 'ops.log' })
  expect(await told()).toEqual(['added the evidence ops.log'])
  // To another incident they are new.
  const { key } = await world.ana.api('POST /incidents', { body: { title: 'Another', severity: 'SEV2' } })
  expect(await send('ops.log', key)).toMatchObject({ added: true })
})

test('of several who send the same at once, one adds it', async () => {
  const { send, told } = await worldWithIncident()
  const sent = await Promise.all(Array.from({ length: 6 }, () => send('ops.log')))
  expect(sent.filter(({ added }) => added)).toHaveLength(1)
  expect(await told()).toHaveLength(1)
})

test('what was removed comes back when it is sent again', async () => {
  const { world, send, told } = await worldWithIncident()
  const { id } = await send('ops.log')
  await world.ana.api('DELETE /evidence/:id', { params: { id } })
  expect(await send('ops.log')).toMatchObject({ id, added: true, deletedAt: null })
  expect(await told()).toEqual([
    'restored the evidence ops.log',
    'removed the evidence ops.log',
    'added the evidence ops.log',
  ])
})

test('the command says that a file is already here', async () => {
  const { world } = await worldWithIncident()
  const cli = openCommandLine({ AFTERWORD_URL: world.url, AFTERWORD_TOKEN: world.ana.token })
  writeFileSync(path.join(cli.folder, 'shop.log'), log)
  const add = (...more: string[]) => cli.run(['evidence', 'add', 'INC-1', 'shop.log', ...more])
  expect(await add('--as', 'chat-log', '--to', '2026-03-01T14:00:15Z')).toMatchObject({ code: 0, err: '' })
  const nothing = '  This file is already here; nothing was added.\n'
  expect(await add('--no-read')).toMatchObject({ code: 0, err: nothing })
  expect(await add('--as', 'chat-log')).toMatchObject({
    code: 0,
    out: expect.stringContaining('1 taken · 1 already there'),
    err: '  This file is already here; it was read again.\n',
  })
  expect(await add('--as', 'chat-log')).toMatchObject({
    code: 0,
    out: expect.stringContaining('0 taken · 2 already there'),
    err: nothing,
  })
  const { items } = await cli.json<{ items: { added: boolean }[] }>(['evidence', 'add', 'INC-1', 'shop.log'])
  expect(items).toMatchObject([{ added: false }])
})
