import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { incidentTabs, paths, settingsPages } from '#web/paths.ts'
import { desktop, openPage, openProfile, type Profile, phone, signIn } from '../harness/browser.ts'
import { looksRight } from '../harness/looks.ts'
import { createWorld, type World } from '../harness/world.ts'

/** Somebody who takes pictures wants all of them. */
const pictured = process.env.SCREENSHOTS !== undefined

let world: World
let key = ''
let publicAddress = ''

beforeAll(async () => {
  world = await createWorld({ lasting: true })
  await world.ana.api('POST /example', {})
  const { items } = await world.ana.api('GET /reports', {})
  key = items[0]?.incidentKey ?? ''
  const { url } = await world.ana.api('POST /incidents/:key/report/publication', {
    params: { key },
    body: { audience: 'link' },
  })
  publicAddress = new URL(url ?? world.url).pathname
  return world.stop
}, 60_000)

const pages: Record<string, () => string> = {
  incidents: () => paths.incidents(),
  'new-incident': () => paths.newIncident(),
  overview: () => paths.incident(key),
  ...Object.fromEntries(incidentTabs.map((tab) => [tab, () => paths.incident(key, tab)])),
  durations: () => paths.durations(),
  imports: () => paths.imports(),
  search: () => paths.search({ q: 'certificate' }),
  reports: () => paths.reports(),
  items: () => paths.items(),
  ...Object.fromEntries(settingsPages.map((page) => [`settings-${page}`, () => paths.settings(page)])),
  reference: () => paths.reference(),
  'not-found': () => '/nothing-here',
  'no-such-incident': () => paths.incident('INC-99999'),
}

/** Pages for people without an account. */
const openPages: Record<string, () => string> = {
  'sign-in': () => paths.signIn(),
  'forgotten-password': () => paths.forgottenPassword(),
  published: () => publicAddress,
  'cut-off-invitation': () => '/invitations/cut-off',
  'set-a-password': () => paths.passwordReset('cut-off'),
}

describe.each([
  ['desktop', desktop],
  ['phone', phone],
] as const)('%s', (device, viewport) => {
  let known: Profile
  let stranger: Profile
  beforeAll(async () => {
    known = await openProfile(world, { viewport })
    await signIn(world, known.page.context(), world.ana)
    stranger = await openProfile(world, { viewport })
    return () => Promise.all([known.close(), stranger.close()])
  })

  async function look({ page, complaints }: Profile, name: string, address = '/') {
    await page.goto(address)
    await settledPage(page)
    // A phone shows the same colours in other places.
    await looksRight(page, `${name}-${device}`, { dark: device === 'desktop' || pictured })
    expect(complaints()).toEqual([])
  }

  test.each(Object.keys(pages))('%s: axe finds nothing serious, nothing sticks out', (name) =>
    look(known, name, pages[name]?.()),
  )
  test.each(Object.keys(openPages))('%s: open to everybody, and as good', (name) =>
    look(stranger, name, openPages[name]?.()),
  )
})

test('on a phone the bar of the timeline is one row, and gives way to an editor', async () => {
  const page = await openPage(world, { viewport: phone, hasTouch: true })
  await signIn(world, page.context(), world.ana)
  await page.goto(paths.incident(key, 'timeline'))
  await page
    .getByRole('radiogroup', { name: 'What to show' })
    .getByText(/^Story/)
    .click()
  await page.getByRole('grid', { name: 'The story', exact: true }).locator('[data-entry]').nth(1).click()
  const bar = page.getByRole('toolbar', { name: 'With what is chosen' })
  await bar.waitFor()
  expect((await bar.boundingBox())?.height).toBeLessThan(60)
  await bar.getByRole('button', { name: 'Edit' }).click()
  await page.getByLabel('In the story’s words').waitFor()
  expect(await bar.isVisible()).toBe(false)
})

test('the tab of an incident that is open is in sight on a phone', async () => {
  const page = await openPage(world, { viewport: phone })
  await signIn(world, page.context(), world.ana)
  for (const tab of incidentTabs) {
    await page.goto(paths.incident(key, tab))
    const current = page.getByRole('navigation', { name: 'Parts of the incident' }).locator('[aria-current]')
    const { x = -1, width = 0 } = (await current.boundingBox()) ?? {}
    expect(x, tab).toBeGreaterThanOrEqual(0)
    expect(x + width, tab).toBeLessThanOrEqual(phone.width)
  }
})

async function settledPage(page: Page) {
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
}
