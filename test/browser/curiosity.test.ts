import { beforeAll, expect, test } from 'vitest'
import { paths } from '#web/paths.ts'
import { openPage, signIn } from '../harness/browser.ts'
import { createWorld, type World } from '../harness/world.ts'

let world: World

beforeAll(async () => {
  world = await createWorld({ lasting: true })
  return world.stop
}, 60_000)

test('what somebody said opens a question, which can be kept', async () => {
  const { key } = await world.ana.api('POST /incidents', {
    body: { title: 'The ferry was late', severity: 'SEV3' },
  })
  await world.ana.api('POST /incidents/:key/review', { params: { key } })
  const notes = { params: { key } } as const
  await world.ana.api('POST /incidents/:key/notes', {
    ...notes,
    body: { text: 'I assumed the harbour had been told.', tag: null, entryIds: [] },
  })
  await world.ana.api('POST /incidents/:key/notes', {
    ...notes,
    body: { text: 'The gangway was steel.', tag: null, entryIds: [] },
  })

  const page = await openPage(world)
  await signIn(world, page.context(), world.ana)
  await page.goto(paths.incident(key, 'review'))
  const ask = page.getByRole('button', { name: 'A question this may open' })
  await ask.first().waitFor()
  expect(await ask.count()).toBe(1)

  await ask.click()
  await page.getByText('What made that the reasonable reading at that moment?').waitFor()
  await page.getByRole('button', { name: 'Keep as a question' }).click()
  await page
    .getByText('What made that the reasonable reading at that moment? (“I assumed', { exact: false })
    .waitFor()
  expect(await ask.count()).toBe(1)
}, 60_000)
