import { expect, test } from 'vitest'
import { createWorld } from '../harness/world.ts'
import { ask } from './asking.ts'
import { askSignedIn, cookieOf } from './browser.ts'

const password = 'correct horse battery'
const agent = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0' }

async function sessionsOf(url: string, cookie: string) {
  const { json } = await askSignedIn(url, cookie, 'GET /sessions')
  return json.items as { userAgent: string | null; current: boolean }[]
}

test('whoever sets up, is invited or signs in sees where from in their sessions', async () => {
  const { url, setupUrl } = await createWorld({ fresh: true })
  const setupToken = new URL(setupUrl ?? '').searchParams.get('token') ?? ''
  const body = { setupToken, email: 'ana@example.org', password, organisation: 'Harbour' }
  const setUp = cookieOf(await ask(url, 'POST /setup', { body }, agent))
  const here = { userAgent: agent['user-agent'], current: true }
  expect(await sessionsOf(url, setUp)).toMatchObject([here])

  const invited = await askSignedIn(url, setUp, 'POST /invitations', { body: { email: 'bo@example.org' } })
  const token = String(invited.json.url).split('/').at(-1) ?? ''
  const acceptance = { params: { token }, body: { name: 'Bo', password } }
  const joined = await ask(url, 'POST /invitations/by-token/:token/acceptance', acceptance, agent)
  expect(await sessionsOf(url, cookieOf(joined))).toMatchObject([here])

  const credentials = { body: { email: 'ana@example.org', password } }
  const signedIn = await ask(url, 'POST /session', credentials, agent)
  expect(await sessionsOf(url, cookieOf(signedIn))).toMatchObject([here, { ...here, current: false }])
})

test('who sets up by command, with a token, is signed in nowhere', async () => {
  const { ana } = await createWorld()
  expect(await ana.api('GET /sessions', {})).toEqual({ items: [] })
})
