import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { seriousFindings } from './browser.ts'

/** Where pictures go when somebody wants to look: `SCREENSHOTS=folder npm test -- browser/search`. */
const pictures = process.env.SCREENSHOTS

/** Takes a picture, where somebody wants to look. */
export async function picture(page: Page, name: string, fullPage = false): Promise<void> {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage })
}

/** What is far from sight keeps its old colours until it comes nearer. */
const everythingPainted = `
  for (const one of document.querySelectorAll('*'))
    if (getComputedStyle(one).contentVisibility === 'auto') one.style.contentVisibility = 'visible'`

/**
 * What is on the screen looks right in light and dark: axe finds nothing serious, and nothing sticks out of the window.
 * The dark is the same page in other colours, so these alone are looked at there.
 */
export async function looksRight(page: Page, name: string, { dark = true } = {}): Promise<void> {
  await picture(page, `${name}-light`)
  expect(await seriousFindings(page), name).toEqual([])
  const over = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  expect(over, name).toBeLessThanOrEqual(1)
  if (!dark) return
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.locator('html[data-mantine-color-scheme="dark"]').waitFor()
  await page.evaluate(everythingPainted)
  await picture(page, `${name}-dark`)
  expect(await seriousFindings(page, ['color-contrast']), `${name}, dark`).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  await page.locator('html[data-mantine-color-scheme="light"]').waitFor()
}
