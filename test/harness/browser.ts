import AxeBuilder from '@axe-core/playwright'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { findBrowser } from '../../bin/runtime/browser.mjs'
import type { Somebody, World } from './world.ts'

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

let running: Promise<Browser> | undefined

/** One browser a worker, started when first needed. */
function browser(): Promise<Browser> {
  running ??= chromium.launch({ executablePath: findBrowser() ?? 'chromium', headless: true, args })
  return running
}

export const desktop = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

/** A page in a profile of its own. What the page writes to the console as an error, or throws, fails the test. */
export async function openPage(world: World, options: BrowserContextOptions = {}): Promise<Page> {
  const { page, complaints, close } = await openProfile(world, options)
  onTestFinished(async () => {
    await close()
    expect(complaints()).toEqual([])
  })
  return page
}

/** A profile that several tests share, so that what a browser keeps is loaded once. */
export interface Profile {
  page: Page
  /** What was written to the console as an error since this was asked last. */
  complaints(): string[]
  close(): Promise<void>
}

export async function openProfile(world: World, options: BrowserContextOptions = {}): Promise<Profile> {
  const context = await (await browser()).newContext({
    baseURL: world.url,
    viewport: desktop,
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Lisbon',
    acceptDownloads: true,
    ...options,
  })
  const complaints: string[] = []
  context.on('page', (page) => watch(page, complaints))
  const page = await context.newPage()
  page.setDefaultTimeout(45_000)
  return { page, complaints: () => complaints.splice(0), close: () => context.close() }
}

/** Problem responses are part of the conversation; what they say is checked where it matters. */
const expected =
  /Failed to load resource: the server responded with a status of (400|401|403|404|409|410|422|429)/

function watch(page: Page, complaints: string[]) {
  page.on('pageerror', (error) => complaints.push(`${error.name}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text())) complaints.push(message.text())
  })
}

const sessions = new WeakMap<Somebody, Promise<string>>()

/** Signs somebody in without the form, by the session that the form would have made; one each, for signing in is limited. */
export async function signIn(world: World, context: BrowserContext, who: Somebody): Promise<void> {
  const session = sessions.get(who) ?? sessionOf(world, who)
  sessions.set(who, session)
  const [name = '', value = ''] = (await session).split(/=(.*)/s)
  await context.addCookies([{ name, value, url: world.url, httpOnly: true, sameSite: 'Lax' }])
}

async function sessionOf(world: World, who: Somebody): Promise<string> {
  const answer = await fetch(`${world.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: who.email, password: who.password }),
  })
  const [cookie = ''] = answer.headers.getSetCookie()
  return cookie.split(';')[0] ?? ''
}

/** What axe finds serious or critical on the page, in short; by all its rules, or by those named. */
export async function seriousFindings(page: Page, rules?: string[]): Promise<string[]> {
  // To name all that is right takes longer than to find what is not.
  const every = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
  const axe = rules ? every.withRules(rules) : every
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) =>
        `${id}: ${help} (${nodes
          .map((node) => node.target.join(' '))
          .slice(0, 4)
          .join('; ')})`,
    )
}
