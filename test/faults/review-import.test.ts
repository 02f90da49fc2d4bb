import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type AppProcess, endApp, freePort, setUpApp, startApp } from '../harness/app-process.ts'
import { type MadeMember, makeZip } from '../harness/make-zip.ts'
import { importAll, sampleReview, sendReviews, untilReady } from '../harness/review-import.ts'
import { type Client, withToken } from '../harness/world.ts'

async function begin(dataDirectory: string, port: number): Promise<{ app: AppProcess; token: string }> {
  const app = await startApp(dataDirectory, port)
  return { app, token: await setUpApp(app) }
}

const reviews = (count: number): MadeMember[] =>
  Array.from({ length: count }, (_, number) => ({
    path: `reviews/${number % 40}/${number}.md`,
    bytes: sampleReview({ title: `Incident number ${number}`, date: `2024-03-${10 + (number % 20)}` }),
  }))

async function titlesOf(api: Client): Promise<string[]> {
  const titles: string[] = []
  let after: string | undefined
  do {
    const page = await api('GET /incidents', { query: { limit: 200, after } })
    titles.push(...page.items.map(({ title }) => title))
    after = page.next ?? undefined
  } while (after)
  return titles
}

function postmasterOf(dataDirectory: string): number {
  const file = readdirSync(dataDirectory, { recursive: true, encoding: 'utf8' }).find(
    (name) => path.basename(name) === 'postmaster.pid',
  )
  return Number(readFileSync(path.join(dataDirectory, file ?? ''), 'utf8').split('\n')[0])
}

test('killed again and again while reading and importing: every review is there in the end, once', async () => {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'afterword-import-kill-'))
  const port = await freePort()
  const count = 1_200
  let { app, token } = await begin(dataDirectory, port)
  const pause = () => new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 700))
  const killed = async (round: number) => {
    await pause()
    if (round % 2 === 1) process.kill(postmasterOf(dataDirectory), 'SIGKILL')
    await endApp(app, 'SIGKILL')
    app = await startApp(dataDirectory, port)
    return withToken(app.url, token)
  }
  try {
    let api = withToken(app.url, token)
    const { id } = await api('POST /review-imports', { body: { collection: 'Killed', name: 'killed.zip' } })
    const params = { id }
    await api('PUT /review-imports/:id/content', { params, body: makeZip(reviews(count)) })
    for (let round = 0; round < 4; round += 1) api = await killed(round)
    expect(await untilReady(api, id)).toMatchObject({ state: 'ready', documents: count, taken: count })
    await api('POST /review-imports/:id/start', { params })
    let between = 0
    for (let round = 0; round < 6; round += 1) {
      api = await killed(round)
      const { state, progress } = await api('GET /review-imports/:id', { params })
      if (state === 'importing' && progress.done > 0) between += 1
    }
    expect(between).toBeGreaterThan(0)
    const done = await untilReady(api, id)
    expect(done).toMatchObject({
      state: 'done',
      outcomes: { created: count, failed: 0 },
      progress: { done: count },
    })
    const titles = await titlesOf(api)
    expect([titles.length, new Set(titles).size]).toEqual([count, count])
  } finally {
    await endApp(app, 'SIGTERM')
    rmSync(dataDirectory, { recursive: true, force: true })
  }
})

/** Resident memory of a process, in MB. */
function memoryOf(pid: number): number {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+)/m.exec(text)?.[1] ?? 0) / 1024
}

/** What people have in such folders, and what nobody should have. */
function everything(): MadeMember[] {
  const noise = Buffer.from(Array.from({ length: 2_000 }, (_, index) => (index * 7919) % 256))
  const lines = Array.from(
    { length: 30_000 },
    (_, index) =>
      `- 2024-03-05 ${String(index % 24).padStart(2, '0')}:${String(index % 60).padStart(2, '0')} the queue grew to ${index} and nobody had seen that before`,
  ).join('\n')
  const records = JSON.stringify(
    Array.from({ length: 1_000 }, (_, index) => ({
      title: `Record ${index}`,
      date: '2024-02-03',
      summary: 'The queue was stuck for an hour, and orders waited in it until somebody looked.',
    })),
  )
  const nested = makeZip([...reviews(100), { path: 'deeper.zip', bytes: makeZip(reviews(20)) }])
  return [
    ...reviews(2_500),
    ...Array.from({ length: 6_000 }, (_, index) => ({ path: `pictures/${index}.png`, bytes: noise })),
    ...Array.from({ length: 1_500 }, (_, index) => ({ path: `odd/${index}.md`, bytes: noise })),
    { path: 'long.md', bytes: `# A long one\n\nDate: 2024-03-05\n\n## Timeline\n\n${lines}\n` },
    { path: 'long.txt', bytes: Buffer.alloc(200_000_000, 'words and words without an end\n') },
    { path: 'records.json', bytes: records },
    { path: 'bomb.zip', bytes: makeZip([{ path: 'zeros.md', bytes: Buffer.alloc(300_000_000) }]) },
    { path: 'nested.zip', bytes: nested },
    { path: 'again.zip', bytes: nested },
  ]
}

test('ten thousand files of all kinds take little memory, and others are answered meanwhile', async () => {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'afterword-import-many-'))
  const zip = makeZip(everything())
  const { app, token } = await begin(dataDirectory, await freePort())
  const pid = app.child.pid ?? 0
  const idle = memoryOf(pid)
  let most = idle
  let slowest = 0
  const timer = setInterval(() => {
    most = Math.max(most, memoryOf(pid))
  }, 25)
  const asking = setInterval(() => {
    const begun = performance.now()
    void fetch(`${app.url}/health/live`)
      .then(() => {
        slowest = Math.max(slowest, performance.now() - begun)
      })
      .catch(() => {})
  }, 100)
  try {
    const api = withToken(app.url, token)
    const begun = performance.now()
    const read = await sendReviews(api, zip, 'Everything')
    const readAfter = (performance.now() - begun) / 1000
    expect(read.state).toBe('ready')
    const importing = performance.now()
    const done = await importAll(api, read.id)
    const took = (performance.now() - importing) / 1000
    process.stdout.write(
      `${read.documents} documents read in ${readAfter.toFixed(1)} s, ${done.outcomes.created} imported in ${took.toFixed(1)} s; ` +
        `${(most - idle).toFixed(0)} MB above idle (${idle.toFixed(0)} MB); the slowest answer meanwhile took ${slowest.toFixed(0)} ms\n`,
    )
    expect(done).toMatchObject({ state: 'done', outcomes: { failed: 0 } })
    expect(done.outcomes.created).toBeGreaterThan(3_500)
    expect(done.outcomes.created + done.outcomes.leftOut).toBe(done.documents)
    expect(most - idle).toBeLessThan(400)
  } finally {
    clearInterval(timer)
    clearInterval(asking)
    await endApp(app, 'SIGTERM')
    rmSync(dataDirectory, { recursive: true, force: true })
  }
})
