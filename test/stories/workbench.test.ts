import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { paths } from '#web/paths.ts'
import { openPage, signIn } from '../harness/browser.ts'
import { addAndRead, createWorld, type World } from '../harness/world.ts'

const key = 'INC-1'
const log = [
  '2026-03-01T14:02:00 <ana> the graphs look odd',
  '2026-03-01T14:05:00 <ben> a key was changed at noon',
  '2026-03-01T14:10:00 <ana> the storefront is asked',
  '2026-03-01T14:20:00 <ana> rolled back',
].join('\n')

const gathered = (page: Page) => page.getByRole('grid', { name: 'Everything gathered' })
const story = (page: Page) => page.getByRole('grid', { name: 'The story', exact: true })

async function workbench(): Promise<{ world: World; page: Page }> {
  const world = await createWorld()
  await world.ana.api('POST /incidents', { body: { title: 'Nobody could sign in', severity: 'SEV2' } })
  await addAndRead(world.ana.api, key, { name: 'ops.log', bytes: Buffer.from(log) })
  const page = await openPage(world)
  await signIn(world, page.context(), world.ana)
  await page.goto(paths.incident(key, 'timeline'))
  await gathered(page).getByText('rolled back').waitFor()
  return { world, page }
}

/** Every entry of the log into the story, as they stand. */
async function tellAll(world: World) {
  const { items } = await world.ana.api('GET /incidents/:key/entries', { params: { key }, query: {} })
  await world.ana.api('POST /incidents/:key/story', {
    params: { key },
    body: { entryIds: items.map(({ id }) => id) },
  })
  return items
}

test('an entry is dragged into the story; its key takes it out again', async () => {
  const { page } = await workbench()
  const pane = page.getByRole('region', { name: 'Story', exact: true })
  await gathered(page).getByText('the graphs look odd').dragTo(pane)
  await story(page).getByText('the graphs look odd').waitFor()
  await gathered(page).getByText('the graphs look odd').click()
  await page.keyboard.press('s')
  await story(page).getByText('the graphs look odd').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await story(page).getByText('the graphs look odd').waitFor()
})

test('walking shows only what responders knew by then', async () => {
  const { world, page } = await workbench()
  const [, change] = await tellAll(world)
  await world.ana.api('PATCH /entries/:id', {
    params: { id: change?.id ?? '' },
    body: { knownAt: '2026-03-01T14:15:00Z', version: 0 },
  })
  await story(page).getByText('a key was changed').waitFor()
  await page.getByRole('button', { name: 'Walk' }).click()
  const pane = page.getByRole('region', { name: 'Story', exact: true })
  await pane.getByText('the graphs look odd').waitFor()
  const next = pane.getByRole('button', { name: 'Next step' })
  await next.click()
  await pane.getByText('the storefront is asked').waitFor()
  await pane.getByText('One thing had happened by then that nobody knew yet.').waitFor()
  expect(await pane.getByText('a key was changed').count()).toBe(0)
  await next.click()
  await pane.getByText('a key was changed').waitFor()
  expect(await pane.getByText('rolled back').count()).toBe(0)
  await page.keyboard.press('Escape')
  await story(page).getByText('rolled back').waitFor()
})

test('the picture of the story is saved as SVG and as PNG', async () => {
  const { world, page } = await workbench()
  await tellAll(world)
  await page.getByRole('button', { name: 'Picture' }).click()
  await page
    .getByRole('img', { name: /lanes over time/ })
    .or(page.getByLabel(/lanes over time/))
    .first()
    .waitFor()
  const save = async (as: string) => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('menuitem', { name: as }).click()
    const file = await download
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
  }
  const svg = await save('As SVG')
  expect(svg.name).toMatch(/INC-1.*\.svg$/)
  const drawn = svg.bytes.toString()
  expect(drawn).toMatch(/^<(\?xml|svg)/)
  expect(drawn).toContain('rolled back')
  expect(drawn).not.toMatch(/var\(--|class="/)
  const png = await save('As PNG')
  expect(png.name).toMatch(/INC-1.*\.png$/)
  expect(png.bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
  const [width, height] = [png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]
  expect(Math.min(width, height)).toBeGreaterThan(200)
})
