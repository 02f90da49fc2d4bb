import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { test } from 'vitest'
import { paths } from '#web/paths.ts'
import { openPage, phone, signIn } from '../harness/browser.ts'
import { createWorld } from '../harness/world.ts'

/** The README's pictures, taken when somebody asks: `PICTURES=docs/images npx vitest run test/browser/pictures.test.ts`. */
const folder = process.env.PICTURES

test.skipIf(!folder)('pictures of the example organisation', async () => {
  mkdirSync(String(folder), { recursive: true })
  const world = await createWorld()
  await world.ana.api('POST /example', {})
  const { items } = await world.ana.api('GET /reports', {})
  const key = items[0]?.incidentKey ?? ''
  const take = async (name: string, address: string, options: BrowserContextOptions = {}, ready?: Ready) => {
    const page = await openPage(world, { timezoneId: 'Europe/Amsterdam', ...options })
    await signIn(world, page.context(), world.ana)
    await page.goto(address)
    await page.locator('h1').first().waitFor()
    await page.waitForLoadState('networkidle')
    await ready?.(page)
    await page.evaluate('document.fonts.ready')
    await page.screenshot({ path: path.join(String(folder), `${name}.png`) })
  }
  await take('incidents', paths.incidents())
  await take('timeline', paths.incident(key, 'timeline'), {}, async (page) => {
    await page.getByRole('grid', { name: 'Everything gathered' }).focus()
    await page.keyboard.press('j')
    await page.waitForTimeout(500)
  })
  await take('review', paths.incident(key, 'review'))
  await take('report', paths.incident(key, 'report', { preview: 'yes' }))
  await take('overview-dark', paths.incident(key), { colorScheme: 'dark' })
  await take('phone', paths.incident(key, 'review'), { viewport: phone })
})

type Ready = (page: Page) => Promise<void>
