import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg, { type PoolConfig } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/db/embedded/embedded.ts'
import { createLog } from '#platform/log.ts'
import { isAlive } from '#platform/process-identity.ts'

const root = process.getuid?.() === 0
const model = mkdtempSync(join(tmpdir(), 'afterword-pg-model-'))
const running: EmbeddedPostgres[] = []
let directory = ''
let lines: string[] = []

beforeAll(async () => {
  directory = model
  await (await start()).stop()
})
beforeEach(() => {
  lines = []
  directory = mkdtempSync(join(tmpdir(), 'afterword-pg-'))
})
afterAll(() => rmSync(model, { recursive: true, force: true }))
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop()
  rmSync(directory, { recursive: true, force: true })
})

async function start(more: Partial<Parameters<typeof startEmbeddedPostgres>[0]> = {}) {
  const log = createLog({ level: 'debug', stream: { write: (line: string) => void lines.push(line) } })
  const server = await startEmbeddedPostgres({ directory, log, ...more })
  running.push(server)
  return server
}

/** A database made earlier: making one for each test would take most of the time. */
function useModel() {
  spawnSync('cp', ['-a', join(model, 'cluster'), directory])
}

async function query<Row extends pg.QueryResultRow>(connection: PoolConfig, sql: string): Promise<Row[]> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await holds()) return
    await sleep(20)
  }
  throw new Error(`It never happened: ${what}\n${lines.join('')}`)
}

const said = (text: string) => lines.some((line) => line.includes(text))

it('makes a database once and finds it again', async () => {
  const first = await start()
  expect(first.fresh).toBe(true)
  await query(first.connection, 'create table kept as select 42 as answer')
  await first.stop()
  expect(first.status()).toBe('stopped')
  expect(existsSync(join(directory, 'cluster', 'postmaster.pid'))).toBe(false)

  const second = await start()
  expect(second.fresh).toBe(false)
  expect(await query(second.connection, 'select answer from kept')).toEqual([{ answer: 42 }])
  expect(said('database system was shut down')).toBe(true)
})

it('is in UTF-8, checks its pages, answers on no port, and loses nothing that was acknowledged', async () => {
  useModel()
  const { connection, admin, version } = await start()
  const shown = await query<{ name: string; setting: string }>(admin, 'select name, setting from pg_settings')
  const settings = Object.fromEntries(shown.map(({ name, setting }) => [name, setting]))
  expect(settings).toMatchObject({
    server_encoding: 'UTF8',
    data_checksums: 'on',
    listen_addresses: '',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    TimeZone: 'UTC',
  })
  expect(Math.floor(Number(settings.server_version_num) / 10_000)).toBe(version)
  expect(await query(connection, "select upper('é') as upper, current_user as me")).toEqual([
    { upper: 'É', me: 'afterword' },
  ])
  expect(await query(connection, 'select usesuper from pg_user where usename = current_user')).toEqual([
    { usesuper: false },
  ])
})

it('is closed to other users of the machine', async () => {
  useModel()
  const { connection } = await start()
  for (const folder of [directory, join(directory, 'cluster'), String(connection.host)]) {
    expect(statSync(folder).mode & 0o077, folder).toBe(0)
  }
})

it('is started again after it was killed, with all that was acknowledged', async () => {
  useModel()
  const server = await start()
  await query(server.connection, 'create table kept as select 1 as one')
  const pid = server.pid() ?? 0
  process.kill(pid, 'SIGKILL')
  await until(() => server.status() === 'restarting', 'the end was noticed')
  await until(() => server.status() === 'ready', 'it was started again')
  expect(server.pid()).not.toBe(pid)
  expect(await query(server.connection, 'select one from kept')).toEqual([{ one: 1 }])
  expect(said('PostgreSQL ended unexpectedly')).toBe(true)
})

it('stops for good, also when asked between two lives', async () => {
  useModel()
  const server = await start()
  process.kill(server.pid() ?? 0, 'SIGKILL')
  await until(() => server.status() === 'restarting', 'the end was noticed')
  await server.stop()
  expect(server.pid()).toBeUndefined()
  await sleep(400)
  expect(server.status()).toBe('stopped')
})

it('takes over from a server that outlived its application', async () => {
  useModel()
  const orphan = await startInOtherProcess()
  orphan.child.kill('SIGKILL')
  await once(orphan.child, 'exit')
  expect(isAlive(orphan.pid)).toBe(true)
  const server = await start()
  expect(isAlive(orphan.pid)).toBe(false)
  expect(await query(server.connection, 'select one from kept')).toEqual([{ one: 1 }])
  expect(said('A PostgreSQL server of an earlier run')).toBe(true)
})

it('recovers after application and server were killed together', async () => {
  useModel()
  const { child, pid } = await startInOtherProcess()
  child.kill('SIGKILL')
  process.kill(pid, 'SIGKILL')
  const server = await start()
  expect(await query(server.connection, 'select one from kept')).toEqual([{ one: 1 }])
  expect(said('database system was interrupted')).toBe(true)
})

it('is not fooled by a pid file whose process id belongs to another program', async () => {
  useModel()
  const stale = [process.pid, join(directory, 'cluster'), 1, 5432, directory, '', '  1 1', 'ready'].join('\n')
  writeFileSync(join(directory, 'cluster', 'postmaster.pid'), `${stale}\n`)
  const server = await start()
  expect(server.status()).toBe('ready')
  expect(said('belongs to another program')).toBe(true)
})

it('begins anew when making the database was cut short', async () => {
  mkdirSync(join(directory, 'cluster.new.half', 'base'), { recursive: true })
  const server = await start()
  expect(server.fresh).toBe(true)
  expect(readdirSync(directory).sort()).toEqual(['cluster', 'run'])
})

it('refuses a database of another major version and leaves it alone', async () => {
  useModel()
  writeFileSync(join(directory, 'cluster', 'PG_VERSION'), '17\n')
  await expect(start()).rejects.toThrow(/was made by PostgreSQL 17; this Afterword brings PostgreSQL 18/)
  expect(readFileSync(join(directory, 'cluster', 'PG_VERSION'), 'utf8')).toBe('17\n')
})

it('refuses a folder that is there but is no database', async () => {
  mkdirSync(join(directory, 'cluster'))
  writeFileSync(join(directory, 'cluster', 'something'), '')
  await expect(start()).rejects.toThrow('is no database')
})

it('finds another place for its socket when the path is too long', async () => {
  const long = join(directory, 'a-folder-with-a-rather-long-name'.repeat(3))
  mkdirSync(long, { mode: 0o755 })
  const server = await start({ directory: join(long, 'postgres') })
  const socket = String(server.connection.host)
  expect(Buffer.byteLength(socket)).toBeLessThan(80)
  expect(statSync(socket).mode & 0o077).toBe(0)
  expect(await query(server.connection, 'select 1 as one')).toEqual([{ one: 1 }])
  await server.stop()
  const again = await start({ directory: join(long, 'postgres') })
  expect(again.connection.host).toBe(socket)
  await again.stop()
  rmSync(socket, { recursive: true })
})

it('gives a start up without leaving anything behind', async () => {
  const abort = new AbortController()
  const started = start({ signal: abort.signal, progress: (doing) => doing === 'starting' && abort.abort() })
  await expect(started).rejects.toThrow(/abort/i)
  expect(existsSync(join(directory, 'cluster', 'postmaster.pid'))).toBe(false)
})

it.runIf(root)('runs as a user without rights when started as root, wherever its folder is', async () => {
  const closed = join(directory, 'closed')
  mkdirSync(closed, { mode: 0o700 })
  const behind = await start({ directory: join(closed, 'postgres') })
  expect(ownerOf(behind.pid())).not.toBe(0)
  await behind.stop()

  chmodSync(directory, 0o711)
  chmodSync(closed, 0o711)
  const open = await start({ directory: join(closed, 'postgres') })
  expect(ownerOf(open.pid())).toBe(statSync(join(closed, 'postgres', 'cluster')).uid)
})

it.runIf(root)('runs for an ordinary user, and root goes on as that user', async (context) => {
  const nobody = { uid: 65_534, gid: 65_534 }
  const reading = spawnSync(
    process.execPath,
    ['-e', `fs.readFileSync('${process.cwd()}/package.json')`],
    nobody,
  )
  if (reading.status !== 0) context.skip('an ordinary user can’t read this copy of Afterword or its Node')
  chownSync(directory, nobody.uid, nobody.gid)
  const ordinary = await startInOtherProcess(nobody)
  expect(ownerOf(ordinary.pid)).toBe(65_534)
  ordinary.child.stdin?.end()
  await once(ordinary.child, 'exit')
  const server = await start()
  expect(ownerOf(server.pid())).toBe(65_534)
  expect(await query(server.connection, 'select one from kept')).toEqual([{ one: 1 }])
})

function ownerOf(pid: number | undefined): number {
  return statSync(`/proc/${pid}`).uid
}

/** Starts the server from a process of its own, which keeps one acknowledged row and stops when its input ends. */
async function startInOtherProcess(id: { uid?: number; gid?: number } = {}) {
  const at = (path: string) => JSON.stringify(join(process.cwd(), 'src/platform', path))
  const program = `
    import pg from ${JSON.stringify(join(process.cwd(), 'node_modules/pg/esm/index.mjs'))}
    import { startEmbeddedPostgres } from ${at('db/embedded/embedded.ts')}
    import { createLog } from ${at('log.ts')}
    const log = createLog({ level: 'warn' })
    const server = await startEmbeddedPostgres({ directory: ${JSON.stringify(directory)}, log })
    const client = new pg.Client(server.connection)
    await client.connect()
    await client.query('create table kept as select 1 as one')
    await client.end()
    console.log(server.pid())
    process.stdin.on('end', () => server.stop()).resume()`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
    cwd: '/',
    stdio: ['pipe', 'pipe', 'inherit'],
    ...id,
  })
  const [printed] = await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('It did not start; see above.'))),
  ])
  return { child, pid: Number(String(printed).trim()) }
}
