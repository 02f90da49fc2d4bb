import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { createWorld, type Somebody, type World, withToken } from '../harness/world.ts'

const key = 'INC-1'
const gone = { code: 'not-found' }
const place = { scope: 'here', print: 'k3h9', before: 'b4', after: 'a7' } as const
const everywhere = { scope: 'review', print: 'zz8' } as const

let world: World
/** They take part in the review. */
let bo: Somebody
let cy: Somebody
/** Takes no part in it. */
let dora: Somebody

beforeAll(async () => {
  world = await createWorld({ lasting: true })
  bo = await world.person('Bo')
  cy = await world.person('Cy')
  dora = await world.person('Dora')
  await bo.api('POST /incidents', { body: { title: 'The ferry was late', severity: 'SEV3' } })
  await bo.api('POST /incidents/:key/review', { params: { key } })
  for (const { id } of [cy, world.ana])
    await bo.api('PUT /incidents/:key/review/participants/:personId', {
      params: { key, personId: id },
      body: {},
    })
  return world.stop
})

const listOf = async ({ api }: Somebody) =>
  (await api('GET /incidents/:key/language/dismissals', { params: { key } })).items
const dismiss = ({ api }: Somebody, body: typeof place | typeof everywhere) =>
  api('POST /incidents/:key/language/dismissals', { params: { key }, body })
const askAgain = ({ api }: Somebody, id: string) =>
  api('DELETE /incidents/:key/language/dismissals/:id', { params: { key, id } })

test('what somebody puts aside is theirs alone, whatever the others may do', async () => {
  const here = await dismiss(bo, place)
  const review = await dismiss(bo, everywhere)
  expect(here).toMatchObject(place)
  expect(review).toMatchObject({ ...everywhere, before: '', after: '' })
  expect(await listOf(bo)).toEqual([here, review])
  for (const other of [cy, world.ana]) {
    expect(await listOf(other)).toEqual([])
    await expect(askAgain(other, here.id)).rejects.toMatchObject(gone)
  }
  await expect(listOf(dora)).rejects.toMatchObject(gone)
  await expect(dismiss(dora, place)).rejects.toMatchObject(gone)
  expect(await listOf(bo)).toHaveLength(2)
  await askAgain(bo, here.id)
  await askAgain(bo, review.id)
  expect(await listOf(bo)).toEqual([])
})

test('the same is put aside once, and two people do so apart from each other', async () => {
  const first = await dismiss(bo, place)
  expect((await dismiss(bo, place)).id).toBe(first.id)
  const other = await dismiss(cy, place)
  expect(other.id).not.toBe(first.id)
  await askAgain(bo, first.id)
  expect((await listOf(cy)).map(({ id }) => id)).toEqual([other.id])
  await expect(askAgain(bo, first.id)).rejects.toMatchObject(gone)
})

test('no feed, review, report or item tells of it', async () => {
  const print = 'q1w2e3r4t5'
  await dismiss(bo, { ...everywhere, print } as never)
  const params = { key }
  for (const { api } of [bo, cy, world.ana]) {
    const told = [
      await api('GET /events', { query: { limit: 200 } }),
      await api('GET /incidents/:key/review', { params }),
      await api('GET /incidents/:key/report', { params }),
      await api('GET /incidents/:key/items', { params }),
    ]
    expect(JSON.stringify(told)).not.toMatch(/q1w2e3r4t5|dismiss/)
  }
})

test('only fingerprints are taken, no words', async () => {
  await expect(dismiss(bo, { ...place, print: 'should have checked' } as never)).rejects.toMatchObject({
    code: 'invalid-input',
  })
})

const words = async ({ api }: Somebody) => (await api('GET /language/words', {})).items

test('everybody adds to the list; taking back is for who added it, and for administrators', async () => {
  const added = await bo.api('POST /language/words', {
    body: { expression: '  fat-finger   guard ', reason: 'A tool of ours' },
  })
  expect(added).toMatchObject({
    expression: 'fat-finger guard',
    reason: 'A tool of ours',
    addedBy: 'Bo',
    removable: true,
  })
  const again = await cy.api('POST /language/words', { body: { expression: 'Fat-Finger Guard' } })
  expect(again).toMatchObject({ id: added.id, addedBy: 'Bo', removable: false })
  expect(await words(dora)).toEqual([{ ...added, removable: false }])
  const params = { id: added.id }
  await expect(cy.api('DELETE /language/words/:id', { params })).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await world.ana.api('DELETE /language/words/:id', { params })
  expect(await words(bo)).toEqual([])
  await expect(cy.api('POST /language/words/:id/restoration', { params })).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await bo.api('POST /language/words/:id/restoration', { params })
  expect(await words(bo)).toEqual([added])
  await expect(bo.api('POST /language/words/:id/restoration', { params })).rejects.toMatchObject(gone)
})

test('what was taken back does not come twice', async () => {
  const { id } = await bo.api('POST /language/words', { body: { expression: 'root cause' } })
  await bo.api('DELETE /language/words/:id', { params: { id } })
  await cy.api('POST /language/words', { body: { expression: 'Root cause' } })
  await expect(bo.api('POST /language/words/:id/restoration', { params: { id } })).rejects.toMatchObject({
    code: 'already-exists',
  })
})

test('whoever may only read changes neither', async () => {
  const { token } = await bo.api('POST /tokens', { body: { name: 'Reading', scopes: ['read'] } })
  const reader = withToken(world.url, token)
  const refused = { code: 'not-allowed' }
  await expect(reader('POST /language/words', { body: { expression: 'never mind' } })).rejects.toMatchObject(
    refused,
  )
  await expect(
    reader('POST /incidents/:key/language/dismissals', { params: { key }, body: place }),
  ).rejects.toMatchObject(refused)
  expect((await reader('GET /language/words', {})).items.map(({ expression }) => expression)).not.toContain(
    'never mind',
  )
})

test('with the review everything that was put aside in it goes', async () => {
  const { key: other } = await bo.api('POST /incidents', { body: { title: 'Another', severity: 'SEV4' } })
  const params = { key: other }
  await bo.api('POST /incidents/:key/review', { params })
  await bo.api('POST /incidents/:key/language/dismissals', { params, body: place })
  await bo.api('DELETE /incidents/:key', { params })
  await expect(bo.api('GET /incidents/:key/language/dismissals', { params })).rejects.toMatchObject(gone)
})

test('a taken-back expression can be listed again for 30 days, then every word of it is gone', async () => {
  const other = await createWorld()
  const { api } = other.ana
  const { id } = await api('POST /language/words', { body: { expression: 'xylophone drill' } })
  await api('DELETE /language/words/:id', { params: { id } })
  const client = new pg.Client(other.connection)
  await client.connect()
  const kept = async () => (await client.query('select from language_word')).rowCount
  const clear = async () => {
    await client.query(`select graphile_worker.add_job('clear-deleted')`)
    const waiting = `select from graphile_worker.jobs where task_identifier like 'clear-%' and run_at <= now()`
    await expect.poll(async () => (await client.query(waiting)).rowCount, { timeout: 20_000 }).toBe(0)
  }
  try {
    other.clock.advance(29 * 86_400_000)
    await clear()
    expect(await kept()).toBe(1)
    other.clock.advance(2 * 86_400_000)
    await clear()
    expect(await kept()).toBe(0)
  } finally {
    await client.end()
  }
})
