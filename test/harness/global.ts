import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '#platform/db/embedded/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'
import { prepareJobs } from '#platform/jobs/jobs.ts'
import { createLog } from '#platform/log.ts'

export interface TestServer {
  host: string
  port: number
  user: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: TestServer
  }
}

export const templateDatabase = 'afterword_template'

/** One PostgreSQL for a project of tests, with a database to copy from that has the schema. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(path.join(tmpdir(), 'afterword-postgres-'))
  chmodSync(folder, 0o755)
  const log = createLog({ level: 'silent' })
  const server = await startEmbeddedPostgres({ directory: path.join(folder, 'postgres'), log })
  const { host, port, user } = server.connection as TestServer
  const client = new pg.Client({ host, port, user, database: 'afterword' })
  await client.connect()
  await client.query(`create database ${templateDatabase}`)
  await client.end()
  // Where nothing is killed, nobody has to wait for the disk.
  if (project.name !== 'faults') await forgoDisk(server.admin)
  const template = { host, port, user, database: templateDatabase }
  await migrate(template, log)
  await prepareJobs(template, log)
  project.provide('postgres', { host, port, user })
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function forgoDisk(admin: pg.ClientConfig) {
  const client = new pg.Client(admin)
  await client.connect()
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit'])
    await client.query(`alter system set ${setting} = off`)
  await client.query('select pg_reload_conf()')
  await client.end()
}
