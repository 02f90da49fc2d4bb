import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ApiRoutes } from '#contracts.ts'
import { readConfig } from '#platform/config.ts'
import { openDataDirectory } from '#platform/data-directory.ts'
import { startEmbeddedPostgres } from '#platform/db/embedded/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'
import { createClient } from '#platform/http/client.ts'
import { createLog } from '#platform/log.ts'
import { type Application, startApplication } from '../../src/application.ts'
import { type Answer, ask, bearer } from '../api/asking.ts'
import { askSignedIn, cookieOf, signIn } from '../api/browser.ts'
import { type Client, settled, withToken } from '../harness/world.ts'
import { listenTo } from './listening.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'afterword-outage-'))
chmodSync(folder, 0o755)
const log = createLog({ level: 'silent' })
const metricsToken = 'a-token-for-metrics'
const account = { email: 'ana@example.org', password: 'correct horse battery' }
const soon = { timeout: 20_000, interval: 100 }

let server: Awaited<ReturnType<typeof startServer>>
let application: Application
let url: string
let token: string
let api: Client

/** A database of its own, since it is to go away. */
const startServer = () => startEmbeddedPostgres({ directory: path.join(folder, 'postgres'), log })

beforeAll(async () => {
  server = await startServer()
  await migrate(server.connection, log)
  application = await startApplication({
    config: readConfig({ PORT: '0', AFTERWORD_DATA_DIR: folder, AFTERWORD_METRICS_TOKEN: metricsToken }),
    secret: randomBytes(32).toString('base64'),
    connection: server.connection,
    log,
    dataDirectory: await openDataDirectory(folder),
    checkResponses: true,
  })
  url = application.url
  const setupToken = new URL(application.setupUrl ?? '').searchParams.get('token') ?? ''
  const set = await createClient<ApiRoutes>({ baseUrl: url })('POST /setup', {
    body: { setupToken, ...account, organisation: 'Harbour', issueToken: true },
  })
  token = set.token ?? ''
  api = withToken(url, token)
}, 60_000)

afterAll(async () => {
  await application?.stop()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
}, 30_000)

const outcome = ({ status, json }: Answer) => (json.code ? `${status} ${json.code}` : `${status}`)
const health = (path: string) => ask(url, `GET /../../health/${path}`)

test('while the database is away everybody is told to come back, and then all goes on by itself', async () => {
  const { key } = await api('POST /incidents', { body: { title: 'Before', severity: 'SEV3' } })
  const cookie = cookieOf(await signIn(url, account.email, account.password))
  const { heard, ended } = await listenTo(url, token)
  const lines = Array.from({ length: 150_000 }, (_, i) => {
    const at = new Date(Date.UTC(2026, 0, 1) + i * 1000).toISOString().slice(0, 19)
    return `${at} <ana> line ${i}`
  })
  const evidence = await api('POST /incidents/:key/evidence', {
    params: { key },
    query: { name: 'ops.log', read: 'true' },
    body: Buffer.from(lines.join('\n')),
  })
  const taken = async () => (await api('GET /evidence/:id', { params: { id: evidence.id } })).taken
  await expect.poll(taken, { timeout: 20_000, interval: 10 }).toBeGreaterThan(0)

  await server.stop()
  const asked = () =>
    Promise.all([
      ask(url, 'GET /incidents', {}, bearer(token)),
      ask(url, 'POST /incidents', { body: { title: 'Lost', severity: 'SEV3' } }, bearer(token)),
      askSignedIn(url, cookie, 'GET /me'),
      signIn(url, account.email, account.password),
      ask(url, 'GET /setup'),
      ask(url, 'GET /live', {}, bearer(token)),
      health('ready'),
    ])
  for (let round = 0; round < 3; round += 1) {
    const answers = await asked()
    expect(answers.map(outcome)).toEqual(Array(7).fill('503 not-ready'))
    for (const answer of answers) expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(outcome(await health('live'))).toBe('200')
    expect((await ask(url, 'GET /../../metrics', {}, bearer(metricsToken))).status).toBe(200)
    // Long enough for whoever waits for the database to have tried a few times.
    await new Promise((resolve) => setTimeout(resolve, 1_500))
  }

  server = await startServer()
  await expect.poll(async () => outcome(await health('ready')), soon).toBe('200')
  expect((await askSignedIn(url, cookie, 'GET /me')).status).toBe(200)
  const { items } = await api('GET /incidents', {})
  expect(items.map((incident) => incident.title)).toEqual(['Before'])

  await ended
  // One line for the streams and one for the search, not one for each try.
  await expect.poll(() => listeners(), soon).toBe(2)
  const again = await listenTo(url, token)
  const after = await api('POST /incidents', { body: { title: 'After', severity: 'SEV3' } })
  await expect.poll(() => again.heard.some(({ data }) => data.objectId === after.id), soon).toBe(true)
  expect(again.heard.filter(({ data }) => data.objectId === after.id)).toHaveLength(1)
  expect(heard.every(({ data }) => data.objectId !== after.id)).toBe(true)

  const read = await settled(api, evidence.id)
  expect([read.state, read.taken, read.alreadyThere]).toEqual(['done', lines.length, 0])
  // What ended while the database went away is struck off too, and waits for nobody.
  await expect.poll(() => count('graphile_worker.jobs where locked_at is not null'), soon).toBe(0)
}, 120_000)

const listeners = () => count("pg_stat_activity where query ilike 'listen afterword%'")

async function count(from: string): Promise<number> {
  const { default: pg } = await import('pg')
  const client = new pg.Client(server.connection)
  await client.connect()
  try {
    const { rows } = await client.query(`select count(*)::int as count from ${from}`)
    return rows[0].count
  } finally {
    await client.end()
  }
}
