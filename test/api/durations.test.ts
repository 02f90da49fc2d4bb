import { beforeAll, describe, expect, test } from 'vitest'
import { createWorld, type Somebody, type World } from '../harness/world.ts'

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

describe('one severity', () => {
  test('the median with its exact interval, what is missing, and every incident', async () => {
    const service = 'median'
    await recordAll(world.ana, '2025-03', [5, 80, 10, 40, 20, 160, null], { service })
    const answer = await world.ana.api('GET /durations', { query: { service } })
    expect(answer.duration).toMatchObject({ id: 'ttm', from: 'impact-started', to: 'mitigated' })
    expect(answer.items.map(({ seconds }) => seconds && seconds / 60)).toEqual([null, 160, 20, 40, 10, 80, 5])
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
  })
})
