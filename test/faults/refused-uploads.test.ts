import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { createWorld, type World } from '../harness/world.ts'

const mebibyte = 2 ** 20
const address = '/api/v1/incidents/INC-1/evidence?name=large.bin'
let world: World

beforeAll(async () => {
  world = await createWorld({ lasting: true, settings: { AFTERWORD_MAX_UPLOAD: '4MB' } })
  await world.ana.api('POST /incidents', { body: { title: 'Slow', severity: 'SEV3' } })
  return world.stop
})

interface Heard {
  text: string
  /** Milliseconds until the server closed its side. */
  closedAfter: number
  broken: string | null
}

/** Sends bytes by hand for as long as the other side listens, also after its answer, and hears what comes back. */
function sendByHand(headers: string[], bytes: number): Promise<Heard> {
  const { port, hostname } = new URL(world.url)
  const begun = Date.now()
  return new Promise((resolve) => {
    let text = ''
    let closedAfter = 0
    const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true })
    const over = (broken: string | null) => {
      socket.destroy()
      resolve({ text, closedAfter, broken })
    }
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('error', (error) => over(error.message))
    socket.on('end', () => {
      closedAfter = Date.now() - begun
      // Somebody slow to understand goes on a little.
      socket.write(Buffer.alloc(mebibyte), () => setTimeout(() => over(null), 300))
    })
    const head = [`POST ${address} HTTP/1.1`, 'host: afterword', ...headers, '', '']
    socket.write(head.join('\r\n'))
    for (let sent = 0; sent < bytes; sent += mebibyte) socket.write(Buffer.alloc(mebibyte))
  })
}

function expectRefusal({ text, closedAfter, broken }: Heard, status: number, code: string) {
  const [head = '', body = ''] = text.split('\r\n\r\n')
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(head.toLowerCase()).toContain('connection: close')
  expect(JSON.parse(body)).toMatchObject({ code })
  expect([broken, closedAfter < 5_000]).toEqual([null, true])
}

describe('who is refused while still sending hears why, and the connection ends', () => {
  const authorized = () => `authorization: Bearer ${world.ana.token}`

  test('in the midst of the stream', async () => {
    const chunked = ['transfer-encoding: chunked', authorized()]
    // One chunk that goes on and on.
    const heard = await sendByHand([...chunked, '', (64 * mebibyte).toString(16)], 12 * mebibyte)
    expectRefusal(heard, 413, 'too-large')
  })

  test('before the first byte, when the size is announced', async () => {
    const heard = await sendByHand([`content-length: ${64 * mebibyte}`, authorized()], 12 * mebibyte)
    expectRefusal(heard, 413, 'too-large')
  })

  test('without an account', async () => {
    const heard = await sendByHand([`content-length: ${64 * mebibyte}`], 12 * mebibyte)
    expectRefusal(heard, 401, 'not-signed-in')
  })
})

test('fetch gets the refusal each time, and its next request is answered', async () => {
  for (let round = 0; round < 15; round += 1) {
    const refused = await fetch(world.url + address, {
      method: 'POST',
      headers: { authorization: `Bearer ${world.ana.token}` },
      body: new Blob([new Uint8Array(12 * mebibyte)]).stream(),
      duplex: 'half',
    } as RequestInit)
    expect([refused.status, await refused.json()]).toMatchObject([413, { code: 'too-large' }])
    expect(await world.ana.api('GET /incidents/:key', { params: { key: 'INC-1' } })).toMatchObject({
      key: 'INC-1',
    })
  }
})

const hasCurl = await promisify(execFile)('curl', ['--version']).then(
  () => true,
  () => false,
)

test.skipIf(!hasCurl)('curl gets the refusal', async () => {
  const file = path.join(world.dataDirectory, 'large.bin')
  await writeFile(file, Buffer.alloc(40 * mebibyte))
  for (const more of [[], ['-H', 'transfer-encoding: chunked'], ['-H', 'expect:']]) {
    const { stdout } = await promisify(execFile)('curl', [
      ...['-s', '--max-time', '20', '-w', '\n%{http_code}', ...more],
      ...['-H', `authorization: Bearer ${world.ana.token}`, '-H', 'content-type: application/octet-stream'],
      ...['--data-binary', `@${file}`, world.url + address],
    ])
    const [body = '', status] = stdout.split('\n')
    expect([status, JSON.parse(body)]).toMatchObject(['413', { code: 'too-large' }])
  }
})
