import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ApiProblem } from '#platform/http/client.ts'
import { addAndRead, type Client, createWorld, type Somebody, type World } from '../harness/world.ts'

let world: World
let ana: Somebody
let bo: Somebody
let key: string

beforeAll(async () => {
  world = await createWorld({ lasting: true })
  ana = world.ana
  bo = await world.person('Bo')
  return world.stop
})
beforeEach(async () => {
  key = (await ana.api('POST /incidents', { body: { title: 'Slow', severity: 'SEV3' } })).key
})

const many = 50
/** `2026-03-01T10:00:17Z` */
const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 10) + second * 1000).toISOString()

async function entries(count: number): Promise<string[]> {
  const lines = Array.from({ length: count }, (_, i) => `${at(i).slice(0, 19)} <ana> number ${i}`)
  await addAndRead(ana.api, key, { name: 'ops.log', bytes: Buffer.from(`${lines.join('\n')}\n`) })
  const { items } = await ana.api('GET /incidents/:key/entries', { params: { key }, query: { limit: 1000 } })
  return items.map((entry) => entry.id)
}

async function reviewed() {
  await ana.api('POST /incidents/:key/review', { params: { key } })
  await ana.api('PUT /incidents/:key/review/participants/:personId', {
    params: { key, personId: bo.id },
    body: {},
  })
}

interface Versioned {
  version: number
}
interface Editable<T extends Versioned> {
  make(): Promise<T>
  change(api: Client, thing: T, words: string): Promise<T>
  says(thing: T): unknown
}

/** Everything that two people can edit at the same time. */
const editable = {
  'an incident': {
    make: () => ana.api('GET /incidents/:key', { params: { key } }),
    change: (api, { version }, title) =>
      api('PATCH /incidents/:key', { params: { key }, body: { title, version } }),
    says: (incident) => incident.title,
  } satisfies Editable<Versioned & { title: string }>,
  'an entry': {
    make: () =>
      ana.api('POST /incidents/:key/entries', { params: { key }, body: { at: at(0), text: 'I remember' } }),
    change: (api, { id, version }, text) =>
      api('PATCH /entries/:id', { params: { id }, body: { text, version } }),
    says: (entry) => entry.text,
  } satisfies Editable<Versioned & { id: string; text: string }>,
  'a line of the story': {
    make: async () => {
      const body = { at: at(0), text: 'I remember', intoStory: true }
      await ana.api('POST /incidents/:key/entries', { params: { key }, body })
      const { items } = await ana.api('GET /incidents/:key/story', { params: { key } })
      return items[0] as (typeof items)[number]
    },
    change: (api, { id, version }, words) =>
      api('PATCH /story-lines/:id', { params: { id }, body: { words, version } }),
    says: (line) => line.words,
  } satisfies Editable<Versioned & { id: string; words: string | null }>,
  'a note': {
    make: () => ana.api('POST /incidents/:key/notes', { params: { key }, body: { text: 'a note' } }),
    change: (api, { id, version }, text) =>
      api('PATCH /notes/:id', { params: { id }, body: { text, version } }),
    says: (note) => note.text,
  } satisfies Editable<Versioned & { id: string; text: string }>,
  'an insight': {
    make: () => ana.api('POST /incidents/:key/insights', { params: { key }, body: { text: 'an insight' } }),
    change: (api, { id, version }, text) =>
      api('PATCH /insights/:id', { params: { id }, body: { text, version } }),
    says: (insight) => insight.text,
  } satisfies Editable<Versioned & { id: string; text: string }>,
  'a factor': {
    make: () => ana.api('POST /incidents/:key/factors', { params: { key }, body: { statement: 'a factor' } }),
    change: (api, { id, version }, statement) =>
      api('PATCH /factors/:id', { params: { id }, body: { statement, version } }),
    says: (factor) => factor.statement,
  } satisfies Editable<Versioned & { id: string; statement: string }>,
  'an item': {
    make: () => ana.api('POST /incidents/:key/items', { params: { key }, body: { title: 'an item' } }),
    change: (api, { id, version }, title) =>
      api('PATCH /items/:id', { params: { id }, body: { title, version } }),
    says: (item) => item.title,
  } satisfies Editable<Versioned & { id: string; title: string }>,
  'a part of the report': {
    make: async () => {
      const { parts } = await ana.api('GET /incidents/:key/report', { params: { key } })
      return parts.find((part) => part.id === 'learned') as (typeof parts)[number]
    },
    change: (api, { version }, text) =>
      api('PUT /incidents/:key/report/parts/:part', {
        params: { key, part: 'learned' },
        body: { text, version },
      }),
    says: (part) => part.text,
  } satisfies Editable<Versioned & { text: string }>,
}

describe('two people who edit the same thing at the same time', () => {
  test.each(Object.entries(editable) as [string, Editable<Versioned>][])('%s', async (_what, thing) => {
    await reviewed()
    let current = await thing.make()
    for (let round = 0; round < 5; round += 1) {
      const words = [`by Ana ${round}`, `by Bo ${round}`] as const
      const both = await Promise.allSettled([
        thing.change(ana.api, current, words[0]),
        thing.change(bo.api, current, words[1]),
      ])
      const won = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
      const lost = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
      expect([won.length, lost.length]).toEqual([1, 1])
      expect(lost[0]).toBeInstanceOf(ApiProblem)
      expect(lost[0]).toMatchObject({ status: 409, code: 'changed-meanwhile' })
      // Whoever lost sees what won, not what they had before them.
      const shown = lost[0].extra.current as Versioned
      expect(thing.says(shown)).toBe(thing.says(won[0] as Versioned))
      expect(shown.version).toBe(won[0]?.version)
      expect(shown.version).not.toBe(current.version)
      current = shown
    }
  })
})

test('entries taken over by many at once stand in the story once, in the order of their times', async () => {
  const ids = await entries(many)
  const taken = ids.map((id, i) =>
    (i % 2 === 0 ? ana : bo).api('POST /incidents/:key/story', {
      params: { key },
      // Each takes its neighbour along, so that everything is taken twice.
      body: { entryIds: [id, ids[(i + 1) % many] ?? id] },
    }),
  )
  await Promise.all(taken)
  const { items } = await ana.api('GET /incidents/:key/story', { params: { key } })
  expect(items.map((line) => line.entry.id)).toEqual(ids)
})

test('a story that everybody works on at once comes to no harm', async () => {
  const ids = await entries(20)
  await ana.api('POST /incidents/:key/story', { params: { key }, body: { entryIds: ids.slice(0, 10) } })
  const { items: lines } = await ana.api('GET /incidents/:key/story', { params: { key } })
  const markers = ['detected', 'acknowledged', 'declared', 'mitigated', 'resolved'] as const
  const work = await Promise.allSettled([
    ...ids.map((id, i) =>
      ana.api('PATCH /entries/:id', { params: { id }, body: { at: at(100 - i), version: 0 } }),
    ),
    ...ids.map((id) => bo.api('POST /incidents/:key/story', { params: { key }, body: { entryIds: [id] } })),
    ...lines.map(({ id, version }, i) =>
      bo.api('PATCH /story-lines/:id', {
        params: { id },
        body: { after: lines[9 - i]?.id ?? null, version },
      }),
    ),
    ...markers.map((marker, i) =>
      ana.api('PUT /incidents/:key/markers/:marker', {
        params: { key, marker },
        body: { entryId: ids[i] ?? null },
      }),
    ),
    ...ids.map((_, i) =>
      bo.api('POST /incidents/:key/entries', {
        params: { key },
        body: { at: at(i), text: `I remember ${i}`, intoStory: true },
      }),
    ),
  ])
  const problems = work.flatMap((one) =>
    one.status === 'rejected' ? [`${one.reason.status} ${one.reason.code}`] : [],
  )
  // A line that moved meanwhile, or is to follow itself, is a conflict; nothing else may go wrong.
  expect(problems.filter((problem) => !['409 changed-meanwhile', '404 not-found'].includes(problem))).toEqual(
    [],
  )
  expect(problems.filter((problem) => problem === '404 not-found').length).toBeLessThanOrEqual(2)
  const { items } = await ana.api('GET /incidents/:key/story', { params: { key } })
  expect(new Set(items.map((line) => line.entry.id)).size).toBe(40)
  expect(items).toHaveLength(40)
})

test('incidents declared at the same time get keys of their own, and none is given twice', async () => {
  const numberOf = (text: string) => Number(text.split('-')[1])
  const declared = await Promise.all(
    Array.from({ length: many }, (_, i) =>
      (i % 2 === 0 ? ana : bo).api('POST /incidents', {
        body: {
          title: `Number ${i}`,
          severity: 'SEV4',
          // In turns, so that they are added in different orders.
          services: i % 2 === 0 ? ['Alpha', 'Beta', `Own ${i}`] : [`Own ${i}`, 'Beta', 'Alpha'],
          teams: i % 2 === 0 ? ['Quay', 'Pier'] : ['Pier', 'Quay'],
        },
      }),
    ),
  )
  const numbers = declared.map((incident) => numberOf(incident.key)).sort((a, b) => a - b)
  expect(new Set(numbers).size).toBe(many)
  expect(numbers).toEqual(Array.from({ length: many }, (_, i) => numberOf(key) + 1 + i))
  const last = `INC-${numbers.at(-1)}`
  await ana.api('DELETE /incidents/:key', { params: { key: last } })
  await expect(
    ana.api('POST /incidents', { body: { title: 'Refused', severity: 'none such' } }),
  ).rejects.toMatchObject({ code: 'invalid-input' })
  const next = await ana.api('POST /incidents', { body: { title: 'Next', severity: 'SEV4' } })
  expect(numberOf(next.key)).toBeGreaterThan(numberOf(last))
  const { items } = await ana.api('GET /services', {})
  expect(items.filter((service) => ['Alpha', 'Beta'].includes(service.name))).toHaveLength(2)
})

test('services named by many at once are added once', async () => {
  const names = Array.from({ length: 12 }, (_, i) => `Service ${i}`)
  const incidents = await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      ana.api('POST /incidents', { body: { title: `${i}`, severity: 'SEV4' } }),
    ),
  )
  await Promise.all(
    incidents.map((incident, i) =>
      ana.api('PATCH /incidents/:key', {
        params: { key: incident.key },
        body: { services: i % 2 === 0 ? names : names.toReversed(), version: incident.version },
      }),
    ),
  )
  const { items } = await ana.api('GET /services', {})
  const added = items.filter((service) => names.includes(service.name))
  expect(added.map(({ incidents: count }) => count)).toEqual(Array(12).fill(8))
})

test('a marker that many pin at once is pinned once, at a time that one of them said', async () => {
  const times = Array.from({ length: 20 }, (_, i) => at(i))
  const pinned = await Promise.all(
    times.map((time, i) =>
      (i % 2 === 0 ? ana : bo).api('PUT /incidents/:key/markers/:marker', {
        params: { key, marker: 'detected' },
        body: { at: time },
      }),
    ),
  )
  expect(pinned).toHaveLength(20)
  const { markers } = await ana.api('GET /incidents/:key/markers', { params: { key } })
  expect(markers).toHaveLength(1)
  const [marker] = markers
  expect(times.map((time) => time.replace('Z', '000Z'))).toContain(marker?.at)
  const incident = await ana.api('GET /incidents/:key', { params: { key } })
  expect(incident.startedAt).toBe(marker?.at)
})

test('publishing twice at once makes two versions, and each publisher learns of their own', async () => {
  await reviewed()
  const publish = ({ api }: Somebody, note: string) =>
    api('POST /incidents/:key/report/publication', {
      params: { key },
      body: { audience: 'organisation', note },
    })
  const published = await Promise.all([publish(ana, 'by Ana'), publish(bo, 'by Bo'), publish(ana, 'again')])
  expect(published.map((one) => one.number).sort()).toEqual([1, 2, 3])
  const { items } = await ana.api('GET /incidents/:key/report/versions', { params: { key } })
  for (const one of published) expect(items.find(({ number }) => number === one.number)?.note).toBe(one.note)
})

test('the feed tells times in UTC, whatever they were given in', async () => {
  await ana.api('PUT /incidents/:key/markers/:marker', {
    params: { key, marker: 'detected' },
    body: { at: '2026-03-01T01:30:00+03:00' },
  })
  const { items } = await ana.api('GET /events', { query: { incident: key } })
  expect(items[0]?.summary).toBe('pinned “detected” at 2026-02-28 22:30 UTC')
})

test('opening a review twice at once opens one', async () => {
  const opened = await Promise.all(
    Array.from({ length: 6 }, () => ana.api('POST /incidents/:key/review', { params: { key } })),
  )
  expect(new Set(opened.map(({ id }) => id)).size).toBe(1)
})

test('a review that everybody leaves at once keeps somebody', async () => {
  await reviewed()
  const leave = ({ api, id }: Somebody) =>
    api('DELETE /incidents/:key/review/participants/:personId', { params: { key, personId: id } })
  await Promise.allSettled([leave(ana), leave(bo)])
  const left = await Promise.allSettled(
    [ana, bo].map(({ api }) => api('GET /incidents/:key/review', { params: { key } })),
  )
  expect(left.filter((one) => one.status === 'fulfilled')).not.toHaveLength(0)
})
