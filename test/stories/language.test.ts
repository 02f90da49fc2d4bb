import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { paths } from '#web/paths.ts'
import { openPage, signIn } from '../harness/browser.ts'
import { createWorld, type World } from '../harness/world.ts'

const key = 'INC-1'
const params = { key }
const patient = { timeout: 20_000 }

const blaming = 'The crew should have closed the gate.'
const plain = 'The gate stood open for an hour, because the bell that closes it was out of order.'

async function aReview(): Promise<World> {
  const world = await createWorld()
  const { api } = world.ana
  await api('POST /incidents', { body: { title: 'Water in the cellar', severity: 'SEV2' } })
  await api('POST /incidents/:key/review', { params })
  await api('PUT /incidents/:key/report/parts/:part', {
    params: { key, part: 'summary' },
    body: { text: plain, version: 0 },
  })
  await api('POST /incidents/:key/factors', { params, body: { statement: blaming } })
  await api('POST /incidents/:key/notes', { params, body: { text: blaming, tag: null } })
  await api('POST /incidents/:key/items', { params, body: { title: 'Everybody must be more careful.' } })
  return world
}

async function onTheReport(world: World, who = world.ana): Promise<Page> {
  const page = await openPage(world)
  await signIn(world, page.context(), who)
  await page.goto(paths.incident(key, 'report'))
  await page.getByRole('toolbar', { name: 'The report' }).waitFor()
  return page
}

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Publish the report' })
const card = (page: Page) => page.locator('[data-language-card]')
const openDialog = (page: Page) =>
  page
    .getByRole('toolbar', { name: 'The report' })
    .getByRole('button', { name: /^Publish/ })
    .click()

test('publishing says how many prompts are open, leads to the first, and never stands in the way', async () => {
  const world = await aReview()
  const page = await onTheReport(world)
  await openDialog(page)
  await dialog(page).getByText('2 open language prompts: look, or publish anyway.').waitFor()
  await dialog(page).getByRole('button', { name: 'Look' }).click()
  await dialog(page).waitFor({ state: 'hidden' })

  // The factor is opened where it stands, with the card at its words.
  const field = page.getByRole('textbox', { name: 'factor' })
  await expect.poll(() => field.inputValue()).toBe(blaming)
  await card(page).getByText('“should have closed”').waitFor()
  await page.keyboard.press('Escape')
  await field.fill('The bell that closes the gate had been out of order since the storm.')
  await page.keyboard.press('Enter')
  await page.getByRole('paragraph').filter({ hasText: 'since the storm' }).waitFor()

  await openDialog(page)
  await dialog(page).getByText('1 open language prompt: look, or publish anyway.').waitFor()
  await dialog(page).getByRole('button', { name: 'Look' }).click()
  await card(page).getByRole('button', { name: 'Not here' }).click()
  await expect.poll(() => page.locator('[data-underlined]').count(), patient).toBe(0)
  await page.keyboard.press('Escape')

  await openDialog(page)
  await dialog(page)
    .getByRole('button', { name: /^Publish version/ })
    .waitFor()
  await page.waitForLoadState('networkidle')
  expect(await dialog(page).getByText('language prompt').count()).toBe(0)
  await dialog(page)
    .getByRole('button', { name: /^Publish version/ })
    .click()
  await page.getByRole('dialog', { name: /is published$/ }).waitFor()
})

test('with prompts open it is published all the same, and its readers see nothing of them', async () => {
  const world = await aReview()
  const page = await onTheReport(world)
  await openDialog(page)
  await dialog(page).getByText('2 open language prompts').waitFor()
  await dialog(page)
    .getByRole('radio', { name: /organisation|Harbour|sign in/i })
    .first()
    .check()
  await dialog(page)
    .getByRole('button', { name: /^Publish version/ })
    .click()
  await page.getByRole('dialog', { name: /is published$/ }).waitFor()

  const cy = await world.person('Cy')
  const reader = await openPage(world)
  await signIn(world, reader.context(), cy)
  await reader.goto(paths.incident(key, 'report'))
  await reader.getByText(blaming).waitFor()
  await reader.waitForLoadState('networkidle')
  expect(await reader.locator('[data-underlined], [data-language-mirror]').count()).toBe(0)
  expect(await reader.getByText('language prompt').count()).toBe(0)
})

test('the whole way is quiet: what is written is sent to nobody while one writes', async () => {
  const world = await aReview()
  const page = await openPage(world)
  await signIn(world, page.context(), world.ana)
  await page.goto(paths.incident(key, 'review'))
  const note = page.getByRole('textbox', { name: 'Note', exact: true })
  await note.click()
  await page.waitForLoadState('networkidle')
  const sent: string[] = []
  page.on('request', (request) => {
    sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`)
  })
  await note.pressSequentially('Somebody on watch should have looked at the tide table.')
  await page.locator('[data-underlined]').first().waitFor()
  await page.keyboard.press('Alt+.')
  await card(page).waitFor()
  expect(sent.filter((one) => !one.startsWith('GET '))).toEqual([])
  expect(sent.join('\n')).not.toMatch(/tide|watch/)
})

test('fields of an item ask as well, and lose nothing when the card takes the focus', async () => {
  const world = await aReview()
  const page = await openPage(world)
  await signIn(world, page.context(), world.ana)
  await page.goto(paths.items())
  await page.getByRole('button', { name: /Everybody must be more careful/ }).click()
  const done = page.getByLabel('Finished when')
  await done.click()
  await done.pressSequentially('People remember to double-check the gate.')
  await page.locator('[data-underlined]').first().waitFor()
  await page.keyboard.press('Alt+.')
  await card(page).waitFor()
  await card(page).getByRole('button', { name: 'Not in this review' }).click()
  await expect.poll(() => page.locator('[data-underlined]').count(), patient).toBe(0)
  await done.press('Enter')
  await expect
    .poll(async () => (await world.ana.api('GET /items', {})).items[0]?.doneWhen, patient)
    .toBe('People remember to double-check the gate.')
  const { items } = await world.ana.api('GET /incidents/:key/language/dismissals', { params })
  expect(items.map(({ scope }) => scope)).toContain('review')
})
