import pg from 'pg'
import { expect, test } from 'vitest'
import { indexed } from '../harness/indexed.ts'
import { addAndRead, createWorld, type Somebody, type World } from '../harness/world.ts'

const incident = ({ api }: Somebody, title: string) =>
  api('POST /incidents', { body: { title, severity: 'SEV2' } })

const search = ({ api }: Somebody, q: string) => api('GET /search', { query: { q } })

async function inDatabase<T>({ connection }: World, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

const refusing = `
  create function refuse() returns trigger language plpgsql as $$
  begin raise exception 'this one is too much'; end $$;
  create trigger refuse before insert on search_document for each row
    when (new.title like '%sousaphone%') execute function refuse()`

test('what cannot be taken in is set aside with its reason, and found once it can', async () => {
  const world = await createWorld({ prepare: (client) => client.query(refusing) })
  const { ana } = world
  const state = () => ana.api('GET /search/index', {})
  await incident(ana, 'Before it')
  const { key } = await incident(ana, 'The sousaphone')
  await incident(ana, 'After it')
  await expect.poll(async () => (await state()).setAside, { timeout: 20_000 }).toHaveLength(1)
  await expect.poll(async () => (await state()).waiting, { timeout: 20_000 }).toBe(0)
  const [aside] = (await state()).setAside
  expect(aside).toMatchObject({ incidentKey: key, reason: 'this one is too much', tries: 1 })
  expect(Date.parse(aside?.nextAt ?? '')).toBeGreaterThan(Date.now())
  expect(Math.abs(Date.now() - Date.parse(aside?.since ?? ''))).toBeLessThan(60_000)
  for (const q of ['"before it"', '"after it"']) expect((await search(ana, q)).total.count).toBe(1)
  expect((await search(ana, 'sousaphone')).total.count).toBe(0)

  await ana.api('POST /search/index/attempts', {})
  await expect.poll(async () => (await state()).setAside[0]?.tries, { timeout: 20_000 }).toBe(2)
  expect((await state()).setAside[0]?.since).toBe(aside?.since)

  await inDatabase(world, (client) => client.query('drop trigger refuse on search_document'))
  await ana.api('POST /search/index/attempts', {})
  await indexed(world)
  expect((await search(ana, 'sousaphone')).total.count).toBe(1)
  expect((await state()).setAside).toEqual([])
})

const keeping = `
  create function keep() returns trigger language plpgsql as $$
  begin raise exception 'nothing leaves'; end $$;
  create trigger keep before delete on search_entry for each row execute function keep()`

test('what was taken away is not found, however far behind the index is', async () => {
  const world = await createWorld({ prepare: (client) => client.query(keeping) })
  const { ana } = world
  const withLine = async (title: string) => {
    const { key } = await incident(ana, title)
    const bytes = Buffer.from('2026-03-01T10:00:00 <bo> the sousaphone is out of tune\n')
    await addAndRead(ana.api, key, { name: 'a.log', bytes })
    return key
  }
  const stays = await withLine('One')
  const key = await withLine('Other')
  await indexed(world)
  expect((await search(ana, 'sousaphone')).total.count).toBe(2)

  const [evidence] = (await ana.api('GET /incidents/:key/evidence', { params: { key } })).items
  await ana.api('DELETE /evidence/:id', { params: { id: evidence?.id ?? '' } })
  const setAside = async () => (await ana.api('GET /search/index', {})).setAside
  await expect.poll(setAside, { timeout: 20_000 }).toHaveLength(1)
  const { total, facets, items } = await search(ana, 'sousaphone')
  expect(total.count).toBe(1)
  expect(facets?.kind).toEqual([{ value: 'entry', count: 1 }])
  expect(items.map(({ incidentKey }) => incidentKey)).toEqual([stays])
})

/** As on a server whose administrators give out no extensions. */
const withoutTrigrams = `
  drop extension pg_trgm cascade;
  do $$ begin
    execute format('revoke create on database %I from public, current_user', current_database());
  end $$`

test('without pg_trgm everything is found but what was mistyped', async () => {
  const world = await createWorld({ prepare: (client) => client.query(withoutTrigrams) })
  const { ana } = world
  const { key } = await incident(ana, 'Trombones out of tune')
  await indexed(world)
  for (const q of ['trombone', 'tromb', '"out of tune"', 'trombones missing', 'kind:incident tune'])
    expect((await search(ana, q)).items[0]?.incidentKey, q).toBe(key)
  expect(await search(ana, 'trobmones')).toMatchObject({ total: { count: 0 }, corrections: [] })
  expect((await ana.api('POST /search/index', {})).correctsTyping).toBe(false)
  await indexed(world)
  expect((await search(ana, 'trombone')).total.count).toBe(1)
})

test('while the index is made again, what was there is still found', async () => {
  const world = await createWorld()
  const { ana } = world
  const { key } = await incident(ana, 'The euphonium')
  const lines = Array.from({ length: 6_000 }, (_, i) => {
    const at = new Date(Date.UTC(2026, 2, 1) + i * 1000).toISOString().slice(0, 19)
    return `${at} <ana> line ${i} ${i === 17 ? 'flugelhorn' : 'cornet'}`
  })
  await addAndRead(ana.api, key, { name: 'a.log', bytes: Buffer.from(lines.join('\n')) })
  await indexed(world)
  await ana.api('POST /search/index', {})
  let looks = 0
  let done = false
  while (!done) {
    const { waiting, toRebuild } = await ana.api('GET /search/index', {})
    done = waiting + toRebuild === 0
    for (const [q, kind] of [
      ['euphonium', 'incident'],
      ['flugelhorn', 'entry'],
      ['flugelhron', 'entry'],
    ])
      expect((await search(ana, q ?? '')).items[0]?.kind, q).toBe(kind)
    looks += 1
  }
  expect(looks).toBeGreaterThan(1)
  expect((await ana.api('GET /search/index', {})).entries).toBe(lines.length)
})
