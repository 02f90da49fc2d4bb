import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { knownMigrations, migrate, SchemaProblem } from '#platform/db/migrate.ts'
import { createLog } from '#platform/log.ts'
import { dropDatabase } from '../harness/world.ts'

const database = `migrations_${process.pid}`
const quiet = createLog({ level: 'silent' })
const server: pg.PoolConfig = inject('postgres')
const connection = { ...server, database }

async function ask(target: pg.PoolConfig, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(target)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

beforeAll(() => ask({ ...server, database: 'afterword' }, `create database ${database}`))
afterAll(() => dropDatabase(database))

test('an empty database gets everything once, also when several start together', async () => {
  const known = await knownMigrations()
  const starts = await Promise.all([1, 2, 3].map(() => migrate(connection, quiet)))
  expect(starts.flatMap(({ applied }) => applied)).toEqual(known)
  expect((await migrate(connection, quiet)).applied).toEqual([])
})

test('a database of a newer version is refused and left as it was', async () => {
  await ask(connection, `insert into migration (name, sha256) values ('9999_from_tomorrow.sql', 'x')`)
  const before = await ask(connection, 'select * from migration order by name')
  const refusal = migrate(connection, quiet)
  await expect(refusal).rejects.toThrow(SchemaProblem)
  await expect(refusal).rejects.toThrow(
    /newer Afterword \(it has 9999_from_tomorrow\.sql\).*Nothing was changed/,
  )
  expect(await ask(connection, 'select * from migration order by name')).toEqual(before)
  await ask(connection, `delete from migration where name = '9999_from_tomorrow.sql'`)
})

test('a migration that was edited after it landed is refused', async () => {
  const [first = ''] = await knownMigrations()
  await ask(connection, `update migration set sha256 = 'edited' where name = '${first}'`)
  await expect(migrate(connection, quiet)).rejects.toThrow(new RegExp(`were edited: ${first}`))
})
