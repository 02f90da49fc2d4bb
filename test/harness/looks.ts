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
 * The other of the two is the same page in other colours, so these alone are looked at there; it stays in them, because
 * to change the colours of a page takes long.
 */
export async function looksRight(page: Page, name: string, { dark = true } = {}): Promise<void> {
  const inDark = await page.evaluate<boolean>('matchMedia("(prefers-color-scheme: dark)").matches')
  const [first, second] = inDark ? (['dark', 'light'] as const) : (['light', 'dark'] as const)
  await picture(page, `${name}-${first}`)
  expect(await seriousFindings(page), `${name}, ${first}`).toEqual([])
  const over = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  expect(over, name).toBeLessThanOrEqual(1)
  if (!dark) return
  await page.emulateMedia({ colorScheme: second })
  await page.locator(`html[data-mantine-color-scheme="${second}"]`).waitFor()
  await page.evaluate(everythingPainted)
  await picture(page, `${name}-${second}`)
  expect(await seriousFindings(page, ['color-contrast']), `${name}, ${second}`).toEqual([])
}
