import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createWorld } from '../harness/world.ts'
import { openCommandLine } from './cli-run.ts'

const chat = '2026-03-01T14:00:10 <bo> slow\n2026-03-01T14:09:30 <ana> rolled back\n'

async function worldWithEvidence() {
  const world = await createWorld()
  const cli = openCommandLine({ AFTERWORD_URL: world.url, AFTERWORD_TOKEN: world.ana.token })
  await cli.works([
    'incident',
    'create',
    '--title',
    'Checkout is slow',
    '--severity',
    'SEV2',
    '--service',
    'shop',
  ])
  await cli.works(['evidence', 'add', 'INC-1', '-', '--name', 'shop.log', '--as', 'chat-log'], {
    input: chat,
  })
  return { world, cli }
}

test('everything is saved, restored into another server, and the same there', async () => {
  const { cli } = await worldWithEvidence()
  const saved = await cli.run(['backup', 'all.tar.gz'])
  expect(saved).toMatchObject({ code: 0, out: '' })
  expect(saved.err).toContain('checked it')
  expect(existsSync(path.join(cli.folder, 'all.tar.gz.part'))).toBe(false)
  const before = readFileSync(path.join(cli.folder, 'all.tar.gz'))
  expect((await cli.run(['backup', 'all.tar.gz'])).code, 'a backup is not replaced unasked').toBe(1)
  expect(readFileSync(path.join(cli.folder, 'all.tar.gz')).equals(before)).toBe(true)

  const told = async (env: Record<string, string> = {}) => ({
    incident: await cli.json(['incident', 'show', 'INC-1'], { env }),
    entries: await cli.works(['timeline', 'list', 'INC-1', '--format', 'json'], { env }),
    evidence: await cli.works(['evidence', 'download', 'INC-1/shop.log', '--output', '-'], { env }),
  })
  const here = await told()
  expect(here.evidence).toBe(chat.trimEnd())

  const fresh = await createWorld({ fresh: true })
  const setupToken = new URL(fresh.setupUrl ?? '').searchParams.get('token') ?? ''
  const contents = await cli.json(['restore', 'all.tar.gz', '--setup-token', setupToken], {
    env: { AFTERWORD_URL: fresh.url, AFTERWORD_TOKEN: '' },
  })
  expect(contents).toMatchObject({ evidenceFiles: 1, evidenceBytes: chat.length })
  expect(await told({ AFTERWORD_URL: fresh.url })).toEqual(here)
}, 60_000)

test('a server in use is replaced only when told, and only by a backup that is whole', async () => {
  const { cli } = await worldWithEvidence()
  await cli.works(['backup', 'all.tar.gz'])
  await cli.works(['incident', 'create', '--title', 'Later', '--severity', 'SEV3'])
  const unasked = await cli.run(['restore', 'all.tar.gz'])
  expect(unasked.code).toBe(1)
  expect(unasked.err).toContain('--replace')

  const whole = readFileSync(path.join(cli.folder, 'all.tar.gz'))
  writeFileSync(path.join(cli.folder, 'cut.tar.gz'), whole.subarray(0, Math.floor(whole.length / 2)))
  const cut = await cli.run(['restore', 'cut.tar.gz', '--replace'])
  expect(cut.code).toBe(1)
  expect(cut.err).toContain('Nothing was changed')
  expect(await cli.works(['incident', 'list'])).toContain('INC-2')

  await cli.works(['restore', 'all.tar.gz', '--replace'])
  const list = await cli.works(['incident', 'list'])
  expect(list).toContain('INC-1')
  expect(list).not.toContain('INC-2')
}, 60_000)

test('a backup that arrives damaged or cut off is not kept', async () => {
  const { cli } = await worldWithEvidence()
  await cli.works(['backup', 'all.tar.gz'])
  const whole = readFileSync(path.join(cli.folder, 'all.tar.gz'))
  const bodies = [whole.subarray(0, whole.length - 200), Buffer.from('not a backup'), Buffer.alloc(0)]
  for (const body of bodies) {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'x-request-id': 'test', 'content-type': 'application/gzip' }).end(body)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const { code, err } = await cli.run(['backup', 'bad.tar.gz'], { env: { AFTERWORD_URL: url } })
    expect(code).toBe(1)
    expect(err).toContain('not kept')
    expect(existsSync(path.join(cli.folder, 'bad.tar.gz'))).toBe(false)
    expect(existsSync(path.join(cli.folder, 'bad.tar.gz.part'))).toBe(false)
  }
}, 60_000)
