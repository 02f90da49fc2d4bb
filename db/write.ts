import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '#platform/db/embedded/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'
import { createLog } from '#platform/log.ts'
import { describeSchema } from './describe.ts'

/** Writes db/schema.sql and db/tables.ts anew from the migrations, on a database of their own. */
const folder = mkdtempSync(path.join(tmpdir(), 'afterword-schema-'))
chmodSync(folder, 0o755)
const log = createLog({ level: 'warn' })
const server = await startEmbeddedPostgres({ directory: path.join(folder, 'postgres'), log })
try {
  await migrate(server.connection, log)
  const client = new pg.Client(server.connection)
  await client.connect()
  writeFileSync(path.join(import.meta.dirname, 'schema.sql'), await describeSchema(client))
  await client.end()
  writeTables(server.connection)
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}

function writeTables({ host, user, database }: pg.PoolConfig) {
  const types = { timestamptz: 'string', int8: 'number', date: 'string' }
  const generator = path.resolve(import.meta.dirname, '../node_modules/kysely-codegen/dist/cli/bin.js')
  const url = `postgres://${user}@localhost/${database}?host=${encodeURIComponent(String(host))}`
  const options = [
    '--date-parser',
    'string',
    '--numeric-parser',
    'number',
    '--type-mapping',
    JSON.stringify(types),
  ]
  const output = [
    '--dialect',
    'postgres',
    '--url',
    url,
    '--out-file',
    path.join(import.meta.dirname, 'tables.ts'),
  ]
  execFileSync(process.execPath, [generator, ...output, ...options], { stdio: 'inherit' })
}
