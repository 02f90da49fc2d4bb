import { beforeAll, describe, expect, test } from 'vitest'
import type { Durations } from '#learning/statistics/contract.ts'
import { createWorld, type Somebody, type World } from '../harness/world.ts'
import { openCommandLine } from './cli-run.ts'

let world: World
beforeAll(async () => {
  world = await createWorld({ lasting: true })
  return world.stop
}, 60_000)

const minute = 60_000

interface Past {
  severity?: string
  day: string
  /** Minutes from impact to mitigation; null where nobody knows when it was mitigated. */
  minutes: number | null
  service?: string
  visibility?: 'organisation' | 'participants'
}

async function record(who: Somebody, { severity = 'SEV2', day, minutes, service, visibility }: Past) {
  const began = Date.parse(`${day}T10:00:00Z`)
  const ended = minutes === null ? null : new Date(began + minutes * minute).toISOString()
  const { key } = await who.api('POST /incidents', {
    body: {
      title: `Something of ${minutes ?? 'unknown'} minutes`,
      severity,
      times: { 'impact-started': new Date(began).toISOString(), ...(ended && { mitigated: ended }) },
      ...(service && { services: [service] }),
      ...(visibility && { visibility }),
    },
  })
  return key
}

async function recordAll(who: Somebody, month: string, minutes: readonly (number | null)[], more = {}) {
  const keys: string[] = []
  for (const [index, length] of minutes.entries()) {
    const day = `${month}-${String(index + 1).padStart(2, '0')}`
    keys.push(await record(who, { day, minutes: length, ...more }))
  }
  return keys
}

const minutesOf = ({ items }: Durations) => items.map(({ seconds }) => seconds && seconds / 60)

describe('one severity', () => {
  test('the median with its exact interval, what is missing, and every incident', async () => {
    const service = 'median'
    await recordAll(world.ana, '2025-03', [5, 80, 10, 40, 20, 160, null], { service })
    const answer = await world.ana.api('GET /durations', { query: { service } })
    expect(answer.duration).toMatchObject({ id: 'ttm', from: 'impact-started', to: 'mitigated' })
    expect(minutesOf(answer)).toEqual([null, 160, 20, 40, 10, 80, 5])
    expect(answer.items[0]?.note).toBe('“mitigated” is not pinned.')
    const [{ severity, summary } = { severity: null, summary: null }] = answer.severities
    expect(severity?.name).toBe('SEV2')
    expect(summary).toMatchObject({
      incidents: 7,
      known: 6,
      missing: 1,
      n: 6,
      median: { seconds: 1_800, low: 300, high: 9_600, lowRank: 1, highRank: 6 },
      mean: null,
    })
    expect(summary?.median?.coverage).toBeCloseTo(0.96875, 9)
    expect(answer.comparison).toBeNull()
  })

  test('five have no median, and it says why', async () => {
    const service = 'five'
    await recordAll(world.ana, '2025-03', [5, 80, 10, 40, 20], { service })
    const { severities } = await world.ana.api('GET /durations', { query: { service, mean: 'true' } })
    expect(severities[0]?.summary).toMatchObject({ n: 5, median: null, geometricMean: null, mean: null })
    expect(severities[0]?.summary.notes[0]).toMatch(/^5 durations are too few/)
  })

  test('the mean comes beside the median alone, and when asked for', async () => {
    const service = 'mean'
    const keys = await recordAll(world.ana, '2025-03', [10, 10, 10, 10, 10, 150], { service })
    const { severities } = await world.ana.api('GET /durations', { query: { service, mean: 'true' } })
    expect(severities[0]?.summary).toMatchObject({
      median: { seconds: 600 },
      mean: { seconds: 2_000, longestKey: keys[5], longestShare: 0.75 },
    })
  })

  test('another duration has other ends, and none stands in for a missing one', async () => {
    const service = 'other'
    const key = await record(world.ana, { day: '2025-03-01', minutes: 30, service })
    const asked = (duration: string) => world.ana.api('GET /durations', { query: { service, duration } })
    expect((await asked('ttr')).items).toMatchObject([
      { key, seconds: null, note: '“resolved” is not pinned.' },
    ])
    await world.ana.api('PUT /incidents/:key/markers/:marker', {
      params: { key, marker: 'detected' },
      body: { at: '2025-03-01T09:58:00Z', precision: 'approx' },
    })
    const early = await asked('ttd')
    expect(early.items).toMatchObject([{ key, seconds: -120 }])
    expect(early.items[0]?.note).toBe(
      'Detected before customers were affected. About: “detected” is approximate.',
    )
    expect(early.severities[0]?.summary).toMatchObject({ known: 1, negative: 1, n: 0 })
    const incident = await world.ana.api('GET /incidents/:key', { params: { key } })
    const shown = incident.durations.find(({ id }) => id === 'ttd')
    expect(early.items[0]).toMatchObject({ seconds: shown?.seconds, note: shown?.note })
  })
})

test('severities are never thrown together', async () => {
  const service = 'severities'
  await recordAll(world.ana, '2025-03', [1, 2, 3, 4, 5, 6], { service, severity: 'SEV1' })
  await recordAll(world.ana, '2025-03', [100, 200, 300, 400, 500, 600, 700], { service, severity: 'SEV3' })
  const both = await world.ana.api('GET /durations', { query: { service } })
  expect(
    both.severities.map(({ severity, summary }) => [severity.name, summary.n, summary.median?.seconds]),
  ).toEqual([
    ['SEV1', 6, 210],
    ['SEV3', 7, 24_000],
  ])
  const one = await world.ana.api('GET /durations', { query: { service, severity: 'sev3' } })
  expect(one.severities.map(({ severity }) => severity.name)).toEqual(['SEV3'])
  expect(one.items).toHaveLength(7)
})

describe('what somebody may not read', () => {
  test('is in no row, no count, no figure and no period compared with', async () => {
    const bo = await world.person('Bo')
    const service = 'sealed'
    const more = { service, visibility: 'participants' as const }
    await recordAll(world.ana, '2025-03', [10, 20, 30, 40, 50, 60], { service })
    const query = { service, from: '2025-03-01', to: '2025-03-31', compare: '2025-02-01..2025-02-28' }
    const before = await bo.api('GET /durations', { query })
    await recordAll(world.ana, '2025-03', [5_000, 6_000, 7_000, null], more)
    await recordAll(world.ana, '2025-02', [5_000, 6_000, 7_000], more)
    await recordAll(world.ana, '2025-03', [9_000], { ...more, severity: 'SEV1' })
    expect(await bo.api('GET /durations', { query })).toEqual(before)
    const own = await world.ana.api('GET /durations', { query })
    expect(own.items).toHaveLength(11)
    expect(own.comparison?.items).toHaveLength(3)

    const hidden = own.items.find(({ seconds }) => seconds === 7_000 * 60)?.key ?? ''
    await world.ana.api('POST /incidents/:key/roles', {
      params: { key: hidden },
      body: { role: 'Scribe', personId: bo.id },
    })
    const now = await bo.api('GET /durations', { query })
    expect(now.items.map(({ key }) => key)).toContain(hidden)
    expect(now.severities[0]?.summary.n).toBe(7)
  })

  test('nor is what was deleted', async () => {
    const service = 'deleted'
    const [key = ''] = await recordAll(world.ana, '2025-03', [10, 20], { service })
    await world.ana.api('DELETE /incidents/:key', { params: { key } })
    const { items, severities } = await world.ana.api('GET /durations', { query: { service } })
    expect(items.map(({ seconds }) => seconds)).toEqual([1_200])
    expect(severities[0]?.summary.incidents).toBe(1)
  })
})

describe('two periods', () => {
  const april = { from: '2025-04-01', to: '2025-04-30' }

  test('a difference that shows is told with its interval, counts beside it', async () => {
    const service = 'shown'
    await recordAll(world.ana, '2025-03', [400, 500, 600, 700, 800, 900, 1_000, 1_100], { service })
    await recordAll(world.ana, '2025-04', [4, 5, 6, 7, 8, 9, 10, 11], { service })
    const { comparison, items, period } = await world.ana.api('GET /durations', {
      query: { service, ...april, compare: '2025-03-01..2025-03-31' },
    })
    expect(period).toEqual({ from: '2025-04-01T00:00:00.000Z', to: '2025-05-01T00:00:00.000Z' })
    expect(items).toHaveLength(8)
    expect(comparison?.items).toHaveLength(8)
    const [compared] = comparison?.severities ?? []
    expect(compared?.durations.verdict).toBe('shown')
    expect(compared?.durations.ratio?.value).toBeCloseTo(0.01, 3)
    expect(compared?.durations.sentence).toMatch(/^Shorter than in the period before: 0\.0\d+ times as long/)
    expect(compared?.counts?.p).toBeGreaterThan(0.8)
    expect(compared?.countSentence).toMatch(/^8 incidents in 30 days, 8 in the 31 days before\./)
  })

  test('otherwise the honest sentence, literally', async () => {
    const service = 'not-shown'
    await recordAll(world.ana, '2025-03', [10, 30, 60, 90, 200, 500, 15], { service })
    await recordAll(world.ana, '2025-04', [12, 25, 70, 80, 150, 400, 9], { service })
    const { comparison } = await world.ana.api('GET /durations', {
      query: { service, ...april, compare: 'previous' },
    })
    const durations = comparison?.severities[0]?.durations
    expect(durations?.verdict).toBe('not-shown')
    expect(durations?.p).toBeGreaterThan(0.05)
    const percent = Math.round((durations?.smallestShown ?? 0) * 100)
    expect(durations?.sentence).toBe(`These data cannot show a difference smaller than about ${percent} %.`)
  })

  test.each([
    { compare: 'previous' },
    { ...april, compare: 'last year' },
    { ...april, compare: '2025-03-15..2025-04-15' },
    { from: '2025-05-01', to: '2025-04-01' },
    { duration: 'mttr' },
  ])('refused with a reason: %j', async (query) => {
    await expect(world.ana.api('GET /durations', { query })).rejects.toMatchObject({ code: 'invalid-input' })
  })
})

test('the example counts only while there is nothing else', async () => {
  const other = await createWorld()
  await other.ana.api('POST /example', {})
  const before = await other.ana.api('GET /durations', {})
  expect(before.items.length).toBeGreaterThan(0)
  expect(before.examplesLeftOut).toBe(0)
  const key = await record(other.ana, { day: '2025-03-01', minutes: 10 })
  const now = await other.ana.api('GET /durations', {})
  expect(now.items.map((item) => item.key)).toEqual([key])
  expect(now.examplesLeftOut).toBe(before.items.length)
})

describe('the command line', () => {
  test('prints the same numbers', async () => {
    const cli = openCommandLine({ AFTERWORD_URL: world.url, AFTERWORD_TOKEN: world.ana.token })
    const service = 'cli'
    const keys = await recordAll(world.ana, '2025-03', [10, 30, 60, 90, 200, 500, null], { service })
    const flags = [
      '--service',
      service,
      '--from',
      '2025-03-01',
      '--to',
      '2025-03-31',
      '--compare',
      'previous',
    ]
    const text = await cli.works(['durations', ...flags, '--mean', '--utc'])
    expect(text).toContain('Time to stop the impact: impact started → mitigated')
    expect(text).toContain('Median 1 h 15 min (95 % interval 10 min to 8 h 20 min)')
    expect(text).toContain('n = 6; TTM known for 6 of 7')
    expect(text).toContain(`Mean 2 h 28 min; ${keys[5]} alone is 56 % of all the time`)
    expect(text).toMatch(/7 incidents in 31 days, 0 in the 31 days before/)
    for (const key of keys) expect(text).toContain(key)
    const json = await cli.json<Durations>(['durations', 'ttm', ...flags, '--utc'])
    const query = { service, from: '2025-03-01', to: '2025-03-31', compare: 'previous' }
    expect(json).toEqual(await world.ana.api('GET /durations', { query }))
  })

  test('says what it does not understand', async () => {
    const cli = openCommandLine({ AFTERWORD_URL: world.url, AFTERWORD_TOKEN: world.ana.token })
    expect(await cli.run(['durations', 'ttx'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no duration “ttx”'),
    })
    expect((await cli.run(['durations', '--compare', 'before', '--from', '2025-01-01'])).code).toBe(2)
    expect((await cli.run(['durations', '--service', 'nobody’s'])).err).toContain('No incident fits.')
  })
})
