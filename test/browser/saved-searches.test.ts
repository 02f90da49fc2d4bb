import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { paths } from '#web/paths.ts'
import { desktop, openPage, phone, signIn } from '../harness/browser.ts'
import { indexed } from '../harness/indexed.ts'
import { looksRight, picture } from '../harness/looks.ts'
import { createWorld, type Somebody, type World } from '../harness/world.ts'

let world: World
let bo: Somebody

beforeAll(async () => {
  world = await createWorld({ lasting: true })
  bo = await world.person('Bo')
  for (let index = 0; index < 3; index += 1) await record(`Ferry ${index} was late`)
  await indexed(world)
  return world.stop
}, 60_000)

const record = (title: string) => world.ana.api('POST /incidents', { body: { title, severity: 'SEV2' } })

async function open(
  address: string,
  { who = world.ana, ...options }: Parameters<typeof openPage>[1] & { who?: Somebody } = {},
): Promise<Page> {
  const page = await openPage(world, { timezoneId: 'UTC', ...options })
  await signIn(world, page.context(), who)
  await page.goto(address)
  await page.locator('h1').first().waitFor()
  return page
}

test('saved, told of live, looked at, renamed, deleted and brought back', async () => {
  const page = await open(paths.search({ q: 'foghorn' }), { who: bo })
  await page.getByText('Nothing was found').waitFor()
  await page.goto(paths.search({ q: 'ferry' }))
  await page.getByRole('button', { name: 'Save this search' }).click()
  await page.getByText('This server can’t send e-mail.').waitFor()
  await picture(page, 'search-save')
  await page.getByRole('textbox', { name: 'Name' }).fill('Late ferries')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('link', { name: 'Saved as “Late ferries”' }).waitFor()

  await page.goto(paths.search())
  const row = page.getByRole('listitem').filter({ hasText: 'Late ferries' })
  await row.waitFor()
  await record('One more ferry that was late')
  await row.getByText('1 new').waitFor()
  await page.getByRole('button', { name: /1 new in your saved searches/ }).waitFor()
  await picture(page, 'search-saved')
  await page.keyboard.press('Control+k')
  await page.getByRole('button', { name: /Late ferries 1 new/ }).waitFor()
  await picture(page, 'search-palette-news')
  await page.keyboard.press('Escape')
  await row.getByRole('link', { name: 'Late ferries' }).click()
  const fresh = page.getByRole('list', { name: 'Found' }).getByRole('listitem').filter({ hasText: 'New' })
  await fresh.getByText('One more ferry that was late').waitFor()
  await picture(page, 'search-news')
  await page.getByRole('button', { name: /new in your saved searches/ }).waitFor({ state: 'detached' })
  expect(await fresh.count()).toBe(1)

  await page.goto(paths.search())
  await row.getByRole('button', { name: /^What to do/ }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByRole('textbox', { name: 'Name of the search' }).fill('Ferries')
  await page.keyboard.press('Enter')
  const renamed = page.getByRole('listitem').filter({ hasText: 'Ferries' })
  await renamed.getByRole('link', { name: 'Ferries', exact: true }).waitFor()
  await renamed.getByRole('button', { name: /^What to do/ }).click()
  await picture(page, 'search-saved-menu')
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await renamed.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await renamed.waitFor()
})

test('nobody else has them', async () => {
  const page = await open(paths.search())
  await page.getByText('What you can write').waitFor()
  expect(await page.getByText('Saved searches').count()).toBe(0)
})

test.each([
  ['desktop', desktop],
  ['phone', phone],
] as const)('on a %s they look right', async (device, viewport) => {
  await bo.api('POST /saved-searches', { body: { name: 'Late at night', q: 'ferry "was late" -early' } })
  const page = await open(paths.search(), { who: bo, viewport })
  await page.getByRole('heading', { name: 'Saved searches' }).waitFor()
  await looksRight(page, `search-saved-${device}`)
  await page
    .getByRole('button', { name: /^What to do with/ })
    .first()
    .click()
  await page.getByRole('menuitemradio', { name: 'Tell me here', exact: true }).waitFor()
  await looksRight(page, `search-saved-menu-${device}`)
})
