import { connect } from 'node:net'
import { beforeAll, describe, expect, test } from 'vitest'
import { createLog } from '#platform/log.ts'
import { createWorld, type World } from '../harness/world.ts'
import { type Answer, ask, bearer, type Parts } from './asking.ts'

let world: World
const lines: Record<string, unknown>[] = []
const log = createLog({ level: 'info', stream: { write: (line) => void lines.push(JSON.parse(line)) } })

beforeAll(async () => {
  world = await createWorld({
    lasting: true,
    log,
    settings: { AFTERWORD_METRICS_TOKEN: 'a-metrics-token-of-length', AFTERWORD_MAX_UPLOAD: '1MB' },
  })
  await world.ana.api('POST /incidents', { body: { title: 'Slow', severity: 'SEV3' } })
  return world.stop
})

/** Speaks to the server as it is, without a library between. */
function raw(text: string): Promise<Answer> {
  const { port } = new URL(world.url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(text))
    let heard = ''
    socket.on('data', (chunk) => {
      heard += chunk
    })
    socket.on('error', reject)
    socket.on('close', () => {
      const [head = '', body = ''] = heard.split('\r\n\r\n')
      const [first = '', ...rest] = head.split('\r\n')
      const headers = new Headers(rest.map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]))
      resolve({ status: Number(first.split(' ')[1]), headers, text: body, json: JSON.parse(body || '{}') })
    })
  })
}

function expectSafe({ headers }: Answer) {
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/script-src[^;]*(unsafe|https?:|\*)/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('x-powered-by')).toBeNull()
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
}

function expectProblem(answer: Answer, status: number, code: string) {
  expect([answer.status, answer.json.code]).toEqual([status, code])
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(answer.json).toMatchObject({
    type: `/problems/${code}`,
    status,
    instance: answer.headers.get('x-request-id'),
  })
  expect(answer.json.title).toMatch(/^[A-Z].*\.$/)
  expect(answer.json.detail).toMatch(/\S/)
  expect(answer.text).not.toMatch(/node_modules|\.ts:\d+|select |insert /)
  expectSafe(answer)
}

type Wrong = [
  what: string,
  status: number,
  code: string,
  name: string,
  parts: Parts,
  headers?: Record<string, string>,
]
const json = { 'content-type': 'application/json' }
const incident = { title: 'A', severity: 'SEV3' }
const nul = '\u0000'
const wrongs: Wrong[] = [
  ['an address that is not there', 404, 'not-found', 'GET /nowhere', {}],
  ['a method that is not there', 404, 'not-found', 'DELETE /incidents', {}],
  ['a key that is none', 400, 'invalid-input', 'GET /incidents/nonsense', {}],
  ['an identifier that is none', 400, 'invalid-input', 'GET /evidence/nonsense', {}],
  ['JSON that is cut off', 400, 'invalid-input', 'POST /incidents', { body: '{"title": "x"' }, json],
  ['JSON that is none', 400, 'invalid-input', 'POST /incidents', { body: 'title=x' }, json],
  ['no JSON at all', 400, 'invalid-input', 'POST /incidents', { body: '' }, json],
  ['no body at all', 400, 'invalid-input', 'POST /incidents', {}],
  ['a list in place of an object', 400, 'invalid-input', 'POST /incidents', { body: [] }],
  ['null in place of an object', 400, 'invalid-input', 'POST /incidents', { body: 'null' }, json],
  [
    'JSON that reaches for the prototype',
    400,
    'invalid-input',
    'POST /incidents',
    { body: '{"__proto__": {"a": 1}}' },
    json,
  ],
  [
    'a number in place of a text',
    400,
    'invalid-input',
    'POST /incidents',
    { body: { ...incident, title: 7 } },
  ],
  ['a title that is empty', 400, 'invalid-input', 'POST /incidents', { body: { ...incident, title: '  ' } }],
  [
    'a title without end',
    400,
    'invalid-input',
    'POST /incidents',
    { body: { ...incident, title: 'x'.repeat(201) } },
  ],
  [
    'a severity that is not there',
    400,
    'invalid-input',
    'POST /incidents',
    { body: { ...incident, severity: 'X' } },
  ],
  [
    'a marker that is not there',
    400,
    'invalid-input',
    'POST /incidents',
    { body: { ...incident, times: { x: '2026-01-01T00:00:00Z' } } },
  ],
  [
    'a character that no text has',
    400,
    'invalid-input',
    'POST /incidents',
    { body: { ...incident, title: `a${nul}b` } },
  ],
  [
    'a year that no calendar has',
    400,
    'invalid-input',
    'POST /incidents',
    { body: { ...incident, times: { detected: '0000-01-01T00:00:00Z' } } },
  ],
  [
    'a version beyond measure',
    400,
    'invalid-input',
    'PATCH /incidents/INC-1',
    { body: { title: 'x', version: 2 ** 40 } },
  ],
  [
    'JSON beyond measure',
    413,
    'too-large',
    'POST /incidents',
    { body: { ...incident, summary: 'x'.repeat(9 * 2 ** 20) } },
  ],
  [
    'a form',
    400,
    'invalid-input',
    'POST /incidents',
    { body: 'title=x' },
    { 'content-type': 'application/x-www-form-urlencoded' },
  ],
  ['bytes in place of JSON', 400, 'invalid-input', 'POST /incidents', { body: '{}' }],
  ['a page beyond the last', 400, 'invalid-input', 'GET /incidents', { query: { limit: 10_000 } }],
  [
    'a page marker of somebody else',
    400,
    'invalid-input',
    'GET /incidents',
    { query: { after: 'nonsense' } },
  ],
  [
    'a page marker made up',
    400,
    'invalid-input',
    'GET /incidents',
    { query: { after: '2026-01-01T00:00:00Z~nonsense' } },
  ],
  [
    'a place in the feed beyond measure',
    400,
    'invalid-input',
    'GET /events',
    { query: { after: '9'.repeat(30) } },
  ],
  ['a query twice', 400, 'invalid-input', 'GET /incidents', { query: { q: ['a', 'b'] } }],
  [
    'a version of a report beyond measure',
    400,
    'invalid-input',
    'GET /incidents/INC-1/report/versions/99999999999',
    {},
  ],
  [
    'a filter with a character that no text has',
    400,
    'invalid-input',
    'GET /incidents',
    { query: { q: nul } },
  ],
  [
    'a live stream of two incidents',
    400,
    'invalid-input',
    'GET /live',
    { query: { incident: ['INC-1', 'INC-2'] } },
  ],
  ['a live stream of nothing', 404, 'not-found', 'GET /live', { query: { incident: 'INC-404' } }],
  [
    'a file beyond measure',
    413,
    'too-large',
    'POST /incidents/INC-1/evidence',
    { query: { name: 'a' }, body: 'x'.repeat(2e6) },
  ],
  ['a file without a name', 400, 'invalid-input', 'POST /incidents/INC-1/evidence', { body: 'x' }],
  [
    'a file name that no system has',
    400,
    'invalid-input',
    'POST /incidents/INC-1/evidence',
    { query: { name: `a${nul}` }, body: 'x' },
  ],
  [
    'a report that is none',
    400,
    'invalid-input',
    'POST /report-imports',
    { body: { markdown: `\n${nul}\n` } },
  ],
  ['a link that was never made', 410, 'link-expired', `GET /published/${'x'.repeat(51)}`, {}],
  ['a parameter without end', 400, 'invalid-input', `GET /published/${'x'.repeat(900)}`, {}],
]

describe('what is wrong is told as a problem', () => {
  test.each(wrongs)('%s: %i %s', async (_what, status, code, name, parts, headers = {}) => {
    const answer = await ask(world.url, name, parts, { ...bearer(world.ana.token), ...headers })
    expectProblem(answer, status, code)
  })

  test('an address that can’t be decoded', async () => {
    expectProblem(
      await raw('GET /api/v1/incidents/%E0%A4%A HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'),
      400,
      'invalid-input',
    )
  })

  test('no HTTP at all', async () => {
    expectProblem(await raw('this is no request\r\n\r\n'), 400, 'invalid-input')
  })

  test('headers beyond measure', async () => {
    expectProblem(
      await raw(`GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`),
      413,
      'too-large',
    )
  })

  test('a body that says it is longer than it may be is refused before it is sent', async () => {
    const head = `POST /api/v1/incidents/INC-1/evidence?name=a HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${world.ana.token}\r\ncontent-length: 9999999999\r\nconnection: close\r\n\r\n`
    expectProblem(await raw(head), 413, 'too-large')
  })
})

test('every kind of answer carries the headers that keep browsers safe', async () => {
  const as = bearer(world.ana.token)
  const evidence = await world.ana.api('POST /incidents/:key/evidence', {
    params: { key: 'INC-1' },
    query: { name: 'a.txt' },
    body: Buffer.from('10:00 hello\n'),
  })
  await world.ana.api('POST /incidents/:key/review', { params: { key: 'INC-1' } })
  const answers = await Promise.all([
    ask(world.url, 'GET /me', {}, as),
    ask(world.url, 'GET /setup'),
    ask(world.url, `GET /evidence/${evidence.id}/content`, {}, as),
    ask(world.url, 'GET /incidents/INC-1/report/export', { query: { as: 'html' } }, as),
    ask(world.url, 'GET /openapi.json'),
    ask(world.url, 'GET /../../health/live'),
    ask(world.url, 'GET /../../health/ready'),
    ask(world.url, 'GET /../../'),
    ask(world.url, 'GET /../../incidents/INC-1'),
    ask(world.url, 'GET /../../metrics', {}, bearer('a-metrics-token-of-length')),
  ])
  for (const answer of answers) expectSafe(answer)
  expect(answers.slice(0, 7).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 200])
  for (const answer of answers.slice(0, 4)) expect(answer.headers.get('cache-control')).toContain('no-store')
})

test('a page is no answer for programs', async () => {
  for (const path of ['/metrics', '/health', '/health/other', '/api', '/api/v1/nowhere', '/assets/gone.js']) {
    const answer = await ask(world.url, `GET /../..${path}`)
    expect(answer.status, path).not.toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  }
})

test('measurements are for whoever has the token', async () => {
  const metrics = (headers: Record<string, string>) => ask(world.url, 'GET /../../metrics', {}, headers)
  expectProblem(await metrics({}), 401, 'not-signed-in')
  expectProblem(await metrics(bearer('another-token-of-a-length')), 401, 'not-signed-in')
  expectProblem(await metrics(bearer(world.ana.token)), 401, 'not-signed-in')
  const { status, text } = await metrics(bearer('a-metrics-token-of-length'))
  expect(status).toBe(200)
  expect(text).toContain('afterword_http_request_seconds_count{method="GET",route="/api/v1/incidents"')
})

test('reading needs a token for reading, also by HEAD', async () => {
  const { token } = await world.ana.api('POST /tokens', { body: { name: 'Reading', scopes: ['read'] } })
  const answer = await ask(world.url, 'HEAD /incidents', {}, bearer(token))
  expect([answer.status, answer.text]).toEqual([200, ''])
})

test('the log names each request by the identifier that its answer carries', async () => {
  const answer = await ask(
    world.url,
    'GET /incidents',
    { query: { q: 'hidden words' } },
    bearer(world.ana.token),
  )
  const id = answer.headers.get('x-request-id')
  await expect
    .poll(() => lines.find((line) => line.reqId === id))
    .toMatchObject({
      msg: 'request',
      method: 'GET',
      path: '/api/v1/incidents',
      status: 200,
    })
  // What was wrong with a request is its sender’s business; only our own faults are errors.
  expect(lines.filter((line) => line.level === 'error' || line.level === 'fatal')).toEqual([])
})
