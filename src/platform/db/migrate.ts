import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import type { Log } from '../log.ts'

const directory = path.resolve(import.meta.dirname, '../../../db/migrations')
/** Any number, the same for all nodes: whoever holds it migrates. */
const advisoryLock = 4_114_001

export class SchemaProblem extends Error {
  override name = 'SchemaProblem'
}

/**
 * Brings the schema to what this version of the app needs, each file in a transaction of its own. Nodes that start together
 * wait for each other.
 * @throws SchemaProblem when the database is newer than the app, or a landed migration was edited.
 */
export async function migrate(connection: pg.PoolConfig, log: Log): Promise<{ applied: string[] }> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLock])
    await client.query(
      `create table if not exists migration
         (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`,
    )
    const files = await readMigrations()
    const landed = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')
    refuseWhatDoesNotFit(files, landed.rows)
    const pending = files.filter((file) => !landed.rows.some((row) => row.name === file.name))
    for (const file of pending) await apply(client, file, log)
    return { applied: pending.map((file) => file.name) }
  } finally {
    await client.end()
  }
}

/** Names of all migrations this version of the app knows, in order. */
export async function knownMigrations(): Promise<string[]> {
  return (await readMigrations()).map((file) => file.name)
}

interface MigrationFile {
  name: string
  sql: string
  sha256: string
}

async function readMigrations(): Promise<MigrationFile[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(path.join(directory, name), 'utf8')
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

function refuseWhatDoesNotFit(files: MigrationFile[], landed: { name: string; sha256: string }[]) {
  const unknown = landed.filter((row) => !files.some((file) => file.name === row.name))
  if (unknown.length > 0) {
    throw new SchemaProblem(
      `This database was last used by a newer Afterword (it has ${unknown.map((row) => row.name).join(', ')}). ` +
        'Nothing was changed. Start that version, or restore a backup made with this one.',
    )
  }
  const edited = files.filter((file) =>
    landed.some((row) => row.name === file.name && row.sha256 !== file.sha256),
  )
  if (edited.length > 0) {
    throw new SchemaProblem(
      `Migrations that this database already has were edited: ${edited.map((file) => file.name).join(', ')}. ` +
        'Nothing was changed. Restore the files as they were.',
    )
  }
}

async function apply(client: pg.Client, file: MigrationFile, log: Log) {
  await client.query('begin')
  try {
    await client.query(file.sql)
    await client.query('insert into migration (name, sha256) values ($1, $2)', [file.name, file.sha256])
    await client.query('commit')
    log.info({ migration: file.name }, 'migrated')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
