import { sql } from 'kysely'
import type pg from 'pg'
import { countWords, traceIncidents } from '#learning/similar/trace.ts'
import { openDatabase } from '#platform/db/database.ts'
import type { Row } from './report.ts'
import { fillIndex } from './search-index.ts'
import { addReviews } from './search-world.ts'
import { startServer } from './server.ts'
import { median } from './statistics.ts'

const rounds = 60
const warming = 5
const steps = [1_300, 10_000, 100_000]
const tracedAtOnce = 2_000

/** Asking what was seen before, beside the bare look for whoever shares the rarest words, in the same run. */
export async function measureSimilar(port: number): Promise<Row[]> {
  const server = await startServer(port)
  const { db, close } = openDatabase(server.connection, 2)
  try {
    const rows: Row[] = []
    const all: number[] = []
    let have = 0
    for (const step of steps) {
      const started = performance.now()
      await addReviews(server.connection, have, step)
      await fillIndex(server.connection, 'search_document')
      await traceAll(server.connection)
      have = step
      console.log(`  ${step} reviews are there after ${((performance.now() - started) / 1000).toFixed(0)} s`)
      const keys = await someKeys(server.connection, rounds + warming)
      const ours = await timesOf(keys, (key) =>
        server.api('GET /incidents/:key/similar', { params: { key } }),
      )
      const bare = await timesOf(keys, (key) => bareLook(key).execute(db))
      all.push(median(ours))
      const size = `${step.toLocaleString('en')} reviews`
      rows.push({
        what: `seen before, ${size} (p50 / p99)`,
        measured: `${inWords(ours)} beside ${inWords(bare)} of bare SQL`,
        goal: 'at most 50 ms',
        reached: median(ours) <= 50,
      })
      console.log(`  ${rows.at(-1)?.what}: ${rows.at(-1)?.measured}`)
    }
    const ratio = (all[2] ?? 0) / (all[1] ?? 1)
    const growth = {
      what: 'seen before, 100,000 reviews against 10,000',
      measured: `${ratio.toFixed(2)} × the time`,
      goal: 'at most 2 ×',
      reached: ratio <= 2,
    }
    return [...rows, growth]
  } finally {
    await close()
    await server.stop()
  }
}

/** As the job does it after indexing, for all that have no trace yet. */
async function traceAll(connection: pg.PoolConfig): Promise<void> {
  const { db, close } = openDatabase(connection, 1)
  for (;;) {
    const { rows } = await sql<{ id: string }>`select incident.id from incident
      where not exists (select from similar_trace where incident_id = incident.id) limit ${tracedAtOnce}`.execute(
      db,
    )
    if (rows.length === 0) break
    const ids = rows.map(({ id }) => id)
    await db.transaction().execute((tx) => traceIncidents(tx, ids, ids))
  }
  await countWords(db)
  await sql`vacuum analyze similar_trace`.execute(db)
  await sql`vacuum analyze similar_factor`.execute(db)
  await sql`vacuum analyze similar_word`.execute(db)
  await close()
}

async function someKeys(connection: pg.PoolConfig, count: number): Promise<string[]> {
  const { db, close } = openDatabase(connection, 1)
  const { rows } = await sql<{ key: string }>`
    select key from incident where key like 'SYN-%' order by md5(key) limit ${count}`.execute(db)
  await close()
  return rows.map(({ key }) => key)
}

/** The least it takes: who shares one of the three rarest words. No weighing, no access, no reasons. */
const bareLook = (key: string) => sql`
  select t.incident_id from similar_trace t where t.open and t.words && array(
    select word from incident join similar_trace own on own.incident_id = incident.id and own.part = 'report',
      unnest(own.words) word left join similar_word using (word)
    where incident.key = ${key} order by coalesce(rows, 1) limit 3) limit 1200`

async function timesOf(keys: readonly string[], ask: (key: string) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (const [round, key] of keys.entries()) {
    const started = performance.now()
    await ask(key)
    if (round >= warming) times.push(performance.now() - started)
  }
  return times
}

function inWords(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const p99 = sorted[Math.floor(0.99 * sorted.length)] ?? 0
  return `${median([...times]).toFixed(1)} / ${p99.toFixed(1)} ms`
}
