import type { Browser, Page } from 'playwright-core'
import { signedIn, withBrowser } from './browser.ts'
import type { Row } from './report.ts'
import type { BenchServer } from './server.ts'
import { median, quantile } from './statistics.ts'

const runs = 5
const bursts = 10
const letters = 'rope held '
/** Some fifty pages; the part that is written in is as long as a part may be. */
const longest = 99_000
const others = 66_000
const sentence = 'The engineer should have checked the rope, but the scheduler had moved the ferry at 10:15. '

interface Typed {
  /** From a key to the frame that shows it, in milliseconds. */
  waits: number[]
  /** Tasks of more than 50 ms. */
  longTasks: number[]
}

/** Typing in a report of fifty pages with language prompts, beside the same editor whose prompts never arrive. */
export async function measureTyping(port: number): Promise<Row[]> {
  return withBrowser(port, async (server, browser) => {
    const key = await longReport(server)
    const [asked, bare]: [Typed[], Typed[]] = [[], []]
    for (let run = 0; run <= runs; run += 1) {
      const [with_, without] = [
        await typeIn(browser, server, key, true),
        await typeIn(browser, server, key, false),
      ]
      // The first warms up the server and the browser.
      if (run > 0) asked.push(with_)
      if (run > 0) bare.push(without)
    }
    return [report(asked, bare)]
  })
}

function report(asked: Typed[], bare: Typed[]): Row {
  const at = (all: Typed[], q: number) => median(all.map(({ waits }) => quantile(waits, q)))
  const long = (all: Typed[]) => median(all.map(({ longTasks }) => longTasks.length))
  const beside = (q: number) => `${at(asked, q).toFixed(0)} beside ${at(bare, q).toFixed(0)} ms`
  return {
    what: 'typing in a report of fifty pages, from a key to its frame, p95',
    measured: `${beside(0.95)} without prompts (${runs} runs of ${bursts * letters.length} keys; median ${beside(0.5)}; tasks over 50 ms: ${long(asked)} beside ${long(bare)})`,
    goal: 'at most 50 ms',
    reached: at(asked, 0.95) <= 50,
  }
}

async function longReport({ api }: BenchServer): Promise<string> {
  const { key } = await api('POST /incidents', { body: { title: 'Long', severity: 'SEV4' } })
  await api('POST /incidents/:key/review', { params: { key } })
  const paragraph = sentence.repeat(6)
  const words = (length: number) => `${paragraph}\n\n`.repeat(Math.floor(length / (paragraph.length + 2)))
  for (const [part, length] of [
    ['summary', longest],
    ['impact', others],
  ] as const)
    await api('PUT /incidents/:key/report/parts/:part', {
      params: { key, part },
      body: { text: words(length), version: 0 },
    })
  return key
}

async function typeIn(browser: Browser, server: BenchServer, key: string, prompts: boolean): Promise<Typed> {
  const page = await signedIn(browser, server)
  // Never answered: the editor goes on without its prompts.
  if (!prompts) await page.route('**/rich-layer-*.js', () => {})
  await page.goto(`/incidents/${key}/report`)
  await page.getByRole('button', { name: 'Write in “Summary”' }).click()
  await page.getByRole('textbox', { name: 'Words of “Summary”' }).waitFor()
  if (prompts) await page.locator('.ProseMirror [class*=underlined]').first().waitFor()
  await page.waitForTimeout(1500)
  const typed = await typeAll(page)
  await page.context().close()
  return typed
}

async function typeAll(page: Page): Promise<Typed> {
  await page.evaluate(listen)
  for (let burst = 0; burst < bursts; burst += 1) {
    await page.keyboard.type(letters, { delay: 30 })
    // Long enough for what was written to be read again.
    await page.waitForTimeout(600)
  }
  return page.evaluate<Typed>('window.typed')
}

const listen = `(() => {
  const typed = (window.typed = { waits: [], longTasks: [] })
  new PerformanceObserver((found) => {
    for (const { duration } of found.getEntries()) typed.longTasks.push(duration)
  }).observe({ type: 'longtask' })
  const channel = new MessageChannel()
  const begun = []
  channel.port1.onmessage = () => {
    for (const at of begun.splice(0)) typed.waits.push(performance.now() - at)
  }
  addEventListener('keydown', (event) => {
    begun.push(event.timeStamp)
    requestAnimationFrame(() => channel.port2.postMessage(null))
  }, true)
})()`
