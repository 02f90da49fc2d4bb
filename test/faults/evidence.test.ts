import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { glob, readdir, readFile, rm } from 'node:fs/promises'
import { request } from 'node:http'
import path from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Evidence } from '#timeline/contract.ts'
import { makeZip } from '../harness/make-zip.ts'
import { addAndRead, createWorld, settled, type World } from '../harness/world.ts'

let world: World
let key: string

beforeAll(async () => {
  world = await createWorld({
    lasting: true,
    settings: { AFTERWORD_MAX_UPLOAD: '500MB', AFTERWORD_MAX_EXPANDED: '64MB' },
  })
  return world.stop
})
beforeEach(async () => {
  key = (await world.ana.api('POST /incidents', { body: { title: 'Slow', severity: 'SEV3' } })).key
})

const api: World['ana']['api'] = (...request) => world.ana.api(...request)

function add(name: string, body: unknown): Promise<Evidence> {
  return api('POST /incidents/:key/evidence', { params: { key }, query: { name }, body })
}

async function kept(): Promise<{ blobs: string[]; drafts: string[]; evidence: string[] }> {
  const blobs: string[] = []
  const folder = path.join(world.dataDirectory, 'evidence')
  if (existsSync(folder)) for await (const file of glob('*/*', { cwd: folder })) blobs.push(file)
  const drafts = await readdir(path.join(world.dataDirectory, 'tmp'))
  const { items } = await api('GET /incidents/:key/evidence', { params: { key } })
  return { blobs: blobs.sort(), drafts, evidence: items.map((one) => one.name) }
}

const mebibyte = 2 ** 20
/** Bytes that look like nothing, sent piece by piece and never all there. */
async function* junk(bytes: number) {
  const piece = Buffer.from(Array.from({ length: 65_536 }, (_, i) => (i * 7919) % 251))
  for (let sent = 0; sent < bytes; sent += piece.length) yield piece
}

describe('uploads', () => {
  test('2 GB of junk are refused once the limit is passed, and nothing of them is kept', async () => {
    const { ana, dataDirectory } = await createWorld({ settings: { AFTERWORD_MAX_UPLOAD: '20MB' } })
    const incident = await ana.api('POST /incidents', { body: { title: 'Junk', severity: 'SEV4' } })
    const refused = ana.api('POST /incidents/:key/evidence', {
      params: { key: incident.key },
      query: { name: 'junk' },
      body: junk(2048 * mebibyte),
    })
    await expect(refused).rejects.toMatchObject({
      status: 413,
      code: 'too-large',
      message: expect.stringMatching(/Nothing was kept/),
    })
    expect(await readdir(path.join(dataDirectory, 'tmp'))).toEqual([])
    expect(await readdir(path.join(dataDirectory, 'evidence'))).toEqual([])
  })

  test('a large file is kept whole, with little memory', async () => {
    const bytes = 400 * mebibyte
    let most = 0
    const before = process.memoryUsage().rss
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss - before)
    }, 20)
    const evidence = await sendFromElsewhere(`/api/v1/incidents/${key}/evidence?name=junk.bin`, bytes)
    clearInterval(watch)
    expect(evidence).toMatchObject({ bytes, state: 'kept' })
    expect(most).toBeLessThan(250 * mebibyte)
    expect(await readdir(path.join(world.dataDirectory, 'tmp'))).toEqual([])
  })

  /** Sends from another process, so that the memory of this one is the server’s. */
  async function sendFromElsewhere(address: string, bytes: number): Promise<unknown> {
    const script = `
      const piece = Buffer.alloc(65536, 'junk')
      async function* junk() { for (let sent = 0; sent < ${bytes}; sent += piece.length) yield piece }
      const headers = { authorization: 'Bearer ${world.ana.token}' }
      fetch('${world.url}${address}', { method: 'POST', headers, body: junk(), duplex: 'half' })
        .then((response) => response.text()).then(console.log)`
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', script])
    return JSON.parse(stdout)
  }

  test('a sender who goes away leaves nothing behind', async () => {
    const before = await kept()
    const { port } = new URL(world.url)
    for (const announced of [true, false]) {
      await new Promise<void>((resolve) => {
        const sending = request({
          port,
          method: 'POST',
          path: `/api/v1/incidents/${key}/evidence?name=half`,
          headers: {
            authorization: `Bearer ${world.ana.token}`,
            ...(announced && { 'content-length': 10 * mebibyte }),
          },
        })
        sending.on('error', () => resolve())
        sending.write(Buffer.alloc(3 * mebibyte))
        setTimeout(() => sending.destroy(), 150)
      })
    }
    await expect.poll(kept).toEqual(before)
  })

  test('the same file twice at once is one piece of evidence', async () => {
    const bytes = Buffer.from('2026-03-01T10:00:00 <ana> slow\n')
    const added = await Promise.all(Array.from({ length: 8 }, (_, i) => add(`${i}.log`, bytes)))
    expect(new Set(added.map(({ id }) => id)).size).toBe(1)
    const now = await kept()
    expect(now.evidence).toHaveLength(1)
    expect(now.drafts).toEqual([])
  })

  test('an empty file is kept and says why it can’t be read', async () => {
    const empty = await add('empty.log', Buffer.alloc(0))
    expect([empty.bytes, empty.guesses]).toEqual([0, []])
    await expect(
      api('POST /evidence/:id/reading', { params: { id: empty.id }, body: {} }),
    ).rejects.toMatchObject({ code: 'unreadable-evidence', message: expect.stringMatching(/is kept/) })
    const read = await api('POST /evidence/:id/reading', {
      params: { id: empty.id },
      body: { format: 'chat-log' },
    })
    expect(await settled(world.ana.api, read.id)).toMatchObject({ taken: 0 })
  })

  test.each([
    '../../../../etc/passwd',
    '..\\..\\windows\\system32',
    '/absolute/path.log',
    'with "quotes" and \'more\'.txt',
    'semi;colon=1; filename=evil.html',
    '%2e%2e%2f',
    'emoji 🔥🚒 ünï.log',
    '‮gpj.exe',
    'x'.repeat(255),
    '.',
    '*',
  ])('a file called %s keeps its name, and goes nowhere with it', async (name) => {
    const { id } = await add(name, Buffer.from(`called ${name}`))
    expect((await api('GET /evidence/:id', { params: { id } })).name).toBe(name)
    const response = await api('GET /evidence/:id/content', { params: { id } })
    const disposition = response.headers.get('content-disposition') ?? ''
    const [, encoded = ''] =
      /^attachment; filename\*=UTF-8''([A-Za-z0-9!#$&+.^_`|~%-]*)$/.exec(disposition) ?? []
    expect(decodeURIComponent(encoded)).toBe(name)
    expect(await response.text()).toBe(`called ${name}`)
    for (const blob of (await kept()).blobs) expect(blob).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{62}$/)
  })

  test.each([
    ['page.html', '<script>alert(1)</script>'],
    ['picture.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['script.js', 'alert(1)'],
    ['sheet.xml', '<?xml version="1.0"?><?xml-stylesheet href="javascript:alert(1)"?><a/>'],
  ])('%s is never something that a browser runs', async (name, content) => {
    const { id } = await add(name, Buffer.from(content))
    const { headers } = await api('GET /evidence/:id/content', { params: { id } })
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect(headers.get('content-disposition')).toMatch(/^attachment/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('whatever a body is said to be, its bytes are kept as they come', async () => {
    for (const type of ['application/json', 'text/plain', 'multipart/form-data', 'image/svg+xml', '']) {
      const body = `{"said to be": "${type}"}`
      const response = await fetch(`${world.url}/api/v1/incidents/${key}/evidence?name=typed`, {
        method: 'POST',
        headers: { authorization: `Bearer ${world.ana.token}`, ...(type && { 'content-type': type }) },
        body: new Blob([body]),
      })
      expect(response.status, type).toBe(201)
      expect(await response.json()).toMatchObject({ bytes: body.length })
    }
  })
})

describe('hostile files are kept, and say what is wrong', () => {
  const whole = makeZip([
    { path: 'channels.json', bytes: '[{"id":"C1","name":"general"}]' },
    { path: 'users.json', bytes: '[]' },
    { path: 'general/2026-03-01.json', bytes: '[{"type":"message","ts":"1772359200.000100","text":"slow"}]' },
  ])
  const air = Buffer.alloc(80 * mebibyte, ' ')
  const bomb = makeZip([{ path: 'channels.json', bytes: air }])
  const liar = makeZip([{ path: 'channels.json', bytes: air, size: 100_000 }])
  const files: [string, string, Buffer, RegExp][] = [
    [
      'an archive that was cut off',
      'slack-export',
      whole.subarray(0, whole.length - 30),
      /complete|ends before/,
    ],
    ['an archive whose middle is damaged', 'slack-export', damaged(whole), /damaged|does not fit/],
    ['a bomb', 'slack-export', bomb, /unpack/],
    ['a bomb that says it is none', 'slack-export', liar, /unpacks to more|damaged/],
    ['an archive that is none', 'slack-export', Buffer.from('PK\u0003\u0004 but no archive'), /./],
    ['JSON that was cut off', 'alertmanager', Buffer.from('{"alerts": [{"status": "fir'), /./],
    [
      'bytes that are no text',
      'chat-log',
      Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 131) % 256)),
      /./,
    ],
  ]
  test.each(files)('%s', async (_what, format, bytes, reason) => {
    const before = await kept()
    const evidence = await addAndReadAs(format, bytes)
    expect((await kept()).evidence).toEqual([...before.evidence, 'hostile'])
    const raw = await api('GET /evidence/:id/content', { params: { id: evidence.id } })
    expect(Buffer.from(await raw.arrayBuffer()).equals(bytes)).toBe(true)
    const { items } = await api('GET /evidence/:id/unread', { params: { id: evidence.id }, query: {} })
    const told = [evidence.reason ?? '', ...items.map((one) => one.reason)].join(' ')
    expect(evidence.taken).toBeLessThan(2)
    expect(told).toMatch(reason)
    expect(told).not.toMatch(/undefined|\[object|Error:|on our side/)
  })

  function damaged(bytes: Buffer) {
    const copy = Buffer.from(bytes)
    copy.fill(0xff, 40, 90)
    return copy
  }

  async function addAndReadAs(format: string, bytes: Buffer) {
    const { id } = await add('hostile', bytes)
    await api('POST /evidence/:id/reading', { params: { id }, body: { format } })
    return settled(world.ana.api, id)
  }

  test('paths that lead out of an archive lead nowhere', async () => {
    const message = (text: string) =>
      `[{"type":"message","ts":"1772359200.000${text.length}00","text":"${text}"}]`
    const zip = makeZip([
      { path: 'channels.json', bytes: '[{"id":"C1","name":"general"}]' },
      { path: 'users.json', bytes: '[]' },
      { path: '../../../tmp/2026-03-01.json', bytes: message('up') },
      { path: '/etc/2026-03-02.json', bytes: message('root') },
      { path: 'general/2026-03-01.json', bytes: message('stays') },
    ])
    const evidence = await addAndReadAs('slack-export', zip)
    expect([evidence.state, evidence.taken]).toEqual(['done', 1])
    expect(existsSync('/tmp/2026-03-01.json')).toBe(false)
  })

  test('one bad record spoils nothing but itself', async () => {
    const rows = [
      'time,message',
      '2026-03-01T10:00:00Z,first',
      '0000-00-00T00:00:00Z,no such day',
      '-271821-04-20T00:00:00Z,before all calendars',
      '+275760-09-13T00:00:00Z,after all calendars',
      '999999999999999999999,a number',
      '2026-03-01T10:01:00Z,"nul \u0000 and half \ud800"',
      ',no time',
      '2026-03-01T10:02:00Z,last',
    ]
    const { id } = await add('rows.csv', Buffer.from(rows.join('\n')))
    await api('POST /evidence/:id/reading', {
      params: { id },
      body: { format: 'table', options: { columns: { at: 'time', text: ['message'] } } },
    })
    const evidence = await settled(world.ana.api, id)
    expect(evidence).toMatchObject({ state: 'done', reason: null })
    const { items } = await api('GET /incidents/:key/entries', { params: { key } })
    const texts = items.map((entry) => entry.text)
    expect(texts).toEqual(expect.arrayContaining(['first', 'last']))
    expect(evidence.taken + evidence.unread).toBe(8)
  })

  test('text in other alphabets and encodings is read', async () => {
    const line = '2026-03-01T10:00:00 <zoë> größer als früher\n'.repeat(3)
    const encodings: [string, Buffer][] = [
      ['utf-8', Buffer.from(line)],
      ['utf-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(line)])],
      ['utf-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(line, 'utf16le')])],
      ['latin 1', Buffer.from(line, 'latin1')],
    ]
    for (const [name, bytes] of encodings) {
      const { key: another } = await api('POST /incidents', { body: { title: name, severity: 'SEV4' } })
      const { state } = await addAndRead(world.ana.api, another, { name: 'ops.log', bytes })
      const { items } = await api('GET /incidents/:key/entries', { params: { key: another } })
      expect([name, state, items[0]?.text]).toEqual([name, 'done', 'größer als früher'])
    }
  })

  test('evidence whose file is gone from the disk says so', async () => {
    const { id, sha256 } = await add('gone.log', Buffer.from('2026-03-01T10:00:00 <ana> gone\n'))
    await rm(path.join(world.dataDirectory, 'evidence', sha256.slice(0, 2), sha256.slice(2)))
    await api('POST /evidence/:id/reading', { params: { id }, body: { format: 'chat-log' } })
    const evidence = await settled(world.ana.api, id)
    expect([evidence.state, evidence.reason]).toEqual(['failed', expect.stringMatching(/can’t be opened/)])
  })
})

test('what stands on the disk is what was sent, to the last byte', async () => {
  const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * i) % 256))
  const { sha256 } = await add('bytes.bin', bytes)
  const file = path.join(world.dataDirectory, 'evidence', sha256.slice(0, 2), sha256.slice(2))
  expect((await readFile(file)).equals(bytes)).toBe(true)
})
