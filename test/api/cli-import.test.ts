import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { makeZip } from '../harness/make-zip.ts'
import { oldFiles, oldFolder, oldReview } from '../harness/old-reviews.ts'
import { createWorld } from '../harness/world.ts'
import { openCommandLine } from './cli-run.ts'

async function worldWithCli(settings: Record<string, string> = {}) {
  const world = await createWorld({ settings })
  const cli = openCommandLine({ AFTERWORD_URL: world.url, AFTERWORD_TOKEN: world.ana.token })
  const imports = async () => (await world.ana.api('GET /review-imports', {})).items
  const bring = (...words: string[]) => cli.works(['import', 'reviews', ...words, '--yes'])
  return { world, cli, imports, bring }
}

interface Line {
  path: string
  outcome: string
  key: string | null
  reason: string | null
}

const linesOf = (out: string): Line[] => out.split('\n').map((line) => JSON.parse(line))

test('a folder comes in, is told, and comes again without doubling', async () => {
  const { world, imports, bring } = await worldWithCli()
  const folder = oldFolder()
  const out = await bring(folder)
  expect(out).toMatch(
    /^11 documents:\n +9 {2}reviews\n +1 {2}notices, left out\n +1 {2}not readable or not sent/,
  )
  expect(out).toContain('Understood of 9 reviews:\n       9  date\n')
  expect(out).toContain('7  major → ')
  expect(out).toMatch(/postmortems:\n +9 {2}new\n +2 {2}left out\n/)
  const [one] = await imports()
  expect(out).toContain(`${world.url}/import/${one?.id}`)
  expect(one).toMatchObject({ collection: 'postmortems', state: 'done', documents: 11 })
  const { items } = await world.ana.api('GET /incidents', {})
  expect(items.map(({ title }) => title)).toContain('login was away on 2024-03-12')

  expect(await bring(folder)).toMatch(/postmortems:\n +9 {2}unchanged\n/)
  writeFileSync(
    path.join(folder, '2024/login.md'),
    `${oldReview('2024-03-12', 'login')}\nIt came back twice.\n`,
  )
  expect(await bring(folder)).toMatch(/ +1 {2}updated\n +8 {2}unchanged\n/)
  expect((await world.ana.api('GET /incidents', {})).items).toHaveLength(items.length)
})

test('a line a document for programs, with its incident or the reason why there is none', async () => {
  const { bring } = await worldWithCli()
  const lines = linesOf(await bring(oldFolder(), '--format', 'jsonl'))
  expect(lines).toHaveLength(11)
  const byPath = new Map(lines.map((line) => [line.path, line]))
  expect(byPath.get('2024/checkout.md')).toMatchObject({
    outcome: 'created',
    key: expect.stringMatching(/^INC-\d+$/),
  })
  expect(byPath.get('maintenance.md')).toMatchObject({ outcome: 'leftOut', key: null })
  expect(byPath.get('logo.png')?.reason).toBe('It is no text, and no document that can be read here.')
})

test('collection, readers, severity, zone and the order of days are as chosen', async () => {
  const { world, imports, bring } = await worldWithCli()
  const folder = oldFolder('retros', {
    'a.md':
      '# Mail was slow\n\nDate: 3/4/2024\n\n## Summary\n\nSlow.\n\n## Timeline\n\n- 10:00 slow\n- 10:30 quick again\n- 10:40 closed\n',
  })
  const more = ['--severity', 'SEV4', '--zone', 'Europe/Berlin', '--day-first', '--audience', 'participants']
  await bring(folder, '--collection', 'Old ones', ...more)
  const [one] = await imports()
  expect(one?.collection).toBe('Old ones')
  const { items } = await world.ana.api('GET /incidents', {})
  expect(items[0]).toMatchObject({ title: 'Mail was slow', severity: { name: 'SEV4' } })
  expect(items[0]?.startedAt).toContain('2024-04-03')
  const story = await world.ana.api('GET /incidents/:key/story', { params: { key: items[0]?.key ?? '' } })
  expect(JSON.stringify(story)).toContain('2024-04-03T08:30:00')
  const bo = await world.person('Bo')
  expect((await bo.api('GET /incidents', {})).items).toEqual([])
})

test('a zip is sent as it is, and zips beside others are opened there', async () => {
  const { cli, bring } = await worldWithCli()
  const zip = makeZip([{ path: 'a.md', bytes: Buffer.from(oldReview('2024-05-05', 'mail')) }])
  writeFileSync(path.join(cli.folder, 'export.zip'), zip)
  writeFileSync(path.join(cli.folder, 'b.md'), oldReview('2024-06-06', 'stock'))
  expect(await bring('export.zip')).toMatch(/export:\n +1 {2}new\n/)
  const lines = linesOf(await bring('export.zip', 'b.md', '--format', 'jsonl'))
  expect(lines.map((line) => line.path).sort()).toEqual(['b.md', 'export.zip!/a.md'])
})

test('links are told and not followed, and nothing outside is sent', async () => {
  const { world, imports, bring } = await worldWithCli()
  const folder = oldFolder('r', { 'a.md': oldReview('2024-05-05', 'mail') })
  const outside = path.join(path.dirname(folder), 'secret.md')
  writeFileSync(outside, '# Secret outage on 2024-01-01\n\nNobody should know.\n')
  symlinkSync(outside, path.join(folder, 'link.md'))
  symlinkSync(path.dirname(folder), path.join(folder, 'around'))
  const lines = linesOf(await bring(folder, '--format', 'jsonl'))
  expect(lines.map((line) => line.path).sort()).toEqual(['a.md', 'around', 'link.md'])
  expect(lines.find((line) => line.path === 'link.md')?.reason).toContain('not followed')
  const { items } = await world.ana.api('GET /review-imports/:id/documents', {
    params: { id: (await imports())[0]?.id ?? '' },
  })
  expect(JSON.stringify(items)).not.toContain('Secret')
})

test('what makes no sense is refused before anything is sent, and leaves no import behind', async () => {
  const { cli, imports } = await worldWithCli()
  const folder = oldFolder()
  const run = (...words: string[]) => cli.run(['import', 'reviews', ...words])
  const missing = await run(path.join(folder, 'nothing'), folder, '--yes')
  expect([missing.code, missing.err]).toEqual([
    2,
    expect.stringContaining('there is no such file. Nothing was sent'),
  ])
  const severity = await run(folder, '--yes', '--severity', 'SEV99')
  expect([severity.code, severity.err]).toEqual([1, expect.stringContaining('SEV99')])
  writeFileSync(path.join(cli.folder, 'broken.zip'), 'no zip at all')
  const broken = await run('broken.zip', '--yes')
  expect(broken.code).toBe(1)
  expect((await run('broken.zip', '--resume', 'x', '--yes')).code).toBe(2)
  expect((await run('--yes')).code).toBe(2)
  expect(await imports()).toEqual([])
})

test('where nothing in it is a review, nothing is imported, and it says where to look', async () => {
  const { cli, world, imports } = await worldWithCli()
  const folder = oldFolder('r', { 'maintenance.md': String(oldFiles['maintenance.md']) })
  const { code, err } = await cli.run(['import', 'reviews', folder, '--yes'])
  const [one] = await imports()
  expect([code, err]).toEqual([1, expect.stringContaining(`${world.url}/import/${one?.id}`)])
  expect((await world.ana.api('GET /incidents', {})).items).toEqual([])
})

test('Ctrl-C while it is read ends the waiting, and says how to go on', async () => {
  // Nobody reads here, so that the import waits for as long as the test needs.
  const { cli, imports } = await worldWithCli({ AFTERWORD_ROLES: 'serve' })
  const folder = oldFolder()
  const { code, out, err } = await cli.run(['import', 'reviews', folder, '--yes'], {
    started: async (child) => {
      await expect.poll(async () => (await imports())[0]?.state, { timeout: 15_000 }).toBe('reading')
      // It has answered; the command is waiting now or a moment later.
      await new Promise((resolve) => setTimeout(resolve, 500))
      child.kill('SIGINT')
    },
  })
  const [one] = await imports()
  expect([code, out]).toEqual([130, ''])
  expect(err).toContain('nothing is imported yet')
  expect(err).toContain(`import reviews --resume ${one?.id}`)
  expect(one?.state).toBe('reading')
})

test('an import that was interrupted is gone on with, also without its files', async () => {
  const { world, cli, imports } = await worldWithCli()
  const zip = makeZip([{ path: 'a.md', bytes: Buffer.from(oldReview('2024-05-05', 'mail')) }])
  const { id } = await world.ana.api('POST /review-imports', { body: { collection: 'old', name: 'old' } })
  const early = await cli.run(['import', 'reviews', '--resume', id, '--yes'])
  expect([early.code, early.err]).toEqual([1, expect.stringContaining('never arrived')])
  await world.ana.api('PUT /review-imports/:id/content', { params: { id }, body: zip })
  const folder = oldFolder()
  rmSync(folder, { recursive: true })
  const words = ['import', 'reviews', '--resume', id, '--audience', 'participants', '--yes']
  expect(await cli.works(words)).toMatch(/old:\n +1 {2}new\n/)
  expect((await imports())[0]?.state).toBe('done')
  expect(await cli.works(words.filter((word) => !/audience|participants/.test(word)))).toMatch(
    /old:\n +1 {2}new\n/,
  )
})
