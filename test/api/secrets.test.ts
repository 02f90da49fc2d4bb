import pg from 'pg'
import { expect, test } from 'vitest'
import { createLog } from '#platform/log.ts'
import { createWorld, type World } from '../harness/world.ts'
import { ask, bearer } from './asking.ts'
import { askSignedIn, cookieOf, signIn } from './browser.ts'

const password = 'a password like no other 7391'
const wrongPassword = 'a wrong password 5520'

/** Everything the database holds, as text. */
async function wholeDatabase({ connection }: World): Promise<string> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
    )
    const rows: string[] = []
    for (const { name } of tables.rows) {
      const found = await client.query<{ row: string }>(`select t::text as row from ${name} t`)
      rows.push(...found.rows.map(({ row }) => row))
    }
    return rows.join('\n')
  } finally {
    await client.end()
  }
}

test('passwords, tokens and links stand in no log, no answer and no table', async () => {
  const lines: string[] = []
  const log = createLog({ level: 'trace', stream: { write: (line) => void lines.push(line) } })
  const world = await createWorld({ log })
  const { ana, url } = world
  let answered = ''
  const keep = <T extends { text: string }>(answer: T) => {
    answered += answer.text
    return answer
  }

  const invited = await ana.api('POST /invitations', { body: { email: 'bo@example.org' } })
  const invitation = invited.url.split('/').at(-1) ?? ''
  keep(await ask(url, `GET /../../invitations/${invitation}`))
  keep(await ask(url, `GET /invitations/by-token/${invitation}`))
  const accepting = { body: { name: 'Bo', password } }
  const accepted = keep(await ask(url, `POST /invitations/by-token/${invitation}/acceptance`, accepting))
  const signedIn = keep(await signIn(url, 'bo@example.org', password))
  keep(await signIn(url, 'bo@example.org', wrongPassword))
  const cookie = cookieOf(signedIn)
  keep(await askSignedIn(url, cookie, 'GET /sessions'))
  const bo = keep(await askSignedIn(url, cookie, 'GET /me')).json.person as { id: string }
  const made = await askSignedIn(url, cookie, 'POST /tokens', {
    body: { name: 'Tests', scopes: ['read', 'write'] },
  })
  const token = String(made.json.token)
  keep(await ask(url, 'GET /tokens', {}, bearer(token)))
  keep(await ask(url, 'POST /incidents', { body: { title: 'A', severity: 'none' } }, bearer(token)))
  const reset = await ana.api('POST /people/:id/password-reset', { params: { id: bo.id } })
  const link = reset.url.split('/').at(-1) ?? ''
  keep(await ask(url, `GET /../../reset/${link}`))
  const changing = { body: { current: wrongPassword, next: `${password} again` } }
  keep(await askSignedIn(url, cookie, 'PUT /me/password', changing))
  const { key } = await ana.api('POST /incidents', { body: { title: 'A', severity: 'SEV3' } })
  await ana.api('POST /incidents/:key/review', { params: { key } })
  const publication = await ana.api('POST /incidents/:key/report/publication', {
    params: { key },
    body: { audience: 'link' },
  })
  const published = publication.url?.split('/').at(-1) ?? ''
  keep(await ask(url, `GET /published/${published}`))
  keep(await ask(url, `GET /../../p/${published}`))
  keep(await ask(url, 'GET /people', {}, bearer(ana.token)))
  keep(await ask(url, 'GET /invitations', {}, bearer(ana.token)))
  keep(await ask(url, 'GET /events', { query: { limit: 200 } }, bearer(ana.token)))

  const stored = await wholeDatabase(world)
  await ask(url, `PUT /password-resets/${link}`, { body: { password: `${password} at last` } })
  const session = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')
  const logged = lines.join('')
  const secrets = { password, wrongPassword, invitation, token, link, published, setUp: ana.token }
  expect(new Set(Object.values(secrets)).size).toBe(7)
  expect(logged).toContain('"msg":"request"')
  expect(accepted.status).toBe(201)
  for (const [name, secret] of Object.entries(secrets)) {
    expect(logged, `${name} in the log`).not.toContain(secret)
    expect(answered, `${name} in an answer`).not.toContain(secret)
    expect(stored, `${name} in the database`).not.toContain(secret)
  }
  // A session is kept by its name; its cookie needs the signature, which stands nowhere.
  for (const where of [logged, answered]) expect(where).not.toContain(session[0])
  for (const where of [logged, answered, stored]) expect(where).not.toContain(session[1])
})
