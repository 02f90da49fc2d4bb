import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { endApp, freePort, setUpApp, startApp } from '../harness/app-process.ts'
import { type Client, settled, withToken } from '../harness/world.ts'

const rounds = 4
const linesAFile = 30_000

function bigLog(round: number): Buffer {
  const lines = Array.from({ length: linesAFile }, (_, i) => {
    const at = new Date(Date.UTC(2026, 0, 1 + round) + i * 1000).toISOString().slice(0, 19)
    return `${at} <ana> round ${round} line ${i} tuba`
  })
  return Buffer.from(lines.join('\n'))
}

async function caughtUp(api: Client) {
  for (;;) {
    const state = await api('GET /search/index', {})
    if (state.waiting + state.toRebuild === 0) return state
    await sleep(100)
  }
}

test('an index that is being written when everything is killed lacks nothing in the end', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'afterword-search-'))
  const port = await freePort()
  let app = await startApp(folder, port)
  const token = await setUpApp(app)
  const api = withToken(app.url, token)
  const { key } = await api('POST /incidents', { body: { title: 'Tuba', severity: 'SEV4' } })
  for (let round = 0; round < rounds; round += 1) {
    const { id } = await api('POST /incidents/:key/evidence', {
      params: { key },
      query: { name: `round-${round}.log`, read: 'true' },
      body: bigLog(round),
    })
    expect((await settled(api, id)).taken).toBe(linesAFile)
    if (round === 2) await api('POST /search/index', {})
    // In the middle of the index: it takes about a second.
    await sleep(150 + 200 * round)
    await endApp(app, 'SIGKILL')
    app = await startApp(folder, port)
  }
  const state = await caughtUp(api)
  expect(state.entries).toBe(rounds * linesAFile)
  const { total } = await api('GET /search', { query: { q: `"round 3 line ${linesAFile - 1}"` } })
  expect(total.count).toBe(1)
  await endApp(app, 'SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})
