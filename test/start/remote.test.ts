import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/db/embedded/embedded.ts'
import { reachServer } from '#platform/db/remote.ts'
import { createLog } from '#platform/log.ts'

const directory = mkdtempSync(join(tmpdir(), 'afterword-remote-'))
const log = createLog({ level: 'silent' })
let server: EmbeddedPostgres

beforeAll(async () => {
  server = await startEmbeddedPostgres({ directory, log })
})
afterAll(async () => {
  await server.stop()
  rmSync(directory, { recursive: true, force: true })
})

const urlOf = (database: string) =>
  `postgres://afterword:hunter2@localhost/${database}?host=${server.connection.host}`

it('connects to a server by its address', async () => {
  const { connection, version } = await reachServer(urlOf('afterword'))
  expect(version).toBe(18)
  const client = new pg.Client(connection)
  await client.connect()
  expect((await client.query('select current_database() as name')).rows).toEqual([{ name: 'afterword' }])
  await client.end()
})

it('says at once when there is no such database, without showing the password', async () => {
  const reaching = reachServer(urlOf('elsewhere'), { patience: 60_000 })
  await expect(reaching).rejects.toThrow(
    /localhost\/elsewhere can’t be used: it has no database of that name/,
  )
  await expect(reachServer(urlOf('elsewhere'))).rejects.not.toThrow('hunter2')
})

it('waits for a server that is away, then says so', async () => {
  const waited: string[] = []
  const reaching = reachServer('postgres://afterword:hunter2@127.0.0.1:9/afterword', {
    patience: 1_500,
    waiting: (reason) => waited.push(reason),
  })
  await expect(reaching).rejects.toThrow(/127\.0\.0\.1:9\/afterword can’t be reached: .*ECONNREFUSED/)
  expect(waited.length).toBeGreaterThan(0)
})

it('goes on when the server comes back', async () => {
  await server.stop()
  const reaching = reachServer(urlOf('afterword'), { patience: 30_000 })
  server = await startEmbeddedPostgres({ directory, log })
  expect((await reaching).version).toBe(18)
})

it('stops waiting when it is asked to', async () => {
  const abort = new AbortController()
  const reaching = reachServer('postgres://127.0.0.1:9/afterword', {
    signal: abort.signal,
    waiting: () => abort.abort(),
  })
  await expect(reaching).rejects.toThrow(/abort/i)
})
