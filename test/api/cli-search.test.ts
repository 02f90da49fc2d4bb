import { expect, test } from 'vitest'
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
