import { type Browser, chromium, type Page } from 'playwright-core'
import { findBrowser } from '../bin/runtime/browser.mjs'
import { type BenchServer, startServer } from './server.ts'

/** A server of its own and a browser beside it, as long as `measure` takes. */
export async function withBrowser<Result>(
  port: number,
  measure: (server: BenchServer, browser: Browser) => Promise<Result>,
): Promise<Result> {
  const server = await startServer(port)
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync']
  const browser = await chromium.launch({ executablePath: findBrowser() ?? 'chromium', headless: true, args })
  try {
    return await measure(server, browser)
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** A page of somebody who is signed in; its context is its own. */
export async function signedIn(browser: Browser, server: BenchServer): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 } })
  await context.request.post('/api/v1/session', {
    data: { email: 'bench@example.org', password: 'correct horse' },
  })
  return context.newPage()
}
