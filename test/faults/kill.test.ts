import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { endApp, freePort, setUpApp, startApp } from '../harness/app-process.ts'
import { type Client, settled, withToken } from '../harness/world.ts'

const rounds = 20
const linesAFile = 30_000

/** Everything that was answered for, and so must be there for ever. */
interface Acknowledged {
  incidents: string[]
  recollections: string[]
  edits: Map<string, string>
  evidence: string[]
}

function bigLog(round: number): Buffer {
  const lines = Array.from({ length: linesAFile }, (_, i) => {
    const at = new Date(Date.UTC(2026, 0, 1 + round) + i * 1000).toISOString().slice(0, 19)
    return `${at} <ana> round ${round} line ${i}`
  })
  return Buffer.from(lines.join('\n'))
}

/** Writes without pause until the server is gone; notes only what it answered for. */
async function work(api: Client, round: number, done: Acknowledged): Promise<void> {
  const writers = [recollecting(api, round, done), declaring(api, round, done), importing(api, round, done)]
  await Promise.allSettled(writers)
}

async function recollecting(api: Client, round: number, done: Acknowledged) {
  for (let number = 0; ; number += 1) {
    const text = `recollection ${round}.${number}`
    const entry = await api('POST /incidents/:key/entries', {
      params: { key: 'INC-1' },
      body: { at: '2026-01-01T00:00:00Z', text, intoStory: false },
    })
    done.recollections.push(entry.id)
    const edited = await api('PATCH /entries/:id', {
      params: { id: entry.id },
      body: { text: `${text} edited`, version: entry.version },
    })
    done.edits.set(edited.id, edited.text)
  }
}

async function declaring(api: Client, round: number, done: Acknowledged) {
  for (let number = 0; ; number += 1) {
    const { key } = await api('POST /incidents', {
      body: { title: `Round ${round}.${number}`, severity: 'SEV4' },
    })
    done.incidents.push(key)
  }
}

async function importing(api: Client, round: number, done: Acknowledged) {
  const { id } = await api('POST /incidents/:key/evidence', {
    params: { key: 'INC-1' },
    query: { name: `round-${round}.log` },
    body: bigLog(round),
  })
  done.evidence.push(id)
  await api('POST /evidence/:id/reading', { params: { id }, body: { format: 'chat-log' } })
}

/** The postmaster of a data directory; killed too, as when a machine loses power. */
function postmasterOf(dataDirectory: string): number {
  const file = readdirSync(dataDirectory, { recursive: true, encoding: 'utf8' }).find(
    (name) => path.basename(name) === 'postmaster.pid',
  )
  return Number(readFileSync(path.join(dataDirectory, file ?? ''), 'utf8').split('\n')[0])
}

async function check(api: Client, done: Acknowledged) {
  for (const key of done.incidents) await api('GET /incidents/:key', { params: { key } })
  const seen = new Map<string, string>()
  let after: string | undefined
  do {
    const page = await api('GET /incidents/:key/entries', {
      params: { key: 'INC-1' },
      query: { source: 'Recollection', limit: 1000, after },
    })
    for (const entry of page.items) seen.set(entry.id, entry.text)
    after = page.next ?? undefined
  } while (after)
  expect(done.recollections.filter((id) => !seen.has(id))).toEqual([])
  expect([...done.edits].filter(([id, text]) => seen.get(id) !== text)).toEqual([])
}

test('twenty times killed at a random moment during imports and edits: nothing acknowledged is missing', async () => {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'afterword-kill-'))
  const port = await freePort()
  const done: Acknowledged = { incidents: [], recollections: [], edits: new Map(), evidence: [] }
  let app = await startApp(dataDirectory, port)
  try {
    const api = withToken(app.url, await setUpApp(app))
    await api('POST /incidents', { body: { title: 'Under fire', severity: 'SEV1' } })
    // Who is killed keeps nothing of what it compiled.
    await endApp(app, 'SIGTERM')
    app = await startApp(dataDirectory, port)
    for (let round = 0; round < rounds; round += 1) {
      const working = work(api, round, done)
      await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 1200))
      if (round % 2 === 1) process.kill(postmasterOf(dataDirectory), 'SIGKILL')
      await endApp(app, 'SIGKILL')
      await working
      app = await startApp(dataDirectory, port)
      await check(api, done)
    }
    expect(done.incidents.length).toBeGreaterThan(rounds)
    expect(done.recollections.length).toBeGreaterThan(rounds)
    for (const id of done.evidence) await finished(api, id)
  } finally {
    await endApp(app, 'SIGTERM')
    rmSync(dataDirectory, { recursive: true, force: true })
  }
})

/** An interrupted reading goes on by itself and ends with every line taken once. */
async function finished(api: Client, id: string) {
  const { state } = await api('GET /evidence/:id', { params: { id } })
  if (state === 'kept')
    await api('POST /evidence/:id/reading', { params: { id }, body: { format: 'chat-log' } })
  const evidence = await settled(api, id)
  expect([evidence.state, evidence.taken, evidence.alreadyThere]).toEqual(['done', linesAFile, 0])
}
