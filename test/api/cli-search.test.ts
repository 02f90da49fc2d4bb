import { expect, test } from 'vitest'
import type { SavedSearch } from '#learning/saved-searches/contract.ts'
import type { SearchAnswer, SearchIndexState } from '#learning/search/contract.ts'
import { indexed } from '../harness/indexed.ts'
import { createWorld } from '../harness/world.ts'
import { openCommandLine } from './cli-run.ts'

test('search from the command line', async () => {
  const world = await createWorld()
  const { ana } = world
  const commandOf = ({ token }: { token: string }) =>
    openCommandLine({ AFTERWORD_URL: world.url, AFTERWORD_TOKEN: token })
  const cli = commandOf(ana)
  const keys: string[] = []
  for (const title of ['Checkout slow after the migration', 'Checkout gone', 'Queue full \u001b[31mred']) {
    const { key } = await ana.api('POST /incidents', { body: { title, severity: 'SEV2' } })
    keys.push(key)
  }
  await indexed(world)

  const found = await cli.works(['search', 'checkout', 'migration'])
  expect(found).toContain(`${keys[0]} · SEV2`)
  expect(found).toContain('  Checkout slow after the migration')
  expect(found).not.toContain(keys[1])

  const answer = await cli.json<SearchAnswer>(['search', 'checkout', '-migration'])
  expect(answer.items.map(({ incidentKey }) => incidentKey)).toEqual([keys[1]])
  const both = await cli.json<SearchAnswer>(['search', 'checkout', '--limit', '1'])
  expect([both.items.length, both.next]).toEqual([1, '1'])
  // What somebody wrote is no command to the terminal.
  expect(await cli.works(['search', 'queue'])).not.toContain('\u001b')

  const mistyped = await cli.run(['search', 'migratoin'])
  expect(mistyped.err).toContain('Nothing has “migratoin”, so “migration” was looked for.')
  expect(mistyped.out).toContain(keys[0])
  const nothing = await cli.run(['search', 'xylophone'])
  expect([nothing.code, nothing.out]).toEqual([0, ''])
  expect(nothing.err).toContain('Nothing was found for xylophone.')
  const unsaid = await cli.run(['search'])
  expect(unsaid.code).not.toBe(0)
  expect(unsaid.err).toContain('Say what to look for')

  const misspelt = await cli.run(['search', 'checkout', '--limti', '3'])
  expect(misspelt.code).not.toBe(0)
  expect(misspelt.err).toContain('There is no option --limti')

  expect(await cli.works(['search', '--index'])).toContain('3 documents and 0 entries can be found.')
  expect(await cli.works(['search', '--rebuild'])).toContain('can be found')
  await indexed(world)
  expect(await cli.json<SearchIndexState>(['search', '--index'])).toMatchObject({
    documents: 3,
    setAside: [],
  })
  const member = commandOf(await world.person('Bo'))
  const refused = await member.run(['search', '--rebuild'])
  expect(refused.code).not.toBe(0)
  expect(refused.err).toContain('admin')
})

test('saved searches from the command line', async () => {
  const world = await createWorld()
  const { ana } = world
  const bo = await world.person('Bo')
  const commandOf = (token: string) => openCommandLine({ AFTERWORD_URL: world.url, AFTERWORD_TOKEN: token })
  const cli = commandOf(bo.token)
  const record = (title: string) => ana.api('POST /incidents', { body: { title, severity: 'SEV2' } })
  await record('Checkout slow')
  await indexed(world)

  const none = await cli.run(['search', '--saved'])
  expect([none.code, none.out]).toEqual([0, ''])
  expect(none.err).toContain('You have no saved searches.')

  const kept = await cli.run(['search', 'checkout', '-payment', '--save', 'About checkout'])
  expect(kept.err).toContain('Kept as “About checkout”.')
  expect(kept.out).toContain('Checkout slow')
  expect(kept.out).not.toContain('· new')
  const again = await cli.run(['search', 'checkout', '--save', 'about CHECKOUT'])
  expect(again.code).toBe(1)
  expect(again.err).toContain('You have a saved search “about CHECKOUT” already')

  const { key } = await record('Checkout gone')
  const listed = () => cli.works(['search', '--saved'])
  await expect.poll(listed, { timeout: 30_000 }).toMatch(/About checkout +1 +checkout -payment$/m)
  const { items } = await cli.json<{ items: SavedSearch[] }>(['search', '--saved'])
  expect(items).toMatchObject([{ name: 'About checkout', q: 'checkout -payment', news: { count: 1 } }])
  expect((await cli.works(['complete', 'fish', 'search', '--saved', ''])).split('\n')).toContain(
    'About checkout\t1 new: checkout -payment',
  )
  // Nobody else has it, and what may only read leaves what is new as it is.
  expect((await commandOf(ana.token).run(['search', '--saved'])).out).toBe('')
  const { token } = await bo.api('POST /tokens', { body: { name: 'Reader', scopes: ['read'] } })
  expect(await commandOf(token).works(['search', '--saved', 'About', 'checkout'])).toContain(`${key} · SEV2`)
  expect(await listed()).toMatch(/About checkout +1 /)

  const opened = await cli.works(['search', '--saved', 'about checkout'])
  expect(opened).toMatch(new RegExp(`^${key} .* · new$`, 'm'))
  expect(opened).toMatch(/Checkout slow/)
  expect(opened.match(/· new$/gm)).toHaveLength(1)
  expect(await listed()).toMatch(/About checkout +0 /)

  const mistyped = await cli.run(['search', '--saved', 'About chekout'])
  expect(mistyped.code).toBe(1)
  expect(mistyped.err).toContain('Did you mean “About checkout”?')
  const both = await cli.run(['search', '--saved', 'x', '--save', 'y'])
  expect(both.code).toBe(2)
})
