import { expect, test } from 'vitest'
import { paths } from '#web/paths.ts'
import { openPage, signIn } from '../harness/browser.ts'
import { createWorld } from '../harness/world.ts'

test('a file that is evidence already is not added twice, and the page says so', async () => {
  const world = await createWorld()
  await world.ana.api('POST /incidents', { body: { title: 'Checkout is slow', severity: 'SEV2' } })
  const page = await openPage(world)
  await signIn(world, page.context(), world.ana)
  await page.goto(paths.incident('INC-1', 'evidence'))
  const file = {
    name: 'ops.log',
    mimeType: 'text/plain',
    buffer: Buffer.from('2026-03-01T10:00:00 <bo> slow\n'),
  }
  const choose = () => page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Choose files' }).waitFor()
  await choose()
  await page.getByRole('list', { name: 'Evidence' }).getByText('ops.log').waitFor()
  const notice = page.getByText('This file is already here; nothing was added.')
  expect(await notice.count()).toBe(0)
  await choose()
  await notice.waitFor()
  expect(await page.getByRole('list', { name: 'Evidence' }).getByRole('listitem').count()).toBe(1)
  await page.getByRole('button', { name: 'Dismiss ops.log' }).click()
  await notice.waitFor({ state: 'hidden' })
})
