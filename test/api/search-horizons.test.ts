import fc from 'fast-check'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { indexed } from '../harness/indexed.ts'
import { createWorld, type World } from '../harness/world.ts'

/** More than are ranked of any sort. */
const incidents = 400
const firstDay = Date.UTC(2020, 0, 1)
const dayOf = (number: number) => new Date(firstDay + number * 86_400_000).toISOString()

let world: World
let client: pg.Client

beforeAll(async () => {
  world = await createWorld({ lasting: true })
  client = new pg.Client(world.connection)
  await client.connect()
  await client.query(
    `insert into incident (number, key, title, severity_id, started_at)
     select n, 'OLD-' || n, 'The tuba ' || case when n < 8 then 'and harp ' else '' end
         || case when n % 7 = 0 then 'and lute ' else '' end || 'of day ' || n,
       (select id from severity order by rank limit 1), $1::timestamptz + n * interval '1 day'
     from generate_series(0, $2::integer - 1) n`,
    [dayOf(0), incidents],
  )
  await world.ana.api('POST /search/index', {})
  await indexed(world)
  return async () => {
    await client.end()
    await world.stop()
  }
}, 60_000)

/** As if the table had so many more that steps were worth while. */
async function horizonsAt(...newest: number[]) {
  await client.query('delete from search_horizon')
  for (const [place, count] of newest.entries())
    await client.query(`insert into search_horizon select 'document', $1, search_since($2, $3)`, [
      place + 1,
      dayOf(incidents - count),
      dayOf(incidents - 1),
    ])
}

async function numbersFor(q: string): Promise<number[]> {
  const answer = await world.ana.api('GET /search', { query: { q, limit: '50' } })
  const rest = answer.next
    ? await world.ana.api('GET /search', { query: { q, limit: '50', cursor: answer.next } })
    : { items: [] }
  return [...answer.items, ...rest.items].map(({ incidentKey }) => Number(incidentKey.slice(4)))
}

const steps = [
  [],
  [16],
  [16, 64],
  [16, 64, 256],
  [8, 32, 96, 256],
  // Those in which there is not one of the rare word.
  [1, 2, 3, 4],
]

test('however the newest are looked through, what few have is found whole', async () => {
  const lutes = Array.from({ length: incidents }, (_, number) => number).filter((number) => number % 7 === 0)
  for (const newest of steps) {
    await horizonsAt(...newest)
    expect((await numbersFor('harp')).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect((await numbersFor('lute tuba')).toSorted((a, b) => a - b)).toEqual(lutes)
  }
})

test('of what most have the newest are found', async () => {
  for (const newest of steps) {
    await horizonsAt(...newest)
    const found = await numbersFor('tuba')
    expect(found.length).toBeGreaterThanOrEqual(60)
    expect(Math.min(...found)).toBeGreaterThanOrEqual(incidents - 100)
    expect(found).toContain(incidents - 1)
  }
})

test('periods from a moment on hold all that is later, and little that is earlier', async () => {
  const second = fc.integer({ min: Date.UTC(1950, 0, 1) / 1000, max: Date.UTC(2080, 0, 1) / 1000 })
  const at = (seconds: number) => new Date(seconds * 1000).toISOString()
  const held = async (moment: string, since: string, until: string) => {
    const { rows } = await client.query('select search_periods($1) && search_since($2, $3) as held', [
      moment,
      since,
      until,
    ])
    return rows[0].held as boolean
  }
  await fc.assert(
    fc.asyncProperty(second, second, fc.double({ min: 0, max: 1, noNaN: true }), async (one, other, part) => {
      const [since, until] = one < other ? [one, other] : [other, one]
      const between = Math.round(since + (until - since) * part)
      expect(await held(at(between), at(since), at(until))).toBe(true)
      // Rounding adds less than as much again, or two of the shortest.
      const before = since - (until - since) - 2 * 4096 * 8
      if (until - since < 12 * 4096 * 32768) expect(await held(at(before), at(since), at(until))).toBe(false)
    }),
    { numRuns: 300 },
  )
})

test('moments without a place in time have periods all the same', async () => {
  for (const moment of ['-infinity', 'infinity', '0001-01-01', '99999-01-01']) {
    const { rows } = await client.query('select search_periods($1) as periods', [moment])
    expect(rows[0].periods).toHaveLength(6)
  }
})
