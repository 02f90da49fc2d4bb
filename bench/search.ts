import { loadavg } from 'node:os'
import MiniSearch from 'minisearch'
import pg from 'pg'
import { processorTime } from './processor-time.ts'
import type { Row } from './report.ts'
import { hasReviews, importReviews } from './review-imports.ts'
import { fillIndex } from './search-index.ts'
import { type Questions, questionsOf, syntheticQuestions } from './search-questions.ts'
import { addEntries, addReviews, reviews, type Written } from './search-world.ts'
import { type BenchServer, startServer } from './server.ts'

const rounds = 100
const warming = 8
const steps = [10_000, 100_000]
const entries = 1_000_000
/** Held in memory by a library that does nothing else; more reviews than this take gigabytes. */
const mostInMemory = 10_000

interface Times {
  p50: number
  p99: number
}

function spread(times: number[]): Times {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0
  return { p50: at(0.5), p99: at(0.99) }
}

async function timed(ask: (round: number) => Promise<unknown> | unknown): Promise<Times> {
  for (let round = 0; round < warming; round += 1) await ask(rounds + round)
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now()
    await ask(round)
    times.push(performance.now() - started)
  }
  return spread(times)
}

const milliseconds = ({ p50, p99 }: Times) => `${p50.toFixed(1)} / ${p99.toFixed(1)} ms`

/** Searching through the API, beside the bare query of the database and a library in memory, in the same run. */
export async function measureSearch(port: number): Promise<Row[]> {
  if (!hasReviews) console.log('Left out: real reviews are not in ../shared/data.')
  const real = hasReviews ? await served(port, measureReal) : []
  return [...real, ...(await served(port, measureSynthetic))]
}

async function served(
  port: number,
  measure: (server: BenchServer, client: pg.Client) => Promise<Row[]>,
): Promise<Row[]> {
  const server = await startServer(port)
  const client = new pg.Client(server.connection)
  try {
    await client.connect()
    return await measure(server, client)
  } finally {
    await client.end()
    await server.stop()
  }
}

/** What an organisation brings: imported and indexed as the server does it. */
async function measureReal(server: BenchServer, client: pg.Client): Promise<Row[]> {
  const { created } = await importReviews(server.api)
  await indexed(server)
  const { rows: texts } = await client.query<Written>(
    `select title, text from search_document where kind = 'report'`,
  )
  const measured = await measureAt(server, client, {
    size: `${created.toLocaleString('en')} real reviews`,
    questions: await questionsOf(client),
    memory: memoryOf(texts),
  })
  return measured.rows
}

async function measureSynthetic(server: BenchServer, client: pg.Client): Promise<Row[]> {
  const rows: Row[] = []
  const all: Map<string, Times>[] = []
  const measure = async (size: string, memory: MiniSearch | null) => {
    const measured = await measureAt(server, client, { size, questions: syntheticQuestions, memory })
    rows.push(...measured.rows)
    all.push(measured.times)
  }
  let have = 0
  for (const step of steps) {
    await timedStep(`${step} reviews`, async () => {
      await addReviews(server.connection, have, step)
      await fillIndex(server.connection, 'search_document')
    })
    have = step
    await measure(
      `${step.toLocaleString('en')} reviews`,
      step <= mostInMemory ? memoryOf(reviews(0, step)) : null,
    )
  }
  await timedStep(`${entries} entries`, async () => {
    await addEntries(server.connection, entries)
    await fillIndex(server.connection, 'search_entry')
  })
  await measure(`${entries.toLocaleString('en')} entries besides`, null)
  const [ten, hundred] = all
  return [...rows, ...growth(ten, hundred)]
}

async function timedStep(what: string, work: () => Promise<void>) {
  const started = performance.now()
  await work()
  console.log(
    `  ${what}: added in ${((performance.now() - started) / 1000).toFixed(0)} s, load ${loadavg()[0]?.toFixed(1)}`,
  )
}

async function indexed({ api }: BenchServer) {
  const started = performance.now()
  let state = await api('GET /search/index', {})
  while (state.toRebuild + state.waiting > 0) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    state = await api('GET /search/index', {})
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  console.log(`  ${state.documents} documents and ${state.entries} entries indexed in ${seconds} s`)
}

interface Measure {
  size: string
  questions: Questions
  memory: MiniSearch | null
}

async function measureAt(
  { api, pid }: BenchServer,
  client: pg.Client,
  { size, questions, memory }: Measure,
): Promise<{ rows: Row[]; times: Map<string, Times> }> {
  const times = new Map<string, Times>()
  const rows: Row[] = []
  for (const [name, question] of Object.entries(questions)) {
    const typing = name === 'a prefix' ? { typing: 'true' } : {}
    const before = processorTime(pid)
    const ours = await timed((round) => api('GET /search', { query: { q: question(round), ...typing } }))
    const worked = (processorTime(pid) - before) / (rounds + warming)
    const bare = await timed((round) => client.query(bareQuery, [bareWords(name, question(round))]))
    const library = memory ? await timed((round) => searchIn(memory, name, question(round))) : null
    times.set(name, ours)
    const row = {
      what: `search for ${name}, ${size} (p50 / p99)`,
      measured: `${milliseconds(ours)}, ${worked.toFixed(0)} ms of processor, beside ${milliseconds(bare)} of bare SQL${
        library ? ` and ${milliseconds(library)} of MiniSearch` : ''
      }`,
      goal: 'at most 30 / 150 ms',
      reached: ours.p50 <= 30 && ours.p99 <= 150,
    }
    rows.push(row)
    console.log(`  ${row.what}: ${row.measured}`)
  }
  return { rows, times }
}

/** The least that finding by words takes: no ranking, no access, no excerpts, no counts. */
const bareQuery = `
  (select object_id, title from search_document where open and words @@ $1::tsquery limit 20)
  union all (select entry_id, null from search_entry where open and words @@ $1::tsquery limit 20)`

const bareWords = (name: string, q: string) => (name === 'a prefix' ? `${q}:*` : q.split(' ').join(' & '))

function memoryOf(written: Iterable<Written>): MiniSearch {
  const index = new MiniSearch({ fields: ['title', 'text'], storeFields: ['title'] })
  index.addAll([...written].map((review, id) => ({ id, ...review })))
  return index
}

function searchIn(index: MiniSearch, name: string, q: string) {
  return index
    .search(q, {
      combineWith: 'AND',
      prefix: name === 'a prefix',
      fuzzy: name === 'a typo' ? 0.2 : false,
      boost: { title: 3 },
    })
    .slice(0, 20)
}

/** Ten times the documents may take at most twice the time. */
function growth(
  ten: ReadonlyMap<string, Times> | undefined,
  hundred: ReadonlyMap<string, Times> | undefined,
): Row[] {
  return Object.keys(syntheticQuestions).map((name) => {
    const ratio = (hundred?.get(name)?.p50 ?? 0) / (ten?.get(name)?.p50 ?? 1)
    return {
      what: `search for ${name}, 100,000 reviews against 10,000`,
      measured: `${ratio.toFixed(2)} × the time`,
      goal: 'at most 2 ×',
      reached: ratio <= 2,
    }
  })
}
