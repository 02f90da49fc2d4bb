import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import type { ApiRoutes } from '#contracts.ts'
import { readConfig } from '#platform/config.ts'
import { openDataDirectory } from '#platform/data-directory.ts'
import { createClient } from '#platform/http/client.ts'
import { createLog, type Log } from '#platform/log.ts'
import type { Evidence } from '#timeline/contract.ts'
import { type Application, startApplication } from '../../src/application.ts'
import { templateDatabase } from './global.ts'

export type Client = ReturnType<typeof createClient<ApiRoutes>>

/** A person of the world: the API as they may use it. */
export interface Somebody {
  id: string
  name: string
  email: string
  password: string
  token: string
  api: Client
}

export interface World {
  url: string
  dataDirectory: string
  connection: pg.PoolConfig
  /** The first account, an administrator. */
  ana: Somebody
  /** The API without an account. */
  anybody: Client
  /** Somebody new, a member unless said otherwise. */
  person(name: string, role?: 'member' | 'administrator'): Promise<Somebody>
  clock: { now: Date; advance(milliseconds: number): void }
  /** Stops the application; what it kept stays. */
  halt(): Promise<void>
  /** Stops the application and forgets everything. */
  stop(): Promise<void>
}

export interface WorldOptions {
  /** Settings by their names. */
  settings?: Record<string, string>
  /** Leave the first account to the test. */
  fresh?: boolean
  /** For several tests: whoever makes it in `beforeAll` returns its `stop` from there. */
  lasting?: boolean
  log?: Log
  /** Changes the database before anything runs on it. */
  prepare?(client: pg.Client): Promise<unknown>
}

const password = 'correct horse battery'

/** A whole Afterword for one test: a database of its own, a data directory, a server on a free port, a movable clock. */
export async function createWorld(
  options: WorldOptions = {},
): Promise<World & { setupUrl: string | undefined }> {
  const connection = await copyTemplate()
  const { prepare } = options
  if (prepare) await withClient(connection, prepare)
  const folder = mkdtempSync(path.join(tmpdir(), 'afterword-world-'))
  const clock = movableClock()
  const config = readConfig({ PORT: '0', AFTERWORD_DATA_DIR: folder, ...options.settings })
  const log = options.log ?? createLog({ level: process.env.TEST_LOG ?? 'silent' })
  const application: Application = await startApplication({
    config,
    secret: randomBytes(32).toString('base64'),
    connection,
    log,
    dataDirectory: await openDataDirectory(folder),
    now: () => clock.now,
    checkResponses: true,
  })
  let halting: Promise<void> | undefined
  const halt = () => {
    halting ??= application.stop()
    return halting
  }
  let stopped = false
  const stop = async () => {
    if (stopped) return
    stopped = true
    await halt()
    await dropDatabase(String(connection.database))
    rmSync(folder, { recursive: true, force: true })
  }
  if (!options.lasting) onTestFinished(stop, 30_000)
  const { url, setupUrl } = application
  const anybody = createClient<ApiRoutes>({ baseUrl: url })
  const ana = options.fresh ? nobody(anybody) : await setUp(url, anybody, setupUrl)
  return {
    url,
    setupUrl,
    dataDirectory: folder,
    connection,
    ana,
    anybody,
    person: (name, role = 'member') => join(url, ana, name, role),
    clock,
    halt,
    stop,
  }
}

function movableClock() {
  const clock = {
    now: new Date(),
    advance(milliseconds: number) {
      clock.now = new Date(clock.now.getTime() + milliseconds)
    },
  }
  return clock
}

async function copyTemplate(): Promise<pg.PoolConfig> {
  const server = inject('postgres')
  const database = `world_${randomBytes(6).toString('hex')}`
  await withClient(server, (client) =>
    client.query(`create database ${database} template ${templateDatabase}`),
  )
  return { ...server, database }
}

/** Ends what is left of our own sessions; `with (force)` would be refused where autovacuum is at work just then. */
export async function dropDatabase(database: string) {
  await withClient(inject('postgres'), async (client) => {
    await client.query(
      'select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1 and usename = current_user',
      [database],
    )
    await client.query(`drop database if exists ${database}`)
  })
}

async function withClient(server: pg.ClientConfig, use: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client({ database: 'afterword', ...server })
  await client.connect()
  try {
    await use(client)
  } finally {
    await client.end()
  }
}

function nobody(api: Client): Somebody {
  return { id: '', name: '', email: '', password: '', token: '', api }
}

export function withToken(url: string, token: string): Client {
  return createClient<ApiRoutes>({ baseUrl: url, headers: { authorization: `Bearer ${token}` } })
}

async function setUp(url: string, anybody: Client, setupUrl: string | undefined): Promise<Somebody> {
  const setupToken = new URL(setupUrl ?? '').searchParams.get('token') ?? ''
  const email = 'ana@example.org'
  const { me, token } = await anybody('POST /setup', {
    body: { setupToken, email, name: 'Ana', password, organisation: 'Harbour', issueToken: true },
  })
  return {
    id: me.person.id,
    name: 'Ana',
    email,
    password,
    token: token ?? '',
    api: withToken(url, token ?? ''),
  }
}

/** Invites somebody and has them accept. */
export async function join(
  url: string,
  ana: Pick<Somebody, 'api'>,
  name: string,
  role: 'member' | 'administrator',
): Promise<Somebody> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`
  const { url: link } = await ana.api('POST /invitations', { body: { email, role } })
  const invitation = link.split('/').at(-1) ?? ''
  const accepted = await fetch(`${url}/api/v1/invitations/by-token/${invitation}/acceptance`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password }),
  })
  const me = (await accepted.json()) as { person: { id: string } }
  const cookie = accepted.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const signedIn = createClient<ApiRoutes>({ baseUrl: url, headers: { cookie } })
  const scopes =
    role === 'administrator' ? (['read', 'write', 'admin'] as const) : (['read', 'write'] as const)
  const { token } = await signedIn('POST /tokens', { body: { name: 'Tests', scopes: [...scopes] } })
  return { id: me.person.id, name, email, password, token, api: withToken(url, token) }
}

/** Adds a file as evidence and waits until it was read to its end. */
export async function addAndRead(
  api: Client,
  key: string,
  file: string | { name: string; bytes: Uint8Array },
): Promise<Evidence> {
  const { name, bytes } =
    typeof file === 'string' ? { name: path.basename(file), bytes: await readFile(file) } : file
  const { id } = await api('POST /incidents/:key/evidence', {
    params: { key },
    query: { name },
    body: bytes,
  })
  await api('POST /evidence/:id/reading', { params: { id }, body: {} })
  return settled(api, id)
}

/** Waits until nothing is being read any more. */
export async function settled(api: Client, id: string): Promise<Evidence> {
  for (;;) {
    const evidence = await api('GET /evidence/:id', { params: { id } })
    if (evidence.state !== 'queued' && evidence.state !== 'reading') return evidence
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}
