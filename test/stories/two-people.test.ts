import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { paths } from '#web/paths.ts'
import { openPage, signIn } from '../harness/browser.ts'
import { createWorld, type Somebody, type World } from '../harness/world.ts'

const key = 'INC-1'

interface Both {
  world: World
  ben: Somebody
  entryId: string
  /** A page of Ana's and one of Ben's. */
  open(address: string): Promise<[Page, Page]>
}

/** Ana and Ben take part in the review of an incident with one line in its story. */
async function both(): Promise<Both> {
  const world = await createWorld()
  const ben = await world.person('Ben')
  await world.ana.api('POST /incidents', { body: { title: 'Cards are refused', severity: 'SEV2' } })
  const entry = await world.ana.api('POST /incidents/:key/entries', {
    params: { key },
    body: { at: '2026-03-01T14:02:00Z', text: 'The first page', kind: 'observation', intoStory: true },
  })
  await world.ana.api('POST /incidents/:key/review', { params: { key } })
  await world.ana.api('PUT /incidents/:key/review/participants/:personId', {
    params: { key, personId: ben.id },
    body: {},
  })
  return {
    world,
    ben,
    entryId: entry.id,
    async open(address) {
      const anas = await openPage(world)
      const bens = await openPage(world)
      await signIn(world, anas.context(), world.ana)
      await signIn(world, bens.context(), ben)
      await Promise.all([anas.goto(address), bens.goto(address)])
      return [anas, bens]
    },
  }
}

test('a note and a line of the story appear at the other’s without reloading', async () => {
  const { world, open } = await both()
  const [anas, bens] = await open(paths.incident(key, 'review'))
  await bens.getByText('The first page').first().waitFor()
  let loads = 0
  bens.on('load', () => loads++)

  const box = anas.getByRole('textbox', { name: 'Note', exact: true })
  await box.fill('I had just gone to bed')
  await box.press('Enter')
  await bens.getByRole('article').filter({ hasText: 'I had just gone to bed' }).waitFor()

  await anas.goto(paths.incident(key, 'timeline'))
  await anas.getByRole('grid', { name: 'The story', exact: true }).focus()
  await anas.keyboard.press('a')
  await anas.getByLabel('What you remember').fill('The bank called')
  await anas.keyboard.press('Control+Enter')
  await bens.getByText('The bank called').first().waitFor()
  expect(loads).toBe(0)
  const story = await world.ana.api('GET /incidents/:key/story', { params: { key } })
  expect(story.items.map(({ entry }) => entry.text)).toEqual(['The first page', 'The bank called'])
})

test('two edit one entry: the second sees both versions and loses nothing', async () => {
  const { world, entryId, open } = await both()
  const [anas, bens] = await open(paths.incident(key, 'timeline'))
  const edit = async (page: Page, words: string) => {
    await page
      .getByRole('grid', { name: 'The story', exact: true })
      .locator(`[data-entry="${entryId}"]`)
      .click()
    await page.keyboard.press('e')
    await page.getByRole('textbox', { name: 'Words', exact: true }).fill(words)
  }
  await edit(anas, 'The first page, from the shop')
  await edit(bens, 'The first page, to nobody')
  await anas.getByRole('button', { name: 'Save', exact: true }).click()
  await anas.getByRole('button', { name: 'Save', exact: true }).waitFor({ state: 'hidden' })
  await bens.getByRole('button', { name: 'Save', exact: true }).click()

  const choice = bens.getByRole('alert').filter({ hasText: 'Somebody else changed this' })
  await choice.getByText('The first page, to nobody').waitFor()
  await choice.getByText('The first page, from the shop').waitFor()
  expect(await words(world)).toEqual(['The first page, from the shop'])

  await choice.getByRole('button', { name: 'Keep mine' }).click()
  await choice.waitFor({ state: 'hidden' })
  await expect.poll(() => words(world)).toEqual(['The first page, to nobody'])
  await anas.getByText('The first page, to nobody').first().waitFor()
})

test('two write one part of the report: the second sees both versions and loses nothing', async () => {
  const { world, open } = await both()
  await world.ana.api('POST /incidents/:key/notes', {
    params: { key },
    body: { text: 'The alert was clear', tag: 'went-well' },
  })
  const [anas, bens] = await open(paths.incident(key, 'report'))
  const write = async (page: Page, text: string) => {
    await page.getByRole('button', { name: 'Write in “What went well”' }).click()
    await page.getByRole('textbox', { name: 'Words of “What went well”' }).click()
    await page.keyboard.type(text)
  }
  await write(anas, 'Written by Ana.')
  await write(bens, 'Written by Ben.')
  await anas.keyboard.press('Control+Enter')
  await anas.getByRole('textbox', { name: 'Words of “What went well”' }).waitFor({ state: 'hidden' })
  await bens.keyboard.press('Control+Enter')

  const choice = bens.getByRole('alert').filter({ hasText: 'Somebody else changed this' })
  await choice.getByText('Written by Ben.').waitFor()
  await choice.getByText('Written by Ana.').waitFor()
  await choice.getByRole('button', { name: 'Take theirs' }).click()
  await bens.getByRole('paragraph').filter({ hasText: 'Written by Ana.' }).waitFor()
})

test('what was removed comes back by undo, at both', async () => {
  const { world, open } = await both()
  await world.ana.api('POST /incidents/:key/notes', { params: { key }, body: { text: 'Keep me', tag: null } })
  const [anas, bens] = await open(paths.incident(key, 'review'))
  const note = (page: Page) => page.getByRole('article').filter({ hasText: 'Keep me' })
  await Promise.all([note(anas).waitFor(), note(bens).waitFor()])
  await note(anas).focus()
  await anas.keyboard.press('Delete')
  await Promise.all([note(anas).waitFor({ state: 'hidden' }), note(bens).waitFor({ state: 'hidden' })])
  await anas.getByRole('button', { name: 'Undo' }).click()
  await Promise.all([note(anas).waitFor(), note(bens).waitFor()])
})

async function words(world: World): Promise<string[]> {
  const story = await world.ana.api('GET /incidents/:key/story', { params: { key } })
  return story.items.map(({ entry, words }) => words ?? entry.text)
}
