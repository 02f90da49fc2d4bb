import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { paths } from '#web/paths.ts'
import { desktop, openPage, signIn } from '../harness/browser.ts'
import { indexed } from '../harness/indexed.ts'
import { looksRight, picture } from '../harness/looks.ts'
import { addAndRead, createWorld, type Somebody, type World } from '../harness/world.ts'

/** The machine may be busy. */
const patient = { timeout: 15_000 }
const small = { width: 375, height: 812 }

let world: World
let bo: Somebody
let key = ''

beforeAll(async () => {
  world = await createWorld({ lasting: true })
  bo = await world.person('Bo')
  await world.ana.api('POST /example', {})
  key = await lighthouse()
  await record('The buoy <img src=x onerror="document.title=1"> rang', {
    summary: '<script>document.title = "taken"</script> The buoy rang <b>and rang</b>',
  })
  for (let index = 0; index < 45; index += 1)
    await record(`Ferry ${index} was late`, {
      severity: index % 3 ? 'SEV3' : 'SEV4',
      startedAt: `202${3 + (index % 3)}-03-0${1 + (index % 8)}T10:00:00Z`,
      services: [index % 2 ? 'Harbour radio' : 'Card payments'],
    })
  await indexed(world)
  return world.stop
}, 120_000)

async function record(title: string, more: Record<string, unknown> = {}): Promise<string> {
  const { startedAt, ...rest } = more
  const { key } = await world.ana.api('POST /incidents', {
    body: {
      title,
      severity: 'SEV2',
      ...rest,
      ...(startedAt ? { times: { 'impact-started': startedAt } } : {}),
    } as never,
  })
  return key
}

/** An incident with one of everything. */
async function lighthouse(): Promise<string> {
  const { api } = world.ana
  const key = await record('The lighthouse went dark', {
    summary: 'Nobody saw the lighthouse for an hour.',
    services: ['Harbour radio'],
  })
  const params = { key }
  await api('POST /incidents/:key/review', { params })
  const lines = Array.from(
    { length: 300 },
    (_, line) =>
      `2026-03-01T${String(8 + Math.floor(line / 60)).padStart(2, '0')}:${String(line % 60).padStart(2, '0')}:00 <bo> line ${line}${line === 260 ? ' the periscope entry' : ''}\n`,
  )
  await addAndRead(api, key, { name: 'periscope.log', bytes: Buffer.from(lines.join('')) })
  for (let note = 0; note < 25; note += 1)
    await api('POST /incidents/:key/notes', {
      params,
      body: { text: note === 3 ? 'A periscope note' : `Something was said ${note}` },
    })
  await api('POST /incidents/:key/factors', { params, body: { statement: 'The periscope factor' } })
  await api('POST /incidents/:key/insights', { params, body: { text: 'The periscope insight' } })
  await api('POST /incidents/:key/items', { params, body: { title: 'Polish the periscope' } })
  await api('PUT /incidents/:key/report/parts/:part', {
    params: { key, part: 'questions' },
    body: { text: 'Who polishes the **periscope** of the _north pier_ on Sundays?', version: 0 },
  })
  await api('POST /incidents/:key/report/publication', { params, body: { audience: 'organisation' } })
  return key
}

async function open(
  address: string,
  { who = world.ana, ...options }: Parameters<typeof openPage>[1] & { who?: Somebody } = {},
): Promise<Page> {
  const page = await openPage(world, { timezoneId: 'UTC', ...options })
  await signIn(world, page.context(), who)
  await page.goto(address)
  await page.locator('h1').first().waitFor()
  return page
}

const box = (page: Page) =>
  page
    .getByRole('combobox', { name: 'Search everything' })
    .or(page.getByRole('searchbox', { name: 'Search everything' }))
const found = (page: Page) => page.getByRole('list', { name: 'Found' }).locator('a[data-find]')
const inBox = (page: Page) => page.evaluate('document.activeElement?.type === "search"')
const focused = (page: Page) => page.evaluate('document.activeElement?.textContent')
const q = (page: Page) => new URL(page.url()).searchParams.get('q')

describe('searching', () => {
  test('as one types, with the words marked, and the address says it', async () => {
    const page = await open(paths.search())
    await page.getByText('What you can write').waitFor()
    await picture(page, 'search-empty')
    await page.keyboard.type('lightho')
    await page.getByRole('link', { name: 'The lighthouse went dark' }).first().waitFor()
    expect(await page.locator('mark').first().textContent()).toBe('lighthouse')
    expect(q(page)).toBe('lightho')
    await page.keyboard.type('use dar')
    await expect.poll(() => q(page), patient).toBe('lighthouse dar')
    await page.getByRole('link', { name: 'The lighthouse went dark' }).first().waitFor()
    await page.reload()
    await page.getByRole('link', { name: 'The lighthouse went dark' }).first().waitFor()
    expect(await box(page).inputValue()).toBe('lighthouse dar')
  })

  test('hostile text stays text', async () => {
    const page = await open(paths.search({ q: 'buoy' }))
    await page.getByRole('link', { name: /<img src=x onerror=/ }).waitFor()
    await page.getByText('<script>document.title = "taken"</script>').waitFor()
    expect(await page.locator('#main img, #main script').count()).toBe(0)
    expect(await page.title()).toContain('buoy')
    await page.goto(paths.search({ q: '<img src=x onerror=alert(1)>' }))
    await page.getByRole('status').first().waitFor()
  })

  test('counts narrow it down, and chips take that back', async () => {
    const page = await open(paths.search({ q: 'ferry late' }))
    await page.getByText('45 finds').waitFor()
    const aside = page.getByRole('complementary', { name: 'Narrow it down' })
    await picture(page, 'search-facets')
    await aside.getByRole('button', { name: /^Card payments 23/ }).click()
    await page.getByText('23 finds').waitFor()
    expect(q(page)).toBe('ferry late service:"Card payments"')
    expect(await box(page).inputValue()).toBe('ferry late service:"Card payments"')
    await aside.getByRole('button', { name: /^2024 / }).click()
    await expect
      .poll(() => q(page), patient)
      .toBe('ferry late service:"Card payments" after:2024 before:2025')
    await page.getByRole('list', { name: 'Narrowed to' }).getByText('2024').waitFor()
    await page.getByText('8 finds').or(page.getByText('7 finds')).waitFor()
    await picture(page, 'search-chips')
    await page.getByRole('button', { name: 'Take out 2024' }).click()
    await page.getByText('23 finds').waitFor()
    await aside.getByRole('button', { name: /^Card payments/, pressed: true }).click()
    await page.getByText('45 finds').waitFor()
    expect(q(page)).toBe('ferry late')
  })

  test('all of them by going on, and coming back keeps the place', async () => {
    const page = await open(paths.search({ q: 'ferry late' }))
    await page.getByText('45 finds').waitFor()
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, 4_000)
        return found(page).count()
      }, patient)
      .toBe(45)
    await found(page).nth(40).click()
    await page.waitForURL('**/incidents/INC-*')
    await page.goBack()
    await expect.poll(() => found(page).count(), patient).toBe(45)
    await expect.poll(() => page.evaluate('scrollY'), patient).toBeGreaterThan(1_000)
  })

  test('mistyped words, words that go on, and only some of the words are told', async () => {
    const page = await open(paths.search({ q: 'lihgthouse' }))
    await page.getByText('Nothing has “lihgthouse”.').waitFor()
    await picture(page, 'search-corrected')
    await page.getByRole('button', { name: 'lighthouse', exact: true }).click()
    await expect.poll(() => q(page), patient).toBe('lighthouse')
    await page.goto(paths.search({ q: 'lighthouse xylophonist' }))
    await page.getByText('Nothing has all of these words').waitFor()
    await page.goto(paths.search({ q: 'servce:radio ferry' }))
    await page.getByText('There is no field “servce”').waitFor()
    await picture(page, 'search-problem')
    await page.getByRole('button', { name: 'Look for service:radio' }).click()
    await expect.poll(() => q(page), patient).toBe('service:radio ferry')
  })

  test('where nothing was found, it says what may help', async () => {
    const page = await open(paths.search({ q: 'lighthouse severity:sev4' }))
    await page.getByText('Nothing was found').waitFor()
    await picture(page, 'search-nothing')
    await page.getByRole('button', { name: /^Look everywhere/ }).click()
    await page.getByRole('link', { name: 'The lighthouse went dark' }).first().waitFor()
  })

  test('values of a field are offered', async () => {
    const page = await open(paths.search())
    await page.keyboard.type('ferry service:car')
    await page.getByRole('option', { name: 'Card payments' }).waitFor()
    await picture(page, 'search-offered')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByText('23 finds').waitFor()
    expect(await box(page).inputValue()).toBe('ferry service:"Card payments"')
    await page.keyboard.type(' late')
    await expect.poll(() => q(page), patient).toBe('ferry service:"Card payments" late')
  })
})

describe('the keyboard', () => {
  test('arrows and j, k go along; Escape and / go back to the box', async () => {
    const page = await open(paths.search())
    await page.keyboard.type('ferry late')
    await page.getByText('45 finds').waitFor()
    await page.keyboard.press('ArrowDown')
    const first = await focused(page)
    expect(first).toMatch(/^Ferry/)
    await page.keyboard.press('j')
    expect(await focused(page)).not.toBe(first)
    await page.keyboard.press('k')
    expect(await focused(page)).toBe(first)
    await page.keyboard.press('ArrowUp')
    expect(await inBox(page)).toBe(true)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Escape')
    expect(await inBox(page)).toBe(true)
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    expect(await inBox(page)).toBe(true)
    expect(await box(page).inputValue()).toBe('ferry late')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/incidents/INC-*')
  })
})

describe('a find leads to the very thing', () => {
  async function follow(kind: string) {
    const page = await open(paths.search({ q: `periscope kind:${kind}` }))
    await found(page).first().click()
    return page
  }
  const inSight = async (page: Page, selector: string) => {
    const one = page.locator(selector).first()
    await one.waitFor()
    await expect
      .poll(async () => {
        const { y = -1, height = 0 } = (await one.boundingBox()) ?? {}
        return y >= 0 && y + height <= desktop.height
      }, patient)
      .toBe(true)
  }

  test('a note', async () => {
    const page = await follow('note')
    await inSight(page, 'article:has-text("A periscope note")')
    await expect.poll(() => focused(page), patient).toContain('A periscope note')
  })
  test('a factor and an insight', async () => {
    const page = await follow('factor')
    await inSight(page, 'li[id^=factor-]:has-text("The periscope factor")')
    await page.goto(paths.search({ q: 'periscope kind:insight' }))
    await found(page).first().click()
    await inSight(page, 'li[id^=insight-]:has-text("The periscope insight")')
  })
  test('an improvement, opened', async () => {
    const page = await follow('item')
    await page.getByRole('button', { name: 'Polish the periscope', expanded: true }).waitFor()
  })
  test('a line of the timeline, in its place', async () => {
    const page = await follow('entry')
    await inSight(page, '[role=row]:has-text("the periscope entry")')
  })
  test('evidence', async () => {
    const page = await follow('evidence')
    await inSight(page, 'li[id^=evidence-]:has-text("periscope.log")')
  })
  test('the part of a report, for those who wrote it and those who read it', async () => {
    for (const who of [world.ana, bo]) {
      const page = await open(paths.search({ q: 'north pier sundays kind:report' }), { who })
      await found(page).first().click()
      await inSight(page, '#main p:has-text("Who polishes the periscope of the north pier")')
      await page.waitForURL(`**${paths.incident(key, 'report')}?versions=1*`)
    }
  })
})

describe('the palette', () => {
  async function ask(page: Page, words: string) {
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('Go to an incident, or do something…').waitFor()
    await page.keyboard.type(words)
  }

  test('finds everything, and leads to all of it', async () => {
    const page = await open(paths.reports())
    await ask(page, 'periscope')
    await page.getByRole('button', { name: /A periscope note/ }).waitFor()
    await page.getByRole('button', { name: /Polish the periscope/ }).waitFor()
    await picture(page, 'search-palette')
    await page.getByRole('button', { name: 'All results' }).click()
    await page.waitForURL('**/search?q=periscope')
    // One incident: its best find, three more, and the rest on demand.
    await expect.poll(() => found(page).count(), patient).toBe(4)
    await page.getByRole('button', { name: /^\d more in INC-/, expanded: false }).click()
    expect(await found(page).count()).toBeGreaterThan(5)
    await picture(page, 'search-together')
    await page.getByRole('button', { name: /^Fewer in INC-/, expanded: true }).click()
    await expect.poll(() => found(page).count(), patient).toBe(4)
  })

  test('Enter opens the first, the arrows choose another', async () => {
    const page = await open(paths.reports())
    await ask(page, 'polish')
    await page.getByRole('button', { name: /Polish the periscope/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/review?pane=findings&item=*')
    await ask(page, 'zzzz')
    await page.getByRole('button', { name: 'All results' }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search?q=zzzz')
  })

  test('opened again at once, it takes all that is typed', async () => {
    const page = await open(paths.reports())
    for (const words of ['periscope', 'lighthouse', 'ferry']) {
      await ask(page, words)
      expect(await page.getByPlaceholder('Go to an incident, or do something…').inputValue()).toBe(words)
      await page.keyboard.press('Escape')
    }
  })

  test('is reached by a button on a phone', async () => {
    const page = await open(paths.incidents(), { viewport: small, hasTouch: true })
    await page.getByRole('button', { name: /Search or do something/ }).click()
    await page.getByPlaceholder('Go to an incident, or do something…').fill('lighthouse')
    await page.getByRole('button', { name: 'All results' }).waitFor()
    await picture(page, 'search-palette-phone')
  })
})

describe.each([
  ['desktop', desktop],
  ['phone', small],
] as const)('on a %s', (device, viewport) => {
  test.each(['', 'ferry late', 'periscope', 'lighthouse severity:sev4'])(
    '“%s” looks right',
    async (words) => {
      const page = await open(paths.search({ q: words }), { viewport, who: bo })
      await page.waitForLoadState('networkidle')
      const narrow = page.getByRole('button', { name: 'Narrow it down' })
      if (await narrow.isVisible()) await narrow.click()
      await looksRight(page, `search-${words.split(' ').join('-') || 'guide'}-${device}`)
    },
  )
})
