import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { paths } from '#web/paths.ts'
import { openPage, phone, seriousFindings, signIn } from '../harness/browser.ts'
import { picture } from '../harness/looks.ts'
import { createWorld, type Somebody, type World } from '../harness/world.ts'

const ready = 'Ready: somebody else could see when it is done'
const more = 'Needs a little more'
const open = 'Not something to finish yet'
const whenFinished = 'How will someone else see that this is finished?'
const strong = 'Reject a mooring plan that names no pilot'
const vague = 'Improve the communication with the pilots'

let world: World
let bo: Somebody

beforeAll(async () => {
  world = await createWorld({ lasting: true })
  bo = await world.person('Bo')
  return world.stop
}, 60_000)

/** An incident whose review somebody alone takes part in, with items. */
async function reviewed(titles: readonly string[] = [], { api }: Somebody = world.ana): Promise<string> {
  const { key } = await api('POST /incidents', { body: { title: 'The ferry drifted', severity: 'SEV3' } })
  await api('POST /incidents/:key/review', { params: { key } })
  for (const title of titles) await api('POST /incidents/:key/items', { params: { key }, body: { title } })
  return key
}

async function commit(key: string) {
  const { api } = world.ana
  const factor = await api('POST /incidents/:key/factors', {
    params: { key },
    body: { statement: 'The rope was worn' },
  })
  const { items } = await api('GET /incidents/:key/items', { params: { key } })
  for (const { id, version } of items) {
    await api('PATCH /items/:id', {
      params: { id },
      body: {
        ownerId: world.ana.id,
        due: '2027-01-31',
        doneWhen: 'Somebody else tried it',
        factorIds: [factor.id],
        state: 'committed',
        version,
      },
    })
  }
}

async function visit(key: string, who = world.ana, options: Parameters<typeof openPage>[1] = {}) {
  const page = await openPage(world, options)
  await signIn(world, page.context(), who)
  await page.goto(paths.incident(key, 'review', { pane: 'findings' }))
  await page.getByRole('heading', { name: 'Improvement items' }).waitFor()
  return page
}

/** The first item as it is saved, which the page shows a moment before. */
const kept = async (key: string) =>
  (await world.ana.api('GET /incidents/:key/items', { params: { key } })).items[0]

const line = (page: Page) => page.getByRole('textbox', { name: 'Add an improvement item' })
const item = (page: Page, title: string) => page.locator('li[data-state]').filter({ hasText: title })
const verdict = (within: Page | Locator) => within.locator('[data-verdict]')
const questions = (within: Page | Locator) => within.getByRole('list', { name: 'Questions that may help' })
const alike = (page: Page) => page.getByRole('list', { name: 'Items that say much the same' })
const patient = { timeout: 20_000 }
const shows = (within: Page | Locator, words: string) =>
  expect.poll(() => verdict(within).allTextContents(), patient).toEqual([words])

async function openItem(page: Page, title: string): Promise<Locator> {
  const one = item(page, title)
  await one.getByRole('button', { name: title, exact: true }).click()
  await verdict(one).waitFor()
  return one
}

describe('while an item is written', () => {
  test('it says whether others could see that it is done, asks at most two questions, and stops nobody', async () => {
    const page = await visit(await reviewed())
    await line(page).fill(vague)
    await shows(page, open)
    expect(await questions(page).getByRole('listitem').count()).toBeLessThanOrEqual(2)
    await picture(page, 'item-vague')
    await line(page).fill(strong)
    await shows(page, ready)
    expect(await questions(page).count()).toBe(0)
    await line(page).fill(vague)
    await line(page).press('Enter')
    await item(page, vague).waitFor()
    await expect.poll(() => verdict(page).count()).toBe(0)
  })

  test('more questions come on demand', async () => {
    const page = await visit(await reviewed())
    await line(page).fill('Discuss better training')
    await shows(page, open)
    expect(await questions(page).getByRole('listitem').count()).toBe(2)
    await page.getByRole('button', { name: /more questions?$/ }).click()
    expect(await questions(page).getByRole('listitem').count()).toBeGreaterThan(2)
    await page.getByRole('button', { name: 'Fewer questions' }).click()
    expect(await questions(page).getByRole('listitem').count()).toBe(2)
  })

  test('one word alone says nothing yet', async () => {
    const page = await visit(await reviewed())
    await line(page).fill('Reject')
    await page.waitForTimeout(1_500)
    expect(await verdict(page).count()).toBe(0)
  })

  test('those who listen hear of it once, when the writing pauses', async () => {
    const page = await visit(await reviewed())
    await line(page).fill('Moor')
    await page.evaluate(`{
      globalThis.heard = []
      new MutationObserver(() => {
        for (const one of document.querySelectorAll('[role=status]'))
          if (/finish yet|little more|Ready/.test(one.textContent) && globalThis.heard.at(-1) !== one.textContent)
            globalThis.heard.push(one.textContent)
      }).observe(document.body, { subtree: true, childList: true, characterData: true })
    }`)
    const heard = () => page.evaluate<string[]>('globalThis.heard')
    await line(page).fill('')
    await line(page).pressSequentially(vague, { delay: 15 })
    await expect.poll(heard, patient).toEqual([expect.stringContaining(open)])
    await line(page).pressSequentially(' too', { delay: 15 })
    await page.waitForTimeout(2_500)
    expect(await heard()).toHaveLength(1)
  })
})

describe('an item that is there', () => {
  test('is judged when it is opened; saying when it is finished changes the verdict at once', async () => {
    const title = 'Document the drills'
    const page = await visit(await reviewed([title]))
    expect(await verdict(page).count()).toBe(0)
    const one = await openItem(page, title)
    await shows(one, more)
    expect(await questions(one).textContent()).toContain(whenFinished)
    await one.getByLabel('Finished when').fill('A crew followed it without asking')
    await shows(one, ready)
    await picture(page, 'item-open')
    expect(await seriousFindings(page)).toEqual([])
  })

  test('is judged anew while its title is changed', async () => {
    const page = await visit(await reviewed([vague]))
    const one = await openItem(page, vague)
    await shows(one, open)
    await one.getByRole('button', { name: 'Edit the title' }).click()
    await page.getByRole('textbox', { name: 'What to do' }).fill(strong)
    await shows(page, ready)
    await page.keyboard.press('Escape')
    await shows(page, open)
  })

  test('suggests strength, type and phase; the suggestion is taken over by the keyboard', async () => {
    const key = await reviewed([strong])
    const page = await visit(key)
    const one = await openItem(page, strong)
    const suggestion = one.getByText(/^Suggested:/)
    expect(await suggestion.textContent()).toContain('strong · prevents · before it happens.')
    expect(await suggestion.textContent()).toContain('It makes the wrong move impossible or harmless.')
    await one.getByRole('button', { name: 'Take it over' }).focus()
    await page.keyboard.press('Enter')
    await suggestion.waitFor({ state: 'hidden' })
    await one.getByRole('button', { name: 'Strength: Strong' }).waitFor()
    await expect
      .poll(() => kept(key))
      .toMatchObject({ strength: 'strong', type: 'prevent', phase: 'prevent' })
  })

  test('what somebody chose stays theirs', async () => {
    const key = await reviewed([strong])
    const page = await visit(key)
    const one = await openItem(page, strong)
    await one.getByRole('button', { name: /^Strength:/ }).click()
    await page.getByRole('menuitem', { name: /^Weak/ }).click()
    await one.getByRole('button', { name: 'Strength: Weak' }).waitFor()
    const suggestion = one.getByText(/^Suggested:/)
    expect(await suggestion.textContent()).not.toContain('strong')
    await one.getByRole('button', { name: 'Take it over' }).click()
    await suggestion.waitFor({ state: 'hidden' })
    await expect.poll(() => kept(key)).toMatchObject({ strength: 'weak', type: 'prevent' })
  })
})

describe('items that are alike', () => {
  const there = 'Probe the tide gauge every minute'
  const written = 'Probe the tide gauge every two minutes'

  test('are shown with the way to them, to whoever may read both', async () => {
    const other = await reviewed([there])
    const page = await visit(await reviewed())
    await line(page).fill(written)
    await expect
      .poll(() => alike(page).textContent(), patient)
      .toContain(`Looks like ${other}: ${there}, still an idea`)
    await picture(page, 'item-alike')
    const [tab] = await Promise.all([page.waitForEvent('popup'), alike(page).getByRole('link').click()])
    await verdict(item(tab, there)).waitFor()
    expect(await line(page).inputValue()).toBe(written)
  })

  test('are not shown to whoever has no part in their review', async () => {
    await reviewed(['Drain the lock basin before each winter'])
    const page = await visit(await reviewed([], bo), bo)
    await line(page).fill('Drain the lock basin before every winter')
    await verdict(page).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await alike(page).count()).toBe(0)
  })

  test('an item is never its own double', async () => {
    const title = 'Grease the eastern drawbridge hinge monthly'
    const page = await visit(await reviewed([title]))
    const one = await openItem(page, title)
    await one.getByRole('button', { name: 'Edit the title' }).click()
    await page.getByRole('textbox', { name: 'What to do' }).fill(`${title} by day`)
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(1_000)
    expect(await alike(page).count()).toBe(0)
  })
})

describe('the items of a review together', () => {
  const advice = /rely on people remembering/
  const dismiss = 'Don’t ask about it in this review'

  test('weak commitments alone are asked about once, until somebody puts it aside for themselves', async () => {
    const key = await reviewed(['Train every crew on the new winch', 'Remind the pilots of the tide'])
    await commit(key)
    await world.ana.api('PUT /incidents/:key/review/participants/:personId', {
      params: { key, personId: bo.id },
      body: {},
    })
    const page = await visit(key)
    await page.getByText(advice).waitFor()
    await picture(page, 'item-advice')
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('button', { name: dismiss }).click()
    await page.getByText(advice).waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText(advice).waitFor()
    await page.getByRole('button', { name: dismiss }).click()
    await page.getByText(advice).waitFor({ state: 'hidden' })
    await page.reload()
    await page.getByRole('heading', { name: 'Improvement items' }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await page.getByText(advice).count()).toBe(0)
    const bos = await visit(key, bo)
    await bos.getByText(advice).waitFor()
  })

  test('a strong one among them leaves nothing to ask', async () => {
    const key = await reviewed(['Train every crew on the new winch', strong])
    await commit(key)
    const page = await visit(key)
    await item(page, strong).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await page.getByRole('button', { name: dismiss }).count()).toBe(0)
  })
})

test('on a phone in the dark everything has room and contrast', async () => {
  await reviewed(['Anchor the southern buoy with a second chain'])
  const key = await reviewed(['Train every crew on the new winch', vague])
  const page = await visit(key, world.ana, { viewport: phone, colorScheme: 'dark', hasTouch: true })
  await openItem(page, vague)
  await line(page).fill('Anchor the southern buoy with a better chain')
  await alike(page).waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await alike(page).scrollIntoViewIfNeeded()
  await picture(page, 'item-phone')
  await item(page, vague).scrollIntoViewIfNeeded()
  await picture(page, 'item-phone-open')
  expect(await seriousFindings(page)).toEqual([])
})
