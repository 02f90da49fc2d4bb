import { afterAll, beforeAll, expect, test } from 'vitest'
import { PreparingClient } from '#platform/db/preparing-client.ts'
import { createWorld, type World } from '../harness/world.ts'

let world: World
let client: PreparingClient

beforeAll(async () => {
  world = await createWorld({ lasting: true })
  client = new PreparingClient(world.connection)
  await client.connect()
  return world.stop
})
afterAll(() => client.end())

test('marked statements are planned once a connection, others each time', async () => {
  const both = ['/* prepared */ select $1::int + 1 as next', 'select $1::int + 2 as next']
  const answers = []
  for (const text of [...both, ...both]) answers.push((await client.query(text, [40])).rows[0].next)
  expect(answers).toEqual([41, 42, 41, 42])
  const { rows } = await client.query(
    'select statement, generic_plans + custom_plans as runs from pg_prepared_statements',
  )
  expect(rows).toEqual([{ statement: both[0], runs: '2' }])
})

test('what the database refuses is told to whoever asked, and the connection goes on', async () => {
  await expect(client.query('/* prepared */ select 1 / $1::int', [0])).rejects.toThrow('division by zero')
  await expect(client.query('select 1 / $1::int', [0])).rejects.toThrow('division by zero')
  expect((await client.query('/* prepared */ select 1 / $1::int as one', [1])).rows).toEqual([{ one: 1 }])
})
