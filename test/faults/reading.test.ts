import { gzipSync } from 'node:zlib'
import pg from 'pg'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Evidence } from '#timeline/contract.ts'
import { createWorld, settled, type World } from '../harness/world.ts'

let world: World
let key: string

beforeAll(async () => {
  world = await createWorld({ lasting: true })
  return world.stop
})
beforeEach(async () => {
  key = (await world.ana.api('POST /incidents', { body: { title: 'Slow', severity: 'SEV3' } })).key
})

const api: World['ana']['api'] = (...request) => world.ana.api(...request)

function add(name: string, body: unknown): Promise<Evidence> {
  return api('POST /incidents/:key/evidence', { params: { key }, query: { name }, body })
}

async function inDatabase<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client(world.connection)
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}

const lines = 120_000
const longLog = (word: string) =>
  Buffer.from(
    Array.from({ length: lines }, (_, i) => {
      const at = new Date(Date.UTC(2026, 0, 1) + i * 1000).toISOString().slice(0, 19)
      return `${at} <ana> ${word} ${i}`
    }).join('\n'),
  )

async function startReading(id: string) {
  await api('POST /evidence/:id/reading', { params: { id }, body: { format: 'chat-log' } })
}
const look = (id: string) => api('GET /evidence/:id', { params: { id } })
const underWay = (id: string) =>
  expect.poll(async () => (await look(id)).taken, { interval: 15, timeout: 20_000 }).toBeGreaterThan(0)
const gathered = async () => (await api('GET /incidents/:key/entries/summary', { params: { key } })).total

test('reading is cancelled midway and started again at once, and ends with everything once', async () => {
  const { id } = await add('long.log', longLog('cancelled'))
  await startReading(id)
  await underWay(id)
  await expect(startReading(id)).rejects.toMatchObject({ code: 'not-possible-now' })
  const cancelled = await api('DELETE /evidence/:id/reading', { params: { id } })
  expect(cancelled.state).toBe('cancelled')
  expect(cancelled.taken).toBeLessThan(lines)
  await expect(api('DELETE /evidence/:id/reading', { params: { id } })).rejects.toMatchObject({
    code: 'not-possible-now',
  })
  await startReading(id)
  const done = await settled(world.ana.api, id)
  expect([done.state, done.taken + done.alreadyThere]).toEqual(['done', lines])
  expect(done.alreadyThere).toBeGreaterThan(0)
  expect(await gathered()).toBe(lines)
})

test('reading stops when its evidence is removed, and leaves nothing on the timeline', async () => {
  const { id } = await add('removed.log', longLog('removed'))
  await startReading(id)
  await underWay(id)
  await api('DELETE /evidence/:id', { params: { id } })
  expect(await gathered()).toBe(0)
  await expect.poll(() => readersAtWork(), { timeout: 20_000 }).toBe(0)
  expect(await gathered()).toBe(0)
  const restored = await api('POST /evidence/:id/restoration', { params: { id } })
  expect(restored.state).toBe('cancelled')
  expect(await gathered()).toBe(restored.taken)
})

test('reading goes on when its database connection is cut midway', async () => {
  const { id } = await add('cut.log', longLog('cut'))
  await startReading(id)
  await underWay(id)
  const cut = await inDatabase(
    `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid != pg_backend_pid()
     and database = (select oid from pg_database where datname = current_database())`,
  )
  expect(cut.length).toBeGreaterThan(0)
  const done = await settled(world.ana.api, id)
  expect([done.state, done.taken, done.alreadyThere]).toEqual(['done', lines, 0])
  expect(await gathered()).toBe(lines)
})

test('reading keeps what it understood before a file turned out to be cut off', async () => {
  const text = longLog('gzip').subarray(0, 2 ** 20)
  const packed = gzipSync(text, { level: 1 })
  const { id } = await add('ops.log.gz', packed.subarray(0, Math.floor(packed.length * 0.9)))
  await startReading(id)
  const failed = await settled(world.ana.api, id)
  expect(failed.state).toBe('failed')
  expect(failed.reason).toMatch(/ends before it should/)
  expect(failed.taken).toBeGreaterThan(10_000)
  expect(await gathered()).toBe(failed.taken)
})

async function readersAtWork() {
  const locks = await inDatabase(
    `select pid from pg_locks where locktype = 'advisory'
     and database = (select oid from pg_database where datname = current_database())`,
  )
  return locks.length
}
