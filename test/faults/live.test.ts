import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { ask, bearer } from '../api/asking.ts'
import { askSignedIn, cookieOf, signIn } from '../api/browser.ts'
import { incidentWithEverything, secretWord } from '../api/sealed.ts'
import { createWorld, type Somebody, type World } from '../harness/world.ts'
import { type Heard, listenTo } from './listening.ts'

let world: World
let bo: Somebody
let cy: Somebody

beforeAll(async () => {
  world = await createWorld({ lasting: true })
  bo = await world.person('Bo')
  cy = await world.person('Cy')
  return world.stop
})

const declare = (title: string, { api } = bo) => api('POST /incidents', { body: { title, severity: 'SEV4' } })
const types = (heard: Heard[]) => heard.map(({ data }) => data.objectType)
const soon = { timeout: 5_000, interval: 20 }

async function inDatabase(text: string) {
  const client = new pg.Client(world.connection)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

test('what others change is heard within a second', async () => {
  const { heard } = await listenTo(world.url, cy.token)
  const delays: number[] = []
  for (let i = 0; i < 10; i += 1) {
    const { id } = await declare(`Heard ${i}`)
    const committed = performance.now()
    await expect.poll(() => heard.some(({ data }) => data.objectId === id), soon).toBe(true)
    const told = heard.find(({ data }) => data.objectId === id)
    delays.push(Math.max(0, (told?.at ?? 0) - committed))
    expect(told).toMatchObject({ event: 'changed', data: { verb: 'created', objectType: 'incident' } })
  }
  expect(delays.sort((a, b) => a - b)[5]).toBeLessThan(1_000)
  // Nothing is told twice.
  expect(new Set(heard.map(({ data }) => data.objectId)).size).toBe(heard.length)
})

test('whoever began to listen late hears what was changed since they looked, and no more', async () => {
  const { id, key } = await declare('Before anybody listened')
  const open = await listenTo(world.url, cy.token, undefined, 5)
  await expect.poll(() => open.heard.some(({ data }) => data.objectId === id), soon).toBe(true)
  const inOne = await listenTo(world.url, cy.token, key, 5)
  await expect.poll(() => inOne.heard.map(({ data }) => data.objectId), soon).toEqual([id])
  const unasked = await listenTo(world.url, cy.token, key)
  const long = await listenTo(world.url, cy.token, key, 3_600)
  await expect.poll(() => types(long.heard), soon).toEqual(['everything'])
  expect(unasked.heard).toEqual([])
  expect((await ask(world.url, 'GET /live?since=soon', {}, bearer(cy.token))).status).toBe(400)
})

test('nobody hears of what they may not see', async () => {
  const open = await declare('Open to all')
  const everything = await listenTo(world.url, cy.token)
  const one = await listenTo(world.url, cy.token, open.key)
  const administrator = await listenTo(world.url, world.ana.token)
  await incidentWithEverything(bo, 'participants', secretWord)
  await bo.api('POST /incidents/:key/review', { params: { key: open.key } })
  await bo.api('POST /incidents/:key/notes', { params: { key: open.key }, body: { text: 'among us' } })
  await world.ana.api('POST /invitations', { body: { email: 'new@example.org' } })
  await declare('The last')
  await bo.api('PATCH /incidents/:key', { params: { key: open.key }, body: { title: 'Changed', version: 1 } })
  const last = (heard: Heard[]) => expect.poll(() => heard.at(-1)?.data.verb, soon).toBe('changed')
  await Promise.all([last(everything.heard), last(one.heard), last(administrator.heard)])

  expect(types(everything.heard)).toEqual(['review', 'incident', 'incident'])
  expect(types(one.heard)).toEqual(['review', 'incident'])
  expect(types(administrator.heard)).toEqual(['review', 'invitation', 'incident', 'incident'])
  for (const { heard } of [everything, one, administrator])
    expect(JSON.stringify(heard)).not.toContain(secretWord)
})

test('a listener who is let in hears from then on, and one who is taken out no more', async () => {
  const { key } = await declare('Reviewed')
  await bo.api('POST /incidents/:key/review', { params: { key } })
  const { heard } = await listenTo(world.url, cy.token, key)
  const write = (text: string) => bo.api('POST /incidents/:key/notes', { params: { key }, body: { text } })
  const participant = { params: { key, personId: cy.id } }
  await write('before')
  await bo.api('PATCH /incidents/:key', { params: { key }, body: { title: 'Begun', version: 1 } })
  await expect.poll(() => types(heard), soon).toEqual(['incident'])
  await bo.api('PUT /incidents/:key/review/participants/:personId', { ...participant, body: {} })
  await write('during')
  await expect.poll(() => types(heard), soon).toEqual(['incident', 'participant', 'note'])
  await bo.api('DELETE /incidents/:key/review/participants/:personId', participant)
  await write('after')
  await bo.api('PATCH /incidents/:key', { params: { key }, body: { title: 'The end', version: 2 } })
  await expect.poll(() => types(heard), soon).toEqual(['incident', 'participant', 'note', 'incident'])
})

test('an import tells how far it is', async () => {
  const { key } = await declare('Imported')
  const other = await declare('Another')
  const { heard } = await listenTo(world.url, cy.token, key)
  const elsewhere = await listenTo(world.url, cy.token, other.key)
  const lines = Array.from({ length: 5_000 }, (_, i) => `2026-03-01T10:00:00 <ana> line ${i}`)
  const { id } = await bo.api('POST /incidents/:key/evidence', {
    params: { key },
    query: { name: 'ops.log', read: 'true' },
    body: Buffer.from(lines.join('\n')),
  })
  await expect.poll(() => heard.some(({ data }) => data.verb === 'read'), soon).toBe(true)
  const readings = () => heard.filter(({ event }) => event === 'reading').map(({ data }) => data)
  const whole = { evidenceId: id, state: 'done', taken: 5_000, progress: 1 }
  await expect.poll(() => readings().at(-1), soon).toMatchObject(whole)
  expect(elsewhere.heard).toEqual([])
})

test('a stream ends with the session, the token or the account behind it', async () => {
  const dora = await world.person('Dora')
  const cookie = { cookie: cookieOf(await signIn(world.url, dora.email, dora.password)) }
  const other = { cookie: cookieOf(await signIn(world.url, dora.email, dora.password)) }
  const { token, apiToken } = await dora.api('POST /tokens', { body: { name: 'Short', scopes: ['read'] } })
  const bySession = await listenTo(world.url, cookie)
  const byOther = await listenTo(world.url, other)
  const byToken = await listenTo(world.url, token)

  await askSignedIn(world.url, cookie.cookie, 'DELETE /session')
  await dora.api('DELETE /tokens/:id', { params: { id: apiToken.id } })
  await declare('After signing out')
  await Promise.all([bySession.ended, byToken.ended])
  expect([bySession.heard, byToken.heard]).toEqual([[], []])
  await expect.poll(() => byOther.heard.length, soon).toBe(1)

  await world.ana.api('PATCH /people/:id', { params: { id: dora.id }, body: { active: false } })
  await declare('After closing')
  await byOther.ended
  expect(byOther.heard).toHaveLength(1)
})

test('without an account, or with a token that may not read, nothing is heard', async () => {
  const { token } = await cy.api('POST /tokens', { body: { name: 'Writing', scopes: ['write'] } })
  expect((await ask(world.url, 'GET /live')).status).toBe(401)
  expect((await ask(world.url, 'GET /live', {}, bearer(token))).status).toBe(403)
})

test('one person has no more streams than they can need', async () => {
  const eva = await world.person('Eva')
  const streams = await Promise.all(Array.from({ length: 50 }, () => listenTo(world.url, eva.token)))
  const refused = await ask(world.url, 'GET /live', {}, bearer(eva.token))
  expect([refused.status, refused.json.code]).toEqual([429, 'too-many-attempts'])
  streams[0]?.leave()
  await expect
    .poll(
      () =>
        listenTo(world.url, eva.token).then(
          () => true,
          () => false,
        ),
      soon,
    )
    .toBe(true)
  for (const stream of streams) stream.leave()
})

test('when the database drops the line, streams end so that browsers catch up, and go on after', async () => {
  const before = await listenTo(world.url, cy.token)
  for (let cut = 0; cut < 2; cut += 1) {
    const stream = cut === 0 ? before : await listenTo(world.url, cy.token)
    const killed = await inDatabase(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and query ilike 'listen afterword%'`,
    )
    expect(killed.length).toBeGreaterThan(0)
    await stream.ended
  }
  const after = await listenTo(world.url, cy.token)
  const { id } = await declare('After the cut')
  await expect.poll(() => after.heard.map(({ data }) => data.objectId), soon).toEqual([id])
})

test('a server that stops ends its streams at once', async () => {
  const other = await createWorld()
  const streams = await Promise.all(Array.from({ length: 5 }, () => listenTo(other.url, other.ana.token)))
  const begun = performance.now()
  await other.halt()
  await Promise.all(streams.map(({ ended }) => ended))
  expect(performance.now() - begun).toBeLessThan(4_000)
})
