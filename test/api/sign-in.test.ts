import { beforeAll, expect, test } from 'vitest'
import { createWorld, type World } from '../harness/world.ts'
import { type Answer, ask, bearer } from './asking.ts'
import { askSignedIn, cookieOf, signIn } from './browser.ts'

const minute = 60_000
const outcome = ({ status, json }: Answer) => (json.code ? `${status} ${json.code}` : `${status}`)

let world: World
beforeAll(async () => {
  world = await createWorld({ lasting: true, settings: { AFTERWORD_TRUST_PROXY: 'true' } })
  return world.stop
})

/** From an address of its own, so that tests don't use up each other's attempts. */
const from = (address: string) => ({ 'x-forwarded-for': address })
const trySignIn = (email: string, password: string, address: string) =>
  ask(world.url, 'POST /session', { body: { email, password } }, from(address))

test('guessing at one account ends after a few attempts, wherever they come from, and for a while', async () => {
  const { email, password } = await world.person('Bo')
  const guesses = await Promise.all(
    Array.from({ length: 12 }, (_, i) => trySignIn(email.toUpperCase(), `guess ${i}`, `10.0.0.${i}`)),
  )
  const outcomes = guesses.map(outcome)
  expect(outcomes.filter((one) => one === '401 wrong-credentials')).toHaveLength(8)
  expect(outcomes.filter((one) => one === '429 too-many-attempts')).toHaveLength(4)
  const refused = await trySignIn(email, password, '10.0.1.1')
  expect(outcome(refused)).toBe('429 too-many-attempts')
  const wait = Number(refused.headers.get('retry-after'))
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBe(refused.json.retryAfter)
  world.clock.advance((wait + 1) * 1000)
  expect(outcome(await trySignIn(email, password, '10.0.1.1'))).toBe('201')
})

test('guessing from one address ends, whichever accounts it tries', async () => {
  const guesses = await Promise.all(
    Array.from({ length: 62 }, (_, i) => trySignIn(`nobody${i}@example.org`, 'a guess', '10.0.2.1')),
  )
  const outcomes = guesses.map(outcome)
  expect(outcomes.filter((one) => one === '401 wrong-credentials')).toHaveLength(60)
  expect(outcomes.filter((one) => one === '429 too-many-attempts')).toHaveLength(2)
  expect(outcome(await trySignIn('nobody@example.org', 'a guess', '10.0.2.2'))).toBe('401 wrong-credentials')
  world.clock.advance(6 * minute)
  expect(outcome(await trySignIn('nobody@example.org', 'a guess', '10.0.2.1'))).toBe('401 wrong-credentials')
})

test('the current password can’t be guessed by who finds a screen unlocked', async () => {
  const { email, password } = await world.person('Cy')
  const cookie = cookieOf(await signIn(world.url, email, password))
  const guess = (current: string) =>
    askSignedIn(world.url, cookie, 'PUT /me/password', { body: { current, next: 'a new and longer one' } })
  for (let i = 0; i < 8; i += 1) expect(outcome(await guess(`guess ${i}`))).toBe('401 wrong-credentials')
  expect(outcome(await guess(password))).toBe('429 too-many-attempts')
})

test('asking for links ends, and says nothing about who has an account', async () => {
  const { email } = await world.person('Dora')
  const askFor = (one: string) =>
    ask(world.url, 'POST /password-resets', { body: { email: one } }, from('10.0.3.1'))
  const [known, unknown] = [await askFor(email), await askFor('nobody@example.org')]
  expect([known.status, known.json]).toEqual([unknown.status, unknown.json])
  for (let i = 0; i < 7; i += 1) expect((await askFor(email)).status).toBe(202)
  expect(outcome(await askFor(email))).toBe('429 too-many-attempts')
})

test('what is wrong with a sign-in says nothing about who has an account', async () => {
  const { email } = await world.person('Eva')
  const known = await trySignIn(email, 'not the password', '10.0.4.1')
  const unknown = await trySignIn('nobody@example.org', 'not the password', '10.0.4.2')
  const same = ({ status, json: { instance: _, ...json } }: Answer) => ({ status, json })
  expect(same(known)).toEqual(same(unknown))
})

test('the cookie is out of reach for scripts and other sites', async () => {
  const { email, password } = await world.person('Fay')
  const answer = await trySignIn(email, password, '10.0.5.1')
  const cookies = answer.headers.getSetCookie()
  expect(cookies.length).toBeGreaterThan(0)
  for (const cookie of cookies) {
    expect(cookie).toMatch(/; HttpOnly/i)
    expect(cookie).toMatch(/; SameSite=(Lax|Strict)/i)
    expect(cookie).toMatch(/; Path=\//i)
    expect(cookie).not.toMatch(/; Domain=/i)
  }
  // The cookie is no use with another signature.
  const [name = '', value = ''] = cookieOf(answer).split('=')
  const forged = `${name}=${value.slice(0, -6)}AAAA%3D`
  expect(outcome(await askSignedIn(world.url, forged, 'GET /me'))).toBe('401 not-signed-in')
})

test('behind https the cookie stays there', async () => {
  const secure = await createWorld({ settings: { AFTERWORD_PUBLIC_URL: 'https://afterword.example.org' } })
  const answer = await signIn(secure.url, secure.ana.email, secure.ana.password)
  for (const cookie of answer.headers.getSetCookie()) expect(cookie).toMatch(/^__Secure-.*; Secure/i)
  expect(outcome(await askSignedIn(secure.url, cookieOf(answer), 'GET /me'))).toBe('200')
  expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=\d{7}/)
  // The proxy calls us by another name than people do.
  const origin = { origin: 'https://afterword.example.org', 'x-afterword': '1', cookie: cookieOf(answer) }
  const parts = { body: { name: 'Ana again' } }
  expect(outcome(await ask(secure.url, 'PATCH /me', parts, origin))).toBe('200')
})

test('signing out ends the session itself', async () => {
  const { email, password } = await world.person('Gil')
  const cookie = cookieOf(await trySignIn(email, password, '10.0.6.1'))
  const out = await askSignedIn(world.url, cookie, 'DELETE /session')
  expect(out.headers.getSetCookie().join()).toMatch(/Max-Age=0/i)
  expect(outcome(await askSignedIn(world.url, cookie, 'GET /me'))).toBe('401 not-signed-in')
})

test('somebody ends their own sessions, and nobody else’s', async () => {
  const hal = await world.person('Hal')
  const cookie = cookieOf(await trySignIn(hal.email, hal.password, '10.0.7.1'))
  const other = cookieOf(await trySignIn(hal.email, hal.password, '10.0.7.1'))
  const { items } = (await askSignedIn(world.url, cookie, 'GET /sessions')).json as {
    items: { id: string; current: boolean }[]
  }
  const id = items.find((session) => session.current)?.id ?? ''
  await expect(world.ana.api('DELETE /sessions/:id', { params: { id } })).rejects.toMatchObject({
    status: 404,
  })
  await askSignedIn(world.url, other, 'DELETE /sessions/:id', { params: { id } })
  expect(outcome(await askSignedIn(world.url, cookie, 'GET /me'))).toBe('401 not-signed-in')
  expect(outcome(await askSignedIn(world.url, other, 'GET /me'))).toBe('200')
})

test('no other site changes anything in somebody’s name', async () => {
  const { email, password } = await world.person('Ida')
  const cookie = cookieOf(await trySignIn(email, password, '10.0.8.1'))
  const host = new URL(world.url).host
  const change = (headers: Record<string, string>) =>
    ask(world.url, 'PATCH /me', { body: { name: 'Changed' } }, headers).then(outcome)
  const header = { 'x-afterword': '1' }
  const refused: Record<string, string>[] = [
    { cookie },
    { cookie, ...header, origin: 'https://elsewhere.example' },
    { cookie, ...header, origin: 'null' },
    { cookie, ...header, origin: 'nonsense' },
    { cookie, ...header, origin: `http://${host}.elsewhere.example` },
    { cookie, ...header, 'sec-fetch-site': 'cross-site' },
    { cookie, ...header, 'sec-fetch-site': 'same-site' },
    { ...bearer(world.ana.token), origin: 'https://elsewhere.example' },
  ]
  for (const headers of refused) expect(await change(headers)).toBe('403 cross-site')
  expect((await world.ana.api('GET /me', {})).person.name).toBe('Ana')
  const allowed: Record<string, string>[] = [
    { cookie, ...header },
    { cookie, ...header, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' },
  ]
  for (const headers of allowed) expect(await change(headers)).toBe('200')
  // Signing somebody in as somebody else is refused as well.
  const login = { body: { email, password } }
  const foreign = await ask(world.url, 'POST /session', login, { origin: 'https://elsewhere.example' })
  expect(outcome(foreign)).toBe('403 cross-site')
  expect(
    (await ask(world.url, 'GET /me', {}, { origin: 'https://elsewhere.example' })).headers.get(
      'access-control-allow-origin',
    ),
  ).toBeNull()
})
