import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { paths } from '#web/paths.ts'
import { openPage, signIn } from '../harness/browser.ts'
import { longTimelineStart, writeLongTimeline } from '../harness/long-timeline.ts'
import { createWorld, type World } from '../harness/world.ts'

/** The machine may be busy. */
const patient = { timeout: 20_000 }
/** More rows than a screen holds, and far fewer than the list has. */
const fewRows = 150
/** Browsers cut a taller element off; Firefox is the first of them. */
const tallest = 17_800_000

let world: World

beforeAll(async () => {
  world = await createWorld({ lasting: true })
  for (const entries of [100_000, 400_000, 5_000]) {
    const { id } = await world.ana.api('POST /incidents', { body: { title: 'Long', severity: 'SEV4' } })
    await writeLongTimeline(world.connection, id, entries)
  }
  return world.stop
}, 120_000)

interface Seen {
  /** Rows in the document, waiting ones included. */
  rows: number
  /** Rows in view, from top to bottom. */
  visible: { index: number; top: number; bottom: number; text: string }[]
  waiting: boolean
  /** Of the list's height, how much rows in view leave bare. */
  bare: number
  scrollTop: number
  scrollHeight: number
}

/** What the list shows at this moment. */
const look = `(() => {
  const list = document.querySelector('[role=grid][aria-label="Everything gathered"]')
  if (!list) return null
  const frame = list.getBoundingClientRect()
  const within = (box) => box.bottom > frame.top + 1 && box.top < frame.bottom - 1
  const all = [...list.querySelectorAll('[data-index], [data-waiting]')]
  const shown = all.filter((one) => within(one.getBoundingClientRect()))
  const visible = shown.filter((one) => one.dataset.index).map((one) => {
    const { top, bottom } = one.getBoundingClientRect()
    return { index: Number(one.dataset.index), top, bottom, text: one.querySelector('p').textContent }
  }).sort((a, b) => a.top - b.top)
  const covered = shown.reduce((sum, one) => {
    const { top, bottom } = one.getBoundingClientRect()
    return sum + Math.min(bottom, frame.bottom) - Math.max(top, frame.top)
  }, 0)
  const { scrollTop, scrollHeight } = list
  return {
    rows: all.length, visible, waiting: shown.some((one) => !one.dataset.index),
    bare: frame.height - covered, scrollTop, scrollHeight,
  }
})()`

const nextFrames = `new Promise((done) => {
  let left = 4
  const next = () => (left-- > 0 ? requestAnimationFrame(next) : done())
  next()
})`

/** What the list shows once it rests: nothing is on its way and nothing moves. */
async function settled(page: Page): Promise<Seen> {
  const until = Date.now() + patient.timeout
  let before = ''
  while (Date.now() < until) {
    const seen = await page.evaluate<Seen | null>(look)
    const now = JSON.stringify(seen)
    if (seen && !seen.waiting && seen.visible.length > 0 && now === before) return seen
    before = now
    await page.evaluate(nextFrames)
    await page.waitForTimeout(100)
  }
  throw new Error(`The list does not come to rest: ${before}`)
}

/** The rows in view follow each other without a gap, each says what belongs there, and nothing lies over another. */
function isSound(seen: Seen, messageAt = (index: number) => index + 1) {
  expect(seen.rows).toBeLessThan(fewRows)
  expect(seen.scrollHeight).toBeLessThan(tallest)
  expect(Math.abs(seen.bare)).toBeLessThan(3)
  seen.visible.forEach((row, i) => {
    expect(row.text).toMatch(new RegExp(`^message ${messageAt(row.index)}\\b`))
    const next = seen.visible[i + 1]
    if (!next) return
    expect(next.index).toBe(row.index + 1)
    expect(Math.abs(next.top - row.bottom)).toBeLessThan(1.5)
  })
}

const firstOf = (seen: Seen) => seen.visible[0]?.index ?? -1
const lastOf = (seen: Seen) => seen.visible.at(-1)?.index ?? -1

/** The timeline of an incident, at its beginning; every request of the list is answered. */
async function open(key = 'INC-1') {
  const page = await openPage(world)
  await signIn(world, page.context(), world.ana)
  await page.goto(paths.incident(key, 'timeline'))
  const list = page.getByRole('grid', { name: 'Everything gathered' })
  const total = page.getByRole('region', { name: 'Everything gathered' }).getByText(/^[\d,]+ entr(y|ies)$/)
  await total.waitFor()
  const counted = (words: string) => expect.poll(() => total.textContent(), patient).toBe(words)
  return { page, list, counted }
}

/** As by the scroll bar: to a share of its whole way. */
async function dragTo(page: Page, share: number) {
  await page.evaluate(`(() => {
    const list = document.querySelector('[role=grid][aria-label="Everything gathered"]')
    list.scrollTop = ${share} * (list.scrollHeight - list.clientHeight)
  })()`)
}

describe('a timeline of 100,000 entries', () => {
  test('begins with its first rows, and few of them', async () => {
    const { page, counted } = await open()
    await counted('100,000 entries')
    const seen = await settled(page)
    expect(firstOf(seen)).toBe(0)
    isSound(seen)
  })

  test('goes to its end and back by the keyboard', async () => {
    const { page, list, counted } = await open()
    await counted('100,000 entries')
    await list.focus()
    await page.keyboard.press('End')
    const end = await settled(page)
    expect(lastOf(end)).toBe(99_999)
    isSound(end)
    await page.keyboard.press('PageUp')
    const above = await settled(page)
    expect(above.visible.map(({ index }) => index)).toContain(99_999 - 12)
    isSound(above)
    await page.keyboard.press('Home')
    const home = await settled(page)
    expect(firstOf(home)).toBe(0)
    isSound(home)
  })

  test('goes anywhere by its scroll bar, and on from there by the wheel', async () => {
    const { page, list } = await open()
    await settled(page)
    for (const share of [0.5, 0.9, 0.25]) {
      await dragTo(page, share)
      const seen = await settled(page)
      isSound(seen)
      expect(Math.abs(firstOf(seen) / 100_000 - share)).toBeLessThan(0.05)
    }
    const before = await settled(page)
    await list.hover()
    await page.mouse.wheel(0, 600)
    await expect.poll(async () => firstOf(await settled(page)), patient).toBeGreaterThan(firstOf(before))
    const after = await settled(page)
    isSound(after)
    // 600 px are some rows, wherever in the list.
    expect(firstOf(after) - firstOf(before)).toBeLessThan(12)
    await page.mouse.wheel(0, -600)
    await expect.poll(async () => firstOf(await settled(page)), patient).toBe(firstOf(before))
  })

  test('shows every row that passes while it is scrolled for long', async () => {
    const { page, list } = await open()
    const passed = new Set((await settled(page)).visible.map(({ index }) => index))
    await list.hover()
    for (let step = 0; step < 60; step += 1) {
      await page.mouse.wheel(0, 400)
      await page.evaluate(nextFrames)
      const seen = await page.evaluate<Seen>(look)
      expect(seen.rows).toBeLessThan(fewRows)
      for (const { index } of seen.visible) passed.add(index)
    }
    const seen = await settled(page)
    isSound(seen)
    expect(lastOf(seen)).toBeGreaterThan(150)
    for (let index = 0; index <= lastOf(seen) - 20; index += 1) expect(passed).toContain(index)
  })

  test('is narrowed by words, a person or a kind, and whole again', async () => {
    const { page, counted } = await open()
    await counted('100,000 entries')
    await page.keyboard.press('/')
    await page.keyboard.type('lighthouse')
    await counted('100 entries')
    const words = await settled(page)
    isSound(words, (index) => (index + 1) * 1000)
    await page.getByRole('button', { name: 'Clear all' }).click()
    await counted('100,000 entries')
    await choose(page, 'People', 'person 7')
    await counted('2,500 entries')
    await page.keyboard.press('Escape')
    isSound(await settled(page), (index) => index * 40 + 7)
    await page.getByRole('button', { name: 'Clear all' }).click()
    await counted('100,000 entries')
    await choose(page, 'Kinds', 'Signal')
    await counted('100 entries')
    await page.keyboard.press('Escape')
    isSound(await settled(page), (index) => (index + 1) * 1000)
    await page.getByRole('button', { name: 'Clear all' }).click()
    await counted('100,000 entries')
    isSound(await settled(page))
  })

  test('keeps the chosen row when filters come and go', async () => {
    const { page, list, counted } = await open()
    await settled(page)
    await page.keyboard.press('/')
    await page.keyboard.type('lighthouse')
    await counted('100 entries')
    await page.keyboard.press('Enter')
    await page.keyboard.press('t')
    await page.keyboard.type('2026-03-01 15:16:40')
    await page.keyboard.press('Enter')
    const row = list.getByRole('row').filter({ hasText: /message 55000\b/ })
    await row.click()
    await list
      .locator('[data-current]')
      .filter({ hasText: /message 55000\b/ })
      .waitFor()
    await page.getByRole('button', { name: 'Clear all' }).click()
    await counted('100,000 entries')
    await list
      .locator('[data-current]')
      .filter({ hasText: /message 55000\b/ })
      .waitFor()
    const seen = await settled(page)
    expect(seen.visible.map(({ index }) => index)).toContain(54_999)
    isSound(seen)
    await page.keyboard.press('End')
    isSound(await settled(page))
    await page.keyboard.press('ArrowUp')
    await list
      .locator('[data-current]')
      .filter({ hasText: /message 99999\b/ })
      .waitFor()
  })
})

async function choose(page: Page, menu: string, name: string) {
  await page.getByRole('button', { name: menu, exact: true }).click()
  await page
    .getByRole('checkbox', { name: new RegExp(`^${name}(?!\\d)`, 'i') })
    .first()
    .check()
}

describe('a timeline taller than browsers let an element be', () => {
  test('can be scrolled to its last row, and from there row by row', async () => {
    const { page, list, counted } = await open('INC-2')
    await counted('400,000 entries')
    isSound(await settled(page))
    await dragTo(page, 1)
    const end = await settled(page)
    expect(lastOf(end)).toBe(399_999)
    isSound(end)
    await list.hover()
    await page.mouse.wheel(0, -700)
    await expect.poll(async () => lastOf(await settled(page)), patient).toBeLessThan(399_999)
    const above = await settled(page)
    expect(lastOf(above)).toBeGreaterThan(399_980)
    isSound(above)
    await page.mouse.wheel(0, 3000)
    await expect.poll(async () => lastOf(await settled(page)), patient).toBe(399_999)
    await dragTo(page, 0)
    const start = await settled(page)
    expect(firstOf(start)).toBe(0)
    isSound(start)
  })

  test('goes to any moment of it', async () => {
    const { page, list, counted } = await open('INC-2')
    await counted('400,000 entries')
    await settled(page)
    await page.keyboard.press('t')
    await page.keyboard.type('2026-03-04 18:00')
    await page.keyboard.press('Enter')
    await list.getByText(/^message 324000\b/).waitFor()
    const seen = await settled(page)
    expect(seen.visible.map(({ index }) => index)).toContain(323_999)
    isSound(seen)
    await list.focus()
    await page.keyboard.press('End')
    const end = await settled(page)
    expect(lastOf(end)).toBe(399_999)
    isSound(end)
  })
})

test('what is in view stays there when somebody adds an entry before it', async () => {
  const { page, counted } = await open('INC-3')
  await counted('5,000 entries')
  await dragTo(page, 0.5)
  const before = await settled(page)
  isSound(before)
  const added = await world.ana.api('POST /incidents/:key/entries', {
    params: { key: 'INC-3' },
    body: { at: new Date(longTimelineStart).toISOString(), text: 'The lamp flickered', precision: 'exact' },
  })
  onTestFinished(async () => {
    await world.ana.api('DELETE /entries/:id', { params: { id: added.id } })
  })
  await counted('5,001 entries')
  const top = before.visible[1]
  await expect
    .poll(async () => (await settled(page)).visible.find(({ text }) => text === top?.text), patient)
    .toEqual({ ...top, index: (top?.index ?? 0) + 1 })
  isSound(await settled(page), (index) => index)
})
