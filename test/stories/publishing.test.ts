import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { paths } from '#web/paths.ts'
import { openPage, signIn } from '../harness/browser.ts'
import { createWorld } from '../harness/world.ts'

const key = 'INC-1'

const bar = (page: Page) => page.getByRole('toolbar', { name: 'The report' })

async function publish(page: Page, button: string, audience: RegExp) {
  await bar(page).getByRole('button', { name: button, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: audience }).check()
  await dialog.getByRole('button', { name: /^Publish version/ }).click()
  await page.getByRole('dialog', { name: /is published$/ }).waitFor()
}

async function writeSummary(page: Page, words: string) {
  await page
    .getByRole('button', { name: 'Write in “Summary”' })
    .or(page.getByRole('button', { name: /^Summary/ }))
    .first()
    .click()
  const box = page.getByRole('textbox', { name: /Words of “Summary”/ })
  await box.click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(words)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('paragraph').filter({ hasText: words }).waitFor()
}

test('a report is published as a link, changed, and published again; its versions can be compared', async () => {
  const world = await createWorld()
  await world.ana.api('POST /incidents', { body: { title: 'Cards are refused', severity: 'SEV2' } })
  await world.ana.api('POST /incidents/:key/entries', {
    params: { key },
    body: {
      at: '2026-03-01T14:02:00Z',
      text: 'The first page',
      kind: 'observation',
      actor: world.ana.name,
      intoStory: true,
    },
  })
  await world.ana.api('POST /incidents/:key/review', { params: { key } })
  const page = await openPage(world)
  await signIn(world, page.context(), world.ana)
  await page.goto(paths.incident(key, 'report'))
  await writeSummary(page, 'For an hour half of all cards were refused.')
  await publish(page, 'Publish', /link/i)
  const link = await page.getByRole('textbox', { name: 'The link' }).inputValue()
  await page.getByRole('button', { name: 'Done' }).click()

  const stranger = await openPage(world)
  await stranger.goto(link)
  await stranger.getByText('For an hour half of all cards were refused.').waitFor()
  await stranger.getByText('The first page').waitFor()
  expect(await stranger.locator('body').textContent()).not.toMatch(new RegExp(`\\b${world.ana.name}\\b`))

  await writeSummary(page, 'For an hour a third of all cards were refused.')
  await publish(page, 'Publish again', /link/i)
  await page.getByRole('button', { name: 'Done' }).click()
  await bar(page).getByRole('button', { name: 'Versions' }).click()
  await page.getByRole('combobox', { name: 'From' }).click()
  await page.getByRole('option', { name: 'Version 1' }).click()
  await page.getByText('One passage differs.').waitFor()
  expect(await page.locator('del').allTextContents()).toEqual([expect.stringContaining('half')])
  expect(await page.locator('ins').allTextContents()).toEqual([expect.stringContaining('a third')])

  await stranger.reload()
  await stranger.getByText('For an hour a third of all cards were refused.').waitFor()
})

test('the example is loaded at the first run and removed with one click', async () => {
  const world = await createWorld({ fresh: true })
  const page = await openPage(world)
  await page.goto(world.setupUrl ?? '')
  await page.getByLabel('Your organisation').fill('Harbour')
  await page.getByLabel('Your name').fill('Ana')
  await page.getByLabel('E-mail').fill('ana@example.org')
  await page.getByRole('textbox', { name: 'Password' }).fill('correct horse battery')
  await page.getByRole('radio', { name: /Explore an example/ }).click()
  await page.getByRole('button', { name: 'Create the account' }).click()
  await page.waitForURL('**/incidents')
  const rows = page.locator('a[href^="/incidents/INC-"]')
  await expect.poll(() => rows.count(), { timeout: 30_000 }).toBeGreaterThanOrEqual(12)

  await page.goto(paths.settings('organisation'))
  await page.getByRole('button', { name: 'Remove the example' }).click()
  await page.getByText(/^The example is gone: 12 incidents/).waitFor()
  await page.goto(paths.incidents())
  await page.getByRole('heading', { name: 'Incidents', level: 1 }).waitFor()
  await expect.poll(() => rows.count()).toBe(0)
})
