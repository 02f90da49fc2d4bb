import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { readReview } from '#integrations/reviews/read.ts'
import type { ReviewReading } from '#integrations/reviews/reading.ts'
import { makeZip } from '../harness/make-zip.ts'
import { hasShared, shared } from '../harness/real-input.ts'
import { importAll, sendReviews } from '../harness/review-import.ts'
import { createWorld, type World } from '../harness/world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld({ lasting: true })
  return world.stop
})

const corpus = shared('postmortems')
const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)
const percent = (part: number, whole: number) => `${(100 * share(part, whole)).toFixed(1)} %`

function filesOf(folder: string): { path: string; bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name)
      return { path: path.relative(folder, file).replaceAll(path.sep, '/'), bytes: readFileSync(file) }
    })
}

test.skipIf(!hasShared)('years of real reviews are here within seconds, once', async () => {
  const { api } = world.ana
  const files = filesOf(corpus)
  const zip = makeZip(files)
  const begun = performance.now()
  const read = await sendReviews(api, zip, 'Years of reviews')
  const readAfter = performance.now()
  const done = await importAll(api, read.id)
  const seconds = (performance.now() - readAfter) / 1000
  const perSecond = Math.round(done.outcomes.created / seconds)
  process.stdout.write(
    `${read.documents} documents read in ${((readAfter - begun) / 1000).toFixed(1)} s, ` +
      `${done.outcomes.created} imported in ${seconds.toFixed(1)} s (${perSecond} a second)\n`,
  )
  for (const { folder, documents, reviews, outcomes, ...understood } of done.byFolder)
    process.stdout.write(
      `${folder.padEnd(24)} ${documents} documents, ${reviews} reviews (${outcomes.created} new), ` +
        `dated ${percent(understood.dated, reviews)}, sections ${percent(understood.withSections, understood.withHeadings)}, ` +
        `timeline ${percent(understood.withTimeline, reviews)}, items ${percent(understood.withItems, reviews)}\n`,
    )

  const expected = await reviewsAmong(files)
  const rows = await allRows(read.id)
  const byPath = new Map(rows.map((row) => [row.path, row]))
  const became = expected.filter(({ path: one }) => byPath.get(one)?.outcome === 'created')
  expect(share(became.length, expected.length)).toBeGreaterThanOrEqual(0.98)
  expect(done.outcomes.failed).toBe(0)
  expect(became.every((one) => byPath.get(one.path)?.date === one.date)).toBe(true)

  const incidents = await allIncidents()
  const wrong = became.filter((one) => {
    const incident = incidents.get(byPath.get(one.path)?.incidentKey ?? '')
    if (!incident) return true
    const day = one.date?.length === 10
    return (
      one.date !== null &&
      (incident.startedPrecision !== (day ? 'day' : 'exact') ||
        Date.parse(incident.startedAt) !== Date.parse(one.date))
    )
  })
  expect(wrong.map((one) => one.path)).toEqual([])

  const again = await sendReviews(api, zip, 'Years of reviews')
  const twice = await importAll(api, again.id)
  expect(twice.outcomes).toEqual({
    ...done.outcomes,
    created: 0,
    unchanged: done.outcomes.created,
  })
  expect((await allIncidents()).size).toBe(incidents.size)
})

async function reviewsAmong(files: readonly { path: string; bytes: Buffer }[]): Promise<ReviewReading[]> {
  const all: ReviewReading[] = []
  for (const file of files) all.push(...(await readReview(file.path, file.bytes)))
  return all.filter(({ kind }) => kind === 'review')
}

async function allRows(id: string) {
  const { api } = world.ana
  const first = await api('GET /review-imports/:id/documents', { params: { id }, query: { limit: 500 } })
  const rows = first.items
  for (let after = first.next; after !== null; ) {
    const page = await api('GET /review-imports/:id/documents', {
      params: { id },
      query: { limit: 500, after },
    })
    rows.push(...page.items)
    after = page.next
  }
  return rows
}

async function allIncidents() {
  const { api } = world.ana
  const all = new Map<string, { startedAt: string; startedPrecision: string }>()
  let after: string | undefined
  do {
    const page = await api('GET /incidents', { query: { limit: 200, after } })
    for (const line of page.items) all.set(line.key, line)
    after = page.next ?? undefined
  } while (after)
  return all
}
