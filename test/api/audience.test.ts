import { beforeAll, expect, test } from 'vitest'
import { createWorld, type Somebody, type World } from '../harness/world.ts'
import { ask } from './asking.ts'

let world: World
let bo: Somebody
/** Takes part in nothing. */
let cy: Somebody

beforeAll(async () => {
  world = await createWorld({ lasting: true })
  bo = await world.person('Boris Nilsson')
  cy = await world.person('Cy')
  return world.stop
})

async function reviewed(visibility: 'organisation' | 'participants' = 'organisation') {
  const { key } = await bo.api('POST /incidents', {
    body: { title: 'Checkout is slow', severity: 'SEV2', visibility, summary: 'It was slow.' },
  })
  await bo.api('POST /incidents/:key/review', { params: { key } })
  return key
}

type Audience = 'participants' | 'organisation' | 'link'
const publish = (key: string, audience: Audience, names: 'roles' | 'names' = 'roles') =>
  bo.api('POST /incidents/:key/report/publication', { params: { key }, body: { audience, names } })

const tokenOf = ({ url }: { url: string | null }) => url?.split('/').at(-1) ?? ''
const behind = (token: string) => ask(world.url, 'GET /published/:token', { params: { token } })
const versionsFor = ({ api }: Somebody, key: string) =>
  api('GET /incidents/:key/report/versions', { params: { key } }).then(({ items }) =>
    items.map((version) => version.number),
  )
const noReport = { status: 404, code: 'not-found' }

async function change(key: string, what: { visibility: 'organisation' | 'participants' }) {
  const { version } = await bo.api('GET /incidents/:key', { params: { key } })
  return bo.api('PATCH /incidents/:key', { params: { key }, body: { ...what, version } })
}

test('a report reaches its audience and nobody else', async () => {
  const key = await reviewed()
  await expect(versionsFor(cy, key)).rejects.toMatchObject(noReport)
  await publish(key, 'participants')
  await expect(versionsFor(cy, key)).rejects.toMatchObject(noReport)
  expect((await cy.api('GET /reports', {})).items.map((report) => report.incidentKey)).not.toContain(key)
  await publish(key, 'organisation')
  // What was published to the participants stays with them.
  expect(await versionsFor(cy, key)).toEqual([2])
  expect(await versionsFor(bo, key)).toEqual([2, 1])
  const params = { key, number: 1 }
  await expect(cy.api('GET /incidents/:key/report/versions/:number', { params })).rejects.toMatchObject(
    noReport,
  )
  expect((await cy.api('GET /reports', {})).items.map((report) => report.incidentKey)).toContain(key)
  await expect(
    cy.api('GET /incidents/:key/report/export', { params: { key }, query: { version: 'draft' } }),
  ).rejects.toMatchObject(noReport)
})

test('publishing to fewer people takes the report back from the others', async () => {
  const key = await reviewed()
  const wide = await publish(key, 'link')
  expect((await behind(tokenOf(wide))).status).toBe(200)
  await publish(key, 'participants')
  expect((await behind(tokenOf(wide))).status).toBe(410)
  await expect(versionsFor(cy, key)).rejects.toMatchObject(noReport)
  expect((await cy.api('GET /reports', {})).items.map((report) => report.incidentKey)).not.toContain(key)
  expect(await versionsFor(bo, key)).toEqual([2, 1])
})

test('a withdrawn report is gone for its readers, and its link for good', async () => {
  const key = await reviewed()
  const first = await publish(key, 'link')
  await bo.api('DELETE /incidents/:key/report/publication', { params: { key } })
  const answer = await behind(tokenOf(first))
  expect([answer.status, answer.json.code]).toEqual([410, 'link-expired'])
  await expect(versionsFor(cy, key)).rejects.toMatchObject(noReport)
  expect(await versionsFor(bo, key)).toEqual([1])

  const second = await publish(key, 'link')
  expect(tokenOf(second)).not.toBe(tokenOf(first))
  expect((await behind(tokenOf(first))).status).toBe(410)
  expect((await behind(tokenOf(second))).status).toBe(200)
})

test('that a report for participants was withdrawn is their business', async () => {
  const key = await reviewed()
  await publish(key, 'participants')
  await bo.api('DELETE /incidents/:key/report/publication', { params: { key } })
  const feed = await cy.api('GET /events', { query: { incident: key } })
  expect(feed.items.filter((event) => event.objectType === 'report')).toEqual([])
})

test('a link that was tampered with opens nothing', async () => {
  const key = await reviewed()
  const token = tokenOf(await publish(key, 'link'))
  const bytes = Buffer.from(token, 'base64url')
  const forged = Array.from(bytes, (byte, index) => {
    const other = Buffer.from(bytes)
    other[index] = byte ^ 1
    return other.toString('base64url')
  })
  const last = token.at(-1) ?? ''
  // Letters that decode to the same bytes, or that a lenient decoder skips.
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const alike = [...alphabet].filter((letter) => letter !== last).map((letter) => token.slice(0, -1) + letter)
  const wrong = [
    ...forged,
    ...alike,
    `${token}=`,
    `${token}A`,
    token.slice(0, -1),
    `${token.slice(0, 9)}!${token.slice(9)}`,
  ]
  for (const one of wrong) expect((await behind(one)).status, one).toBe(410)
  expect((await behind(token)).status).toBe(200)
})

test('a link shows the report alone: no names of people, nothing to keep', async () => {
  const key = await reviewed()
  const roles = await behind(tokenOf(await publish(key, 'link')))
  expect(roles.text).not.toContain(bo.name)
  expect(roles.headers.get('cache-control')).toContain('no-store')
  const names = await behind(tokenOf(await publish(key, 'link', 'names')))
  expect(names.json.publishedBy).toBe(bo.name)
})

test('what only participants of an incident see is published to them alone', async () => {
  const key = await reviewed('participants')
  for (const audience of ['organisation', 'link'] as const)
    await expect(publish(key, audience)).rejects.toMatchObject({ code: 'not-possible-now' })
  expect((await publish(key, 'participants')).number).toBe(1)
})

test('an incident that is closed to its participants takes its reports along', async () => {
  const key = await reviewed()
  const token = tokenOf(await publish(key, 'link'))
  expect(await versionsFor(cy, key)).toEqual([1])
  await change(key, { visibility: 'participants' })
  expect((await behind(token)).status).toBe(410)
  await expect(versionsFor(cy, key)).rejects.toMatchObject(noReport)
  await change(key, { visibility: 'organisation' })
  expect((await behind(token)).status).toBe(200)
  await bo.api('DELETE /incidents/:key', { params: { key } })
  expect((await behind(token)).status).toBe(410)
})

test('nobody shuts themselves out of an incident', async () => {
  const key = await reviewed()
  const { version } = await cy.api('GET /incidents/:key', { params: { key } })
  const closing = { params: { key }, body: { visibility: 'participants' as const, version } }
  await expect(cy.api('PATCH /incidents/:key', closing)).rejects.toMatchObject({ code: 'not-possible-now' })
  expect((await cy.api('GET /incidents/:key', { params: { key } })).visibility).toBe('organisation')
})
