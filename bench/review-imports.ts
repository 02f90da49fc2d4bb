import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { ReviewImport } from '#integrations/reviews/import/contract.ts'
import { makeZip } from '../test/harness/make-zip.ts'
import { memoryOf, watchMemory } from './memory.ts'
import type { Row } from './report.ts'
import { type Api, startServer } from './server.ts'

const corpus = path.resolve(import.meta.dirname, '../../shared/data/postmortems')
export const hasReviews = existsSync(corpus)

/** Years of real reviews, as people bring them: from the zip to the preview, and from there to incidents with reviews. */
export async function measureReviewImport(port: number): Promise<Row[]> {
  const server = await startServer(port)
  try {
    const idle = memoryOf(server.pid)
    const peak = watchMemory(server.pid)
    const { documents, reading, created, importing } = await importReviews(server.api)
    return [
      rate('reading of all reviews, from the zip to the preview', documents, reading),
      rate('import of all reviews, from the start to the last', created, importing),
      {
        what: 'peak memory of the app during both',
        measured: `${(peak() - idle).toFixed(0)} MB above idle (${idle.toFixed(0)} MB)`,
        goal: 'at most 400 MB above idle',
        reached: peak() - idle <= 400,
      },
    ]
  } finally {
    await server.stop()
  }
}

/** Brings the real reviews to a server; what was read and created, and for how many milliseconds. */
export async function importReviews(api: Api) {
  const zip = makeZip(filesOf(corpus))
  const { id } = await api('POST /review-imports', { body: { collection: 'Reviews', name: 'reviews.zip' } })
  const params = { id }
  const sent = performance.now()
  await api('PUT /review-imports/:id/content', { params, body: zip })
  const { documents } = await untilReady(api, id)
  const read = performance.now()
  await api('POST /review-imports/:id/start', { params })
  const { outcomes } = await untilReady(api, id)
  const done = performance.now()
  return { documents, created: outcomes.created, reading: read - sent, importing: done - read }
}

function rate(what: string, count: number, milliseconds: number): Row {
  const perSecond = (count / milliseconds) * 1000
  return {
    what,
    measured: `${perSecond.toFixed(0)} documents a second (${count} in ${(milliseconds / 1000).toFixed(1)} s)`,
    goal: 'at least 100 a second',
    reached: perSecond >= 100,
  }
}

function filesOf(folder: string): { path: string; bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name)
      return { path: path.relative(folder, file).replaceAll(path.sep, '/'), bytes: readFileSync(file) }
    })
}

async function untilReady(api: Api, id: string): Promise<ReviewImport> {
  for (;;) {
    const now = await api('GET /review-imports/:id', { params: { id } })
    if (now.state === 'ready' || now.state === 'done') return now
    if (now.state !== 'reading' && now.state !== 'importing') throw new Error(`it ended as ${now.state}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
