import type { Browser, Page } from 'playwright-core'
import { writeLongTimeline } from '../test/harness/long-timeline.ts'
import { signedIn, withBrowser } from './browser.ts'
import type { Row } from './report.ts'
import type { BenchServer } from './server.ts'
import { median, quantile } from './statistics.ts'

const entries = 100_000
const runs = 5
const steps = 180
const stepPixels = 300
const grid = '[role=grid][aria-label="Everything gathered"]'

interface Scrolled {
  gaps: number[]
  /** Tasks of more than 50 ms, in milliseconds. */
  longTasks: number[]
}

/**
 * Scrolling through everything gathered, a step a frame, beside the same rows in a bare list: all there beforehand,
 * moved by the browser alone. Entries are fetched on the way.
 */
export async function measureScroll(port: number): Promise<Row[]> {
  return withBrowser(port, async (server, browser) => {
    const { key, id } = await server.api('POST /incidents', { body: { title: 'Long', severity: 'SEV4' } })
    await writeLongTimeline(server.connection, id, entries)
    const [ours, bare]: [Scrolled[], Scrolled[]] = [[], []]
    for (let run = 0; run <= runs; run += 1) {
      const page = await openTimeline(browser, server, key)
      const scrolled = await page.evaluate<Scrolled>(scroll(grid))
      await page.evaluate(bareList)
      const floor = await page.evaluate<Scrolled>(scroll('#bare'))
      await page.context().close()
      // The first warms up the server and the browser.
      if (run > 0) ours.push(scrolled)
      if (run > 0) bare.push(floor)
    }
    return [report(ours, bare)]
  })
}

function report(ours: Scrolled[], bare: Scrolled[]): Row {
  const at = (runs: Scrolled[], q: number) => median(runs.map(({ gaps }) => quantile(gaps, q)))
  const long = (runs: Scrolled[]) => median(runs.map(({ longTasks }) => longTasks.length))
  const ratio = at(ours, 0.95) / at(bare, 0.95)
  const beside = (q: number) => `${at(ours, q).toFixed(1)} beside ${at(bare, q).toFixed(1)} ms`
  return {
    what: `scrolling ${entries.toLocaleString('en')} entries, time between frames, p95`,
    measured: `${ratio.toFixed(2)} × a bare list (${runs} runs of ${steps} steps of ${stepPixels} px: p95 ${beside(0.95)}; median ${beside(0.5)}; tasks over 50 ms: ${long(ours)} beside ${long(bare)})`,
    goal: 'at most 1.5 × a bare list',
    reached: ratio <= 1.5,
  }
}

async function openTimeline(browser: Browser, server: BenchServer, key: string): Promise<Page> {
  const page = await signedIn(browser, server)
  await page.goto(`/incidents/${key}/timeline`)
  await page.getByText('100,000 entries').waitFor({ timeout: 60_000 })
  await page.locator(`${grid} [data-index="0"]`).waitFor()
  await page.waitForTimeout(1500)
  return page
}

/** Scrolls what `selector` finds by steps, one a frame. What is passed is kept, for the bare list. */
function scroll(selector: string): string {
  return `(async () => {
    const list = document.querySelector('${selector}')
    const passed = window.passed ? null : (window.passed = new Map())
    const longTasks = []
    const observer = new PerformanceObserver((found) => {
      for (const { duration } of found.getEntries()) longTasks.push(duration)
    })
    observer.observe({ type: 'longtask' })
    const frame = () => new Promise((next) => requestAnimationFrame(next))
    for (let i = 0; i < 30; i++) await frame()
    const gaps = []
    let before = await frame()
    for (let step = 0; step < ${steps}; step++) {
      list.scrollTop += ${stepPixels}
      const now = await frame()
      gaps.push(now - before)
      before = now
      if (passed) for (const row of list.querySelectorAll('[data-index]')) passed.set(row.dataset.index, row)
    }
    observer.disconnect()
    return { gaps, longTasks }
  })()`
}

/** All rows that were passed, in a list that does nothing. */
const bareList = `(async () => {
  const list = document.querySelector('${grid}')
  const bare = document.createElement('div')
  bare.id = 'bare'
  bare.className = list.className
  for (const row of window.passed.values()) {
    const copy = row.cloneNode(true)
    copy.style.cssText = 'position: relative'
    bare.append(copy)
  }
  list.replaceWith(bare)
  await new Promise((done) => setTimeout(done, 1500))
})()`
