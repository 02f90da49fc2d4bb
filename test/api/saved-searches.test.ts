import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import type { SavedSearch } from '#learning/saved-searches/contract.ts'
import { indexed } from '../harness/indexed.ts'
import { type Mailbox, openMailbox } from '../harness/mailbox.ts'
import { createWorld, type Somebody, type World } from '../harness/world.ts'

let mailbox: Mailbox
let world: World
let bo: Somebody
let cy: Somebody

beforeAll(async () => {
  const opened = await openMailbox({ lasting: true })
  mailbox = opened
  world = await createWorld({
    lasting: true,
    settings: { ...opened.settings, AFTERWORD_PUBLIC_URL: 'https://afterword.example.org' },
  })
  bo = await world.person('Bo')
  cy = await world.person('Cy')
  return async () => {
    await world.stop()
    await opened.close()
  }
}, 60_000)

async function record(who: Somebody, title: string, more: Record<string, unknown> = {}): Promise<string> {
  const { key } = await who.api('POST /incidents', { body: { title, severity: 'SEV2', ...more } as never })
  return key
}

const save = (who: Somebody, q: string, telling: SavedSearch['telling'] = 'here') =>
  who.api('POST /saved-searches', { body: { name: `About ${q}`, q, telling } })
const list = async ({ api }: Somebody) => (await api('GET /saved-searches', {})).items
const one = async (who: Somebody, id: string) => (await list(who)).find((search) => search.id === id)

/**
 * Waits until every saved search was compared with all that was committed before now: at once, instead of after the two
 * seconds in which changes are gathered.
 */
async function compared({ byItself = false } = {}) {
  await indexed(world)
  const client = new pg.Client(world.connection)
  await client.connect()
  try {
    const { rows: moments } = await client.query('select clock_timestamp()::text as now')
    // Without a change nothing would be compared.
    await record(world.ana, 'Nothing to do with it')
    if (!byItself) {
      await indexed(world)
      await client.query(
        `select graphile_worker.add_job('watch-searches', json_build_object('until', clock_timestamp()),
          job_key := 'watch-searches')`,
      )
    }
    for (let tries = 0; tries < 300; tries += 1) {
      const { rows } = await client.query(
        `select from saved_search where deleted_at is null and telling <> 'never' and compared_at < $1`,
        [moments[0].now],
      )
      if (rows.length === 0) return
      await sleep(50)
    }
    throw new Error('the saved searches were not compared')
  } finally {
    await client.end()
  }
}

describe('what is new', () => {
  test('what was there is known, what others add is new until one looks', async () => {
    await record(cy, 'The marimba cracked')
    await indexed(world)
    const { id, news } = await save(bo, 'marimba')
    expect(news.count).toBe(0)
    const key = await record(cy, 'Another marimba cracked')
    await compared({ byItself: true })
    const found = await one(bo, id)
    expect(found?.news.count).toBe(1)
    const { items } = await bo.api('GET /search', { query: { q: `marimba incident:${key}` } })
    expect(found?.news.finds).toEqual([{ kind: 'incident', id: items[0]?.id }])
    await bo.api('DELETE /saved-searches/:id/news', { params: { id } })
    expect((await one(bo, id))?.news).toEqual({ count: 0, finds: [] })
    await compared()
    expect((await one(bo, id))?.news.count).toBe(0)
  })

  test('what one did oneself is no news', async () => {
    const { id } = await save(bo, 'glockenspiel')
    await record(bo, 'A glockenspiel of my own')
    await compared()
    expect((await one(bo, id))?.news.count).toBe(0)
    await record(cy, 'A glockenspiel of somebody else')
    await compared()
    expect((await one(bo, id))?.news.count).toBe(1)
  })

  test('only what has the words as they are written', async () => {
    const { id } = await save(bo, 'vibraphone mallet')
    await record(cy, 'A vibraphon fell')
    await record(cy, 'The vibraphone without')
    await compared()
    expect((await one(bo, id))?.news.count).toBe(0)
  })

  test('deleted things are no news, and a search that is not followed has none', async () => {
    const { id } = await save(bo, 'celesta')
    const quiet = await save(bo, 'celesta', 'never')
    const key = await record(cy, 'The celesta is gone')
    await compared()
    expect((await one(bo, id))?.news.count).toBe(1)
    expect((await one(bo, quiet.id))?.news.count).toBe(0)
    await cy.api('DELETE /incidents/:key', { params: { key } })
    expect((await one(bo, id))?.news.count).toBe(0)
    await compared()
    expect((await one(bo, id))?.news.count).toBe(0)
  })

  test('another query begins anew', async () => {
    const { id } = await save(bo, 'timpani')
    await record(cy, 'Timpani everywhere')
    await record(cy, 'Tambourines everywhere')
    await compared()
    const changed = await bo.api('PATCH /saved-searches/:id', { params: { id }, body: { q: 'tambourines' } })
    expect(changed.news.count).toBe(0)
    await record(cy, 'More tambourines')
    await compared()
    expect((await one(bo, id))?.news.count).toBe(1)
  })
})

describe('who hears of what', () => {
  test('nobody hears of what they may not read, and everybody of what they come to see', async () => {
    const { id } = await save(bo, 'theremin')
    const key = await record(cy, 'A theremin in secret', { visibility: 'participants' })
    const params = { key }
    await cy.api('POST /incidents/:key/review', { params })
    await cy.api('POST /incidents/:key/notes', { params, body: { text: 'The theremin hummed' } })
    await compared()
    expect((await one(bo, id))?.news).toEqual({ count: 0, finds: [] })
    await cy.api('PUT /incidents/:key/review/participants/:personId', {
      params: { key, personId: bo.id },
      body: {},
    })
    await compared()
    expect((await one(bo, id))?.news.count).toBe(2)
    await cy.api('DELETE /incidents/:key/review/participants/:personId', { params: { key, personId: bo.id } })
    expect((await one(bo, id))?.news).toEqual({ count: 0, finds: [] })
  })

  test('saved searches are their owner’s alone', async () => {
    const { id } = await save(bo, 'bagpipe')
    await record(cy, 'A bagpipe')
    await compared()
    for (const stranger of [cy, world.ana]) {
      expect(JSON.stringify(await list(stranger))).not.toContain('bagpipe')
      const params = { id }
      const refused = { code: 'not-found' }
      await expect(
        stranger.api('PATCH /saved-searches/:id', { params, body: { name: 'Mine' } }),
      ).rejects.toMatchObject(refused)
      await expect(stranger.api('DELETE /saved-searches/:id', { params })).rejects.toMatchObject(refused)
      await expect(stranger.api('DELETE /saved-searches/:id/news', { params })).rejects.toMatchObject(refused)
      await expect(stranger.api('POST /saved-searches/:id/restoration', { params })).rejects.toMatchObject(
        refused,
      )
    }
    expect(await one(bo, id)).toMatchObject({ name: 'About bagpipe', news: { count: 1 } })
    const { items } = await world.ana.api('GET /events', {})
    expect(items.map(({ objectType }) => objectType)).not.toContain('saved-search')
    expect(JSON.stringify(items)).not.toContain('About bagpipe')
  })

  test('deleting can be taken back, with what came meanwhile', async () => {
    const { id } = await save(bo, 'kazoo')
    const params = { id }
    await bo.api('DELETE /saved-searches/:id', { params })
    expect(await one(bo, id)).toBeUndefined()
    await record(cy, 'A kazoo')
    await compared()
    await bo.api('POST /saved-searches/:id/restoration', { params })
    await compared()
    expect((await one(bo, id))?.news.count).toBe(1)
  })
})

describe('letters', () => {
  const lettersTo = (who: Somebody) =>
    mailbox.letters.filter(({ to, subject }) => to === who.email && /saved/.test(subject))
  const day = 25 * 3_600_000

  async function untilLetters(who: Somebody, count: number) {
    for (let tries = 0; tries < 400 && lettersTo(who).length < count; tries += 1) await sleep(50)
    return lettersTo(who)
  }

  test('one a day at most, of what is new since the last, and nothing of what one may not read', async () => {
    const dora = await world.person('Dora')
    expect((await dora.api('GET /saved-searches', {})).letters).toBe(true)
    await save(dora, 'didgeridoo', 'letter')
    await save(dora, 'ocarina')
    await record(cy, 'A didgeridoo in secret', { visibility: 'participants' })
    await compared()
    await sleep(300)
    expect(lettersTo(dora)).toEqual([])
    await record(cy, 'Didgeridoo one & two')
    await record(cy, 'Ocarina')
    const [first] = await untilLetters(dora, 1)
    expect(first?.subject).toBe('1 new in your saved search')
    expect(first?.text).toContain('About didgeridoo: 1 new')
    expect(first?.text).toContain('https://afterword.example.org/search?q=didgeridoo')
    expect(first?.text).not.toMatch(/secret|one & two|ocarina/i)

    await record(cy, 'Didgeridoo three')
    await record(cy, 'Didgeridoo four')
    await compared()
    await sleep(300)
    expect(lettersTo(dora)).toHaveLength(1)
    world.clock.advance(day)
    await compared()
    const [, second] = await untilLetters(dora, 2)
    expect(second?.text).toContain('About didgeridoo: 2 new')
    world.clock.advance(day)
    await compared()
    await sleep(300)
    expect(lettersTo(dora)).toHaveLength(2)
  })

  test('a mail server that is away gets the letter later', async () => {
    const eva = await world.person('Eva')
    await save(eva, 'accordion', 'letter')
    mailbox.refuse(true)
    await record(cy, 'An accordion')
    await compared()
    await sleep(500)
    expect(lettersTo(eva)).toEqual([])
    mailbox.refuse(false)
    await compared()
    expect((await untilLetters(eva, 1))[0]?.text).toContain('About accordion: 1 new')
  })

  test('without mail it says so', async () => {
    const silent = await createWorld()
    const { letters } = await silent.ana.api('GET /saved-searches', {})
    expect(letters).toBe(false)
    await expect(save(silent.ana, 'flute', 'letter')).rejects.toMatchObject({ code: 'not-possible-now' })
    expect((await save(silent.ana, 'flute')).telling).toBe('here')
  })
})
