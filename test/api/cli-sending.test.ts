import { writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Evidence } from '#timeline/contract.ts'
import { createWorld } from '../harness/world.ts'
import { openCommandLine } from './cli-run.ts'

async function worldWithIncident(settings: Record<string, string> = {}) {
  const world = await createWorld({ settings })
  await world.ana.api('POST /incidents', { body: { title: 'Checkout is slow', severity: 'SEV2' } })
  return { world, cli: openCommandLine({ AFTERWORD_URL: world.url, AFTERWORD_TOKEN: world.ana.token }) }
}

/** A server that takes the first bytes of an upload and then does as told. */
async function listener(taken: (request: IncomingMessage) => void): Promise<string> {
  const server: Server = createServer((request) => request.once('data', () => taken(request)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('Ctrl-C while it is read ends the waiting, says how to go on, and reading goes on', async () => {
  // Nobody reads here, so that the file waits for as long as the test needs.
  const { world, cli } = await worldWithIncident({ AFTERWORD_ROLES: 'serve' })
  const evidence = async () =>
    (await world.ana.api('GET /incidents/:key/evidence', { params: { key: 'INC-1' } })).items[0]
  const { code, out, err } = await cli.run(
    ['evidence', 'add', 'INC-1', '-', '--name', 'shop.log', '--as', 'chat-log'],
    {
      input: '2026-03-01T14:00:10 <bo> slow\n',
      started: async (child) => {
        await expect.poll(async () => (await evidence())?.state, { timeout: 15_000 }).toBe('queued')
        // It has answered; the command is waiting now or a moment later.
        await new Promise((resolve) => setTimeout(resolve, 500))
        child.kill('SIGINT')
      },
    },
  )
  const id = (await evidence())?.id ?? ''
  expect([code, out]).toEqual([130, ''])
  expect(err).toContain('Reading shop.log goes on')
  expect(err).toContain(`evidence cancel ${id}`)
  expect((await evidence())?.state).toBe('queued')

  await cli.works(['evidence', 'cancel', id])
  expect((await evidence())?.state).toBe('cancelled')
})

test('Ctrl-C while a file is sent says that nothing of it was kept', async () => {
  let interrupt = () => {}
  const url = await listener(() => interrupt())
  const cli = openCommandLine({ AFTERWORD_URL: url, AFTERWORD_TOKEN: 'aw_any' })
  const { code, err } = await cli.run(['evidence', 'add', 'INC-1', '-', '--name', 'shop.log'], {
    input: null,
    started: (child) => {
      interrupt = () => child.kill('SIGINT')
      child.stdin?.write('the first line\n')
    },
  })
  expect(code).toBe(130)
  expect(err).toContain('nothing of it was kept')
})

test('a connection that breaks on the way is told as that', async () => {
  const url = await listener((request) => request.socket.destroy())
  const cli = openCommandLine({ AFTERWORD_URL: url, AFTERWORD_TOKEN: 'aw_any' })
  writeFileSync(path.join(cli.folder, 'big.log'), Buffer.alloc(20_000_000, 'x'))
  const { code, out, err } = await cli.run(['evidence', 'add', 'INC-1', 'big.log'])
  expect([code, out]).toEqual([3, ''])
  expect(err).toContain('broke')
})

test('a file larger than the server takes is refused before all of it was sent, and others are taken', async () => {
  const { cli } = await worldWithIncident({ AFTERWORD_MAX_UPLOAD: '1MB' })
  writeFileSync(path.join(cli.folder, 'big.log'), Buffer.alloc(60_000_000, 'x'))
  writeFileSync(
    path.join(cli.folder, 'shop.log'),
    '2026-03-01T14:00:10 <bo> slow\n2026-03-01T14:01:10 <bo> ok\n',
  )
  const { code, out, err } = await cli.run(['evidence', 'add', 'INC-1', 'big.log', 'shop.log'])
  expect(err).toMatch(/big\.log: .*larger/)
  expect(out).toContain('shop.log: ')
  expect(code).toBe(1)
})

test('evidence is looked into, read in another way, taken away, brought back and saved as it came', async () => {
  const { cli } = await worldWithIncident()
  const table = 'When,What,By\n2026-03-01 15:00,slow,bo\n2026-03-01 15:10,rolled back,ana\n'
  writeFileSync(path.join(cli.folder, 'tickets.csv'), table)
  await cli.works(['evidence', 'add', 'INC-1', 'tickets.csv', '--no-read'])
  const seen = await cli.works([
    'evidence',
    'inspect',
    'INC-1/tickets.csv',
    '--as',
    'table',
    '--zone',
    'Europe/Paris',
  ])
  expect(seen).toContain('What')
  const columns = ['--column', 'at=When,text=What,actor=By', '--zone', 'Europe/Paris']
  const read = await cli.json<Evidence>([
    'evidence',
    'read',
    'INC-1/tickets.csv',
    '--as',
    'table',
    ...columns,
  ])
  expect(read).toMatchObject({ state: 'done', taken: 2, format: 'table' })
  const list = () => cli.works(['timeline', 'list', 'INC-1', '--utc'])
  expect(await list()).toMatch(/2026-03-01 14:00 UTC .*bo .*slow/)

  await cli.works(['evidence', 'remove', 'INC-1/tickets.csv'])
  expect(await list()).toBe('')
  expect(await cli.works(['evidence', 'list', 'INC-1', '--deleted'])).toContain('tickets.csv')
  await cli.works(['evidence', 'restore', 'INC-1/tickets.csv'])
  expect(await list()).toContain('rolled back')

  const taken = await cli.run(['evidence', 'download', 'INC-1/tickets.csv'])
  expect(taken.code, 'a file that is there is left alone').toBe(1)
  expect((await cli.run(['evidence', 'download', 'INC-1/tickets.csv', '--output', '-'])).out).toBe(table)
})

test('a mistake in an entry is corrected and taken back; the original stays', async () => {
  const { cli } = await worldWithIncident()
  await cli.works(['evidence', 'add', 'INC-1', '-', '--name', 'shop.log', '--as', 'chat-log'], {
    input: '2026-03-01T14:00:10 <bo> slo\n',
  })
  const entry = () => cli.json<{ id: string; text: string; at: string }>(['timeline', 'list', 'INC-1'])
  const { id } = await entry()
  await cli.works(['timeline', 'edit', 'INC-1', id, '--text', 'slow'])
  const second = await cli.run(['timeline', 'edit', 'INC-1', id, '--at', '2026-03-01T14:00Z'])
  expect(second.err).toContain('had been edited before and said: slow')
  expect(await entry()).toMatchObject({ text: 'slow', at: '2026-03-01T14:00:00.000000Z' })
  await cli.works(['timeline', 'edit', 'INC-1', id, '--original'])
  expect(await entry()).toMatchObject({ text: 'slo', at: '2026-03-01T14:00:10.000000Z' })
})

test('an incident is changed, deleted and restored', async () => {
  const { cli } = await worldWithIncident()
  const show = () =>
    cli.json<{ services: { name: string }[]; roles: unknown[] }>(['incident', 'show', 'INC-1'])
  await cli.works([
    'incident',
    'edit',
    'INC-1',
    '--severity',
    'sev1',
    '--service',
    'shop',
    '--role',
    'Scribe=Ana',
  ])
  expect(await show()).toMatchObject({
    severity: { name: 'SEV1' },
    services: [{ name: 'shop' }],
    roles: [{ role: 'Scribe', name: 'Ana' }],
  })
  await cli.works(['incident', 'edit', 'INC-1', '--without-role', 'scribe', '--service', ''])
  expect(await show()).toMatchObject({ services: [], roles: [] })
  expect((await cli.run(['incident', 'edit', 'INC-1'])).code).toBe(2)

  await cli.works(['incident', 'delete', 'INC-1'])
  expect(await cli.works(['incident', 'list'])).toBe('')
  expect(await cli.works(['incident', 'list', '--deleted'])).toContain('INC-1')
  await cli.works(['incident', 'restore', 'INC-1'])
  expect(await cli.works(['incident', 'list'])).toContain('INC-1')
})
