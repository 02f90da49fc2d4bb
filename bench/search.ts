import { loadavg } from 'node:os'
import MiniSearch from 'minisearch'
import pg from 'pg'
import { processorTime } from './processor-time.ts'
import type { Row } from './report.ts'
import { fillIndex } from './search-index.ts'
import { addEntries, addReviews, reviews, word } from './search-world.ts'
import { type BenchServer, startServer } from './server.ts'

const rounds = 50
const warming = 8
/** The first are indexed as the server does it, the others all at once. */
const steps = [1_300, 10_000, 100_000]
const entries = 1_000_000
/** Held in memory by a library that does nothing else; more reviews than this take gigabytes. */
const mostInMemory = 10_000

const typo = (text: string) => `${text.slice(0, 3)}${text[4]}${text[3]}${text.slice(5)}`
const cut = (text: string) => text.slice(0, Math.max(4, text.length - 3))
/** Words by how often they come; another one each round, so that nothing is answered from memory. */
const questions: Record<string, (round: number) => string> = {
  'a common word': (round) => word(5 + (round % 20)),
  'a word in between': (round) => word(300 + round),
  'a rare word': (round) => word(20_000 + 97 * round),
  'three words': (round) => [word(8 + (round % 30)), word(60 + round), word(15 + (round % 40))].join(' '),
  'a prefix': (round) => cut(word(400 + 13 * round)),
  'a typo': (round) => typo(word(1_200 + 31 * round)),
}

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
  const server = await startServer(port)
  const client = new pg.Client(server.connection)
  try {
    await client.connect()
    const rows: Row[] = []
    const all = new Map<string, Map<string, Times>>()
    let have = 0
    for (const step of steps) {
      await addReviews(server.connection, have, step)
      if (have === 0) await rebuilt(server, `${step} reviews`)
      else await timedStep(`${step} reviews`, () => fillIndex(server.connection, 'search_document'))
      have = step
      const size = `${step.toLocaleString('en')} reviews`
      all.set(size, await measureAt(server, client, size, step <= mostInMemory ? memoryOf(step) : null, rows))
    }
    await timedStep(`${entries} entries`, async () => {
      await addEntries(server.connection, entries)
      await fillIndex(server.connection, 'search_entry')
    })
    await measureAt(server, client, `${entries.toLocaleString('en')} entries besides`, null, rows)
    return [...rows, ...growth(all)]
  } finally {
    await client.end()
    await server.stop()
  }
}

async function timedStep(what: string, work: () => Promise<void>) {
  const started = performance.now()
  await work()
  console.log(
    `  ${what}: added in ${((performance.now() - started) / 1000).toFixed(0)} s, load ${loadavg()[0]?.toFixed(1)}`,
  )
}

async function rebuilt(server: BenchServer, what: string) {
  await server.api('POST /search/index', {})
  await indexed(server, what)
}

async function indexed({ api }: BenchServer, what: string) {
  const started = performance.now()
  let state = await api('GET /search/index', {})
  while (state.toRebuild + state.waiting > 0) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    state = await api('GET /search/index', {})
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  console.log(`  ${what}: ${state.documents} documents and ${state.entries} entries indexed in ${seconds} s`)
}

async function measureAt(
  { api, pid }: BenchServer,
  client: pg.Client,
  size: string,
  memory: MiniSearch | null,
  rows: Row[],
): Promise<Map<string, Times>> {
  const found = new Map<string, Times>()
  for (const [name, question] of Object.entries(questions)) {
    const typing = name === 'a prefix' ? { typing: 'true' } : {}
    const before = processorTime(pid)
    const ours = await timed((round) => api('GET /search', { query: { q: question(round), ...typing } }))
    const worked = (processorTime(pid) - before) / (rounds + warming)
    const bare = await timed((round) => client.query(bareQuery, [bareWords(name, question(round))]))
    const library = memory ? await timed((round) => searchIn(memory, name, question(round))) : null
    found.set(name, ours)
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
  return found
}

/** The least that finding by words takes: no ranking, no access, no excerpts, no counts. */
const bareQuery = `
  (select object_id, title from search_document where open and words @@ $1::tsquery limit 20)
  union all (select entry_id, null from search_entry where open and words @@ $1::tsquery limit 20)`

const bareWords = (name: string, q: string) => (name === 'a prefix' ? `${q}:*` : q.split(' ').join(' & '))

function memoryOf(count: number): MiniSearch {
  const index = new MiniSearch({ fields: ['title', 'text'], storeFields: ['title'] })
  index.addAll([...reviews(0, count)].map((review, id) => ({ id, ...review })))
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
function growth(all: ReadonlyMap<string, ReadonlyMap<string, Times>>): Row[] {
  const [, ten, hundred] = [...all.values()]
  return Object.keys(questions).map((name) => {
    const ratio = (hundred?.get(name)?.p50 ?? 0) / (ten?.get(name)?.p50 ?? 1)
    return {
      what: `search for ${name}, 100,000 reviews against 10,000`,
      measured: `${ratio.toFixed(2)} × the time`,
      goal: 'at most 2 ×',
      reached: ratio <= 2,
    }
  })
}
