import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { paths } from '#web/paths.ts'
import { desktop, openPage, phone, signIn } from '../harness/browser.ts'
import { looksRight, picture } from '../harness/looks.ts'
import { createWorld, type World } from '../harness/world.ts'

let world: World
/** The shortest of the SEV1 incidents. */
let shortest = ''

const sev1 = [4, 9, 14, 22, 22, 35, 49, 70, 95, 160, 420, 1_900]
const earlier = [12, 25, 40, 41, 90, 130, 200, 700, 2_400]
const few = [15, 30, null, 200]

beforeAll(async () => {
  world = await createWorld({ lasting: true })
  for (const [index, minutes] of sev1.entries()) {
    const key = await record('SEV1', `2025-05-${String(index + 3).padStart(2, '0')}`, minutes)
    shortest ||= key
  }
  await record('SEV1', '2025-05-28', null)
  for (const [index, minutes] of earlier.entries()) {
    await record('SEV1', `2025-04-${String(index + 3).padStart(2, '0')}`, minutes)
  }
  for (const [index, minutes] of few.entries()) await record('SEV3', `2025-05-1${index}`, minutes)
  return world.stop
}, 60_000)

async function record(severity: string, day: string, minutes: number | null) {
  const began = Date.parse(`${day}T10:00:00Z`)
  const times = {
    'impact-started': new Date(began).toISOString(),
    ...(minutes !== null && { mitigated: new Date(began + minutes * 60_000).toISOString() }),
  }
  const { key } = await world.ana.api('POST /incidents', {
    body: { title: `Checkout was away ${minutes ?? 'for a while'}`, severity, times },
  })
  return key
}

const may = { from: '2025-05-01', to: '2025-05-31' }

async function open(address: string, options: Parameters<typeof openPage>[1] = {}): Promise<Page> {
  const page = await openPage(world, { timezoneId: 'UTC', ...options })
  await signIn(world, page.context(), world.ana)
  await page.goto(address)
  await page.getByRole('heading', { name: 'Durations', level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  return page
}

test('the median with its interval, n, what is missing, and a dot for every incident', async () => {
  const page = await open(paths.durations({ severity: 'SEV1', ...may }))
  await page.getByText('Median 42 min (95 % interval 14 min to 2 h 40 min)').waitFor()
  await page.getByText('TTM known for 12 of 13').waitFor()
  await page.getByText('n = 12').waitFor()
  const plot = page.getByRole('group', { name: /^SEV1, Time to stop the impact/ })
  expect(await plot.getByRole('link').count()).toBe(12)
})

test('dots are worked with the keyboard, and lead to their incident', async () => {
  const page = await open(paths.durations({ severity: 'SEV1', ...may }))
  const first = page.getByRole('link', { name: new RegExp(`^${shortest} `) }).first()
  await first.focus()
  await page.keyboard.press('ArrowRight')
  const label = await page.evaluate('document.activeElement.getAttribute("aria-label")')
  expect(label).toMatch(/^INC-\d+ Checkout was away 9: 9 min$/)
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${paths.incident(shortest)}`)
})

test('fewer than six: dots only, and why', async () => {
  const page = await open(paths.durations({ severity: 'SEV3' }))
  await page.getByText(/^3 durations are too few for a median/).waitFor()
  expect(await page.getByText(/Median/).count()).toBe(0)
  expect(await page.getByRole('group', { name: /^SEV3/ }).getByRole('link').count()).toBe(3)
  await page.getByText('1 incident lacks').or(page.getByText('One incident lacks')).waitFor()
})

test('severities stand beside each other, each with its n', async () => {
  const page = await open(paths.durations(may))
  await page.getByRole('heading', { name: 'SEV1' }).waitFor()
  await page.getByRole('heading', { name: 'SEV3' }).waitFor()
  await page.getByText('n = 12').waitFor()
  await page.getByText('n = 3').waitFor()
})

test('near misses by themselves, and the address says it', async () => {
  const { key } = await world.ana.api('POST /incidents', {
    body: {
      title: 'Almost',
      severity: 'SEV3',
      kind: 'near-miss',
      times: { 'impact-started': '2025-01-01T10:00:00Z' },
    },
  })
  const page = await open(paths.durations())
  await page.getByRole('combobox', { name: 'Kind' }).click()
  await page.getByRole('option', { name: 'Near misses' }).click()
  await page.getByText('TTM known for 0 of 1').waitFor()
  expect(new URL(page.url()).searchParams.get('kind')).toBe('near-miss')
  await page.getByText('The same as a table').click()
  await page.getByRole('link', { name: `${key} Almost` }).waitFor()
})

test('a dot leads to the report, else to the review, as far as one may read them', async () => {
  const bo = await world.person('Bo')
  const recorded = async (title: string) => {
    const { key } = await world.ana.api('POST /incidents', {
      body: {
        title,
        severity: 'SEV2',
        times: { 'impact-started': '2025-02-01T10:00:00Z', mitigated: '2025-02-01T10:30:00Z' },
      },
    })
    await world.ana.api('POST /incidents/:key/review', { params: { key } })
    return key
  }
  const told = await recorded('Told to all')
  const reviewed = await recorded('Under review')
  await world.ana.api('POST /incidents/:key/report/publication', {
    params: { key: told },
    body: { audience: 'organisation' },
  })
  const accounts = async (who: typeof bo) => {
    const { items } = await who.api('GET /durations', { query: { severity: 'SEV2' } })
    return Object.fromEntries(items.map(({ key, account }) => [key, account]))
  }
  expect(await accounts(world.ana)).toMatchObject({ [told]: 'report', [reviewed]: 'review' })
  expect(await accounts(bo)).toMatchObject({ [told]: 'report', [reviewed]: 'incident' })
  const page = await open(paths.durations({ severity: 'SEV2' }))
  await page
    .getByRole('link', { name: new RegExp(`^${told} Told to all`) })
    .first()
    .click()
  await page.waitForURL(`**${paths.incident(told, 'report')}`)
})

test('two periods: the honest sentence, and the address says it all', async () => {
  const page = await open(paths.durations({ severity: 'SEV1', ...may }))
  await page.getByRole('combobox', { name: 'Compare with' }).click()
  await page.getByRole('option', { name: 'The period before' }).click()
  await page.getByText(/^These data cannot show a difference smaller than about \d+ %\.$/).waitFor()
  await page.getByText(/^13 incidents in 31 days, 9 in the 31 days before\./).waitFor()
  expect(new URL(page.url()).searchParams.get('compare')).toBe('previous')
  await page.reload()
  await page.getByText(/^These data cannot show/).waitFor()
  await picture(page, 'compare-desktop-light')
})

test('the mean comes when asked for, beside the median and what the longest does to it', async () => {
  const page = await open(paths.durations({ severity: 'SEV1', ...may }))
  expect(await page.getByText(/^Mean /).count()).toBe(0)
  await page.getByText('Other figures').click()
  await page.getByRole('switch', { name: /^Show the mean as well/ }).click()
  await page.getByText(/^Mean 3 h 53 min; INC-12 alone is 68 % of all the time$/).waitFor()
  await page.getByText('Median 42 min').waitFor()
  const words = await page.locator('body').textContent()
  expect(words).not.toMatch(/mean time to|MTTR/i)
})

test('the same as a table, with those nobody knows the length of', async () => {
  const page = await open(paths.durations({ severity: 'SEV1', ...may }))
  await page.getByText('The same as a table').click()
  const table = page.getByRole('table', { name: 'SEV1, Time to stop the impact' })
  expect(await table.getByRole('row').count()).toBe(14)
  await table.getByRole('row', { name: /“mitigated” is not pinned\. 28 May 2025 not known/ }).waitFor()
})

test('reached from the incidents and from the palette', async () => {
  const page = await openPage(world)
  await signIn(world, page.context(), world.ana)
  await page.goto(paths.incidents())
  await page.getByRole('link', { name: 'Durations' }).click()
  await page.getByRole('heading', { name: 'Durations', level: 1 }).waitFor()
  await page.goto(paths.reports())
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('textbox', { name: 'Search or do something' }).fill('durations')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${paths.durations()}`)
})

test('where nothing fits, it says what may help', async () => {
  const page = await open(paths.durations({ severity: 'SEV4' }))
  await page.getByText('No incident fits').waitFor()
  await page.getByRole('button', { name: 'Show all' }).click()
  await page.getByRole('heading', { name: 'SEV1' }).waitFor()
  expect(new URL(page.url()).search).toBe('')
})

test('without any incident it says where durations come from', async () => {
  const empty = await createWorld()
  const page = await openPage(empty)
  await signIn(empty, page.context(), empty.ana)
  await page.goto(paths.durations())
  await page.getByText('No incidents yet').waitFor()
  await picture(page, 'empty')
  await page.getByRole('link', { name: 'Record an incident' }).click()
  await page.waitForURL(`**${paths.newIncident()}`)
})

test.each([
  ['desktop', desktop],
  ['phone', phone],
] as const)('on a %s it looks right', async (device, viewport) => {
  const page = await open(paths.durations({ ...may, compare: 'previous' }), { viewport })
  for (const details of await page.locator('details > summary').all()) await details.click()
  await looksRight(page, `durations-${device}`)
})
