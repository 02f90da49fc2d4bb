import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import type { SearchAnswer } from '#learning/search/contract.ts'
import { indexed } from '../harness/indexed.ts'
import { addAndRead, createWorld, type Somebody, type World } from '../harness/world.ts'

let world: World
let bo: Somebody
/** Takes part in nothing. */
let cy: Somebody

beforeAll(async () => {
  world = await createWorld({ lasting: true })
  bo = await world.person('Bo')
  cy = await world.person('Cy')
  return world.stop
})

const search = ({ api }: Somebody, q: string, query = {}) => api('GET /search', { query: { q, ...query } })
const lines = ({ items }: SearchAnswer) => items.map(({ kind, incidentKey }) => `${kind} ${incidentKey}`)
const marksOf = ({ text, marks }: { text: string; marks: [number, number][] }) =>
  marks.map(([from, to]) => text.slice(from, to))

async function incident(given: Record<string, unknown>) {
  const { key } = await bo.api('POST /incidents', {
    body: { title: 'x', severity: 'SEV2', ...given } as never,
  })
  return key
}

/** An incident with its review and one of everything that can be found. */
async function everything(word: string, visibility: 'organisation' | 'participants' = 'organisation') {
  const key = await incident({ title: `About ${word}title`, summary: `All ${word}summary`, visibility })
  const params = { key }
  await bo.api('POST /incidents/:key/review', { params })
  await addAndRead(bo.api, key, {
    name: `${word}file.log`,
    bytes: Buffer.from(`2026-03-01T10:00:00 <bo> the ${word}entry is out of tune\n`),
  })
  await bo.api('POST /incidents/:key/notes', { params, body: { text: `A ${word}note`, anonymous: true } })
  await bo.api('POST /incidents/:key/insights', { params, body: { text: `An ${word}insight` } })
  await bo.api('POST /incidents/:key/factors', { params, body: { statement: `The ${word}factor` } })
  await bo.api('POST /incidents/:key/items', { params, body: { title: `Tune the ${word}item` } })
  return key
}

const kindsAfter = async (who: Somebody, word: string) =>
  (
    await Promise.all(
      ['title', 'summary', 'file', 'entry', 'note', 'insight', 'factor', 'item', 'report', 'draft'].map(
        async (part) => ((await search(who, `"${word}${part}"`)).total.count > 0 ? [part] : []),
      ),
    )
  ).flat()

describe('words', () => {
  let key: string
  beforeAll(async () => {
    key = await incident({
      title: 'Checkout slow after the migration',
      summary:
        'Queries waited for connections. The café in Zürich could not pay; it was a tight connection pool of canary7build.',
      services: ['Harpoon checkout'],
    })
    await incident({
      title: 'Unrelated harpoon',
      summary: 'A pool of connections that nobody used',
      severity: 'SEV4',
    })
    await indexed(world)
  })

  test.each([
    ['migrations', 'stems'],
    ['cafe ZURICH', 'accents'],
    ['"connection pool"', 'phrases'],
    ['tight -unused', 'exclusion'],
    ['why was the checkout so slow', 'words that say little'],
    ['migra*', 'a beginning'],
    ['migrat', 'a beginning without saying so'],
    ['canary', 'a beginning that no word of letters has'],
    ['migratoin', 'letters that changed places'],
    ['severity:sev2 checkout', 'a field'],
    ['service:harpoon severity:sev2', 'fields alone'],
    ['checkout after:2020 before:2100-01-01', 'dates'],
    ['checkout frobnicated', 'some of the words'],
  ])('%s finds by %s', async (q) => {
    expect((await search(bo, q)).items[0]).toMatchObject({ kind: 'incident', incidentKey: key })
  })

  test.each([
    ['"connections pool"'],
    ['checkout -slow'],
    ['severity:sev4 checkout slow'],
    ['checkout before:2020'],
    [''],
  ])('%s does not', async (q) => {
    expect(lines(await search(bo, q))).not.toContain(`incident ${key}`)
  })

  test('what is found says where, in plain text', async () => {
    const { items, total, facets, manner } = await search(bo, 'queries pool')
    expect(items[0]?.severity).toBe('SEV2')
    expect(marksOf(items[0]?.excerpt ?? { text: '', marks: [] })).toEqual(['Queries', 'pool'])
    expect([total, manner]).toEqual([{ count: 1, more: false }, 'as-asked'])
    expect(facets).toMatchObject({
      kind: [{ value: 'incident', count: 1 }],
      service: [{ value: 'Harpoon checkout', count: 1 }],
      severity: [{ value: 'SEV2', count: 1 }],
    })
  })

  test('what people came to know is found under the year of the incident, whenever it was written down', async () => {
    const old = await incident({
      title: 'A barrel organ stood still',
      times: { 'impact-started': '2019-05-01T10:00:00Z' },
    })
    await bo.api('POST /incidents/:key/review', { params: { key: old } })
    await bo.api('POST /incidents/:key/items', { params: { key: old }, body: { title: 'Oil the barrel' } })
    await bo.api('POST /incidents/:key/notes', {
      params: { key: old },
      body: { text: 'The barrel squeaked' },
    })
    await indexed(world)
    const { items, facets } = await search(bo, 'barrel after:2019-05 before:2019-06')
    expect(items.map(({ kind, at }) => `${kind} ${at.slice(0, 10)}`).sort()).toEqual([
      'incident 2019-05-01',
      'item 2019-05-01',
      'note 2019-05-01',
    ])
    expect(facets?.year).toEqual([{ value: '2019', count: 3 }])
    expect((await search(bo, 'barrel after:2019-06')).items).toEqual([])
  })

  test('what was put right is told, and so is what was not understood', async () => {
    expect((await search(bo, 'migratoin')).corrections).toEqual([{ from: 'migratoin', to: 'migration' }])
    expect((await search(bo, 'servce:checkout')).problems).toMatchObject([{ instead: 'service:checkout' }])
  })

  test('while somebody types, the last word goes on', async () => {
    expect(lines(await search(bo, 'slow migr', { typing: 'true' }))).toContain(`incident ${key}`)
  })

  test('pages follow one another without a gap', async () => {
    const all = lines(await search(bo, 'connections harpoon pool', { limit: 100 }))
    const paged: string[] = []
    let cursor: string | undefined
    do {
      const page: SearchAnswer = await search(bo, 'connections harpoon pool', {
        limit: 1,
        ...(cursor && { cursor }),
      })
      paged.push(...lines(page))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(paged).toEqual(all)
    await expect(search(bo, 'pool', { cursor: 'x' })).rejects.toMatchObject({ code: 'invalid-input' })
  })

  test('hostile text stays text', async () => {
    const hostile = await incident({
      title: '<img src=x onerror=alert(1)> trombone',
      summary: '<script>trombone</script> \u0007',
    })
    await indexed(world)
    const [found] = (await search(bo, 'trombone')).items
    expect(found?.incidentKey).toBe(hostile)
    expect(found?.title.text).toBe('<img src=x onerror=alert(1)> trombone')
    expect(found?.excerpt.text).toContain('<script>trombone</script>')
    for (const q of [
      "' or 1=1 --",
      'a:* & | !',
      '\\',
      "trombone'::x",
      '((((',
      '\u{1f3ba} trombone',
      '\u0000trombone',
    ])
      expect((await search(bo, q)).total.count).toBeTypeOf('number')
  })
})

describe('who may find what', () => {
  const all = ['title', 'summary', 'file', 'entry', 'note', 'insight', 'factor', 'item']

  test('of an open incident everybody finds the incident, and the review only who takes part', async () => {
    await everything('bassoon')
    await indexed(world)
    expect(await kindsAfter(bo, 'bassoon')).toEqual(all)
    expect(await kindsAfter(cy, 'bassoon')).toEqual(['title', 'summary', 'file', 'entry'])
    expect(await kindsAfter(world.ana, 'bassoon')).toEqual(['title', 'summary', 'file', 'entry'])
  })

  test('a closed incident is found by nobody else, by no count, facet or correction', async () => {
    const key = await everything('oboe', 'participants')
    await indexed(world)
    expect(await kindsAfter(bo, 'oboe')).toEqual(all)
    for (const stranger of [cy, world.ana]) {
      expect(await kindsAfter(stranger, 'oboe')).toEqual([])
      for (const q of ['oboetitel', 'oboet', `incident:${key}`, 'oboe*', 'oboenoet about'])
        expect(JSON.stringify(await search(stranger, q))).not.toMatch(/oboe(title|note|file)/)
      expect((await search(stranger, 'oboetitel')).corrections).toEqual([])
      expect((await search(stranger, `incident:${key}`)).total.count).toBe(0)
    }
    expect((await search(bo, 'oboetitel')).corrections).toEqual([{ from: 'oboetitel', to: 'oboetitle' }])
  })

  test('closing an incident takes it back at once, before the index knows', async () => {
    const key = await everything('piccolo')
    await indexed(world)
    expect(await kindsAfter(cy, 'piccolo')).not.toEqual([])
    const { version } = await bo.api('GET /incidents/:key', { params: { key } })
    await bo.api('PATCH /incidents/:key', { params: { key }, body: { visibility: 'participants', version } })
    expect(await kindsAfter(cy, 'piccolo')).toEqual([])
    await indexed(world)
    expect(await kindsAfter(cy, 'piccolo')).toEqual([])
    expect(await kindsAfter(bo, 'piccolo')).toEqual(all)
  })

  test('a draft is for participants, a report for its audience, and withdrawing takes it back', async () => {
    const key = await everything('viola')
    const params = { key }
    await bo.api('PUT /incidents/:key/report/parts/:part', {
      params: { key, part: 'learned' },
      body: { text: 'The violadraft', version: 0 },
    })
    await indexed(world)
    expect(await kindsAfter(bo, 'viola')).toContain('draft')
    expect(await kindsAfter(cy, 'viola')).not.toContain('draft')

    const publish = async (audience: 'participants' | 'organisation') => {
      await bo.api('POST /incidents/:key/report/publication', { params, body: { audience } })
      await indexed(world)
    }
    const found = async (who: Somebody) => lines(await search(who, 'violadraft kind:report'))
    await publish('participants')
    expect([await found(bo), await found(cy)]).toEqual([[`report ${key}`], []])
    await publish('organisation')
    expect([await found(bo), await found(cy)]).toEqual([[`report ${key}`], [`report ${key}`]])
    expect((await search(cy, 'violadraft has:report')).total.count).toBe(1)
    await bo.api('DELETE /incidents/:key/report/publication', { params })
    expect([await found(bo), await found(cy)]).toEqual([[`report ${key}`], []])
    await indexed(world)
    expect([await found(bo), await found(cy)]).toEqual([[`report ${key}`], []])
    expect((await search(cy, 'violatitle has:report')).total.count).toBe(0)
  })

  test('whoever is invited finds it, and whoever left does not', async () => {
    const key = await everything('cello')
    const params = { key, personId: cy.id }
    await bo.api('PUT /incidents/:key/review/participants/:personId', { params, body: {} })
    await indexed(world)
    expect(await kindsAfter(cy, 'cello')).toEqual(all)
    await bo.api('DELETE /incidents/:key/review/participants/:personId', { params })
    expect(await kindsAfter(cy, 'cello')).toEqual(['title', 'summary', 'file', 'entry'])
  })

  test('nothing says who wrote an anonymous note', async () => {
    await everything('lute')
    await indexed(world)
    const [note] = (await search(bo, 'lutenote')).items
    expect(note?.kind).toBe('note')
    expect(JSON.stringify(note)).not.toMatch(new RegExp(`${bo.id}|author|Bo\\b`))
  })

  test('items by owner and state, for those who may see them', async () => {
    const key = await everything('organ')
    const { items } = await bo.api('GET /incidents/:key/items', { params: { key } })
    const [item] = items
    await bo.api('PATCH /items/:id', { params: { id: item?.id ?? '' }, body: { ownerId: bo.id, version: 1 } })
    await indexed(world)
    expect(lines(await search(bo, 'owner:bo organitem'))).toEqual([`item ${key}`])
    expect(lines(await search(bo, 'owner:me state:open organ*'))).toEqual([`item ${key}`])
    expect(lines(await search(bo, 'state:done organitem'))).toEqual([])
    expect(lines(await search(cy, 'owner:bo'))).toEqual([])
  })
})

describe('the index follows', () => {
  test('changes, deletion and restoration', async () => {
    const key = await everything('sitar')
    const params = { key }
    await indexed(world)
    const { items } = await bo.api('GET /incidents/:key/items', { params })
    const id = items[0]?.id ?? ''
    await bo.api('DELETE /items/:id', { params: { id } })
    await indexed(world)
    expect(await kindsAfter(bo, 'sitar')).not.toContain('item')
    await bo.api('POST /items/:id/restoration', { params: { id } })
    await bo.api('DELETE /incidents/:key', { params })
    expect(await kindsAfter(bo, 'sitar')).toEqual([])
    await indexed(world)
    await bo.api('POST /incidents/:key/restoration', { params })
    await indexed(world)
    expect(await kindsAfter(bo, 'sitar')).toEqual([
      'title',
      'summary',
      'file',
      'entry',
      'note',
      'insight',
      'factor',
      'item',
    ])
  })

  test('evidence that was removed, and entries that were edited', async () => {
    const key = await everything('banjo')
    const params = { key }
    await indexed(world)
    const [entry] = (await search(bo, 'banjoentry')).items
    expect(entry).toMatchObject({ kind: 'entry', incidentKey: key })
    await bo.api('PATCH /entries/:id', {
      params: { id: entry?.id ?? '' },
      body: { text: 'the mandolin', version: 0 },
    })
    await indexed(world)
    expect((await search(bo, 'banjoentry kind:entry')).total.count).toBe(0)
    expect(lines(await search(bo, 'mandolin'))).toEqual([`entry ${key}`])
    const [evidence] = (await bo.api('GET /incidents/:key/evidence', { params })).items
    const id = evidence?.id ?? ''
    await bo.api('DELETE /evidence/:id', { params: { id } })
    expect((await search(bo, 'mandolin')).total.count).toBe(0)
    await indexed(world)
    expect(await kindsAfter(bo, 'banjo')).not.toContain('file')
    await bo.api('POST /evidence/:id/restoration', { params: { id } })
    await indexed(world)
    expect(lines(await search(bo, 'mandolin'))).toEqual([`entry ${key}`])
  })

  test('a service that was renamed', async () => {
    const key = await incident({ title: 'Renaming', services: ['Zither'] })
    const { items } = await bo.api('GET /services', {})
    const id = items.find(({ name }) => name === 'Zither')?.id ?? ''
    await world.ana.api('PATCH /services/:id', { params: { id }, body: { name: 'Kalimba' } })
    await indexed(world)
    expect(lines(await search(bo, 'kalimba'))).toEqual([`incident ${key}`])
    expect(lines(await search(bo, 'service:kalimba'))).toEqual([`incident ${key}`])
  })

  test('a rebuild finds the same', async () => {
    await everything('harp')
    await indexed(world)
    const before = await kindsAfter(bo, 'harp')
    const client = new pg.Client(world.connection)
    await client.connect()
    await client.query('truncate search_document, search_entry, search_word')
    await client.end()
    const state = await world.ana.api('POST /search/index', {})
    expect(state.incidents).toBeGreaterThan(0)
    await indexed(world)
    expect(await kindsAfter(bo, 'harp')).toEqual(before)
    expect((await search(bo, 'harptitel')).corrections).toEqual([{ from: 'harptitel', to: 'harptitle' }])
    expect(await world.ana.api('GET /search/index', {})).toMatchObject({
      waiting: 0,
      toRebuild: 0,
      correctsTyping: true,
    })
  })
})
