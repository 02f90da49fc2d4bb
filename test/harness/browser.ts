import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
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
  // A page is much sooner there in a process that has the application’s code already.
  '--process-per-site',
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

/**
 * A page in a profile of its own, with nothing kept but what was downloaded. What the page writes to the console as an
 * error, or throws, fails the test.
 */
export async function openPage(world: World, options: BrowserContextOptions = {}): Promise<Page> {
  const profile = await takeProfile(world, options)
  onTestFinished(async () => {
    if (await profile.empty()) resting.push(profile)
    else await profile.close()
    for (const oldest of resting.splice(0, resting.length - mostResting)) await oldest.close()
    expect(profile.complaints()).toEqual([])
  })
  return profile.open()
}

/** A profile that is emptied after each test: the next one need not download and compile the application again. */
interface ReusedProfile {
  name: string
  open(): Promise<Page>
  complaints(): string[]
  /** Closes what is open and forgets what it left behind, but for downloads. @returns whether that could be done. */
  empty(): Promise<boolean>
  close(): Promise<void>
}

/** Profiles that nobody uses just now, the latest last. */
const resting: ReusedProfile[] = []
const mostResting = 6

async function takeProfile(world: World, options: BrowserContextOptions): Promise<ReusedProfile> {
  const name = JSON.stringify([world.url, options])
  const at = resting.findIndex((one) => one.name === name)
  const [rested] = at < 0 ? [] : resting.splice(at, 1)
  return rested ?? makeProfile(name, world, options)
}

async function makeProfile(
  name: string,
  world: World,
  options: BrowserContextOptions,
): Promise<ReusedProfile> {
  const { context, page: resident, complaints, close } = await openProfile(world, options)
  // As long as a page of the site is there, so is the process that has its code.
  await resident.goto('/health/live')
  const browsing = await context.newCDPSession(resident)
  const empty = async () => {
    try {
      for (const page of context.pages()) if (page !== resident) await page.close()
      await browsing.send('Storage.clearDataForOrigin', { origin: world.url, storageTypes: 'all' })
      await context.clearCookies()
      return true
    } catch {
      return false
    }
  }
  return { name, open: () => newPage(context), complaints, empty, close }
}

/** A profile that several tests share, so that what a browser keeps is loaded once. */
export interface Profile {
  context: BrowserContext
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
  const page = await newPage(context)
  return { context, page, complaints: () => complaints.splice(0), close: () => context.close() }
}

async function newPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(45_000)
  return page
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

const require = createRequire(import.meta.url)
const axeSource = readFileSync(
  createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
)

/** Colours that are on their way from old to new are neither, and what axe says of them is chance. */
const arrived = `(async () => {
  const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  const moving = () => document.getAnimations().filter((one) =>
    one.playState === 'running' && Number.isFinite(one.effect?.getComputedTiming().endTime))
  await painted()
  while (moving().length > 0) {
    await Promise.allSettled(moving().map((one) => one.finished))
    await painted()
  }
})()`

/** What axe finds serious or critical on the page, in short; by all its rules, or by those named. */
export async function seriousFindings(page: Page, rules?: string[]): Promise<string[]> {
  await page.evaluate(arrived)
  // The builder would send and compile its megabyte twice for each look; once for each page is enough.
  if (await page.evaluate('typeof axe === "undefined"')) await page.evaluate(axeSource)
  // To name all that is right takes longer than to find what is not.
  const every = new AxeBuilder({ page, axeSource: ';' })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
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
