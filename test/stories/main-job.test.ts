import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { parseReport } from '#review/report/markdown/parse.ts'
import { openPage } from '../harness/browser.ts'
import { realInput } from '../harness/real-input.ts'
import { createWorld } from '../harness/world.ts'

/** The machine may be busy. */
const patient = { timeout: 20_000 }
const channels = ['general', 'core-translation'] as const

test('from raw evidence to a published report, and around through Markdown', async (context) => {
  const slack = realInput(context, 'chat/slack-rcwg.zip')
  const alerts = bodiesIn(realInput(context, 'alerts/alertmanager-real'), /^\d+-.*alerts\.json$/)
  const deployments = bodiesIn(
    realInput(context, 'contracts/github/webhook-payloads'),
    /^deployment(_status)?\.created/,
  )
  const world = await createWorld({ fresh: true })
  const page = await openPage(world)

  await firstAccount(page, world.setupUrl ?? '')
  const key = await declare(page)
  await addSlack(page, slack)
  await addBodies(page, [...alerts, ...deployments])
  await tellTheStory(page)
  await review(page)
  await writeAndPublish(page)

  const exported = await exportMarkdown(page)
  const again = await importReport(page, exported)
  expect(again).not.toBe(key)
  const returned = await exportMarkdown(page)

  const first = parseReport(exported)
  const second = parseReport(returned)
  expect(first.problems).toEqual([])
  expect(second.problems).toEqual([])
  expect(first.content.key).toBe(key)
  expect(second.content.key).toBe(again)
  expect(first.content).toMatchObject({
    title: 'Translations stopped arriving',
    learned: [expect.objectContaining({ text: 'Nobody owns the bridge between the two' })],
    factors: [expect.objectContaining({ statement: 'The queue had no limit' })],
    wentWell: [expect.objectContaining({ text: 'The chat stayed calm' })],
  })
  expect(first.content.story.map(({ text }) => text)).toContain('The dashboard looked fine all the while')
  expect({ ...second.content, key }).toEqual(first.content)
})

/** Bodies that were sent twice are the same evidence, so only the first of them is awaited. */
function bodiesIn(folder: string, names: RegExp): string[] {
  const files = readdirSync(folder)
    .filter((name) => names.test(name))
    .map((name) => path.join(folder, name))
  const seen = new Map(files.toReversed().map((file) => [readFileSync(file, 'utf8'), file]))
  return [...seen.values()]
}

async function firstAccount(page: Page, setupUrl: string) {
  await page.goto(setupUrl)
  await page.getByLabel('Your organisation').fill('Harbour')
  await page.getByLabel('Your name').fill('Ana')
  await page.getByLabel('E-mail').fill('ana@example.org')
  await page.getByRole('textbox', { name: 'Password' }).fill('correct horse battery')
  await page.getByRole('radio', { name: /Start empty/ }).click()
  await page.getByRole('button', { name: 'Create the account' }).click()
  await page.waitForURL('**/incidents')
}

/** Declares an incident and answers its key. */
async function declare(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Declare or record' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill('Translations stopped arriving')
  await page.getByRole('radiogroup', { name: 'Severity' }).getByRole('radio').first().click()
  await page.getByLabel('What customers noticed').fill('Nothing new in their language for a day')
  await page.getByRole('button', { name: 'Declare the incident' }).click()
  await page.waitForURL(/\/incidents\/[A-Z]+-\d+$/)
  return page.url().split('/').at(-1) ?? ''
}

const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Parts of the incident' }).getByRole('link', { name }).click()

const card = (page: Page, file: string) =>
  page
    .getByRole('list', { name: 'Evidence' })
    .locator('> li')
    .filter({ hasText: path.basename(file) })

async function chooseFiles(page: Page, files: string[]) {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).click()
  await (await chooser).setFiles(files)
}

/** Two channels and a window of time out of a whole workspace. */
async function addSlack(page: Page, slack: string) {
  await tab(page, 'Evidence')
  await chooseFiles(page, [slack])
  const export_ = card(page, slack)
  await export_.getByText(/^Looks like: Slack/).waitFor()
  await export_.getByRole('button', { name: 'Look inside and choose…' }).click()
  await export_.getByRole('button', { name: 'None', exact: true }).click()
  for (const channel of channels) {
    await export_.getByLabel('Find a channel').fill(channel)
    await export_.getByRole('checkbox', { name: new RegExp(`^#?${channel}( |$)`) }).check()
  }
  await export_.getByText(/^2 of /).waitFor()
  await export_.getByLabel('From').fill('2020-11-01 00:00')
  await export_.getByLabel('Until').fill('2021-12-31 00:00')
  await export_.getByRole('button', { name: 'Start reading' }).click()
  await export_
    .getByText(/\d+ taken/)
    .first()
    .waitFor()
  await export_
    .getByText(/left out: .*(channel|time)/i)
    .first()
    .waitFor()
}

async function addBodies(page: Page, files: string[]) {
  await chooseFiles(page, files)
  for (const file of files) await card(page, file).waitFor()
  await page.getByRole('button', { name: /^Read all \d+$/ }).click()
  for (const file of files)
    await card(page, file)
      .getByText(/\d+ (taken|already there)/)
      .first()
      .waitFor()
}

async function tellTheStory(page: Page) {
  await tab(page, 'Timeline')
  const gathered = page.getByRole('grid', { name: 'Everything gathered' })
  const story = page.getByRole('grid', { name: 'The story', exact: true })
  const total = page.getByRole('region', { name: 'Everything gathered' }).getByText(/^[\d,]+ entr(y|ies)$/)
  await total.waitFor()
  const all = await total.textContent()

  // Two alerts by their words.
  await page.keyboard.press('/')
  await page.keyboard.type('InstanceDown')
  await expect.poll(() => total.textContent(), patient).not.toBe(all)
  await page.keyboard.press('Enter')
  await gathered.focus()
  await page.keyboard.press('Home')
  await gathered.locator('[data-current]').waitFor()
  await page.keyboard.press('s')
  await page.keyboard.press('j')
  await page.keyboard.press('s')
  await expect.poll(() => story.locator('[data-entry]').count(), patient).toBe(2)
  await pin(page, 'd', 'a')
  await page.keyboard.press('k')
  await pin(page, 'i')

  // Two messages of the chat.
  await page.getByRole('button', { name: 'Clear the words' }).click()
  await expect.poll(() => total.textContent(), patient).toBe(all)
  await gathered.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('s')
  await pin(page, 'f')
  await page.keyboard.press('End')
  await page.keyboard.press('s')
  await pin(page, 'r')
  await expect.poll(() => story.locator('[data-entry]').count(), patient).toBe(4)

  await remember(page)
  await correct(page)
}

/** Pins a marker to the entry at hand by its letter; for the detection, a second says how the signal came. */
async function pin(page: Page, ...letters: string[]) {
  await page.keyboard.press('m')
  const menu = page.getByRole('dialog')
  await menu.waitFor()
  for (const letter of letters) await page.keyboard.press(letter)
  await menu.waitFor({ state: 'hidden' })
}

/** What no log has, in the gap below the first line. */
async function remember(page: Page) {
  const story = page.getByRole('grid', { name: 'The story', exact: true })
  const gap = story.getByRole('button', { name: 'Add what you remember here' })
  await gap.nth(1).hover({ force: true })
  await gap.nth(1).click({ force: true })
  await page.getByLabel('What you remember').fill('The dashboard looked fine all the while')
  await page.keyboard.press('Control+Enter')
  await story.getByText('The dashboard looked fine all the while').waitFor()
}

/** Another time for a line; the original one stays behind it. */
async function correct(page: Page) {
  const story = page.getByRole('grid', { name: 'The story', exact: true })
  const line = story.locator('[data-entry]').first()
  const id = await line.getAttribute('data-entry')
  const mine = story.locator(`[data-entry="${id}"]`)
  const before = (await mine.locator('time').first().textContent()) ?? ''
  await line.click()
  await page.keyboard.press('e')
  const time = page.getByLabel('Time', { exact: true })
  const [day] = (await time.inputValue()).split(' ')
  await time.fill(`${day} 03:44`)
  await page.keyboard.press('Control+Enter')
  await mine.filter({ hasText: '03:44' }).waitFor()
  expect(before).not.toMatch(/03:44/)
  await mine.click()
  await page.keyboard.press('o')
  const original = page.getByRole('dialog', { name: 'The original' })
  await original.getByRole('heading', { name: 'As it came' }).waitFor()
  await original.locator('pre').waitFor()
  expect(await original.locator('dl').textContent()).not.toMatch(/03:44/)
  await page.keyboard.press('Escape')
  await original.waitFor({ state: 'hidden' })
}

async function review(page: Page) {
  await tab(page, 'Review')
  await page.getByRole('button', { name: 'Open the review' }).click()
  const box = page.getByRole('textbox', { name: 'Note', exact: true })
  await box.waitFor()
  const notes: [text: string, tag: string][] = [
    ['The chat stayed calm', 'Went well'],
    ['Somebody was awake by chance', 'Lucky'],
  ]
  for (const [text, tag] of notes) {
    await box.fill(text)
    await page.getByRole('group', { name: 'Tag, if you like' }).getByRole('button', { name: tag }).click()
    await page.getByRole('button', { name: 'Note it' }).click()
    await page.getByRole('article').filter({ hasText: text }).waitFor()
  }
  await box.fill('#question Who reads the queue’s length?')
  await box.press('Enter')
  await page.getByRole('article').filter({ hasText: 'Who reads the queue' }).waitFor()

  await addLine(page, 'Add a factor', 'The queue had no limit')
  await addLine(page, 'Add an insight', 'Nobody owns the bridge between the two')
  await addLine(page, 'Add an improvement item', 'Give the queue a limit and an alert')
  await plan(page)
}

async function addLine(page: Page, label: string, words: string) {
  await page.getByRole('textbox', { name: label }).fill(words)
  await page.keyboard.press('Enter')
  await page.getByRole('listitem').filter({ hasText: words }).first().waitFor()
}

/** Owner, due date and how we will know that it worked. */
async function plan(page: Page) {
  const item = page.getByRole('listitem').filter({ hasText: 'Give the queue a limit' }).first()
  await item.getByRole('button', { name: 'Give the queue a limit' }).click()
  await item.getByRole('combobox', { name: 'Owner' }).or(item.getByLabel('Owner')).first().click()
  await page.getByRole('option', { name: 'Ana' }).click()
  await item.getByLabel('By when').fill('2027-01-31')
  await item.getByLabel('Finished when').fill('The alert fires in a drill')
  await page.keyboard.press('Enter')
  await item.getByRole('button', { name: 'How will we know that it worked?' }).click()
  await item.getByLabel('What is measured').fill('The longest queue in a month')
  await page.keyboard.press('Enter')
  await item.getByLabel('What we expect').fill('Less than a thousand')
  await page.keyboard.press('Enter')
  await item.getByText(/by (Sunday, )?31 Jan(uary)? 2027/).waitFor()
}

async function writeAndPublish(page: Page) {
  await tab(page, 'Report')
  const summary = page
    .getByRole('button', { name: 'Write in “Summary”' })
    .or(page.getByRole('button', { name: /^Summary/ }))
  await summary.first().click()
  const words = page.getByRole('textbox', { name: /Words of “Summary”/ })
  await words.click()
  await page.keyboard.type('For a day no translation arrived; nothing was lost.')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('paragraph').filter({ hasText: 'For a day no translation arrived' }).waitFor()
  await page.getByRole('toolbar', { name: 'The report' }).getByRole('button', { name: 'Publish' }).click()
  const dialog = page.getByRole('dialog', { name: 'Publish the report' })
  await dialog.getByRole('radio', { name: /organisation/i }).check()
  await dialog.getByRole('button', { name: 'Publish version 1' }).click()
  await page.getByRole('button', { name: 'Done' }).click()
}

async function exportMarkdown(page: Page): Promise<string> {
  const bar = page.getByRole('toolbar', { name: 'The report' })
  const download = page.waitForEvent('download')
  await bar.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: /Markdown/ }).click()
  return readFile(await (await download).path(), 'utf8')
}

/** Imports a report by its file; answers the key of the incident it became, whose report is then shown. */
async function importReport(page: Page, markdown: string): Promise<string> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Reports' }).click()
  await page.getByText('Translations stopped arriving').first().waitFor()
  await page.getByRole('button', { name: 'Import a report' }).click()
  const dialog = page.getByRole('dialog')
  const chooser = page.waitForEvent('filechooser')
  await dialog.getByRole('button', { name: 'Choose a file' }).click()
  await (await chooser).setFiles({
    name: 'report.md',
    mimeType: 'text/markdown',
    buffer: Buffer.from(markdown),
  })
  await expect.poll(() => dialog.getByLabel('The report').inputValue(), patient).toBe(markdown)
  await dialog.getByRole('button', { name: 'Import it' }).click()
  await dialog.getByText('Everything in it was understood.').waitFor()
  await dialog.getByRole('link', { name: /^Open / }).click()
  await page.waitForURL(/\/report$/)
  return page.url().split('/').at(-2) ?? ''
}
