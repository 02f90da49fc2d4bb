import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type CommandLine, openCommandLine } from '../api/cli-run.ts'
import { makeZip } from '../harness/make-zip.ts'

interface Line {
  path: string
  kind: string
  title: string | null
  date: string | null
  problems: string[]
}

const review = (day: string) =>
  `# Outage on ${day}\n\n## Timeline\n\n- 09:02 Alert\n- 09:10 Fixed\n\n## Action items\n\n- [x] Add an alert (owner: Sam)\n`

function folderWith(files: Record<string, string | Buffer>): CommandLine {
  const cli = openCommandLine()
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(cli.folder, name)), { recursive: true })
    writeFileSync(path.join(cli.folder, name), content)
  }
  return cli
}

async function linesOf(cli: CommandLine, ...args: string[]): Promise<Line[]> {
  const out = await cli.works(['import', 'reviews', ...args, '--dry-run', '--format', 'jsonl'])
  return out.split('\n').map((line) => JSON.parse(line))
}

test('where nobody can be asked nothing is read, and what to add is said', async () => {
  const cli = folderWith({ 'a.md': review('2026-01-05') })
  const { code, out, err } = await cli.run(['import', 'reviews', 'a.md'])
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain('--yes')
  expect(err).toContain('--dry-run')
})

test('a line a document, without a server', async () => {
  const cli = folderWith({ 'reviews/a.md': review('2026-01-05') })
  const [line] = await linesOf(cli, 'reviews')
  expect(line).toEqual({
    path: 'reviews/a.md',
    kind: 'review',
    title: 'Outage on 2026-01-05',
    date: '2026-01-05',
    severity: null,
    services: [],
    sections: [
      { heading: 'Timeline', meaning: 'timeline', text: '- 09:02 Alert\n- 09:10 Fixed' },
      { heading: 'Action items', meaning: 'items', text: '- [x] Add an alert (owner: Sam)' },
    ],
    timeline: [
      { at: '2026-01-05T09:02:00Z', text: 'Alert' },
      { at: '2026-01-05T09:10:00Z', text: 'Fixed' },
    ],
    items: [{ text: 'Add an alert', owner: 'Sam', state: 'done', url: null }],
    problems: ['The times of the timeline name no zone; they were read as UTC.'],
  })
})

test('a zone and an order of days can be chosen; a wrong zone is refused', async () => {
  const cli = folderWith({
    'a.md': '# Outage\n\nDate: 05/01/2026\n\n## Timeline\n\n- 09:02 Alert\n- 09:10 Fixed\n',
  })
  const out = await linesOf(cli, 'a.md', '--zone', 'Europe/Berlin', '--day-first')
  expect(out[0]).toMatchObject({
    date: '2026-01-05',
    timeline: [{ at: '2026-01-05T08:02:00Z' }, { at: '2026-01-05T08:10:00Z' }],
  })
  const { code, err } = await cli.run(['import', 'reviews', 'a.md', '--dry-run', '--zone', 'Mars/Olympus'])
  expect(code).toBe(2)
  expect(err).toContain('Mars/Olympus')
})

test('every file of a folder gets a result and a reason; nothing outside is read', async () => {
  const outside = folderWith({ 'secret.md': review('2026-02-02') })
  const cli = folderWith({
    'r/good.md': review('2026-01-05'),
    'r/picture.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]),
    'r/binary.md': Buffer.from([1, 0, 2, 0, 0, 0]),
    'r/empty.md': '',
    'r/latin.md': Buffer.from('# Caf\xe9 closed on 2026-01-06\r\n\r\nDown for an hour.\r', 'latin1'),
    'r/broken.json': '{"a": ',
    'r/broken.zip': 'PK\u0003\u0004 no',
    'r/LICENSE': 'Permission is granted.',
    'r/.git/HEAD': 'ref: refs/heads/main',
  })
  symlinkSync(path.join(outside.folder, 'secret.md'), path.join(cli.folder, 'r/link.md'))
  symlinkSync(outside.folder, path.join(cli.folder, 'r/linked'))
  const lines = await linesOf(cli, 'r')
  const kinds = Object.fromEntries(lines.map(({ path: name, kind }) => [name.slice(2), kind]))
  expect(kinds).toEqual({
    LICENSE: 'notice',
    'binary.md': 'unreadable',
    'broken.json': 'unreadable',
    'broken.zip': 'unreadable',
    'empty.md': 'unreadable',
    'good.md': 'review',
    'latin.md': 'review',
    'link.md': 'unreadable',
    linked: 'unreadable',
    'picture.png': 'unreadable',
  })
  for (const { kind, problems } of lines) if (kind !== 'review') expect(problems[0]).toMatch(/\.$/)
  expect(lines.find(({ path: name }) => name.endsWith('latin.md'))?.title).toBe('Café closed on 2026-01-06')
  expect(JSON.stringify(lines)).not.toContain('2026-02-02')
})

test('a git working tree is read without its history', async () => {
  const cli = folderWith({ 'tree/docs/a.md': review('2026-01-05') })
  execFileSync('git', ['init', '-q'], { cwd: path.join(cli.folder, 'tree') })
  expect((await linesOf(cli, 'tree')).map(({ path: name }) => name)).toEqual(['tree/docs/a.md'])
})

test('zips are read, and zips in them, three deep; what is hostile stays closed', async () => {
  const nest = (zip: Buffer, depth: number): Buffer =>
    depth === 0 ? zip : nest(makeZip([{ path: 'inner.zip', bytes: zip }]), depth - 1)
  const cli = folderWith({
    'export.zip': makeZip([
      { path: 'Space/a.md', bytes: review('2026-01-05') },
      { path: 'Space/inner.zip', bytes: makeZip([{ path: 'b.md', bytes: review('2026-01-06') }]) },
      { path: '../escape.md', bytes: review('2026-02-02') },
      { path: 'link.md', bytes: '/etc/passwd', mode: 0o120777 },
      { path: 'claims.md', bytes: 'x', size: 900 * 2 ** 20 },
    ]),
    'deep.zip': nest(makeZip([{ path: 'c.md', bytes: review('2026-01-07') }]), 4),
  })
  const lines = await linesOf(cli, 'export.zip', 'deep.zip')
  const found = Object.fromEntries(lines.map(({ path: name, kind }) => [name, kind]))
  expect(found).toEqual({
    'export.zip!/Space/a.md': 'review',
    'export.zip!/Space/inner.zip!/b.md': 'review',
    'export.zip!/../escape.md': 'unreadable',
    'export.zip!/link.md': 'unreadable',
    'export.zip!/claims.md': 'unreadable',
    'deep.zip!/inner.zip!/inner.zip!/inner.zip': 'unreadable',
  })
  expect(JSON.stringify(lines)).not.toMatch(/2026-02-02|root:/)
})

test('what isn’t there ends with 2, and the rest is read', async () => {
  const cli = folderWith({ 'a.md': review('2026-01-05') })
  const { code, out, err } = await cli.run([
    'import',
    'reviews',
    'gone',
    'a.md',
    '--dry-run',
    '--format',
    'jsonl',
  ])
  expect(code).toBe(2)
  expect(out.trim().split('\n')).toHaveLength(2)
  expect(err).toContain('gone')
})

test('for people: kinds, what was understood, and what was not', async () => {
  const cli = folderWith({
    'r/a.md': review('2026-01-05'),
    'r/b.md': '# Slow search\n\nIt was slow for an hour.\n',
    'r/c.md': '---\ntitle: Maintenance window\n---\nThe database will be upgraded.\n',
  })
  const out = await cli.works(['import', 'reviews', 'r', '--dry-run'])
  expect(out).toMatch(/^3 documents:\n +2 {2}reviews\n +1 {2}notices, left out\n/)
  expect(out).toMatch(/Understood of 2 reviews:\n +2 {2}title\n +1 {2}date\n/)
  expect(out).toMatch(/1 {2}No date was found\.\n +r\/b\.md/)
})

test('ten thousand files and a text of 200 MB take little memory', async () => {
  const cli = openCommandLine()
  const folder = path.join(cli.folder, 'many')
  mkdirSync(folder)
  const noise = Buffer.alloc(20_000, 7)
  for (let at = 0; at < 10_000; at++)
    writeFileSync(
      path.join(folder, `${at}.${at % 3 === 0 ? 'bin' : 'md'}`),
      at % 3 === 0 ? noise : review('2026-01-05'),
    )
  const large = createWriteStream(path.join(folder, 'large.md'))
  for (let at = 0; at < 200; at++) if (!large.write(Buffer.alloc(1_000_000, 'a '))) await once(large, 'drain')
  large.end()
  await once(large, 'finish')
  const peak = path.join(cli.folder, 'peak')
  const watch = `data:text/javascript,${encodeURIComponent(`import{writeFileSync}from'node:fs';process.on('exit',()=>writeFileSync(${JSON.stringify(peak)},String(process.resourceUsage().maxRSS)))`)}`
  const begun = performance.now()
  const { code, out } = await cli.run(['import', 'reviews', 'many', '--dry-run', '--format', 'jsonl'], {
    env: { NODE_OPTIONS: `--import ${watch}` },
  })
  const seconds = (performance.now() - begun) / 1000
  const lines = out.trim().split('\n')
  expect([code, lines.length]).toEqual([0, 10_001])
  expect(lines.filter((line) => line.includes('"kind":"review"'))).toHaveLength(6_666)
  const { readFileSync } = await import('node:fs')
  const megabytes = Math.round(Number(readFileSync(peak, 'utf8')) / 1024)
  process.stdout.write(`10,001 files in ${seconds.toFixed(1)} s, ${megabytes} MB at most\n`)
  expect(megabytes).toBeLessThan(400)
}, 120_000)
