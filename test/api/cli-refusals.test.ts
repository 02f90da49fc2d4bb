import { writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createWorld } from '../harness/world.ts'
import { openCommandLine } from './cli-run.ts'

/** Something that answers in place of Afterword. */
async function stranger(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function worldWithIncident() {
  const world = await createWorld()
  await world.ana.api('POST /incidents', { body: { title: 'Checkout is slow', severity: 'SEV2' } })
  return { world, cli: openCommandLine({ AFTERWORD_URL: world.url, AFTERWORD_TOKEN: world.ana.token }) }
}

test.each([
  [['incidnt', 'list'], 'Did you mean incident?'],
  [['incident', 'crate'], 'Did you mean create?'],
  [['incident', 'create', '--titel', 'x'], 'Did you mean --title?'],
  [['incident', 'create', '--title', 'x'], '--severity is missing.'],
  [['incident', 'show'], 'Missing required argument'],
  [['incident', 'show', 'INC-1', 'INC-2'], 'Too many arguments'],
  [['incident', 'list', '--format', 'xml'], 'text, json'],
  [['incident', 'list', '--limit', 'many'], 'whole number'],
  [['timeline', 'mark', 'INC-1', 'detectd', '--at', 'now'], 'Did you mean detected?'],
  [['timeline', 'mark', 'INC-1', 'detected'], 'Say when'],
  [['timeline', 'mark', 'INC-1', 'detected', '--at', '3/4/2026'], 'could mean two days'],
  [['timeline', 'list', 'INC-1', '--zone', 'Mars/Olympus'], 'no zone'],
  [['evidence', 'add', 'INC-1', '-'], 'needs a name'],
  [['item', 'add', 'INC-1', '--title', 'x', '--due', '2026-02-30'], 'a day like'],
  [['completion', 'tcsh'], 'bash, zsh, fish'],
])('%j is a matter of typing, and says what to type', async (args, hint) => {
  const cli = openCommandLine({ AFTERWORD_URL: 'http://127.0.0.1:1', AFTERWORD_TOKEN: 'aw_none' })
  const { code, out, err } = await cli.run(args)
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(hint)
  expect(err).not.toMatch(/ at .*\.ts:\d+/)
})

test('without a sign-in it says how to sign in, and with a wrong one, too', async () => {
  const { world } = await worldWithIncident()
  const cli = openCommandLine({ AFTERWORD_URL: world.url })
  const nobody = await cli.run(['incident', 'list'])
  expect([nobody.code, nobody.out]).toEqual([4, ''])
  expect(nobody.err).toContain('login')
  const wrong = await cli.run(['incident', 'list'], { env: { AFTERWORD_TOKEN: 'aw_wrong' } })
  expect([wrong.code, wrong.out]).toEqual([4, ''])
  expect(wrong.err).toContain('doesn’t know this token')
  const password = await cli.run(['login', '--email', 'ana@example.org', '--password-stdin'], {
    input: 'not the password',
  })
  expect(password.code).toBe(4)
})

test('what a member may not do is told as that', async () => {
  const { world } = await worldWithIncident()
  const bo = await world.person('Bo')
  const cli = openCommandLine({ AFTERWORD_URL: world.url, AFTERWORD_TOKEN: bo.token })
  for (const args of [
    ['backup', 'all.tar.gz'],
    ['example', 'load'],
    ['person', 'invite', 'c@example.org'],
  ]) {
    expect((await cli.run(args)).code, args.join(' ')).toBe(4)
  }
})

test('a server that is not there, is something else, or sends elsewhere is 3', async () => {
  const cli = openCommandLine({ AFTERWORD_TOKEN: 'aw_secret' })
  const at = (url: string) => cli.run(['incident', 'list'], { env: { AFTERWORD_URL: url } })
  const down = await at('http://127.0.0.1:1')
  expect([down.code, down.out]).toEqual([3, ''])
  expect(down.err).toContain('nothing answers there')
  expect(down.err).toContain('npm start')

  const other = await at(await stranger((_request, response) => response.end('<html>hello</html>')))
  expect(other.code).toBe(3)
  expect(other.err).toContain('isn’t Afterword')

  let asked = 0
  const far = await stranger((_request, response) => {
    asked += 1
    response.end('{}')
  })
  const sent = await at(
    await stranger((_request, response) => response.writeHead(302, { location: far }).end()),
  )
  expect(sent.code).toBe(3)
  expect(sent.err).toContain(`AFTERWORD_URL=${far}`)
  expect(asked, 'a token goes nowhere it was not meant for').toBe(0)

  const broken = await at(await stranger((request) => request.socket.destroy()))
  expect(broken.code).toBe(3)
  expect(broken.err).toContain('broke')

  const wrong = await at('localhost:4114')
  expect(wrong.code).toBe(2)
  expect(wrong.err).toContain('AFTERWORD_URL')
})

test('a kept token is never sent to another server', async () => {
  const { world } = await worldWithIncident()
  const cli = openCommandLine({})
  await cli.works(['login', '--url', world.url, '--token-stdin'], { input: world.ana.token })
  expect(await cli.works(['incident', 'list'])).toContain('INC-1')
  const tokens: unknown[] = []
  const other = await stranger((request, response) => {
    tokens.push(request.headers.authorization)
    response.end('{}')
  })
  expect((await cli.run(['incident', 'list'], { env: { AFTERWORD_URL: other } })).code).toBe(4)
  expect(tokens).toEqual([])
})

test('signing in with a password keeps a token of its own, which signing out revokes', async () => {
  const { world } = await worldWithIncident()
  const cli = openCommandLine({})
  await cli.works(['login', '--url', world.url, '--email', world.ana.email, '--password-stdin'], {
    input: `${world.ana.password}\n`,
  })
  const made = async () =>
    (await world.ana.api('GET /tokens', {})).items.filter(({ name }) => name.startsWith('Command line on '))
  expect(await made()).toHaveLength(1)
  expect(await cli.json(['whoami'])).toMatchObject({ person: { email: world.ana.email }, via: 'token' })
  await cli.works(['logout'])
  expect(await made()).toEqual([])
  expect((await cli.run(['whoami'])).code).toBe(4)
})

test('what the server refuses is 1, with each part that is wrong', async () => {
  const { cli } = await worldWithIncident()
  const unknown = await cli.run(['incident', 'show', 'INC-9'])
  expect([unknown.code, unknown.out]).toEqual([1, ''])
  const severity = await cli.run(['incident', 'create', '--title', 'x', '--severity', 'SEV17'])
  expect([severity.code, severity.out]).toEqual([1, ''])
  expect(severity.err).toMatch(/severity.*SEV1/is)
  const shape = await cli.run(['incident', 'show', 'INC1'])
  expect(shape.err).toMatch(/ {2}key: .*INC-42/)
  const review = await cli.run(['review', 'note', 'INC-1', '--text', 'too early'])
  expect(review.code).toBe(1)
})

test('a file that can’t be read keeps no other from it', async () => {
  const { cli } = await worldWithIncident()
  writeFileSync(
    path.join(cli.folder, 'shop.log'),
    '2026-03-01T14:00:10 <bo> slow\n2026-03-01T14:01:10 <bo> slower\n',
  )
  writeFileSync(path.join(cli.folder, 'broken.zip'), Buffer.from('PK\u0003\u0004 not really'))
  const { code, out, err } = await cli.run([
    ...['evidence', 'add', 'INC-1', 'nowhere.log', '.', 'shop.log', 'broken.zip', '--as', 'chat-log'],
  ])
  expect(code).toBe(1)
  expect(out).toContain('shop.log: read as')
  expect(err).toContain('nowhere.log doesn’t exist.')
  expect(err).toContain('. is a folder')
  expect(err).toContain('3 of 4 files could not be read')

  const unknown = await cli.run(['evidence', 'add', 'INC-9', 'shop.log', 'shop.log'])
  expect(unknown.code).toBe(1)
  expect(unknown.err.match(/INC-9/g)).toHaveLength(1)
})

test('evidence that nothing recognises is kept, and the way to read it is shown', async () => {
  const { cli } = await worldWithIncident()
  writeFileSync(path.join(cli.folder, 'photo.bin'), Buffer.from([0, 1, 2, 250, 251, 0, 255]))
  const { code, out, err } = await cli.run(['evidence', 'add', 'INC-1', 'photo.bin'])
  expect(code).toBe(0)
  expect(out).toContain('kept, not read')
  expect(err).toMatch(/evidence read \S+ --as FORMAT/)
  expect(err).toContain('chat-log')
})

test('what evidence holds can’t take over the terminal', async () => {
  const { cli } = await worldWithIncident()
  const nasty =
    '2026-03-01T14:00:10 <bo> \u001b]0;owned\u0007\u001b[2J\u202e hidden\n2026-03-01T14:01:10 <bo> fine\n'
  await cli.works(['evidence', 'add', 'INC-1', '-', '--name', 'chat.log', '--as', 'chat-log'], {
    input: nasty,
  })
  for (const format of ['text', 'json']) {
    const out = await cli.works(['timeline', 'list', 'INC-1', '--format', format])
    expect(out).toContain('hidden')
    expect(out.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  }
})

test('a reader that has seen enough is no fault', async () => {
  const { cli } = await worldWithIncident()
  const lines = Array.from(
    { length: 3000 },
    (_, n) => `2026-03-01T14:00:${String(n % 60).padStart(2, '0')} <bo> line ${n}`,
  )
  await cli.works(['evidence', 'add', 'INC-1', '-', '--name', 'chat.log', '--as', 'chat-log'], {
    input: lines.join('\n'),
  })
  const { code, err } = await cli.run(['timeline', 'list', 'INC-1', '--all', '--format', 'json'], {
    started: (child) => child.stdout?.once('data', () => child.stdout?.destroy()),
  })
  expect([code, err]).toEqual([0, ''])
})

test('nobody is guessed: a name that is nearly right is asked back', async () => {
  const { world, cli } = await worldWithIncident()
  await world.person('Bo')
  const near = await cli.run(['item', 'add', 'INC-1', '--title', 'x', '--owner', 'Boo'])
  expect(near.code).toBe(2)
  expect(near.err).toContain('Did you mean Bo?')
  expect(await cli.json(['item', 'list'])).toEqual({ items: [] })
})
