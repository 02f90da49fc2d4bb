import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { vector } from '@electric-sql/pglite-pgvector'
import { Kysely, PGliteDialect, sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { embedDue, nearByModel, prepareEmbeddings } from '#learning/similar/embeddings.ts'
import type { Db } from '#platform/db/database.ts'
import { createLog } from '#platform/log.ts'
import { openAiEmbeddings } from './client.ts'
import { type FakeProvider, startFakeProvider } from './fake.ts'

// The database that Afterword brings has no pgvector; this one has, with the schema of Afterword in it.
const migrations = path.resolve(import.meta.dirname, '../../../db/migrations')
const log = createLog({ level: 'silent' })
let pglite: PGlite
let db: Db
let provider: FakeProvider

beforeAll(async () => {
  pglite = await PGlite.create({ extensions: { vector, pg_trgm } })
  for (const name of readdirSync(migrations).sort())
    await pglite.exec(readFileSync(path.join(migrations, name), 'utf8'))
  db = new Kysely({ dialect: new PGliteDialect({ pglite }) }) as Db
  provider = await startFakeProvider()
  return async () => {
    await provider.close()
    await pglite.close()
  }
}, 60_000)

beforeEach(async () => {
  provider.asked.length = 0
  provider.refuse = null
})

let number = 0
/** An incident as the index and the trace know it. */
async function incident(title: string, { open = true, text = '' } = {}): Promise<string> {
  number += 1
  const { rows } = await sql<{ id: string }>`
    insert into incident (number, key, title, severity_id) select ${number}, ${`INC-${number}`}, ${title}, id
    from severity order by rank limit 1 returning id`.execute(db)
  const id = rows[0]?.id ?? ''
  await say(id, title, text, open)
  await sql`insert into similar_trace (incident_id, part, open, words) values (${id}, 'incident', ${open}, '{}')`.execute(
    db,
  )
  return id
}

async function say(id: string, title: string, text: string, open = true) {
  await sql`insert into search_document (kind, object_id, incident_id, at, open, title, text, digest, title_words, words)
    values ('incident', ${id}, ${id}, now(), ${open}, ${title}, ${text}, '', '', '')
    on conflict (kind, object_id) do update set text = excluded.text, open = excluded.open`.execute(db)
}

const model = () => openAiEmbeddings({ url: provider.url, model: 'counts-words', key: 'a-key' })

test('a database without pgvector is told, and nothing else happens', async () => {
  const plain = await PGlite.create()
  const without = new Kysely({ dialect: new PGliteDialect({ pglite: plain }) }) as Db
  expect(await prepareEmbeddings(without, log)).toBe(false)
  await plain.close()
})

describe('with pgvector', () => {
  let tap: string
  let pipe: string
  let other: string
  let closed: string
  beforeAll(async () => {
    expect(await prepareEmbeddings(db, log)).toBe(true)
    tap = await incident('Water everywhere from the kitchen faucet')
    pipe = await incident('Kitchen faucet: water everywhere again')
    other = await incident('Invoices were sent twice on Monday morning')
    closed = await incident('Water everywhere from the secret faucet', { open: false })
  })
  test('what is open to all is embedded, what is near is found, and nothing is asked twice', async () => {
    await embedDue(db, model())
    const sent = provider.asked.flatMap(({ input }) => input)
    expect(sent.sort()).toEqual([
      'Invoices were sent twice on Monday morning',
      'Kitchen faucet: water everywhere again',
      'Water everywhere from the kitchen faucet',
    ])
    expect(provider.asked[0]).toMatchObject({ model: 'counts-words', authorization: 'Bearer a-key' })
    const near = await nearByModel(db, 'counts-words', tap)
    expect(near.map(({ incidentId }) => incidentId)).toEqual([pipe])
    expect(near[0]?.nearness).toBeGreaterThan(0.6)
    expect(await nearByModel(db, 'counts-words', closed)).toEqual([])
    expect(await nearByModel(db, 'another', tap)).toEqual([])
    provider.asked.length = 0
    await embedDue(db, model())
    expect(provider.asked).toEqual([])
  })

  test('what changed is embedded again; what is closed since is forgotten', async () => {
    await say(other, '', 'because the kitchen faucet put water everywhere')
    await sql`update similar_trace set changed_at = now() + interval '1 second' where incident_id = ${other}`.execute(
      db,
    )
    await embedDue(db, model())
    expect(provider.asked.flatMap(({ input }) => input)).toEqual([
      'Invoices were sent twice on Monday morning\nbecause the kitchen faucet put water everywhere',
    ])
    await sql`update similar_trace set open = false where incident_id = ${pipe}`.execute(db)
    await embedDue(db, model())
    expect((await nearByModel(db, 'counts-words', tap)).map(({ incidentId }) => incidentId)).not.toContain(
      pipe,
    )
  })

  test('a provider that refuses, or answers nonsense, is an error; what was done stays', async () => {
    await incident('Elevators stopped between floors')
    provider.refuse = { status: 401, body: '{"error":"a-key is not known"}' }
    await expect(embedDue(db, model())).rejects.toThrow('The provider of embeddings answered 401.')
    provider.refuse = { status: 200, body: '<html>Welcome</html>' }
    await expect(embedDue(db, model())).rejects.toThrow('something else than embeddings')
    provider.refuse = { status: 200, body: '{"data":[{"index":3,"embedding":[1]}]}' }
    await expect(embedDue(db, model())).rejects.toThrow('too few')
    expect((await nearByModel(db, 'counts-words', tap)).length).toBeGreaterThan(0)
    provider.refuse = null
    await embedDue(db, model())
    expect(provider.asked.at(-1)?.input).toEqual(['Elevators stopped between floors'])
  })
})
