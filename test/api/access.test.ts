import { beforeAll, describe, expect, test } from 'vitest'
import { contracts } from '#contracts.ts'
import type { RouteContract, RouteName } from '#platform/http/contract.ts'
import { createWorld, type Somebody, type World } from '../harness/world.ts'
import { type Answer, ask, bearer } from './asking.ts'
import { type Case, everyRoute } from './every-route.ts'
import { incidentWithEverything, nothingAtAll, secretWord, type Things } from './sealed.ts'

const routes = (Object.entries(contracts) as [RouteName, RouteContract][]).map(([name, contract]) => ({
  name,
  contract,
  given: (everyRoute as Record<string, Case>)[name],
}))

let world: World
/** Sees the sealed incident, because she made it. */
let bo: Somebody
/** A colleague who is curious. */
let cy: Somebody
let sealed: Things
/** An incident that everybody sees, with a review that Bo alone takes part in. */
let open: Things
const nothing = nothingAtAll('INC-999')

beforeAll(async () => {
  world = await createWorld({ lasting: true })
  bo = await world.person('Bo')
  cy = await world.person('Cy')
  sealed = await incidentWithEverything(bo, 'participants', secretWord)
  open = await incidentWithEverything(bo, 'organisation', 'harmonica')
  return world.stop
})

const without: Record<string, string>[] = [
  {},
  bearer('aw_nonsense'),
  { cookie: 'afterword.session_token=nonsense', 'x-afterword': '1' },
]

test('every route is listed here', () => {
  expect(Object.keys(everyRoute).sort()).toEqual(Object.keys(contracts).sort())
})

describe('without an account', () => {
  test.each(routes.filter(({ contract }) => contract.access !== 'public'))(
    '$name',
    async ({ name, given }) => {
      for (const headers of without) {
        const answer = await ask(world.url, name, given?.ask(nothing), headers)
        expect(problemOf(answer)).toBe('401 not-signed-in')
      }
    },
  )
})

describe('with a token that may only read', () => {
  const guarded = routes.filter(
    ({ name, contract }) =>
      contract.access === 'administrator' || (contract.access === 'signed-in' && !name.startsWith('GET')),
  )
  test.each(guarded)('$name', async ({ name, given }) => {
    const token = await tokenOf(world.ana, ['read'])
    const answer = await ask(world.url, name, given?.ask(open), bearer(token))
    expect(problemOf(answer)).toBe('403 not-allowed')
  })
})

describe('as a member', () => {
  test.each(routes.filter(({ contract }) => contract.access === 'administrator'))(
    '$name',
    async ({ name, given }) => {
      const answer = await ask(world.url, name, given?.ask(open), bearer(cy.token))
      expect(problemOf(answer)).toBe('403 not-allowed')
      // Nor with a token from the time as an administrator.
      const former = await formerAdministrator()
      expect(problemOf(await ask(world.url, name, given?.ask(open), bearer(former)))).toBe('403 not-allowed')
    },
  )
})

describe('what somebody may not see is the same as what is not there', () => {
  test.each(routes.filter(({ given }) => given?.keeps !== 'nothing'))('$name', async ({ name, given }) => {
    for (const curious of [cy, world.ana]) {
      const answer = await ask(world.url, name, given?.ask(sealed), bearer(curious.token))
      const absent = await ask(world.url, name, given?.ask(nothing), bearer(curious.token))
      expect(problemOf(absent)).toBe('404 not-found')
      expect(comparable(answer)).toEqual(comparable(absent))
    }
  })

  test.each(routes.filter(({ given }) => given?.keeps === 'review'))(
    '$name, of a review',
    async ({ name, given }) => {
      const { key } = await world.ana.api('POST /incidents', {
        body: { title: 'No review yet', severity: 'SEV4' },
      })
      const answer = await ask(world.url, name, given?.ask(open), bearer(cy.token))
      const absent = await ask(world.url, name, given?.ask(nothingAtAll(key)), bearer(cy.token))
      expect(problemOf(absent)).toBe('404 not-found')
      expect(comparable(answer)).toEqual(comparable(absent))
    },
  )

  test('and nothing of it has changed', async () => {
    const before = await everythingOf(bo, sealed)
    for (const { name, given } of routes)
      if (given?.keeps !== 'nothing') await ask(world.url, name, given?.ask(sealed), bearer(cy.token))
    expect(await everythingOf(bo, sealed)).toEqual(before)
  })
})

test('no list, count or feed tells of it', async () => {
  const lists = routes.filter(
    ({ name, contract }) => name.startsWith('GET') && !name.includes(':') && contract.access === 'signed-in',
  )
  const queries = [{}, { q: secretWord }, { deleted: 'true' }, { service: 'Checkout' }, { mine: 'true' }]
  for (const { name } of lists) {
    for (const query of queries) {
      const { text } = await ask(world.url, name, { query }, bearer(cy.token))
      expect(text, `${name} ${JSON.stringify(query)}`).not.toContain(secretWord)
      expect(text).not.toContain(`"${sealed.key}"`)
    }
  }
  const feed = await cy.api('GET /events', { query: { incident: open.key, limit: 200 } })
  const private_ = ['note', 'insight', 'factor', 'item', 'participant', 'report']
  expect(feed.items.map((event) => event.objectType).filter((type) => private_.includes(type))).toEqual([])
  const { items: services } = await cy.api('GET /services', {})
  const { items: teams } = await cy.api('GET /teams', {})
  expect([...services, ...teams].map(({ name, incidents }) => [name, incidents])).toEqual([
    ['Checkout', 1],
    ['Quay', 1],
  ])
})

test('what was deleted with its incident is out of reach by every way', async () => {
  const things = await incidentWithEverything(bo, 'organisation', 'gone')
  await bo.api('DELETE /incidents/:key', { params: { key: things.key } })
  for (const { name, given } of routes) {
    if (given?.keeps === 'nothing' || name === 'POST /incidents/:key/restoration') continue
    const answer = await ask(world.url, name, given?.ask(things), bearer(bo.token))
    expect(`${name} ${problemOf(answer)}`).toBe(`${name} 404 not-found`)
  }
})

function problemOf({ status, json }: Answer) {
  return `${status} ${json.code}`
}

/** An answer without what differs by nature: which request it was, and which key was asked for. */
function comparable({ status, headers, text }: Answer) {
  const body = text.replace(/"instance":"[^"]*"/, '').replace(/INC-\d+/g, 'INC-…')
  const kept = [...headers].filter(([name]) => !['date', 'x-request-id', 'content-length'].includes(name))
  return { status, body, headers: kept }
}

async function tokenOf({ api }: Somebody, scopes: ('read' | 'write' | 'admin')[]) {
  return (await api('POST /tokens', { body: { name: 'Narrow', scopes } })).token
}

let former: string | undefined
async function formerAdministrator() {
  if (former) return former
  const dora = await world.person('Dora', 'administrator')
  await world.ana.api('PATCH /people/:id', { params: { id: dora.id }, body: { role: 'member' } })
  former = dora.token
  return former
}

async function everythingOf({ api }: Somebody, { key }: Things) {
  const params = { key }
  return {
    incident: await api('GET /incidents/:key', { params }),
    evidence: await api('GET /incidents/:key/evidence', { params }),
    entries: await api('GET /incidents/:key/entries', { params }),
    story: await api('GET /incidents/:key/story', { params }),
    review: await api('GET /incidents/:key/review', { params }),
    report: await api('GET /incidents/:key/report', { params }),
    items: await api('GET /incidents/:key/items', { params }),
  }
}
