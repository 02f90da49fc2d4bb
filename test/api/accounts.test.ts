import pg from 'pg'
import { expect, test } from 'vitest'
import { createWorld, type World } from '../harness/world.ts'
import { ask, bearer } from './asking.ts'
import { askSignedIn, cookieOf, signIn } from './browser.ts'

const newPassword = 'a new and longer password'
const first = (setupToken: string, more = {}) => ({
  body: { setupToken, email: 'ana@example.org', password: 'correct horse', organisation: 'Harbour', ...more },
})
const outcome = ({ status, json }: { status: number; json: Record<string, unknown> }) =>
  json.code ? `${status} ${json.code}` : `${status}`

async function inDatabase<Row extends pg.QueryResultRow>(
  { connection }: World,
  text: string,
): Promise<Row[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

test('setting up happens once, however many try at the same time', async () => {
  const world = await createWorld({ fresh: true })
  const token = new URL(world.setupUrl ?? '').searchParams.get('token') ?? ''
  const wrong = await ask(world.url, 'POST /setup', first('setup_guessed'))
  expect(outcome(wrong)).toBe('410 link-expired')

  const tries = await Promise.all(
    Array.from({ length: 15 }, (_, i) =>
      ask(
        world.url,
        'POST /setup',
        first(token, { email: `ana${i % 3}@example.org`, organisation: `Harbour ${i}` }),
      ),
    ),
  )
  const outcomes = tries.map(outcome)
  expect(outcomes.filter((one) => one === '201')).toHaveLength(1)
  for (const one of outcomes) expect(['201', '409 not-possible-now', '410 link-expired']).toContain(one)
  const won = tries.find(({ status }) => status === 201)
  const people = await inDatabase<{ email: string; role: string }>(world, 'select email, role from person')
  const me = won?.json.me as { person: { email: string }; organisation: { name: string } }
  expect(people).toEqual([{ email: me.person.email, role: 'administrator' }])
  expect(await inDatabase(world, 'select name from organisation')).toEqual([{ name: me.organisation.name }])

  const later = await ask(world.url, 'POST /setup', first(token))
  expect(outcome(later)).toBe('410 link-expired')
  expect((await ask(world.url, 'GET /setup')).json).toEqual({ needed: false })
})

test('a set-up that was interrupted half-way is repeated', async () => {
  const world = await createWorld({ fresh: true })
  const token = new URL(world.setupUrl ?? '').searchParams.get('token') ?? ''
  await inDatabase(world, `insert into person (name, email) values ('Ana', 'ana@example.org')`)
  expect(outcome(await ask(world.url, 'POST /setup', first(token)))).toBe('201')
})

test('an invitation is good for one account, for a while, and until it is taken back', async () => {
  const world = await createWorld()
  const { ana } = world
  const invite = async (email: string) => {
    const { url, invitation } = await ana.api('POST /invitations', { body: { email } })
    return { token: url.split('/').at(-1) ?? '', id: invitation.id }
  }
  const accept = (token: string) =>
    ask(world.url, 'POST /invitations/by-token/:token/acceptance', {
      params: { token },
      body: { name: 'Bo', password: newPassword },
    })
  const look = (token: string) => ask(world.url, 'GET /invitations/by-token/:token', { params: { token } })

  const bo = await invite('bo@example.org')
  expect((await look(bo.token)).json).toMatchObject({ email: 'bo@example.org', invitedBy: 'Ana' })
  const both = await Promise.all([accept(bo.token), accept(bo.token), accept(bo.token)])
  expect(both.filter(({ status }) => status === 201)).toHaveLength(1)
  for (const answer of both) expect([201, 409, 410]).toContain(answer.status)
  expect(outcome(await accept(bo.token))).toBe('410 link-expired')
  expect(outcome(await look(bo.token))).toBe('410 link-expired')

  const revoked = await invite('cy@example.org')
  await ana.api('DELETE /invitations/:id', { params: { id: revoked.id } })
  expect(outcome(await accept(revoked.token))).toBe('410 link-expired')

  const earlier = await invite('dora@example.org')
  const later = await invite('dora@example.org')
  expect(outcome(await accept(earlier.token))).toBe('410 link-expired')
  world.clock.advance(15 * 86_400_000)
  expect(outcome(await accept(later.token))).toBe('410 link-expired')
  expect((await ana.api('GET /invitations', {})).items).toEqual([])
  expect((await ana.api('GET /people', {})).items.map((person) => person.email)).toEqual([
    'ana@example.org',
    'bo@example.org',
  ])
})

test('a link sets a password once, and signs its owner out everywhere', async () => {
  const world = await createWorld()
  const bo = await world.person('Bo')
  const cookie = cookieOf(await signIn(world.url, bo.email, bo.password))
  const link = async () => {
    const { url } = await world.ana.api('POST /people/:id/password-reset', { params: { id: bo.id } })
    return url.split('/').at(-1) ?? ''
  }
  const use = (token: string, password: string) =>
    ask(world.url, 'PUT /password-resets/:token', { params: { token }, body: { password } })
  const [one, another, old] = [await link(), await link(), await link()]

  expect(outcome(await use('reset_guessed_and_long_enough', newPassword))).toBe('410 link-expired')
  expect(outcome(await use(one, 'short'))).toBe('400 invalid-input')
  const twice = await Promise.all([use(one, newPassword), use(one, `${newPassword}!`)])
  expect(twice.map(outcome).sort()).toEqual(['204', '410 link-expired'])
  expect(outcome(await use(one, newPassword))).toBe('410 link-expired')
  // Links from before are worthless once one was used.
  expect(outcome(await use(another, newPassword))).toBe('410 link-expired')
  expect(outcome(await askSignedIn(world.url, cookie, 'GET /me'))).toBe('401 not-signed-in')
  expect(outcome(await signIn(world.url, bo.email, bo.password))).toBe('401 wrong-credentials')

  const late = await link()
  await inDatabase(world, `update verification set expires_at = now() - interval '1 minute'`)
  expect(outcome(await use(late, newPassword))).toBe('410 link-expired')
  expect(old).not.toBe(late)
})

test('changing a password ends the other sessions and the links', async () => {
  const world = await createWorld()
  const bo = await world.person('Bo')
  const here = cookieOf(await signIn(world.url, bo.email, bo.password))
  const elsewhere = cookieOf(await signIn(world.url, bo.email, bo.password))
  const { url } = await world.ana.api('POST /people/:id/password-reset', { params: { id: bo.id } })
  const change = (current: string, cookie: string) =>
    askSignedIn(world.url, cookie, 'PUT /me/password', { body: { current, next: newPassword } })
  expect(outcome(await change('not it at all', here))).toBe('401 wrong-credentials')
  const changed = await change(bo.password, here)
  expect(outcome(changed)).toBe('204')
  expect(outcome(await askSignedIn(world.url, elsewhere, 'GET /me'))).toBe('401 not-signed-in')
  expect(outcome(await askSignedIn(world.url, cookieOf(changed), 'GET /me'))).toBe('200')
  const token = url.split('/').at(-1) ?? ''
  const late = await ask(world.url, 'PUT /password-resets/:token', {
    params: { token },
    body: { password: newPassword },
  })
  expect(outcome(late)).toBe('410 link-expired')
  const withToken = await ask(
    world.url,
    'PUT /me/password',
    { body: { current: newPassword, next: bo.password } },
    bearer(bo.token),
  )
  expect(outcome(withToken)).toBe('403 not-allowed')
})

test('closing an account ends its sessions, tokens and links at once, and for good', async () => {
  const world = await createWorld()
  const bo = await world.person('Bo')
  const cookie = cookieOf(await signIn(world.url, bo.email, bo.password))
  const { url } = await world.ana.api('POST /people/:id/password-reset', { params: { id: bo.id } })
  const set = (active: boolean) =>
    world.ana.api('PATCH /people/:id', { params: { id: bo.id }, body: { active } })
  await set(false)
  const closed = async () => [
    outcome(await askSignedIn(world.url, cookie, 'GET /me')),
    outcome(await ask(world.url, 'GET /me', {}, bearer(bo.token))),
  ]
  expect(await closed()).toEqual(['401 not-signed-in', '401 not-signed-in'])
  expect(outcome(await signIn(world.url, bo.email, bo.password))).toBe('403 not-allowed')
  expect(outcome(await signIn(world.url, bo.email, 'not the password'))).toBe('401 wrong-credentials')
  await set(true)
  expect(await closed()).toEqual(['401 not-signed-in', '401 not-signed-in'])
  expect(await inDatabase(world, `select id from session where person_id = '${bo.id}'`)).toEqual([])
  const token = url.split('/').at(-1) ?? ''
  const late = await ask(world.url, 'PUT /password-resets/:token', {
    params: { token },
    body: { password: newPassword },
  })
  expect(outcome(late)).toBe('410 link-expired')
  expect(outcome(await signIn(world.url, bo.email, bo.password))).toBe('201')
})

test('there is always an administrator', async () => {
  const world = await createWorld()
  const { ana } = world
  const demote = (id: string, change: object) =>
    ask(world.url, 'PATCH /people/:id', { params: { id }, body: change }, bearer(ana.token))
  expect(outcome(await demote(ana.id, { role: 'member' }))).toBe('409 not-possible-now')
  expect(outcome(await demote(ana.id, { active: false }))).toBe('409 not-possible-now')
  const bo = await world.person('Bo', 'administrator')
  const each = (asker: string, id: string) =>
    ask(world.url, 'PATCH /people/:id', { params: { id }, body: { role: 'member' } }, bearer(asker))
  const both = await Promise.all([each(ana.token, bo.id), each(bo.token, ana.id)])
  expect(both.map(({ status }) => status).sort()).not.toEqual([200, 200])
  const { items } = await ana.api('GET /people', {})
  expect(items.filter((person) => person.role === 'administrator')).toHaveLength(1)
})

test('a token may do what it says, for as long as it says', async () => {
  const world = await createWorld()
  const { ana } = world
  const bo = await world.person('Bo')
  const make = (asker: string, body: object) =>
    ask(world.url, 'POST /tokens', { body: { name: 'A token', ...body } }, bearer(asker))
  const secretOf = ({ json }: { json: Record<string, unknown> }) => String(json.token)
  const me = (token: string) => ask(world.url, 'GET /me', {}, bearer(token)).then(outcome)

  expect(outcome(await make(bo.token, { scopes: ['admin'] }))).toBe('403 not-allowed')
  const writing = secretOf(await make(ana.token, { scopes: ['write'] }))
  expect(outcome(await make(writing, { scopes: ['read'] }))).toBe('403 not-allowed')
  expect(await me(writing)).toBe('403 not-allowed')

  const soon = new Date(Date.now() + 60_000).toISOString()
  const short = secretOf(await make(bo.token, { scopes: ['read', 'write'], expiresAt: soon }))
  expect(await me(short)).toBe('200')
  // It makes none that outlives it.
  const afterwards = new Date(Date.now() + 120_000).toISOString()
  expect(outcome(await make(short, { scopes: ['read'] }))).toBe('403 not-allowed')
  expect(outcome(await make(short, { scopes: ['read'], expiresAt: afterwards }))).toBe('403 not-allowed')
  expect(outcome(await make(short, { scopes: ['read'], expiresAt: soon }))).toBe('201')
  const over = secretOf(await make(bo.token, { scopes: ['read'], expiresAt: '2026-01-01T00:00:00Z' }))
  expect(await me(over)).toBe('401 not-signed-in')

  const { items } = await bo.api('GET /tokens', {})
  const id = items.find((token) => token.scopes.length === 2 && token.expiresAt !== null)?.id ?? ''
  const byAnother = await ask(world.url, 'DELETE /tokens/:id', { params: { id } }, bearer(ana.token))
  expect(outcome(byAnother)).toBe('404 not-found')
  await bo.api('DELETE /tokens/:id', { params: { id } })
  expect(await me(short)).toBe('401 not-signed-in')
  expect(outcome(await ask(world.url, 'GET /me', {}, { authorization: `bearer ${bo.token}` }))).toBe('200')
})
