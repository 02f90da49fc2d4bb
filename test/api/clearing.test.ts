import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openDatabase } from '#platform/db/database.ts'
import { folderBlobStore } from '#platform/files/blob-store.ts'
import { scheduleClearing } from '#platform/jobs/clearing.ts'
import { createLog } from '#platform/log.ts'
import { clearFile } from '#timeline/clearing.ts'
import { importAll, sampleReview, sendReviews } from '../harness/review-import.ts'
import { addAndRead, createWorld, type Somebody, type World } from '../harness/world.ts'
import { incidentWithEverything, type Things } from './sealed.ts'

const day = 86_400_000
const secret = 'xylophone'
/** Workers look every two seconds. */
const patient = { timeout: 20_000 }
const gone = { code: 'not-found' }

async function ask<Row extends pg.QueryResultRow>(world: World, text: string, values: unknown[] = []) {
  const client = new pg.Client(world.connection)
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}

/** Has the workers do what they do every day, and waits until they have. */
async function clear(world: World) {
  await ask(world, `select graphile_worker.add_job('clear-deleted')`)
  await idle(world)
}

const waiting = (world: World) =>
  ask(world, `select from graphile_worker.jobs where task_identifier like 'clear-%' and run_at <= now()`)

async function idle(world: World) {
  await expect.poll(() => waiting(world), patient).toEqual([])
}

function fileOf(world: World, sha256: string) {
  return path.join(world.dataDirectory, 'evidence', sha256.slice(0, 2), sha256.slice(2))
}

/** Takes everything away that can be taken away of an incident, the incident excepted. */
async function deleteEach({ api }: Somebody, things: Things) {
  for (const route of ['DELETE /notes/:id', 'DELETE /insights/:id'] as const)
    await api(route, { params: { id: route.includes('notes') ? things.note : things.insight } })
  await api('DELETE /factors/:id', { params: { id: things.factor } })
  await api('DELETE /items/:id', { params: { id: things.item } })
  await api('DELETE /entries/:id', { params: { id: things.recollection } })
  await api('DELETE /evidence/:id', { params: { id: things.evidence } })
}

async function restoreEach({ api }: Somebody, things: Things) {
  await api('POST /notes/:id/restoration', { params: { id: things.note } })
  await api('POST /insights/:id/restoration', { params: { id: things.insight } })
  await api('POST /factors/:id/restoration', { params: { id: things.factor } })
  await api('POST /items/:id/restoration', { params: { id: things.item } })
  await api('POST /entries/:id/restoration', { params: { id: things.recollection } })
  await api('POST /evidence/:id/restoration', { params: { id: things.evidence } })
}

test('what was deleted comes back for 30 days, then it is gone with every word of it', async () => {
  const world = await createWorld()
  const { ana, clock } = world
  const things = await incidentWithEverything(ana, 'participants', secret)
  const { sha256 } = await ana.api('GET /evidence/:id', { params: { id: things.evidence } })
  await ana.api('DELETE /story-lines/:id', { params: { id: things.line } })
  await ana.api('PATCH /notes/:id', { params: { id: things.note }, body: { text: `${secret}!`, version: 1 } })

  await deleteEach(ana, things)
  clock.advance(29 * day)
  await clear(world)
  await restoreEach(ana, things)
  expect(existsSync(fileOf(world, sha256))).toBe(true)

  await deleteEach(ana, things)
  clock.advance(2 * day)
  await clear(world)
  const { note, insight, factor, item, recollection, evidence } = things
  await expect(ana.api('POST /notes/:id/restoration', { params: { id: note } })).rejects.toMatchObject(gone)
  await expect(ana.api('POST /insights/:id/restoration', { params: { id: insight } })).rejects.toMatchObject(
    gone,
  )
  await expect(ana.api('POST /factors/:id/restoration', { params: { id: factor } })).rejects.toMatchObject(
    gone,
  )
  await expect(ana.api('POST /items/:id/restoration', { params: { id: item } })).rejects.toMatchObject(gone)
  await expect(
    ana.api('POST /entries/:id/restoration', { params: { id: recollection } }),
  ).rejects.toMatchObject(gone)
  await expect(ana.api('POST /evidence/:id/restoration', { params: { id: evidence } })).rejects.toMatchObject(
    gone,
  )
  expect(existsSync(fileOf(world, sha256))).toBe(false)
  expect(
    await ask(world, `select from event where object_id = $1 and (before ? 'text' or after ? 'text')`, [
      note,
    ]),
  ).toEqual([])

  // What stays is whole: the incident with its marker at its time, pinned to nothing that is gone.
  const { markers } = await ana.api('GET /incidents/:key', { params: { key: things.key } })
  expect(markers.map(({ marker, entryId }) => [marker, entryId])).toEqual([['detected', null]])
  const { items } = await ana.api('GET /events', { query: {} })
  expect(items.filter(({ verb }) => verb === 'cleared')).toMatchObject([
    {
      actor: null,
      summary:
        'cleared away for good, more than 30 days after it was deleted: 1 piece of evidence, 1 recollection, 1 note, 1 insight, 1 factor, 1 improvement item',
    },
  ])
  await clear(world)
  const { items: after } = await ana.api('GET /events', { query: {} })
  expect(after.filter(({ verb }) => verb === 'cleared')).toHaveLength(1)
})

test('a deleted incident goes with all that hangs on it; files that others have stay', async () => {
  const world = await createWorld()
  const { ana, clock } = world
  const [one, other] = [
    await incidentWithEverything(ana, 'organisation', secret),
    await incidentWithEverything(ana, 'organisation', 'harmonica'),
  ]
  const shared = { name: 'both.log', bytes: Buffer.from('2026-03-01T10:00:00 <ana> both\n') }
  const { sha256 } = await addAndRead(ana.api, one.key, shared)
  const same = await addAndRead(ana.api, other.key, shared)
  const own = await ana.api('GET /evidence/:id', { params: { id: one.evidence } })
  await ana.api('DELETE /incidents/:key', { params: { key: one.key } })

  clock.advance(29 * day)
  await clear(world)
  await ana.api('POST /incidents/:key/restoration', { params: { key: one.key } })
  await ana.api('DELETE /incidents/:key', { params: { key: one.key } })
  clock.advance(2 * day)
  await clear(world)

  await expect(
    ana.api('POST /incidents/:key/restoration', { params: { key: one.key } }),
  ).rejects.toMatchObject(gone)
  expect(existsSync(fileOf(world, own.sha256))).toBe(false)
  expect(existsSync(fileOf(world, sha256))).toBe(true)
  const content = await ana.api('GET /evidence/:id/content', { params: { id: same.id } })
  expect(await content.text()).toBe(shared.bytes.toString())
  expect(await wordsLeft(world)).toEqual([])
  const left = await ana.api('GET /incidents/:key/entries', { params: { key: other.key } })
  expect(left.items).toHaveLength(4)
  // Its number is not given to another.
  const next = await ana.api('POST /incidents', { body: { title: 'Next', severity: 'SEV4' } })
  expect(next.key).toBe('INC-3')
})

/** The tables that still hold a word of the first incident. The statements of both incidents have it, so they have other rules. */
async function wordsLeft(world: World): Promise<string[]> {
  const tables = await ask<{ name: string }>(
    world,
    `select tablename as name from pg_tables where schemaname = 'public'`,
  )
  const holding: string[] = []
  for (const { name } of tables) {
    const [row] = await ask<{ count: number }>(
      world,
      `select count(*)::int as count from "${name}" t where t::text like '%About ${secret}%' or t::text like '%the ${secret} is out of tune%'`,
    )
    if (row?.count) holding.push(name)
  }
  return holding
}

test('evidence that the story tells of stays until the story lets go of it', async () => {
  const world = await createWorld()
  const { ana, clock } = world
  const things = await incidentWithEverything(ana, 'organisation', secret)
  await ana.api('DELETE /evidence/:id', { params: { id: things.evidence } })
  clock.advance(40 * day)
  await clear(world)
  const story = await ana.api('GET /incidents/:key/story', { params: { key: things.key } })
  expect(story.items.map(({ entry }) => entry.id)).toContain(things.entry)
  await ana.api('DELETE /story-lines/:id', { params: { id: things.line } })
  await clear(world)
  await expect(
    ana.api('POST /evidence/:id/restoration', { params: { id: things.evidence } }),
  ).rejects.toMatchObject(gone)
})

test('an item lets go of factors that are gone, and can be changed as before', async () => {
  const world = await createWorld()
  const { ana, clock } = world
  const { key, factor, item } = await incidentWithEverything(ana, 'organisation', secret)
  const { id: kept } = await ana.api('POST /incidents/:key/factors', {
    params: { key },
    body: { statement: 'stays' },
  })
  await ana.api('PATCH /items/:id', { params: { id: item }, body: { factorIds: [factor, kept], version: 1 } })
  await ana.api('DELETE /factors/:id', { params: { id: factor } })
  clock.advance(31 * day)
  await clear(world)
  const { items } = await ana.api('GET /incidents/:key/items', { params: { key } })
  expect(items[0]?.factorIds).toEqual([kept])
  const body = { title: 'Another', factorIds: items[0]?.factorIds, version: 2 }
  expect(await ana.api('PATCH /items/:id', { params: { id: item }, body })).toMatchObject({ version: 3 })
})

test('interrupted before its end, clearing has cleared nothing; the next time it clears all', async () => {
  const world = await createWorld()
  const { ana, clock } = world
  const things = await incidentWithEverything(ana, 'organisation', secret)
  const { sha256 } = await ana.api('GET /evidence/:id', { params: { id: things.evidence } })
  await ana.api('DELETE /incidents/:key', { params: { key: things.key } })
  clock.advance(31 * day)
  await ask(
    world,
    `create function break_off() returns trigger language plpgsql as
       $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
     create trigger break_off before insert on event for each row
       when (new.verb = 'cleared') execute function break_off()`,
  )
  await ask(world, `select graphile_worker.add_job('clear-deleted')`)
  await expect
    .poll(() => ask(world, `select from graphile_worker.jobs where locked_at is not null or attempts > 0`))
    .not.toEqual([])
  expect(await ask(world, 'select from incident')).toHaveLength(1)
  expect(existsSync(fileOf(world, sha256))).toBe(true)
  await ask(world, 'drop trigger break_off on event')
  await idle(world)
  await expect.poll(() => ask(world, 'select from incident'), patient).toEqual([])
  await expect.poll(() => existsSync(fileOf(world, sha256)), patient).toBe(false)
})

test('bytes that are sent again at the moment their file is cleared away are there', async () => {
  const world = await createWorld()
  const { ana } = world
  const { db, close } = openDatabase(world.connection)
  onTestFinished(close)
  const { key } = await ana.api('POST /incidents', { body: { title: 'Slow', severity: 'SEV3' } })
  const blobs = folderBlobStore(
    path.join(world.dataDirectory, 'evidence'),
    path.join(world.dataDirectory, 'tmp'),
  )
  const bytes = Buffer.from('2026-03-01T10:00:00 <ana> slow\n')
  let id = ''
  let sha256 = ''
  const send = async () => {
    const query = { name: 'ops.log' }
    const sent = await ana.api('POST /incidents/:key/evidence', { params: { key }, query, body: bytes })
    ;({ id, sha256 } = sent)
  }
  await send()
  for (let round = 0; round < 25; round += 1) {
    await db.deleteFrom('evidence').where('id', '=', id).execute()
    const sweeps = Array.from({ length: 2 }, () => clearFile(db, blobs, { sha256 }))
    await Promise.all([send(), ...sweeps])
    const content = await ana.api('GET /evidence/:id/content', { params: { id } })
    expect(await content.text()).toBe(bytes.toString())
  }
})

test('while somebody holds the files, as a backup does, they stay and are cleared later', async () => {
  const world = await createWorld()
  const { ana } = world
  const things = await incidentWithEverything(ana, 'organisation', secret)
  const { sha256 } = await ana.api('GET /evidence/:id', { params: { id: things.evidence } })
  const holder = new pg.Client(world.connection)
  await holder.connect()
  onTestFinished(() => holder.end())
  await holder.query(`select pg_advisory_lock_shared(hashtextextended('afterword evidence files', 0))`)
  await ana.api('DELETE /incidents/:key', { params: { key: things.key } })
  world.clock.advance(31 * day)
  await clear(world)
  expect(existsSync(fileOf(world, sha256))).toBe(true)
  // Uploads go on meanwhile.
  const { key } = await ana.api('POST /incidents', { body: { title: 'Slow', severity: 'SEV3' } })
  const body = Buffer.from('slow')
  await ana.api('POST /incidents/:key/evidence', { params: { key }, query: { name: 'a' }, body })
  await holder.query('select pg_advisory_unlock_all()')
  await ask(
    world,
    `select graphile_worker.reschedule_jobs(array_agg(id), run_at := now()) from graphile_worker.jobs`,
  )
  await expect.poll(() => existsSync(fileOf(world, sha256)), patient).toBe(false)
})

test('clearing is asked for a minute after the start and then every day, once for all nodes', async () => {
  // Nobody works here, so that what is asked for can be seen.
  const world = await createWorld({ settings: { AFTERWORD_ROLES: 'serve' } })
  const { db, close } = openDatabase(world.connection)
  onTestFinished(close)
  const asked = () => ask(world, `select from graphile_worker.jobs where task_identifier = 'clear-deleted'`)
  const forget = () => ask(world, 'delete from graphile_worker._private_jobs')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const log = createLog({ level: 'silent' })
  const ends = [scheduleClearing(db, log), scheduleClearing(db, log)]
  const pass = async (milliseconds: number) => {
    vi.advanceTimersByTime(milliseconds)
    await vi.waitFor(async () => expect(await asked()).toHaveLength(1), { timeout: 5_000 })
    // The second to ask may come a little later.
    for (let look = 0; look < 20; look += 1) expect(await asked()).toHaveLength(1)
  }
  const minute = 60_000
  await pass(minute)
  await forget()
  // To the moment: a connection that is being opened must not wait for a minute.
  await pass(day - minute)
  await forget()
  for (const end of ends) end()
  vi.advanceTimersByTime(2 * day)
  vi.useRealTimers()
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(await asked()).toEqual([])
})

test('the zip of an import goes 30 days after it was begun, and nothing that was imported', async () => {
  const world = await createWorld()
  const { ana, clock } = world
  const original = sampleReview()
  const zips = () =>
    readdirSync(path.join(world.dataDirectory, 'imports'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => /[0-9a-f]{62}$/.test(name),
    )
  /** A minute passes between the last mention of a zip and its end. */
  const afterAMinute = async () => {
    await clear(world)
    await ask(
      world,
      `select graphile_worker.reschedule_jobs(array_agg(id), run_at => now()) from graphile_worker.jobs
        where task_identifier = 'clear-zip'`,
    )
    await idle(world)
  }
  const first = await sendReviews(ana.api, [{ path: 'a.md', bytes: original }], 'First')
  expect(await importAll(ana.api, first.id)).toMatchObject({ state: 'done', outcomes: { created: 1 } })
  // The same zip once more, begun ten days later, and never imported.
  const second = await sendReviews(ana.api, [{ path: 'a.md', bytes: original }], 'Second')
  await ask(world, `update review_import set created_at = created_at + interval '10 days' where id = $1`, [
    second.id,
  ])
  expect(zips()).toHaveLength(1)
  clock.advance(29 * day)
  await afterAMinute()
  expect(zips()).toHaveLength(1)
  clock.advance(2 * day)
  await afterAMinute()
  expect(zips(), 'the second import still needs it').toHaveLength(1)
  clock.advance(10 * day)
  await afterAMinute()
  expect(zips()).toEqual([])

  const { items: documents } = await ana.api('GET /review-imports/:id/documents', {
    params: { id: first.id },
  })
  const key = documents[0]?.incidentKey ?? ''
  const { items: evidence } = await ana.api('GET /incidents/:key/evidence', { params: { key } })
  const kept = await fetch(`${world.url}/api/v1/evidence/${evidence[0]?.id}/content`, {
    headers: { authorization: `Bearer ${ana.token}` },
  })
  expect(await kept.text()).toBe(original)
  expect(await ana.api('GET /incidents/:key/story', { params: { key } })).toMatchObject({
    items: { length: 3 },
  })
  await expect(
    ana.api('POST /review-imports/:id/start', { params: { id: second.id } }),
  ).rejects.toMatchObject({ code: 'not-possible-now', message: expect.stringContaining('after thirty days') })
})
