import { beforeAll, describe, expect, test } from 'vitest'
import { indexed } from '../harness/indexed.ts'
import { addAndRead, createWorld, type Somebody, type World } from '../harness/world.ts'
import { openCommandLine } from './cli-run.ts'

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

interface Told {
  title: string
  summary?: string
  services?: string[]
  visibility?: 'organisation' | 'participants'
  times?: Record<string, string>
}

async function incident(told: Told, who = bo): Promise<string> {
  const { key } = await who.api('POST /incidents', { body: { severity: 'SEV2', ...told } as never })
  return key
}

/** The alert's webhook body, as Alertmanager sends it. */
async function fire(key: string, alertname: string, at = '2026-03-01T10:00:00.000Z', who = bo) {
  const labels = { alertname, severity: 'critical', instance: `db-${key}` }
  const alert = {
    status: 'firing',
    labels,
    annotations: { summary: `${alertname} on ${key}` },
    startsAt: at,
    endsAt: '0001-01-01T00:00:00Z',
    fingerprint: Buffer.from(`${alertname}${key}`).toString('hex').slice(0, 16).padEnd(16, '0'),
  }
  const body = { version: '4', groupKey: '{}', receiver: 'page', status: 'firing', alerts: [alert] }
  await addAndRead(who.api, key, { name: 'alert.json', bytes: Buffer.from(JSON.stringify(body)) })
}

async function review(key: string, statement: string, publish?: 'organisation' | 'participants', who = bo) {
  const params = { key }
  await who.api('POST /incidents/:key/review', { params })
  await who.api('POST /incidents/:key/factors', { params, body: { statement } })
  await who.api('POST /incidents/:key/factors', {
    params,
    body: { statement: `A breaker on ${key} opened by itself`, kind: 'mitigator' },
  })
  if (publish)
    await who.api('POST /incidents/:key/report/publication', { params, body: { audience: publish } })
}

async function seen(who: Somebody, key: string, query = {}) {
  await indexed(world)
  return (await who.api('GET /incidents/:key/similar', { params: { key }, query })).items
}
const reasons = (items: Awaited<ReturnType<typeof seen>>) =>
  items.map(({ key, reasons }) => `${key}: ${reasons.map(({ kind }) => kind).join(' ')}`)

describe('seen before', () => {
  test('the same alert, however its host is called', async () => {
    const before = await incident({ title: 'Payments were declined' })
    await fire(before, 'PoolExhausted')
    const now = await incident({ title: 'Errors in the shop' })
    await fire(now, 'PoolExhausted', '2026-04-01T10:00:00.000Z')
    const items = await seen(bo, now)
    expect(reasons(items)).toEqual([`${before}: alert`])
    expect(items[0]?.reasons[0]?.text).toBe('The same alert fired: PoolExhausted')
    expect(items[0]?.telling).toBe(true)
    expect(reasons(await seen(bo, before))).toEqual([`${now}: alert`])
  })

  test('the name of a service that both have is one reason, not two', async () => {
    const service = 'Tidegate harbour lock'
    const before = await incident({
      title: 'Tidegate harbour lock: rats in the cellar',
      summary: 'https://tidegate.harbour.lock.example.org',
      services: [service],
    })
    const alike = await incident({
      title: 'The drawbridge licence lapsed',
      services: ['Drawbridge of Almada'],
    })
    const now = await incident({
      title: 'Tidegate harbour lock: the licence lapsed',
      summary: 'https://tidegate.harbour.lock.example.org',
      services: [service],
    })
    const items = await seen(bo, now)
    expect(items[0]?.key).toBe(alike)
    const told = items.find(({ key }) => key === before)?.reasons.map(({ text }) => text) ?? []
    expect(told.filter((text) => !text.startsWith('The same service'))).toEqual([])
  })

  test('one alert on a timeline, and an alert whose name is all there is', async () => {
    const before = await incident({ title: 'Nothing was written any more' })
    await fire(before, 'VolumeReadOnly7')
    const now = await incident({ title: 'Reports are empty' })
    await fire(now, 'VolumeReadOnly9')
    await indexed(world)
    const { items } = await bo.api('GET /incidents/:key/entries', { params: { key: now } })
    const entry = items[0]?.id ?? ''
    expect(reasons(await seen(bo, now, { entry }))).toEqual([`${before}: alert`])
    const told = await bo.api('GET /similar', { query: { text: 'Firing: VolumeReadOnly3 — nearly full' } })
    expect(told.items.map(({ key }) => key).sort()).toEqual([before, now].sort())
  })

  test('the same service, where the same phase took longest', async () => {
    const times = {
      'impact-started': '2026-01-01T10:00:00Z',
      detected: '2026-01-01T10:02:00Z',
      diagnosed: '2026-01-01T11:30:00Z',
      mitigated: '2026-01-01T11:40:00Z',
    }
    const before = await incident({ title: 'Labels came out blank', services: ['Lanterns'], times })
    const quick = { ...times, diagnosed: '2026-01-01T10:03:00Z', mitigated: '2026-01-01T12:40:00Z' }
    const other = await incident({ title: 'Nobody got a parcel', services: ['Lanterns'], times: quick })
    const now = await incident({ title: 'Drivers wait', services: ['Lanterns'], times })
    const items = await seen(bo, now)
    expect(reasons(items)).toEqual([`${before}: service-and-phase`])
    expect(items[0]?.reasons[0]?.text).toBe(
      'The same service (Lanterns), and there too understanding it took longest: 1 h 28 min',
    )
    // The service alone is no reason to read anything.
    expect(items.map(({ key }) => key)).not.toContain(other)
  })

  test('a factor that says much the same, and what helped then', async () => {
    const before = await incident({ title: 'The harbour gate stood open' })
    await review(
      before,
      'Retries without any delay multiplied the load on the booking ledger',
      'organisation',
    )
    const now = await incident({ title: 'Ferries were sold twice' })
    await review(now, 'Retries without delay multiplied load on the ledger of bookings')
    const [first] = await seen(bo, now)
    expect(first?.key).toBe(before)
    expect(first?.reasons[0]).toEqual({
      kind: 'factor',
      text: 'A factor that says much the same: “Retries without any delay multiplied the load on the booking ledger”',
    })
    expect(first?.helped).toEqual([{ kind: 'kept-smaller', text: `A breaker on ${before} opened by itself` }])
    expect(first?.reportVersion).toBe(1)
  })

  test('similar words, told as they stand there', async () => {
    const before = await incident({
      title: 'Thermostats reported Fahrenheit after the firmware migration',
      summary: 'Greenhouse thermostats switched units, heating stopped.',
    })
    const now = await incident({
      title: 'Greenhouse heating stopped: thermostats migrated',
      summary: 'Firmware of the thermostats shows Fahrenheit.',
    })
    const [first] = await seen(bo, now)
    expect(first?.key).toBe(before)
    expect(first?.reasons[0]?.kind).toBe('words')
    expect(first?.reasons[0]?.text).toMatch(/^Told in similar words: .*thermostats/)
  })

  test('what both are about, though told in other words', async () => {
    const before = await incident({
      title: 'Nobody could open the gate: an expired certificate',
      summary:
        'The certificate of the turnstile controller ended at midnight. Visitors queued along the quay while engineers hunted through firmware logs.',
    })
    const now = await incident({
      title: 'Certificate warnings in the ticket shop',
      summary:
        'Browsers refused a certificate which the proxy had kept from last winter. Baskets stayed empty until it reloaded.',
    })
    const [first] = await seen(bo, now)
    expect(first?.key).toBe(before)
    expect(first?.reasons).toEqual([{ kind: 'words', text: 'Both are about: certificate' }])
  })

  test('words that are in any account speak for nothing', async () => {
    const day = (who: string) =>
      `On Tuesday ${who} noticed it again after eleven minutes, also nobody knew why.`
    await incident({ title: 'Paint peeled', summary: day('the gardener') })
    const key = await incident({ title: 'Bells rang twice', summary: day('the sexton') })
    expect(await seen(bo, key)).toEqual([])
  })

  test('nothing like it is an empty list', async () => {
    const key = await incident({ title: 'Quokka zither xylophone' })
    expect(await seen(bo, key)).toEqual([])
  })

  test('an incident that is not there, or a strange entry, is not found', async () => {
    await expect(seen(bo, 'INC-9999')).rejects.toMatchObject({ code: 'not-found' })
    const key = await incident({ title: 'Here' })
    const entry = '00000000-0000-4000-8000-000000000000'
    await expect(seen(bo, key, { entry })).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('what somebody may not read takes no part', () => {
  test('closed incidents are seen by those who take part alone', async () => {
    const closed = await incident({ title: 'Salamander vault leaked', visibility: 'participants' })
    await fire(closed, 'SalamanderVault')
    const now = await incident({ title: 'Salamander vault leaks again' })
    await fire(now, 'SalamanderVault')
    expect(reasons(await seen(bo, now))[0]).toMatch(new RegExp(`^${closed}: `))
    expect(await seen(cy, now)).toEqual([])
    expect(
      (await cy.api('GET /similar', { query: { text: 'SalamanderVault' } })).items.map(({ key }) => key),
    ).toEqual([now])
  })

  test('factors and what helped come from reports that were published to them', async () => {
    const statement = 'Unsigned manifests of the orchid registry were accepted by every mirror'
    const mine = await incident({ title: 'Petals everywhere' })
    await review(mine, statement, 'participants')
    const draft = await incident({ title: 'Stems everywhere' })
    await review(draft, statement)
    const now = await incident({ title: 'Roots everywhere' }, cy)
    await review(now, statement, undefined, cy)
    expect(reasons(await seen(cy, now)).filter((line) => line.includes('factor'))).toEqual([])
    await bo.api('POST /incidents/:key/report/publication', {
      params: { key: mine },
      body: { audience: 'organisation' },
    })
    const told = await seen(cy, now)
    expect(told.map(({ key }) => key)).toEqual([mine])
    expect(told[0]?.helped.map(({ text }) => text)).toEqual([`A breaker on ${mine} opened by itself`])
  })

  test('a report that is withdrawn is gone, and an incident that is deleted', async () => {
    const statement = 'Lighthouse lamps shared one fuse with the foghorn relay'
    const before = await incident({ title: 'Dark coast' })
    await review(before, statement, 'organisation')
    const now = await incident({ title: 'Silent coast' }, cy)
    await review(now, statement, undefined, cy)
    expect((await seen(cy, now)).map(({ key }) => key)).toEqual([before])
    await bo.api('DELETE /incidents/:key/report/publication', { params: { key: before } })
    expect(await seen(cy, now)).toEqual([])
    await fire(before, 'FuseBlown')
    await fire(now, 'FuseBlown', undefined, cy)
    expect((await seen(cy, now)).map(({ key }) => key)).toEqual([before])
    await bo.api('DELETE /incidents/:key', { params: { key: before } })
    // At once, whether the index has followed or not.
    const { items } = await cy.api('GET /incidents/:key/similar', { params: { key: now } })
    expect(items).toEqual([])
  })
})

describe('on the command line', () => {
  test('an incident or words; an empty list is told', async () => {
    const before = await incident({ title: 'Turnstiles turned backwards' })
    await fire(before, 'TurnstileReversed')
    const now = await incident({ title: 'Nobody gets in' })
    await fire(now, 'TurnstileReversed')
    await indexed(world)
    const { works, json, run } = openCommandLine({ AFTERWORD_URL: world.url, AFTERWORD_TOKEN: bo.token })
    expect(await works(['similar', now.toLowerCase()])).toMatch(
      new RegExp(
        `^${before} Turnstiles turned backwards  SEV2, .*\n  The same alert fired: TurnstileReversed`,
      ),
    )
    const { items } = await json<{ items: { key: string }[] }>([
      'similar',
      'TurnstileReversed',
      '--format',
      'json',
    ])
    expect(items.map(({ key }) => key).sort()).toEqual([before, now].sort())
    expect((await run(['similar', 'zzz', 'qqq'])).err).toContain('Nothing that you can see was like it.')
    expect((await run(['similar', 'x'])).code).not.toBe(0)
  })
})
