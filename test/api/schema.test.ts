import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { describeSchema } from '../../db/describe.ts'
import { templateDatabase } from '../harness/global.ts'

async function schemaNow(): Promise<string> {
  const client = new pg.Client({ ...inject('postgres'), database: templateDatabase })
  await client.connect()
  try {
    return await describeSchema(client)
  } finally {
    await client.end()
  }
}

test('db/schema.sql is what the migrations make; `npm run schema` writes it anew', async () => {
  const written = readFileSync(path.resolve(import.meta.dirname, '../../db/schema.sql'), 'utf8')
  expect(await schemaNow()).toBe(written)
})

test('db/tables.ts knows every table and column', async () => {
  const types = readFileSync(path.resolve(import.meta.dirname, '../../db/tables.ts'), 'utf8')
  const all = types.slice(types.indexOf('export interface DB {'))
  const schema = await schemaNow()
  const tables = [...schema.matchAll(/^create table (\w+) \(([\s\S]*?)^\);/gm)]
  expect(tables.length).toBeGreaterThan(20)
  for (const [, table = '', body = ''] of tables) {
    const shape = new RegExp(`^  ${table}: (\\w+);$`, 'm').exec(all)?.[1]
    const declared = new RegExp(`^export interface ${shape} \\{([\\s\\S]*?)^\\}`, 'm').exec(types)?.[1] ?? ''
    const columns = [...body.matchAll(/^ {2}(\w+) /gm)].flatMap(([, name]) =>
      name && /^[a-z]/.test(name) ? [name] : [],
    )
    expect(
      columns.filter((column) => !declared.includes(`  ${column}: `)),
      table,
    ).toEqual([])
  }
})
