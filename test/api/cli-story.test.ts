import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Incident } from '#incident/contract.ts'
import type { Review } from '#review/contract.ts'
import type { Entry, Evidence } from '#timeline/contract.ts'
import { realInput } from '../harness/real-input.ts'
import { createWorld } from '../harness/world.ts'
import { type CommandLine, openCommandLine } from './cli-run.ts'

const password = 'correct horse battery'

const chat = `2026-03-01T14:00:10 <bo> the shop is slow, the queue grows
2026-03-01T14:04:00 <ana> looking at the queue
2026-03-01T14:09:30 <ana> the limit came with today's release, rolling back
2026-03-01T14:20:00 <bo> all clear, the queue is empty
`
const alerts = JSON.stringify({
  version: '4',
  groupKey: '{}:{alertname="QueueFull"}',
  status: 'firing',
  receiver: 'web',
  groupLabels: { alertname: 'QueueFull' },
  commonLabels: { alertname: 'QueueFull' },
  commonAnnotations: {},
  externalURL: 'http://alerts.example.org',
  alerts: [
    {
      status: 'firing',
      labels: { alertname: 'QueueFull', severity: 'critical' },
      annotations: { summary: 'The queue is full' },
      startsAt: '2026-03-01T14:02:00Z',
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL: 'http://metrics.example.org',
      fingerprint: 'c0ffee',
    },
  ],
})

/** A fresh server whose set-up token lies where the command line of the same user finds it. */
async function freshWorld() {
  const config = mkdtempSync(path.join(tmpdir(), 'afterword-config-'))
  onTestFinished(() => rmSync(config, { recursive: true, force: true }))
  vi.stubEnv('XDG_CONFIG_HOME', config)
  onTestFinished(() => void vi.unstubAllEnvs())
  const world = await createWorld({ fresh: true })
  return { world, cli: openCommandLine({ AFTERWORD_URL: world.url, XDG_CONFIG_HOME: config }), config }
}

async function setUp(cli: CommandLine): Promise<string> {
  return cli.works(
    ['setup', '--email', 'ana@example.org', '--name', 'Ana', '--password-stdin', '--organisation', 'Harbour'],
    { input: `${password}\n` },
  )
}

/** The same report under another key, as importing gives it. */
function withoutKey(markdown: string): string {
  return markdown.replaceAll(/\bINC-\d+\b/g, 'INC-?')
}

test('from a fresh server to a published report and back, by command line alone', async () => {
  const { world, cli, config } = await freshWorld()

  const token = await setUp(cli)
  expect(token).toMatch(/^aw_[\w-]{40,}$/)
  const again = await cli.run(
    ['setup', '--email', 'x@example.org', '--organisation', 'Other', '--password-stdin'],
    {
      input: password,
    },
  )
  expect(again).toMatchObject({ code: 1, out: '' })
  expect(again.err).toContain('set up already')

  await cli.works(['login', '--token-stdin'], { input: token })
  expect(statSync(path.join(config, 'afterword/login.json')).mode & 0o777).toBe(0o600)
  expect(await cli.json(['whoami'])).toMatchObject({ person: { email: 'ana@example.org' }, url: world.url })

  const key = await cli.works([
    ...['incident', 'create', '--title', 'Checkout is slow', '--severity', 'sev2', '--service', 'checkout'],
    ...[
      '--service',
      'payments',
      '--team',
      'Shop',
      '--role',
      'Incident Commander=ana',
      '--role',
      'Scribe=Bo Li',
    ],
    ...['--impact', 'Nobody could pay for 20 minutes.', '--at', 'impact-started=2026-03-01 15:00'],
    ...['--at', 'declared=2026-03-01T14:05:10Z', '--zone', 'Europe/Paris'],
  ])
  expect(key).toBe('INC-1')
  const incident = await cli.json<Incident>(['incident', 'show', key])
  expect(incident.roles.map(({ role, name, personId }) => [role, name, personId !== null])).toEqual([
    ['Incident Commander', 'Ana', true],
    ['Scribe', 'Bo Li', false],
  ])
  expect(incident.markers.map(({ marker, at, precision }) => [marker, at, precision])).toEqual([
    ['impact-started', '2026-03-01T14:00:00.000000Z', 'minute'],
    ['declared', '2026-03-01T14:05:10.000000Z', 'exact'],
  ])

  writeFileSync(path.join(cli.folder, 'shop.log'), chat)
  writeFileSync(path.join(cli.folder, 'alert.json'), alerts)
  const added = await cli.run(['evidence', 'add', key, 'shop.log', 'alert.json'])
  expect(added).toMatchObject({ code: 0, err: '' })
  expect(added.out).toMatch(
    /^shop\.log: read as .+: 4 taken · 0 already there\nalert\.json: read as .+: 1 taken/,
  )
  const once = await cli.works(['evidence', 'add', key, 'shop.log'])
  expect(once).toContain('0 taken · 4 already there')

  await cli.works([
    'timeline',
    'add',
    key,
    '--at',
    '2026-03-01T14:15Z',
    '--text',
    'The phone stopped ringing.',
    '--take',
  ])
  const entries = (await cli.works(['timeline', 'list', key, '--format', 'json']))
    .split('\n')
    .map((line) => JSON.parse(line) as Entry)
  expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).toSorted())
  expect(entries).toHaveLength(6)

  await cli.works(['timeline', 'take', key, '--person', 'ana'])
  const alert = entries.find(({ kind }) => kind === 'signal')
  await cli.works(['timeline', 'take', key, '-'], { input: `${alert?.id}\n` })
  await cli.works(['timeline', 'mark', key, 'detected', '--entry', alert?.id ?? '', '--channel', 'alert'])
  await cli.works(['timeline', 'mark', key, 'mitigated', '--at', '2026-03-01T14:20:00Z'])
  const story = await cli.works(['timeline', 'list', key, '--story', '--utc'])
  expect(
    story
      .split('\n')
      .slice(1)
      .map((line) => line.slice(0, 16)),
  ).toEqual(['2026-03-01 14:02', '2026-03-01 14:04', '2026-03-01 14:09', '2026-03-01 14:15'])

  await cli.works(['review', 'open', key, '--zone', 'Europe/Paris'])
  await cli.works(['review', 'note', key, '--text', 'The rollback was quick.', '--tag', 'went-well'])
  await cli.works([
    'review',
    'note',
    key,
    '--text',
    'Who sets such limits?',
    '--tag',
    'question',
    '--anonymous',
  ])
  await cli.works([
    'review',
    'insight',
    key,
    '--text',
    'The queue refuses silently.',
    '--entry',
    alert?.id ?? '',
  ])
  const factor = await cli.works([
    ...['review', 'factor', key, '--text', 'The limit was part of a large release.'],
    ...['--kind', 'trigger', '--layer', 'deploy-and-change'],
  ])
  const item = await cli.works([
    ...['item', 'add', key, '--title', 'Limits are released alone', '--owner', 'Ana', '--due', '2026-04-01'],
    ...[
      '--factor',
      factor,
      '--done-when',
      'Two limits were.',
      '--measure',
      'Limits per release',
      '--expected',
      '1',
    ],
  ])
  await cli.works(['item', 'edit', item, '--state', 'committed'])
  expect(await cli.works(['item', 'list', '--mine'])).toContain('committed')
  expect(await cli.json<Review>(['review', 'show', key])).toMatchObject({
    state: 'assembling',
    zone: 'Europe/Paris',
  })

  await cli.works(['review', 'publish', key, '--audience', 'organisation', '--note', 'First telling.'])
  expect(await cli.works(['report', 'list'])).toContain('Checkout is slow')
  expect(await cli.works(['report', 'versions', key])).toContain('First telling.')
  expect(await cli.works(['report', 'show', key])).toContain('The queue refuses silently.')

  await cli.works(['report', 'export', key, '--as', 'md', '--output', 'report.md'])
  const piped = await cli.works(['report', 'export', key])
  const markdown = readFileSync(path.join(cli.folder, 'report.md'), 'utf8')
  expect(markdown.trimEnd()).toBe(piped.trimEnd())

  const imported = await cli.works(['report', 'import', 'report.md'])
  expect(imported).toBe('INC-2')
  await cli.works(['review', 'publish', imported, '--audience', 'organisation'])
  expect(withoutKey(await cli.works(['report', 'export', imported]))).toBe(withoutKey(piped))

  await cli.works(['review', 'withdraw', key])
  expect(await cli.works(['report', 'list'])).not.toContain('INC-1')
  await cli.works(['logout'])
  expect((await cli.run(['whoami'])).code).toBe(4)
}, 90_000)

test('a real workspace export is sent, read and counted, and adds nothing twice', async (context) => {
  const file = realInput(context, 'chat/slack-rcwg.zip')
  const world = await createWorld()
  const cli = openCommandLine({ AFTERWORD_URL: world.url, AFTERWORD_TOKEN: world.ana.token })
  await cli.works(['incident', 'create', '--title', 'A long one', '--severity', 'SEV3'])
  const channel = ['--channel', '#general', '--from', '2024-01-01', '--to', '2025-01-01']
  const first = await cli.json<{ items: Evidence[] }>(['evidence', 'add', 'INC-1', file, ...channel])
  expect(first.items[0]).toMatchObject({ state: 'done', format: 'slack-export', alreadyThere: 0 })
  const few = first.items[0]?.taken ?? 0
  expect(few).toBeGreaterThan(0)
  const whole = await cli.json<{ items: Evidence[] }>(['evidence', 'add', 'INC-1', file])
  expect(whole.items[0]).toMatchObject({ taken: 12_564 - few, alreadyThere: few })

  const all = await cli.works(['timeline', 'list', 'INC-1', '--all', '--format', 'json'])
  const lines = all.split('\n')
  expect(lines).toHaveLength(12_564)
  expect(new Set(lines.map((line) => JSON.parse(line).id)).size).toBe(12_564)
  const some = await cli.run(['timeline', 'list', 'INC-1', '--limit', '3'])
  expect(some.out.trimEnd().split('\n')).toHaveLength(4)
  expect(some.err).toContain('the first 3 of 12,564')

  const raw = await cli.works(['evidence', 'download', 'INC-1/slack-rcwg.zip'])
  expect(raw).toBe('')
  expect(readFileSync(path.join(cli.folder, 'slack-rcwg.zip')).equals(readFileSync(file))).toBe(true)
}, 60_000)
