import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { paths } from '#web/paths.ts'
import { desktop, openPage, phone, seriousFindings, signIn } from '../harness/browser.ts'
import { looksRight, picture } from '../harness/looks.ts'
import { createWorld, type Somebody, type World } from '../harness/world.ts'

const blaming = 'The on-call engineer should have checked the replica lag.'
const hindsight = 'In hindsight the ferry was obviously too full.'
const oneOfIt = [expect.stringContaining('obviously')]
const twoOfIt = ['In hindsight', ...oneOfIt]

let world: World
let bo: Somebody

beforeAll(async () => {
  world = await createWorld({ lasting: true })
  bo = await world.person('Bo')
  return world.stop
}, 60_000)

/** An incident with a review of its own, in which Ana and Bo take part. */
async function reviewed(): Promise<string> {
  const { key } = await world.ana.api('POST /incidents', {
    body: { title: 'The ferry was late', severity: 'SEV3' },
  })
  await world.ana.api('POST /incidents/:key/review', { params: { key } })
  await world.ana.api('PUT /incidents/:key/review/participants/:personId', {
    params: { key, personId: bo.id },
    body: {},
  })
  return key
}

async function open(key: string, tab: 'review' | 'report', who = world.ana, options = {}): Promise<Page> {
  const page = await openPage(world, options)
  await signIn(world, page.context(), who)
  await page.goto(paths.incident(key, tab))
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

const note = (page: Page) => page.getByRole('textbox', { name: 'Note', exact: true })
const underlined = (page: Page) => page.locator('[data-underlined]')
const card = (page: Page) => page.locator('[data-language-card]')
const patient = { timeout: 20_000 }

const choose = (page: Page, name: string) => card(page).getByRole('button', { name, exact: true }).click()
const wordsOf = (page: Page) => underlined(page).allTextContents()
/** As fields and the card are found in the page itself. */
const noteBox = '#note-box'
const dialogBox = '[data-language-card]'
const editor = '.ProseMirror'

const hasFocus = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate(`document.querySelector('${selector}')?.contains(document.activeElement) ?? false`)
const saidOf = (page: Page, selector: string): Promise<string> =>
  page.evaluate(`(document.querySelector('${selector}')?.getAttribute('aria-describedby') ?? '').split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '').join(' ').trim()`)

async function asideOf(key: string, { api }: Somebody): Promise<number> {
  return (await api('GET /incidents/:key/language/dismissals', { params: { key } })).items.length
}

async function write(field: Locator, words: string) {
  await field.click()
  await field.pressSequentially(words)
}

async function clickOn(page: Page, words: Locator) {
  const { x = 0, y = 0, width = 0, height = 0 } = (await words.first().boundingBox()) ?? {}
  await page.mouse.click(x + width / 2, y + height / 2)
}

describe('what is put aside', () => {
  test('here: it is gone, comes back by undo, and stays away over a reload and edits elsewhere', async () => {
    const key = await reviewed()
    await world.ana.api('POST /incidents/:key/insights', { params: { key }, body: { text: blaming } })
    const page = await open(key, 'review')
    await page.getByRole('button', { name: 'Edit the insight' }).click()
    const insight = page.getByRole('textbox', { name: 'The insight' })
    await clickOn(page, underlined(page))
    await expect.poll(() => card(page).textContent()).toContain('What could have been')
    await choose(page, 'Not here')
    await expect.poll(() => underlined(page).count(), patient).toBe(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await underlined(page).first().waitFor()
    await clickOn(page, underlined(page))
    await choose(page, 'Not here')
    await expect.poll(() => underlined(page).count(), patient).toBe(0)
    await expect.poll(() => asideOf(key, world.ana)).toBe(1)

    await page.reload()
    await insight.waitFor()
    await insight.press('Control+End')
    await page.keyboard.type(` ${hindsight}`)
    await expect.poll(() => wordsOf(page), patient).toEqual(twoOfIt)
    expect(await insight.inputValue()).toBe(`${blaming} ${hindsight}`)
  })

  test('is asked again from the foot of the field, which offers it while one writes there', async () => {
    const page = await open(await reviewed(), 'review')
    const factor = page.getByRole('textbox', { name: 'Add a factor' })
    await write(factor, blaming)
    await clickOn(page, underlined(page))
    await choose(page, 'Not in this review')
    await card(page).waitFor({ state: 'hidden' })
    const again = page.getByRole('button', { name: 'Ask again about 1 put aside' })
    await again.waitFor()
    await note(page).focus()
    await expect.poll(() => again.isVisible(), patient).toBe(false)
    await factor.focus()
    await again.click()
    await underlined(page).first().waitFor()
    expect(await again.count()).toBe(0)
  })

  test('in the review: in no other field of it either, but in another review', async () => {
    const key = await reviewed()
    const page = await open(key, 'review')
    const factor = page.getByRole('textbox', { name: 'Add a factor' })
    await write(factor, hindsight)
    await expect.poll(() => wordsOf(page), patient).toEqual(twoOfIt)
    await clickOn(page, underlined(page))
    await choose(page, 'Not in this review')
    await write(page.getByRole('textbox', { name: 'Add an improvement item' }), hindsight)
    await expect.poll(() => wordsOf(page), patient).toEqual([...oneOfIt, ...oneOfIt])
    const other = await open(await reviewed(), 'review')
    await write(other.getByRole('textbox', { name: 'Add a factor' }), hindsight)
    await expect.poll(() => wordsOf(other), patient).toEqual(twoOfIt)
  })

  test('in one tab: the other tab of the same person knows, nobody else does', async () => {
    const key = await reviewed()
    await world.ana.api('POST /incidents/:key/factors', { params: { key }, body: { statement: blaming } })
    const page = await open(key, 'review')
    const tab = await page.context().newPage()
    const bos = await open(key, 'review', bo)
    await tab.goto(paths.incident(key, 'review'))
    for (const one of [page, tab, bos]) {
      await one.getByRole('button', { name: 'Edit the factor' }).click()
      await underlined(one).first().waitFor()
    }
    await page.bringToFront()
    await clickOn(page, underlined(page))
    await choose(page, 'Not in this review')
    await expect.poll(() => underlined(tab).count(), patient).toBe(0)
    expect(await underlined(bos).count()).toBe(1)
    expect(await asideOf(key, bo)).toBe(0)
  })

  test('at the organisation: nobody is asked, the settings name who wanted it, and take it back', async () => {
    const page = await open(await reviewed(), 'review')
    await write(note(page), 'It was a fat-finger on the winch.')
    await underlined(page).first().waitFor()
    await clickOn(page, underlined(page))
    await card(page)
      .getByRole('button', { name: /^Never at Harbour/ })
      .click()
    const words = card(page).getByLabel('The words')
    expect(await words.inputValue()).toMatch(/fat-finger/)
    await words.fill('fat-finger')
    await card(page).getByLabel('Why, if you like').fill('Our winch is called that')
    await card(page).getByRole('button', { name: 'Never ask about them' }).click()
    await expect.poll(() => underlined(page).count(), patient).toBe(0)

    const bos = await open(await reviewed(), 'review', bo)
    await write(note(bos), `Another fat-finger. ${hindsight}`)
    await expect.poll(() => wordsOf(bos), patient).toEqual(twoOfIt)

    await page.goto(paths.settings('organisation'))
    const row = page.getByRole('listitem').filter({ hasText: '“fat-finger”' })
    expect(await row.textContent()).toMatch(/Our winch is called that · Ana/)
    await row.scrollIntoViewIfNeeded()
    await picture(page, 'language-settings')
    await row.getByRole('button', { name: /^Ask again/ }).click()
    await row.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await row.waitFor()
    await row.getByRole('button', { name: /^Ask again/ }).click()
    await expect
      .poll(() => wordsOf(bos), patient)
      .toEqual([expect.stringContaining('fat-finger'), ...twoOfIt])
  })

  test('of an anonymous note: in this tab, and nowhere under anybody’s name', async () => {
    const key = await reviewed()
    const page = await open(key, 'review')
    await page.getByRole('switch', { name: 'Anonymous' }).click({ force: true })
    await write(note(page), blaming)
    await underlined(page).first().waitFor()
    await clickOn(page, underlined(page))
    expect(
      await card(page)
        .getByRole('button', { name: /^Never at/ })
        .count(),
    ).toBe(0)
    await choose(page, 'Not here')
    await expect.poll(() => underlined(page).count(), patient).toBe(0)
    await page.getByRole('button', { name: 'Note it' }).click()
    await page.getByRole('article').filter({ hasText: blaming }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await asideOf(key, world.ana)).toBe(0)
    await page.reload()
    await page.getByRole('article').filter({ hasText: blaming }).hover()
    await page.getByRole('button', { name: 'Edit the note' }).click()
    await page.getByRole('textbox', { name: 'The note' }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await underlined(page).count()).toBe(0)
  })

  test('of a note that has a name: it waits in the tab until the note is sent', async () => {
    const key = await reviewed()
    const page = await open(key, 'review')
    await write(note(page), blaming)
    await underlined(page).first().waitFor()
    await clickOn(page, underlined(page))
    await choose(page, 'Not here')
    await expect.poll(() => underlined(page).count(), patient).toBe(0)
    expect(await asideOf(key, world.ana)).toBe(0)
    await page.getByRole('button', { name: 'Note it' }).click()
    await expect.poll(() => asideOf(key, world.ana), patient).toBe(1)
  })
})

test('readers see no underline, whoever wrote it', async () => {
  const key = await reviewed()
  await world.ana.api('POST /incidents/:key/notes', { params: { key }, body: { text: blaming } })
  const page = await open(key, 'review', bo)
  await page.getByRole('article').filter({ hasText: blaming }).waitFor()
  await page.waitForLoadState('networkidle')
  expect(await page.locator('[data-language-mirror], [data-underlined]').count()).toBe(0)
})

test('by the keyboard alone, and as it is heard', async () => {
  const page = await open(await reviewed(), 'review')
  await note(page).focus()
  await page.keyboard.type(`${blaming} ${hindsight}`)
  const said = () => saidOf(page, noteBox)
  await expect.poll(said, patient).toBe('3 language prompts. Press Alt-. to look.')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  const caret = () => page.evaluate<number>(`document.querySelector('${noteBox}').selectionStart`)
  const before = await caret()

  await page.keyboard.press('Alt+.')
  const dialog = page.getByRole('dialog', { name: 'What could have been' })
  await expect.poll(() => hasFocus(page, dialogBox)).toBe(true)
  // A card takes the focus once more, in a moment that no hand is quick enough for.
  await page.evaluate('new Promise((done) => setTimeout(() => setTimeout(done)))')
  expect(await saidOf(page, dialogBox)).toContain('“should have checked”')
  const reached: string[] = []
  for (let presses = 0; presses < 6; presses++) {
    await page.keyboard.press('Tab')
    reached.push((await page.locator(':focus').textContent()) ?? '')
    reached.push((await page.locator(':focus').getAttribute('aria-label')) ?? '')
  }
  expect(reached.filter(Boolean)).toEqual([
    'Previous prompt',
    'Next prompt',
    'Close',
    'Not here',
    'Not in this review',
    'Never at Harbour…',
  ])
  await page.keyboard.press('Alt+.')
  await page.getByRole('dialog', { name: 'Knowing it afterwards' }).waitFor()
  await page.keyboard.press('Escape')
  await card(page).waitFor({ state: 'hidden' })
  expect(await hasFocus(page, noteBox)).toBe(true)
  expect(await caret()).toBe(before)

  await page.keyboard.press('Alt+.')
  await dialog.waitFor()
  await dialog.getByRole('button', { name: 'Not here' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Knowing it afterwards' }).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(said, patient).toBe('2 language prompts. Press Alt-. to look.')
})

test('the help names the key', async () => {
  const page = await open(await reviewed(), 'review')
  await page.keyboard.press('?')
  await page
    .getByRole('dialog', { name: 'Keyboard shortcuts' })
    .getByText('Look at the language prompts')
    .waitFor()
})

test('underlines stay on their words while one types before them, and scroll along', async () => {
  const page = await open(await reviewed(), 'review')
  await note(page).fill(`${'A quiet line about the tide.\n'.repeat(30)}${blaming}`)
  await underlined(page).first().waitFor()
  await page.keyboard.press('Control+Home')
  await page.evaluate(`document.querySelector('${noteBox}').setSelectionRange(0, 0)`)
  await page.keyboard.type('Before. ')
  expect(await wordsOf(page)).toEqual(['should have checked'])
  const bottom = async () => (await note(page).boundingBox())?.height ?? 0
  await page.evaluate(`document.querySelector('${noteBox}').scrollTo(0, 10_000)`)
  const place = async () => {
    const [mark, field] = [await underlined(page).boundingBox(), await note(page).boundingBox()]
    return (mark?.y ?? 0) - (field?.y ?? 0)
  }
  // It follows with the next frame.
  await expect.poll(async () => (await place()) < (await bottom())).toBe(true)
  expect(await place()).toBeGreaterThan(0)
})

describe('formatted words', () => {
  async function writing(words: string): Promise<Page> {
    const key = await reviewed()
    await world.ana.api('PUT /incidents/:key/report/parts/:part', {
      params: { key, part: 'summary' },
      body: { text: words, version: 0 },
    })
    const page = await open(key, 'report')
    await page.getByRole('button', { name: 'Write in “Summary”' }).click()
    await page.getByRole('textbox', { name: 'Words of “Summary”' }).waitFor()
    return page
  }
  const marked = (page: Page) => page.locator('.ProseMirror [class*=underlined]')

  test('are asked about as plain ones, code and quotations are not', async () => {
    const page = await writing(
      `${blaming}\n\n> ${blaming}\n\n\`\`\`\n${blaming}\n\`\`\`\n\nThe log said \`we should have checked\` twice.`,
    )
    await marked(page).first().waitFor()
    expect(await marked(page).allTextContents()).toEqual(['should have checked'])
    await marked(page).click()
    await expect.poll(() => card(page).textContent()).toContain('What could have been')
    await picture(page, 'language-report')
    expect(await seriousFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await card(page).waitFor({ state: 'hidden' })
    const field = page.getByRole('textbox', { name: 'Words of “Summary”' })
    expect(await field.isVisible()).toBe(true)
    await expect.poll(() => saidOf(page, editor), patient).toBe('1 language prompt. Press Alt-. to look.')
    await page.keyboard.press('Alt+.')
    await expect.poll(() => hasFocus(page, dialogBox)).toBe(true)
    await choose(page, 'Not here')
    await expect.poll(() => marked(page).count(), patient).toBe(0)
    expect(await hasFocus(page, editor)).toBe(true)
    await page.keyboard.press('Control+Home')
    await page.keyboard.type('First of all. ')
    await page.waitForTimeout(700)
    expect(await marked(page).count()).toBe(0)
  })

  test('talk of one cause is a remark at the foot, once', async () => {
    const page = await writing('The root cause was the rope.\n\nThe root cause of it all was salt.')
    await page.getByRole('button', { name: '1 remark' }).click()
    await page.getByRole('dialog', { name: 'One cause' }).waitFor()
    expect(await marked(page).count()).toBe(0)
  })
})

test.each([
  ['desktop', desktop],
  ['phone', phone],
] as const)('on a %s underline, card and list look right', async (device, viewport) => {
  const page = await open(await reviewed(), 'review', world.ana, { viewport })
  await write(note(page), `${blaming} ${hindsight}`)
  await underlined(page).first().waitFor()
  await looksRight(page, `language-note-${device}`)
  await clickOn(page, underlined(page))
  await card(page).waitFor()
  await looksRight(page, `language-card-${device}`)
  await card(page)
    .getByRole('button', { name: /^Never at/ })
    .click()
  await looksRight(page, `language-list-${device}`)
})
