import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { paths } from '#web/paths.ts'
import { openPage, signIn } from '../harness/browser.ts'
import { createWorld } from '../harness/world.ts'

/** The machine may be busy. */
const patient = { timeout: 20_000 }

async function signedIn(title = 'The lighthouse went dark') {
  const world = await createWorld()
  await world.ana.api('POST /incidents', { body: { title, severity: 'SEV2' } })
  const page = await openPage(world)
  await signIn(world, page.context(), world.ana)
  await page.goto(paths.incidents())
  await page.getByRole('heading', { name: 'Incidents', level: 1 }).waitFor()
  return { world, page }
}

describe('the command palette', () => {
  test('finds pages', async () => {
    const { page } = await signedIn()
    await ask(page, 'go to the reports')
    await page.getByRole('button', { name: 'Go to the reports' }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/reports')
  })

  test('finds incidents by their titles', async () => {
    const { page } = await signedIn()
    await ask(page, 'lighthouse')
    await page.getByRole('button', { name: /INC-1 · The lighthouse went dark/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/incidents/INC-1')
  })

  test('opens what arrives late with Enter', async () => {
    const { world, page } = await signedIn()
    await world.ana.api('POST /incidents', { body: { title: 'The ferry was late', severity: 'SEV3' } })
    await page.route(/\/api\/v1\/incidents\?.*q=/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500))
      await route.continue()
    })
    await ask(page, 'lighthouse')
    await page.getByRole('button', { name: /The lighthouse went dark/ }).waitFor()
    await page.getByRole('button', { name: /The ferry was late/ }).waitFor({ state: 'hidden' })
    await page.keyboard.press('Enter')
    await page.waitForURL('**/incidents/INC-1')
  })

  test('goes away with Escape', async () => {
    const { page } = await signedIn()
    await ask(page, 'x')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })
})

async function ask(page: Page, words: string) {
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Go to an incident, or do something…').waitFor()
  await page.keyboard.type(words)
}

test('a question mark shows the keys of the page', async () => {
  const { page } = await signedIn()
  await page.goto(paths.incident('INC-1', 'timeline'))
  await page.getByRole('grid', { name: 'The story', exact: true }).waitFor()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await help.getByText('Take it into the story, or out of it').waitFor()
  await help.getByText('Open the command palette').waitFor()
  await page.keyboard.press('Escape')
  await help.waitFor({ state: 'hidden' })
})

test('the first run and an incident by the keyboard alone', async () => {
  const world = await createWorld({ fresh: true })
  const page = await openPage(world)
  await page.goto(world.setupUrl ?? '')
  await page.getByLabel('Your organisation').waitFor()
  await tabTo(page, 'Your organisation')
  await page.keyboard.type('Harbour')
  await tabTo(page, 'Your name')
  await page.keyboard.type('Ana')
  await tabTo(page, 'E-mail')
  await page.keyboard.type('ana@example.org')
  await tabTo(page, 'Password')
  await page.keyboard.type('correct horse battery')
  await tabTo(page, /Explore an example|Start empty/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.getByRole('radio', { name: /Start empty/, checked: true }).waitFor()
  await tabTo(page, 'Create the account')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/incidents')
  await page.getByRole('heading', { name: 'Incidents', level: 1 }).waitFor()

  await page.keyboard.press('c')
  await page.waitForURL('**/incidents/new')
  await tabTo(page, 'Title')
  await page.keyboard.type('Declared without a mouse')
  await tabTo(page, /^SEV1/)
  await page.keyboard.press('Space')
  await page.getByRole('radio', { name: /SEV1/, checked: true }).waitFor()
  await tabTo(page, 'Declare the incident')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/incidents/INC-1')
  await page.getByRole('heading', { name: 'Declared without a mouse' }).waitFor()
})

/** Tabs on until the focus is on what has this name, which must show that it has it. */
async function tabTo(page: Page, name: string | RegExp) {
  for (let presses = 0; presses < 60; presses++) {
    const focused = page.locator(':focus')
    const here = (await focused.count()) > 0 ? await nameOf(page) : ''
    if (typeof name === 'string' ? here === name : name.test(here)) {
      expect(await page.evaluate(showsFocus)).toBe(true)
      return
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`The keyboard does not reach ${name}`)
}

function nameOf(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    const one = document.activeElement
    const label = one.labels?.[0]?.innerText ?? one.getAttribute('aria-label') ?? one.innerText ?? ''
    return label.replace(/\\s*\\*$/, '').trim()
  })()`)
}

/** An outline, or another border or shadow than without the focus. */
const showsFocus = `(() => {
  const look = (one) => [one, one.parentElement].map((each) => {
    const { outlineStyle, outlineColor, outlineWidth, boxShadow, borderColor } = getComputedStyle(each)
    return [outlineStyle, outlineColor, outlineWidth, boxShadow, borderColor].join()
  }).join()
  const one = document.activeElement
  const scroll = scrollY
  const focused = look(one)
  one.blur()
  const blurred = look(one)
  one.focus({ preventScroll: true, focusVisible: true })
  scrollTo(0, scroll)
  return focused !== blurred
})()`

test('light and dark outlive a reload', async () => {
  const { page } = await signedIn()
  const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme')
  expect(await scheme()).toBe('light')
  await page.getByRole('button', { name: /^Your account/ }).click()
  await page.getByRole('menuitem', { name: 'Dark pages' }).click()
  await expect.poll(scheme, patient).toBe('dark')
  await page.reload()
  await page.locator('h1').waitFor()
  expect(await scheme()).toBe('dark')
})

test('the zone outlives a reload', async () => {
  const { page } = await signedIn()
  const zone = (name: string) => page.getByRole('button', { name, exact: true })
  await zone('Europe/Lisbon').click()
  await zone('UTC').waitFor()
  await page.reload()
  await zone('UTC').waitFor()
  await page.keyboard.press('z')
  await zone('Europe/Lisbon').waitFor()
})
