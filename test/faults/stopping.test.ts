import { connect, type Socket } from 'node:net'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { ask, bearer } from '../api/asking.ts'
import { createWorld, type World } from '../harness/world.ts'

const soon = { timeout: 10_000, interval: 20 }

/** Keeps everybody from writing incidents until it is let go. */
async function holdIncidents({ connection }: World) {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  onTestFinished(() => client.end())
  await client.query('begin')
  await client.query('lock table incident in exclusive mode')
  const waiting = async () => {
    const { rows } = await client.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return rows.map(({ pid }) => pid)
  }
  return {
    waiting,
    letGo: () => client.query('rollback'),
    cut: (pid: number) => client.query('select pg_terminate_backend($1)', [pid]),
  }
}

const declare = ({ url, ana }: World) =>
  ask(url, 'POST /incidents', { body: { title: 'Waits', severity: 'SEV3' } }, bearer(ana.token))

test('a request whose connection is cut says so, and the next one goes through', async () => {
  const world = await createWorld()
  const hold = await holdIncidents(world)
  const asked = declare(world)
  await expect.poll(hold.waiting, soon).toHaveLength(1)
  for (const pid of await hold.waiting()) await hold.cut(pid)
  const answer = await asked
  expect([answer.status, answer.json.code]).toEqual([503, 'not-ready'])
  await hold.letGo()
  expect((await declare(world)).status).toBe(201)
  expect((await world.ana.api('GET /incidents', {})).items).toHaveLength(1)
})

test('stopping waits for what is being answered, and for nothing else', async () => {
  const world = await createWorld()
  const idle = await keepAlive(world.url)
  const hold = await holdIncidents(world)
  const asked = declare(world)
  await expect.poll(hold.waiting, soon).toHaveLength(1)
  let stopped = false
  const stopping = world.stop().then(() => {
    stopped = true
  })
  await expect
    .poll(
      () =>
        ask(world.url, 'GET /setup').then(
          () => 'answered',
          () => 'refused',
        ),
      soon,
    )
    .toBe('refused')
  await expect.poll(() => idle.destroyed || idle.readableEnded, soon).toBe(true)
  expect(stopped).toBe(false)
  await hold.letGo()
  expect((await asked).status).toBe(201)
  const begun = performance.now()
  await stopping
  expect(performance.now() - begun).toBeLessThan(5_000)
})

test('stopping interrupts an import, and keeps it for the next start', async () => {
  const world = await createWorld()
  const { key } = await world.ana.api('POST /incidents', { body: { title: 'Slow', severity: 'SEV3' } })
  const lines = Array.from({ length: 400_000 }, (_, i) => {
    const at = new Date(Date.UTC(2026, 0, 1) + i * 1000).toISOString().slice(0, 19)
    return `${at} <ana> line ${i}`
  })
  const { id } = await world.ana.api('POST /incidents/:key/evidence', {
    params: { key },
    query: { name: 'ops.log', read: 'true' },
    body: Buffer.from(lines.join('\n')),
  })
  const look = () => world.ana.api('GET /evidence/:id', { params: { id } })
  await expect.poll(async () => (await look()).taken, { timeout: 15_000, interval: 10 }).toBeGreaterThan(0)
  const client = new pg.Client(world.connection)
  client.on('error', () => {})
  await client.connect()
  onTestFinished(() => client.end())
  const begun = performance.now()
  await world.halt()
  expect(performance.now() - begun).toBeLessThan(8_000)
  const { rows } = await client.query('select state, taken from reading')
  expect(rows[0].state).toBe('reading')
  expect(rows[0].taken).toBeLessThan(lines.length)
})

/** A connection that asked something and is kept for later, as browsers keep theirs. */
async function keepAlive(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  await new Promise<void>((resolve, reject) => {
    socket.once('data', () => resolve())
    socket.once('error', reject)
    socket.write('GET /health/live HTTP/1.1\r\nhost: x\r\nconnection: keep-alive\r\n\r\n')
  })
  return socket
}
