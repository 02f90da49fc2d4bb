import pg, { type PoolConfig } from 'pg'
import type { Log } from '../../log.ts'
import { findBinaries } from './binaries.ts'
import { initialise, openCluster } from './cluster.ts'
import { connects } from './connects.ts'
import { startServer } from './server.ts'
import { keepRunning, type Supervised } from './supervise.ts'

export type EmbeddedPostgres = {
  /** For the application: owner of the database `afterword`, who may also create databases. */
  connection: PoolConfig
  /** For tests and upkeep: the superuser, in the database `postgres`. */
  admin: PoolConfig
  /** Whether the cluster was made by this start. */
  fresh: boolean
  version: number
} & Supervised

type Options = {
  /** Folder for the server's files; made when missing. */
  directory: string
  log: Log
  /** What the start is at, for a person who waits. */
  progress?: (doing: string) => void
  /** Gives the start up, leaving nothing running. */
  signal?: AbortSignal
}

const port = 5432

/**
 * Starts Afterword's own PostgreSQL on a private socket, with its database ready. An unexpected end of the server
 * is met by starting it again, with growing pauses, until `stop`. Throws StartError with a readable message.
 */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const { directory, log, progress = () => {}, signal } = options
  const binaries = findBinaries()
  const cluster = openCluster(directory, binaries)
  const admin = { host: cluster.socketDirectory, port, user: 'postgres', database: 'postgres' }
  const connection = { ...admin, user: 'afterword', database: 'afterword' }
  const fresh = await initialise(cluster, binaries, () => progress('making the database'), signal)
  if (fresh) progress('starting')
  const recovering = () => progress('recovering after an interruption')
  const first = await startServer(cluster, binaries, admin, { log, recovering, signal })
  const start = () => startServer(cluster, binaries, admin, { log })
  try {
    if (fresh || !(await connects(connection))) await createDatabase(admin)
  } catch (error) {
    await first.stop()
    throw error
  }
  return { connection, admin, fresh, version: binaries.major, ...keepRunning(first, start, log) }
}

/** Makes the application's role and database, or what is missing of them after an interruption. */
async function createDatabase(admin: PoolConfig): Promise<void> {
  const client = new pg.Client(admin)
  await client.connect()
  try {
    const role = await client.query("select 1 from pg_roles where rolname = 'afterword'")
    if (role.rowCount === 0) await client.query('create role afterword login createdb')
    const database = await client.query("select 1 from pg_database where datname = 'afterword'")
    if (database.rowCount === 0) await client.query('create database afterword owner afterword')
  } finally {
    await client.end()
  }
}
