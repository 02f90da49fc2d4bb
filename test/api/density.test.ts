import { beforeAll, expect, test } from 'vitest'
import { longTimelineStart, writeLongTimeline } from '../harness/long-timeline.ts'
import { createWorld, type World } from '../harness/world.ts'

let world: World
const params = { key: 'INC-1' }
/** The moment of the entry that says `message n`. */
const momentOf = (n: number) => new Date(longTimelineStart + n * 1000).toISOString()

beforeAll(async () => {
  world = await createWorld({ lasting: true })
  const { id } = await world.ana.api('POST /incidents', { body: { title: 'Long', severity: 'SEV4' } })
  await writeLongTimeline(world.connection, id, 3000)
  return world.stop
})

const density = (query: { stretches: number; q?: string; person?: string }) =>
  world.ana.api('GET /incidents/:key/entries/density', { params, query })

test('stretches of equal length count every entry once, from the first to the last', async () => {
  const { from, to, counts } = await density({ stretches: 7 })
  expect([from, to].map((at) => Date.parse(at ?? ''))).toEqual([1, 3000].map((n) => Date.parse(momentOf(n))))
  const expected = Array.from({ length: 7 }, (_, stretch) => {
    const [begin, end] = [(stretch * 2999) / 7, ((stretch + 1) * 2999) / 7]
    return Array.from({ length: 3000 }, (_, i) => i).filter(
      (i) => i >= begin && (i < end || (stretch === 6 && i === 2999)),
    ).length
  })
  expect(counts).toEqual(expected)
})

test('a filter has its own first and last entry', async () => {
  const signals = await density({ stretches: 4, q: 'LIGHTHOUSE' })
  expect(Date.parse(signals.from ?? '')).toBe(Date.parse(momentOf(1000)))
  expect(Date.parse(signals.to ?? '')).toBe(Date.parse(momentOf(3000)))
  expect(signals.counts).toEqual([1, 0, 1, 1])
  expect((await density({ stretches: 5, person: 'person 7' })).counts).toEqual([15, 15, 15, 15, 15])
})

test('one entry alone is a moment, none are nothing', async () => {
  const one = await density({ stretches: 3, q: 'message 2000 ' })
  expect(one.from).toBe(one.to)
  expect(one.counts).toEqual([1, 0, 0])
  expect(await density({ stretches: 3, q: 'never said' })).toEqual({ from: null, to: null, counts: [] })
})

test('an entry whose time was corrected counts where it stands now', async () => {
  const { items } = await world.ana.api('GET /incidents/:key/entries', { params, query: { limit: 1 } })
  const [first] = items
  const moved = new Date(longTimelineStart - 3000 * 1000).toISOString()
  await world.ana.api('PATCH /entries/:id', {
    params: { id: first?.id ?? '' },
    body: { at: moved, version: 0 },
  })
  const { from, counts } = await density({ stretches: 4 })
  expect(Date.parse(from ?? '')).toBe(Date.parse(moved))
  expect(counts.slice(0, 2)).toEqual([1, 0])
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3000)
})
