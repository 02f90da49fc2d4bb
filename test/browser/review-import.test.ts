import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { paths } from '#web/paths.ts'
import { desktop, openPage, seriousFindings, signIn } from '../harness/browser.ts'
import { looksRight, picture } from '../harness/looks.ts'
import { makeZip } from '../harness/make-zip.ts'
import { oldFiles, oldFolder, oldReview } from '../harness/old-reviews.ts'
import { createWorld, type World } from '../harness/world.ts'

const phone = { width: 375, height: 812 }

let world: World

beforeAll(async () => {
  world = await createWorld({ lasting: true })
  return world.stop
}, 60_000)

async function open(address = paths.imports(), options: Parameters<typeof openPage>[1] = {}): Promise<Page> {
  const page = await openPage(world, options)
  await signIn(world, page.context(), world.ana)
  await page.goto(address)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).waitFor()
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

/** Chooses a folder and sends it; ends where it was read. */
async function bring(page: Page, folder: string) {
  await page.getByLabel('A folder of reviews').setInputFiles(folder)
  await button(page, 'Send and read').click()
  await heading(page, 'What was understood')
}

/** An import by the API, as far as one likes, for pages that show one. */
async function importOf(zip: Record<string, string | Uint8Array>, name = 'old') {
  const members = Object.entries(zip).map(([member, content]) => ({
    path: member,
    bytes: Buffer.from(content),
  }))
  const { api } = world.ana
  const { id } = await api('POST /review-imports', { body: { collection: name, name } })
  await api('PUT /review-imports/:id/content', { params: { id }, body: makeZip(members) })
  await reaches(id, 'ready')
  return id
}

async function reaches(id: string, state: string) {
  const now = () => world.ana.api('GET /review-imports/:id', { params: { id } })
  await expect.poll(async () => (await now()).state, { timeout: 20_000 }).toBe(state)
}

test('a folder: chosen, read, looked at, corrected for all at once, imported, taken back', async () => {
  const page = await open()
  await page.getByLabel('A folder of reviews').setInputFiles(oldFolder('harbour reviews'))
  await page.getByText(/^10 files of /).waitFor()
  await page.getByText('2 files and folders are left out').click()
  await page.getByText('It belongs to tools and holds no reviews.').waitFor()
  await page.getByText('It is no text, and no document that can be read here.').waitFor()
  expect(await page.getByLabel('Name of the collection').inputValue()).toBe('harbour reviews')
  await picture(page, 'parcel')
  await button(page, 'Send and read').click()

  await page.getByRole('heading', { name: 'harbour reviews', level: 1 }).waitFor()
  await button(page, /^9 Reviews/).waitFor()
  await page.getByText('9 of 9').first().waitFor()
  await button(page, 'login was away on 2024-03-12').click()
  const drawer = page.getByRole('dialog')
  const original = drawer.getByRole('region', { name: 'The document as it came' })
  await original.getByText('services: [login]').waitFor()
  const understood = drawer.getByRole('region', { name: 'What was understood' })
  await understood.getByText('12 Mar 2024', { exact: true }).waitFor()
  await understood.getByText('Certificates tell a month before', { exact: true }).waitFor()

  await understood.getByRole('button', { name: /^Correct this for all 7 of its shape/ }).click()
  await page.getByRole('combobox', { name: '“Ursache” means' }).click()
  await page.getByRole('option', { name: 'Contributing factors' }).click()
  await picture(page, 'shape-corrected')
  await button(page, 'Read 7 documents again').click()
  await expect
    .poll(() => page.getByRole('combobox', { name: '“Ursache” means' }).inputValue(), { timeout: 15_000 })
    .toBe('Contributing factors')
  await button(page, 'Read 7 documents again').waitFor({ state: 'detached' })

  await button(page, 'Import 9 reviews').click()
  await heading(page, '9 reviews are in')
  await picture(page, 'result')
  await page.getByRole('button', { name: /Left out/ }).click()
  await page.getByText('It announces planned work').first().waitFor()
  await page.getByRole('button', { name: /Left out/ }).click()
  await page.getByRole('table').getByRole('button', { name: '2024' }).click()
  await page.getByText('6 documents', { exact: true }).waitFor()
  await page.getByRole('table').getByRole('button', { name: 'Top folder' }).click()
  await page.getByText('3 documents', { exact: true }).waitFor()
  await button(page, /^In the top folder/).click()
  await page.getByText('12 documents', { exact: true }).waitFor()
  const row = page.getByRole('listitem').filter({ hasText: 'mail was away' })
  const key = await row.getByRole('link').textContent()
  await row.getByRole('link').click()
  await page.getByRole('heading', { level: 1, name: /was away on 2024/ }).waitFor()
  const report = await world.ana.api('GET /incidents/:key/report', { params: { key: String(key) } })
  expect(report.parts.find(({ id }) => id === 'factors')?.text).toContain('A certificate had run out')

  await page.goBack()
  await button(page, 'Take this import back').click()
  await page.getByText('9 incidents that it made are deleted').waitFor()
  await picture(page, 'take-back')
  expect(await seriousFindings(page)).toEqual([])
  await button(page, 'Take it back').click()
  await heading(page, 'Taken back')
  await page.getByRole('link', { name: 'See the deleted incidents' }).click()
  await page.getByText('login was away on 2024-03-12').waitFor()
})

test('the same folder again says that nothing changed; a newer state updates', async () => {
  const page = await open()
  const folder = oldFolder('again', {
    'a.md': oldReview('2024-05-05', 'mail'),
    'b.md': oldReview('2024-06-06', 'stock'),
  })
  await bring(page, folder)
  await button(page, 'Import 2 reviews').click()
  await heading(page, '2 reviews are in')
  writeFileSync(path.join(folder, 'b.md'), `${oldReview('2024-06-06', 'stock')}\nIt came back twice.\n`)
  await page.goto(paths.imports())
  await page.getByRole('link', { name: 'again' }).first().waitFor()
  await bring(page, folder)
  await button(page, 'Import 2 reviews').click()
  await page.getByText(/^2 documents: 1 updated · 1 unchanged$/).waitFor()
})

test('documents are gone along, left out and taken in with the keyboard, with a way back', async () => {
  const id = await importOf(oldFiles, 'keys')
  const page = await open(paths.reviewImport(id))
  await button(page, /^Import \d+ reviews$/).waitFor()
  const before = await button(page, /^Import \d+ reviews$/).textContent()
  const first = page.getByRole('list', { name: 'Documents' }).getByRole('listitem').first()
  await first.waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.getByText(/is left out\./).waitFor()
  expect(await first.getByRole('checkbox').isChecked()).toBe(false)
  await button(page, 'Import 8 reviews').waitFor()
  await button(page, 'Undo').click()
  await button(page, String(before)).waitFor()
  expect(await first.getByRole('checkbox').isChecked()).toBe(true)

  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog')
  await drawer.getByText('The first alert fires').first().waitFor()
  const title = await drawer.getByRole('heading').first().textContent()
  await page.keyboard.press('j')
  await expect.poll(() => drawer.getByRole('heading').first().textContent()).not.toBe(title)
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })

  await button(page, /^1 Notices/).click()
  await button(page, 'Planned maintenance of the storage').click()
  await button(page, 'It is a review: import it').click()
  await button(page, 'Leave it out').waitFor()
  await page.keyboard.press('Escape')
  await button(page, 'Import 10 reviews').waitFor()
})

test('severities as written become ours, and readers, zone and collection are chosen', async () => {
  const id = await importOf(oldFiles, 'choices')
  const page = await open(paths.reviewImport(id))
  const now = () => world.ana.api('GET /review-imports/:id', { params: { id } })
  await page.getByText('1 severity as written').click()
  await page.getByRole('combobox', { name: 'major becomes' }).click()
  await page.getByRole('option', { name: 'SEV1' }).click()
  await expect.poll(async () => (await now()).severities[0]?.becomes).toBe('SEV1')
  await page.getByText('Those taking part').click()
  await expect.poll(async () => (await now()).audience).toBe('participants')
  await page.getByText('Whoever takes part, at first you, will be able to read them.').waitFor()
  await page.getByRole('textbox', { name: 'Collection' }).fill('Harbour')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Harbour', level: 1 }).waitFor()
  await page.getByRole('combobox', { name: 'Times without a zone' }).fill('Berlin')
  await page.getByRole('option', { name: 'Europe/Berlin' }).click()
  await expect.poll(async () => (await now()).zone).toBe('Europe/Berlin')
  await reaches(id, 'ready')
})

test('nothing of a document runs, neither in the preview nor once it is imported', async () => {
  const id = await importOf({ '2025/upload.md': String(oldFiles['2025/upload.md']) }, 'hostile')
  const page = await open(paths.reviewImport(id, { document: 1 }))
  await page.getByText('<script>window.ran = true</script>').first().waitFor()
  await page.keyboard.press('Escape')
  await button(page, 'Import 1 review').click()
  await heading(page, '1 review is in')
  const key = await page
    .getByRole('link', { name: /^INC-\d+$/ })
    .first()
    .textContent()
  for (const tab of [undefined, 'report', 'review', 'evidence'] as const) {
    await page.goto(paths.incident(String(key), tab))
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await page.evaluate('window.ran === undefined')).toBe(true)
  }
})

test('what is no zip is told where it was chosen, and something else can be chosen', async () => {
  const page = await open()
  const broken = mkdtempSync(path.join(tmpdir(), 'afterword-broken-'))
  onTestFinished(() => rmSync(broken, { recursive: true, force: true }))
  writeFileSync(path.join(broken, 'broken.zip'), 'no zip at all')
  writeFileSync(path.join(broken, 'logo.png'), 'x')
  const choose = async (name: string) => {
    const chooser = page.waitForEvent('filechooser')
    await button(page, 'Choose files or a zip').click()
    await (await chooser).setFiles(path.join(broken, name))
  }
  await choose('broken.zip')
  await button(page, 'Send and read').click()
  await page
    .getByRole('alert')
    .getByText(/Nothing was kept of it/)
    .waitFor()
  await picture(page, 'broken-zip')
  expect(await button(page, 'Send again').count()).toBe(0)
  await button(page, 'Choose something else').click()
  await choose('logo.png')
  await page
    .getByRole('alert')
    .getByText('None of the 1 files is a document')
    .or(page.getByText('It is no document'))
    .waitFor()
})

test('files are dropped anywhere on the page', async () => {
  const page = await open()
  const dropped = await page.evaluateHandle(
    `(() => { const all = new DataTransfer(); all.items.add(new File(['# Outage on 2024-01-01\\n\\nSlow.'], 'a.md')); all.items.add(new File(['# Outage on 2024-01-02\\n\\nSlow.'], 'b.md')); return all })()`,
  )
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: dropped })
  await page.getByText('Let go to look at these reviews').waitFor()
  await picture(page, 'dropping')
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped })
  await page.getByText(/^2 files of /).waitFor()
})

test('reached from the incidents, when there are none and when there are, and from the palette', async () => {
  const empty = await createWorld()
  const page = await openPage(empty)
  await signIn(empty, page.context(), empty.ana)
  await page.goto(paths.incidents())
  await page.getByText('No incidents yet').waitFor()
  expect(await page.getByRole('link', { name: 'Bring reviews you have' }).count()).toBe(2)
  await page.getByRole('link', { name: 'Bring reviews you have' }).last().click()
  await page.waitForURL(`**${paths.imports()}`)
  await page.getByText('Drop a folder, files or a zip here').waitFor()
  await page.goto(paths.reports())
  await heading(page, 'Reports')
  await page.keyboard.press('Control+k')
  await page.getByRole('textbox', { name: 'Search or do something' }).fill('confluence')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${paths.imports()}`)
})

test('a list of thousands of documents stays quick, page by page', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 1_200 }, (_, n) => [
      `r/${String(n).padStart(5, '0')}.md`,
      `# Outage ${n} on 2024-01-05\n\nSlow.\n`,
    ]),
  )
  const id = await importOf(many, 'many')
  const page = await open(paths.reviewImport(id))
  await page.getByText('1,200 documents', { exact: true }).waitFor()
  const list = page.getByRole('list', { name: 'Documents' })
  await expect.poll(() => list.getByRole('listitem').count()).toBeGreaterThanOrEqual(100)
  for (let at = 0; at < 20; at++) {
    await page.mouse.wheel(0, 30_000)
    await page.waitForTimeout(150)
  }
  await expect.poll(() => list.getByRole('listitem').count(), { timeout: 20_000 }).toBe(1_200)
  await page.getByRole('searchbox', { name: 'Search by title or path' }).fill('Outage 777 ')
  await page.getByText('1 document', { exact: true }).waitFor()
})

test('other people’s imports are not there', async () => {
  const id = await importOf({ 'a.md': oldReview('2024-05-05', 'mail') }, 'private')
  const bo = await world.person('Bo')
  const page = await openPage(world)
  await signIn(world, page.context(), bo)
  await page.goto(paths.reviewImport(id))
  await heading(page, 'There is nothing here that you can see')
  await page.goto(paths.imports())
  await page.getByText('Drop a folder, files or a zip here').waitFor()
  await page.waitForLoadState('networkidle')
  expect(await page.getByText('private').count()).toBe(0)
})

test.each([
  ['desktop', desktop],
  ['phone', phone],
] as const)('on a %s every step looks right', async (device, viewport) => {
  const id = await importOf(oldFiles, `seen ${device}`)
  const page = await open(paths.imports(), { viewport })
  const look = async (name: string) => {
    await page.waitForLoadState('networkidle')
    await looksRight(page, `import-${name}-${device}`)
  }
  await look('home')
  await page.goto(paths.reviewImport(id))
  await page.getByText('1 severity as written').click()
  await look('preview')
  await page.goto(paths.reviewImport(id, { show: 'shapes', open: 1 }))
  await page.getByRole('combobox', { name: '“Ursache” means' }).waitFor()
  await look('shapes')
  await page.goto(paths.reviewImport(id, { document: 1 }))
  await page.getByRole('dialog').getByRole('heading').first().waitFor()
  await look('document')
  await page.goto(paths.reviewImport(id))
  await button(page, 'Import 9 reviews').click()
  await heading(page, '9 reviews are in')
  await look('result')
})
