import { once } from 'node:events'
import { connect } from 'node:net'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { PreparingClient } from '#platform/db/preparing-client.ts'
import { entryPage } from '#timeline/entries.ts'
import type { DB } from '../db/tables.ts'
import type { Row } from './report.ts'
import { startServer } from './server.ts'
import { median, quantile } from './statistics.ts'

const entries = 100_000
const runs = 5
const rounds = 600
const warmUp = 100
const limit = 200

/**
 * The first page of a long timeline, taking turns: through the API, and as the same statement sent by hand, which is
 * planned each time; the API has it prepared.
 */
export async function measureFirstPage(port: number): Promise<Row[]> {
  const server = await startServer(port)
  try {
    const { key, id } = await server.api('POST /incidents', { body: { title: 'Long', severity: 'SEV4' } })
    await fill(server.connection, id)
    const statement = await statementOf(server.connection, key)
    const client = new PreparingClient({ ...server.connection, options: '-c timezone=UTC' })
    await client.connect()
    const line = await openLine(server.url, server.token)
    const address = `/api/v1/incidents/${key}/entries?limit=${limit}`
    const takeTurns = async (times: number) => {
      const [api, bare]: [number[], number[]] = [[], []]
      for (let round = 0; round < times; round += 1) {
        api.push(await timed(() => line.get(address)))
        bare.push(await timed(() => client.query(statement)))
      }
      return { api, bare }
    }
    await takeTurns(warmUp)
    const [ratios, api, bare]: [number[], number[], number[]] = [[], [], []]
    for (let run = 0; run < runs; run += 1) {
      const turns = await takeTurns(rounds)
      ratios.push(quantile(turns.api, 0.99) / quantile(turns.bare, 0.99))
      api.push(...turns.api)
      bare.push(...turns.bare)
    }
    await client.end()
    line.close()
    const ratio = median(ratios)
    const [low, high] = [Math.min(...ratios).toFixed(2), Math.max(...ratios).toFixed(2)]
    const at = (values: number[], q: number) => quantile(values, q).toFixed(2)
    return [
      {
        what: `first page (${limit}) of a ${entries.toLocaleString('en')}-entry timeline by API, p99`,
        measured: `${ratio.toFixed(2)} × the bare SQL (${runs} runs of ${rounds}: ${low}–${high}; p99 ${at(api, 0.99)} beside ${at(bare, 0.99)} ms; p50 ${at(api, 0.5)} beside ${at(bare, 0.5)} ms)`,
        goal: 'at most 1.5 × the bare SQL',
        reached: ratio <= 1.5,
      },
    ]
  } finally {
    await server.stop()
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

interface Line {
  get(path: string): Promise<void>
  close(): void
}

/** One connection that asks and waits for the whole answer, with as little of its own work as a database client's. */
async function openLine(url: string, token: string): Promise<Line> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname).setNoDelay()
  await once(socket, 'connect')
  let missing = 0
  let answered: (problem?: Error) => void = () => {}
  socket.on('data', (chunk: Buffer) => {
    if (missing === 0) {
      const head = chunk.toString('latin1', 0, chunk.indexOf('\r\n\r\n') + 4)
      if (!head.startsWith('HTTP/1.1 200')) return answered(new Error(`the page answered ${head}`))
      missing = head.length + Number(/content-length: (\d+)/i.exec(head)?.[1])
    }
    missing -= chunk.length
    if (missing === 0) answered()
  })
  return {
    get: (path) =>
      new Promise((resolve, reject) => {
        answered = (problem) => (problem ? reject(problem) : resolve())
        socket.write(`GET ${path} HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${token}\r\n\r\n`)
      }),
    close: () => socket.destroy(),
  }
}

async function fill(connection: pg.PoolConfig, incidentId: string) {
  const client = new pg.Client(connection)
  await client.connect()
  await client.query(
    `insert into entry (incident_id, id, at, precision, kind, actor_kind, actor, source, text, attributes)
     select $1, uuidv7(), timestamptz '2026-03-01' + n * interval '1 second', 'exact', 'communication', 'human',
       'person ' || n % 40, '#channel-' || n % 12, 'message ' || n || repeat(' and some more words', n % 12), '{}'
     from generate_series(1, $2::int) n`,
    [incidentId, entries],
  )
  await client.query('vacuum analyze entry')
  await client.end()
}

/** The statement the API runs, as it runs it. */
async function statementOf(connection: pg.PoolConfig, key: string): Promise<pg.QueryConfig> {
  const statements: { text: string; values: unknown[] }[] = []
  const pool = new pg.Pool(connection)
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    log: (event) => {
      statements.push({ text: event.query.sql, values: [...event.query.parameters] })
    },
  })
  const { rows } = await pool.query('select id, name from person limit 1')
  const actor = { ...rows[0], role: 'administrator', via: 'token', scopes: ['read'], sessionId: null }
  await entryPage(db, actor, key, { limit })
  await db.destroy()
  const last = statements.at(-1)
  if (!last) throw new Error('the page ran no statement')
  return last
}
