import pg from 'pg'
import { expect, test } from 'vitest'
import { listenTo } from '../faults/listening.ts'
import { indexed } from '../harness/indexed.ts'
import { createWorld, type World } from '../harness/world.ts'

/** The rows of any table that name somebody, whatever the column is called. */
async function rowsNaming(world: World, id: string): Promise<string[]> {
  const client = new pg.Client(world.connection)
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    )
    const found: string[] = []
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(
        // When a token was used last tells of no note, nor do those who may find one: everybody who takes part.
        `select row from (select (to_jsonb(t) - 'last_used_at' - 'readers' - 'reader')::text as row from "${name}" t) rows
         where row like $1`,
        [`%${id}%`],
      )
      found.push(...rows.map(({ row }) => `${name} ${row}`))
    }
    return found
  } finally {
    await client.end()
  }
}

/** Words of the index that one may find and the other may not. */
async function wordsOfOneAlone(world: World, one: string, other: string): Promise<string[]> {
  const client = new pg.Client(world.connection)
  await client.connect()
  try {
    const { rows } = await client.query<{ word: string }>(
      'select word from search_word where reader = $1 except select word from search_word where reader = $2',
      [one, other],
    )
    return rows.map(({ word }) => word)
  } finally {
    await client.end()
  }
}

async function reviewOfTwo() {
  const world = await createWorld()
  const bo = await world.person('Bo Marlowe')
  const { key } = await world.ana.api('POST /incidents', { body: { title: 'Slow', severity: 'SEV3' } })
  await world.ana.api('POST /incidents/:key/review', { params: { key } })
  await world.ana.api('PUT /incidents/:key/review/participants/:personId', {
    params: { key, personId: bo.id },
    body: {},
  })
  const feed = async () => (await world.ana.api('GET /events', { query: { incident: key } })).items
  return { world, bo, key, feed }
}

test('an anonymous note stays so, whatever its author does with it later', async () => {
  const { world, bo, key, feed } = await reviewOfTwo()
  const live = await listenTo(world.url, world.ana.token, key)
  const before = await rowsNaming(world, bo.id)

  const body = { text: 'I was afraid to restart it.', anonymous: true }
  const { id } = await bo.api('POST /incidents/:key/notes', { params: { key }, body })
  const params = { id }
  const changed = await bo.api('PATCH /notes/:id', { params, body: { text: 'I was afraid.', version: 1 } })
  expect(changed).toMatchObject({ author: null, mine: false, version: 2 })
  await bo.api('PATCH /notes/:id', { params, body: { tag: 'learned', version: 2 } })
  await bo.api('DELETE /notes/:id', { params })
  await bo.api('POST /notes/:id/restoration', { params })

  // What waited to be indexed may be gone; nothing that names its author may have come.
  expect((await rowsNaming(world, bo.id)).filter((row) => !before.includes(row))).toEqual([])
  await indexed(world)
  expect(await wordsOfOneAlone(world, bo.id, world.ana.id)).toEqual([])
  const told = (await feed()).filter(({ objectId }) => objectId === id)
  expect(told.map(({ actor, verb }) => [actor, verb])).toEqual([
    [null, 'restored'],
    [null, 'removed'],
    [null, 'changed'],
    [null, 'changed'],
    [null, 'wrote'],
  ])
  expect(JSON.stringify(told)).not.toMatch(/Bo|Marlowe/)
  await expect.poll(() => live.heard.length).toBeGreaterThanOrEqual(5)
  expect(JSON.stringify(live.heard)).not.toMatch(new RegExp(`Marlowe|${bo.id}`))
})

test('who changes a note that has an author is told, also when it is another’s', async () => {
  const { world, bo, key, feed } = await reviewOfTwo()
  const { id } = await bo.api('POST /incidents/:key/notes', { params: { key }, body: { text: 'Slow.' } })
  await world.ana.api('PATCH /notes/:id', { params: { id }, body: { text: 'Slower.', version: 1 } })
  const told = (await feed()).filter(({ objectId }) => objectId === id)
  expect(told.map(({ actor, verb }) => [actor, verb])).toEqual([
    ['Ana', 'changed'],
    ['Bo Marlowe', 'wrote'],
  ])
})
