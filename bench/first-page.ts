import { Agent, request } from 'node:http'
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
const rounds = 500
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
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const address = `${server.url}/api/v1/incidents/${key}/entries?limit=${limit}`
    const headers = { authorization: `Bearer ${server.token}` }
    const takeTurns = async (times: number) => {
      const [api, bare]: [number[], number[]] = [[], []]
      for (let round = 0; round < times; round += 1) {
        api.push(await timed(() => get(address, agent, headers)))
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
    agent.destroy()
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

function get(address: string, agent: Agent, headers: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    request(address, { agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`the page answered ${response.statusCode}`))
      response.resume()
      response.on('end', resolve)
    })
      .on('error', reject)
      .end()
  })
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
