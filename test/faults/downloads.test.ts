import { request } from 'node:http'
import pg from 'pg'
import { expect, test } from 'vitest'
import { createWorld, type World } from '../harness/world.ts'

/** Starts a download and goes away after its first bytes. */
function beginDownload({ url, ana }: World, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(
      `${url}/api/v1${path}`,
      { headers: { authorization: `Bearer ${ana.token}` } },
      (answer) => {
        answer.once('data', () => {
          asked.destroy()
          resolve()
        })
        answer.on('error', () => {})
      },
    )
    asked.on('error', (error) => (asked.destroyed ? resolve() : reject(error)))
    asked.end()
  })
}

async function openTransactions({ connection }: World): Promise<number> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity
       where datname = current_database() and state like 'idle in transaction%'`,
    )
    return rows[0]?.count ?? 0
  } finally {
    await client.end()
  }
}

test('downloads that are broken off hold on to nothing', async () => {
  const world = await createWorld()
  const { key } = await world.ana.api('POST /incidents', { body: { title: 'Slow', severity: 'SEV3' } })
  // More than all buffers on the way hold, and not to be packed into less.
  const bytes = Buffer.alloc(24 * 2 ** 20)
  for (let i = 0; i < bytes.length; i += 4)
    bytes.writeUInt32LE((Math.imul(i, 2654435761) >>> 0) % 0xffffffff, i)
  const { id } = await world.ana.api('POST /incidents/:key/evidence', {
    params: { key },
    query: { name: 'large.bin' },
    body: bytes,
  })
  for (let i = 0; i < 30; i += 1) {
    await beginDownload(world, '/backup')
    await beginDownload(world, `/evidence/${id}/content`)
  }
  await expect.poll(() => openTransactions(world), { timeout: 10_000 }).toBe(0)
  const answers = await Promise.all(Array.from({ length: 30 }, () => world.ana.api('GET /incidents', {})))
  expect(answers.every(({ items }) => items.length === 1)).toBe(true)
  const whole = await (await world.ana.api('GET /backup', {})).arrayBuffer()
  expect(whole.byteLength).toBeGreaterThan(bytes.length / 2)
})
