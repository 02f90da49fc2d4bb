import { beforeAll, expect, test } from 'vitest'
import { paths } from '#web/paths.ts'
import { openPage, phone, seriousFindings, signIn } from '../harness/browser.ts'
import { indexed } from '../harness/indexed.ts'
import { addAndRead, createWorld, type World } from '../harness/world.ts'

let world: World
let before = ''
let now = ''

beforeAll(async () => {
  world = await createWorld({ lasting: true })
  before = await incidentWithAlert('Payments were declined', '2026-03-01')
  const params = { key: before }
  await world.ana.api('POST /incidents/:key/review', { params })
  const statement = '<script>alert(1)</script> A second pool took over'
  await world.ana.api('POST /incidents/:key/factors', { params, body: { statement, kind: 'mitigator' } })
  await world.ana.api('POST /incidents/:key/report/publication', {
    params,
    body: { audience: 'organisation' },
  })
  now = await incidentWithAlert('Errors in the shop', '2026-04-01')
  await world.ana.api('POST /incidents/:key/review', { params: { key: now } })
  await indexed(world)
  return world.stop
}, 60_000)

async function incidentWithAlert(title: string, day: string): Promise<string> {
  const { key } = await world.ana.api('POST /incidents', { body: { title, severity: 'SEV2' } })
  const alert = {
    status: 'firing',
    labels: { alertname: 'PoolExhausted', severity: 'critical' },
    annotations: {},
    startsAt: `${day}T10:00:00.000Z`,
    endsAt: '0001-01-01T00:00:00Z',
    fingerprint: '00aa00aa00aa00aa',
  }
  const body = { version: '4', groupKey: '{}', receiver: 'page', status: 'firing', alerts: [alert] }
  await addAndRead(world.ana.api, key, { name: 'alert.json', bytes: Buffer.from(JSON.stringify(body)) })
  return key
}

test('an incident says what was like it, why, and what helped then', async () => {
  const page = await openPage(world)
  await signIn(world, page.context(), world.ana)
  await page.goto(paths.incident(now))
  const sheet = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Seen before?' }) })
  await sheet.getByText('The same alert fired: PoolExhausted').waitFor()
  // What came from elsewhere is text.
  await sheet.getByText('<script>alert(1)</script> A second pool took over').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await sheet.getByRole('link', { name: 'Payments were declined' }).click()
  await page.waitForURL(`**${paths.incident(before, 'report')}`)
})

test('a review has it folded above the table', async () => {
  const page = await openPage(world, { viewport: phone, colorScheme: 'dark' })
  await signIn(world, page.context(), world.ana)
  await page.goto(paths.incident(now, 'review'))
  const fold = page.getByText(`Seen before? Like ${before}`)
  await fold.waitFor()
  expect(await page.getByText('The same alert fired: PoolExhausted').isVisible()).toBe(false)
  await fold.click()
  await page.getByText('The same alert fired: PoolExhausted').waitFor()
  expect(await seriousFindings(page)).toEqual([])
})

test('an alert on a timeline tells when it fired before', async () => {
  const page = await openPage(world)
  await signIn(world, page.context(), world.ana)
  await page.goto(paths.incident(now, 'timeline'))
  await page.getByRole('grid', { name: 'Everything gathered' }).getByText('PoolExhausted').first().click()
  await page.keyboard.press('o')
  const drawer = page.getByRole('dialog', { name: 'The original' })
  await drawer.getByRole('heading', { name: 'Seen before?' }).waitFor()
  await drawer.getByText('The same alert fired: PoolExhausted').waitFor()
  expect(await seriousFindings(page)).toEqual([])
})

test('whoever declares an incident is shown what was like its title', async () => {
  const page = await openPage(world, { viewport: phone })
  await signIn(world, page.context(), world.ana)
  await page.goto(paths.newIncident())
  await page.getByLabel('Title').fill('PoolExhausted')
  await page.getByRole('link', { name: 'Payments were declined' }).waitFor()
  expect(await seriousFindings(page)).toEqual([])
})
