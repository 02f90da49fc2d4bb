import type { Page } from 'playwright-core'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { incidentTabs, paths } from '#web/paths.ts'
import { desktop, openPage, phone, signIn } from '../harness/browser.ts'
import { addAndRead, createWorld, type World } from '../harness/world.ts'

const key = 'INC-1'
const elsewhere = 'https://elsewhere.example'

/** Words that would do something if they were anything but words. */
const hostile = [
  `<script>window.ran = 1; fetch('${elsewhere}/script')</script>`,
  `<img src=x onerror="window.ran = 1"><img src="${elsewhere}/pixel.png">`,
  '"><svg onload="window.ran = 1"></svg>',
  `<iframe src="${elsewhere}/frame"></iframe><style>@import '${elsewhere}/style.css'; body { display: none }</style>`,
  '[a link](javascript:window.ran=1) and <a href="javascript:window.ran=1">another</a>',
  `![a picture](${elsewhere}/markdown.png)`,
  '\u202eright to left\u202c and zero\u200bwidth\u200d\ufeff, שלום عليكم',
  'w'.repeat(10_000),
]
const all = hostile.join('\n\n')

let world: World
let publicAddress = ''

beforeAll(async () => {
  world = await createWorld({ lasting: true })
  const { api } = world.ana
  await api('POST /incidents', {
    body: { title: hostile[1] ?? '', severity: 'SEV2', services: ['<b onclick=1>svc</b>', 'ש\u202eservice'] },
  })
  const { version } = await api('GET /incidents/:key', { params: { key } })
  await api('PATCH /incidents/:key', {
    params: { key },
    body: { version, summary: all, customerImpact: all },
  })
  const log = hostile.map((words, index) => `2026-03-01T14:0${index}:00Z <${index}> ${words}`).join('\n')
  await addAndRead(api, key, { name: '<img src=x onerror=alert(1)>.log', bytes: Buffer.from(log) })
  for (const [index, text] of hostile.entries()) {
    const body = { at: `2026-03-01T15:0${index}:00Z`, text, kind: 'observation' as const, intoStory: true }
    await api('POST /incidents/:key/entries', {
      params: { key },
      body: { ...body, actor: text.slice(0, 90) },
    })
  }
  await api('POST /incidents/:key/review', { params: { key } })
  for (const text of hostile) {
    await api('POST /incidents/:key/notes', { params: { key }, body: { text, tag: 'went-well' } })
    await api('POST /incidents/:key/insights', { params: { key }, body: { text: text.slice(0, 2_000) } })
    await api('POST /incidents/:key/factors', { params: { key }, body: { statement: text.slice(0, 2_000) } })
    await api('POST /incidents/:key/items', { params: { key }, body: { title: text.slice(0, 300) } })
  }
  const { parts } = await api('GET /incidents/:key/report', { params: { key }, query: {} })
  for (const { id, version } of parts) {
    const body = { version, heading: hostile[0]?.slice(0, 120) ?? '', text: all }
    await api('PUT /incidents/:key/report/parts/:part', { params: { key, part: id }, body })
  }
  const { url } = await api('POST /incidents/:key/report/publication', {
    params: { key },
    body: { audience: 'link' },
  })
  publicAddress = new URL(url ?? world.url).pathname
  return world.stop
}, 90_000)

const pages: Record<string, () => string> = {
  incidents: () => paths.incidents(),
  overview: () => paths.incident(key),
  ...Object.fromEntries(incidentTabs.map((tab) => [tab, () => paths.incident(key, tab)])),
  preview: () => paths.incident(key, 'report', { preview: 'yes' }),
  picture: () => paths.incident(key, 'timeline', { picture: 'shown' }),
  reports: () => paths.reports(),
  items: () => paths.items(),
  published: () => publicAddress,
}

test.each(Object.keys(pages))('%s: words stay words', async (name) => {
  const page = await openPage(world)
  const strayed = watchedPage(page)
  await signIn(world, page.context(), world.ana)
  for (const viewport of [desktop, phone]) {
    await page.setViewportSize(viewport)
    await page.goto(pages[name]?.() ?? '/')
    await page.locator('h1').first().waitFor()
    await page.waitForLoadState('networkidle')
    expect(await page.evaluate('window.ran')).toBeUndefined()
    expect(await living(page)).toEqual([])
    expect(await sticksOut(page)).toEqual([])
  }
  expect(strayed).toEqual([])
})

/** What hostile words would have become. */
const live = `a[href^="javascript:" i], iframe, [onerror], [onload], [onclick], [src^="https:"], main script`

/** The beginnings of such elements, as they stand in the page. */
function living(page: Page): Promise<string[]> {
  return page.evaluate(
    `[...document.querySelectorAll(${JSON.stringify(live)})].map((one) => one.outerHTML.slice(0, 120))`,
  )
}

/** Requests to anywhere but the world, dialogs and pages that were opened. */
function watchedPage(page: Page): string[] {
  const strayed: string[] = []
  const { host } = new URL(world.url)
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (/^(https?|wss?):$/.test(url.protocol) && url.host !== host) strayed.push(request.url())
  })
  page.on('dialog', (dialog) => {
    strayed.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('popup', (popup) => strayed.push(`popup: ${popup.url()}`))
  onTestFinished(() => void page.removeAllListeners('request'))
  return strayed
}

/** Where the page is wider than the window: what reaches beyond it, the innermost first. */
function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth + 1) return []
    return [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > clientWidth + 1)
      .toReversed()
      .slice(0, 4)
      .map((one) => one.tagName + '.' + one.className + ' ' + one.textContent.slice(0, 30))
  })()`)
}
