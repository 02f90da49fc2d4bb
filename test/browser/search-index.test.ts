import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { paths } from '#web/paths.ts'
import { desktop, openPage, phone, signIn } from '../harness/browser.ts'
import { looksRight } from '../harness/looks.ts'
import { createWorld, type World } from '../harness/world.ts'

const refusing = `
  create function refuse() returns trigger language plpgsql as $$
  begin raise exception 'string is too long for tsvector (1048590 bytes, max 1048575 bytes)'; end $$;
  create trigger refuse before insert on search_document for each row
    when (new.title like '%sousaphone%') execute function refuse()`

let world: World

beforeAll(async () => {
  world = await createWorld({ lasting: true, prepare: (client) => client.query(refusing) })
  return world.stop
}, 60_000)

async function acceptEverything() {
  const client = new pg.Client(world.connection)
  await client.connect()
  await client.query('drop trigger refuse on search_document')
  await client.end()
}

async function open(who = world.ana, viewport = desktop) {
  const page = await openPage(world, { viewport })
  await signIn(world, page.context(), who)
  await page.goto(paths.settings('search'))
  return page
}

test('an administrator sees what search could not take in, and has it tried again', async () => {
  const page = await open()
  await page.getByText('Nothing is set aside').waitFor()
  expect(await page.getByRole('button', { name: 'Try again now' }).count()).toBe(0)
  await looksRight(page, 'settings-search-empty')

  const { key } = await world.ana.api('POST /incidents', {
    body: { title: 'A sousaphone', severity: 'SEV2' },
  })
  const state = () => world.ana.api('GET /search/index', {})
  await expect.poll(async () => (await state()).setAside.length, { timeout: 20_000 }).toBe(1)
  await page.reload()
  const row = page.getByRole('list', { name: 'What is set aside' }).getByRole('listitem')
  await row.getByText('tried once').waitFor()
  expect(await row.textContent()).toMatch(/^INC-\d+: .*too long.*since .* tried once · again on /)
  await looksRight(page, 'settings-search')
  const small = await open(world.ana, phone)
  await small.getByText('tried once').waitFor()
  await looksRight(small, 'settings-search-phone')

  await page.getByRole('button', { name: 'Try again now' }).click()
  await row.getByText('tried 2 times').waitFor()
  await acceptEverything()
  await page.getByRole('button', { name: 'Try again now' }).click()
  await page.getByText('Nothing is set aside').waitFor()
  const { items } = await world.ana.api('GET /search', { query: { q: 'sousaphone' } })
  expect(items.map(({ incidentKey }) => incidentKey)).toEqual([key])
})

test('made again on request, it tells how far it is', async () => {
  const page = await open()
  await page.getByRole('button', { name: 'Make it again' }).click()
  await page.getByText(/can be found\./).waitFor()
  await page.getByText('being made again').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Make it again', disabled: false }).waitFor()
})

test('for everybody else there is nothing to see', async () => {
  const page = await open(await world.person('Bo'))
  await page.getByText('Administrators see here whether search has everything.').waitFor()
  const nav = page.getByRole('navigation', { name: 'Settings' })
  await nav.getByRole('link', { name: 'Organisation' }).waitFor()
  expect(await nav.getByRole('link', { name: 'Search' }).count()).toBe(0)
})
