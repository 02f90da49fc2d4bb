import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readReview } from '#integrations/reviews/read.ts'
import type { ReviewReading } from '#integrations/reviews/reading.ts'
import expected from './import-reviews-expected.json' with { type: 'json' }

const corpus = path.resolve(import.meta.dirname, '../../../shared/data/postmortems')
const there = existsSync(corpus)
if (!there)
  process.stdout.write('Left out: the real reviews are in ../shared/data/postmortems, which isn’t here.\n')

/** Texts of documents, read as a program would: what is looked for here is found without the reader. */
interface Document {
  text: string
  reading: ReviewReading
}

async function readAll(): Promise<Document[]> {
  const documents: Document[] = []
  for (const entry of readdirSync(corpus, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    const bytes = readFileSync(file)
    const name = path.relative(corpus, file).replaceAll(path.sep, '/')
    for (const reading of await readReview(name, bytes)) documents.push({ text: bytes.toString(), reading })
  }
  return documents
}

const all = there ? await readAll() : []
const records = all.filter(({ reading }) => reading.path.includes('#'))
const pages = all.filter(({ reading }) => !records.some((one) => one.reading === reading))
const beside = /LICENSE|PROVENANCE|danluu|post-mortems\.md$/
const isNotice =
  /maintenance|upgrade|update |migration|brownout|operation|deployment|removal|enforce|cleanup|new .* keys/i

const share = (part: readonly unknown[], whole: readonly unknown[]) => part.length / Math.max(1, whole.length)
const percent = (value: number) => `${(value * 100).toFixed(1)} %`

function tell(what: string, part: readonly unknown[], whole: readonly unknown[]): number {
  process.stdout.write(`${what}: ${part.length} of ${whole.length} (${percent(share(part, whole))})\n`)
  return share(part, whole)
}

/** The day that the name of a file or its settings tell, in the plainest way. */
function dayToldBy({ text, reading }: Document): string | null {
  const name = path.basename(reading.path)
  const found =
    /(?<!\d)(20\d\d)-?(\d\d)-?(\d\d)(?!\d)/.exec(name) ??
    /^(?:start_time|date): *"?(\d{4})-(\d\d)-(\d\d)/m.exec(text)
  return found ? `${found[1]}-${found[2]}-${found[3]}` : null
}

test.skipIf(!there)('reviews come out as reviews', () => {
  const reviews = all.filter(
    ({ reading }) =>
      !beside.test(reading.path) &&
      !(reading.path.startsWith('jenkins') && isNotice.test(reading.title ?? '')),
  )
  expect(reviews.length).toBeGreaterThan(1_300)
  expect(
    tell(
      'reviews',
      reviews.filter(({ reading }) => reading.kind === 'review'),
      reviews,
    ),
  ).toBeGreaterThanOrEqual(0.98)
  expect(
    all.filter(({ reading }) => beside.test(reading.path) && reading.kind === 'review').length,
  ).toBeLessThanOrEqual(1)
})

test.skipIf(!there)('announcements of planned work are told apart', () => {
  const notices = all.filter(
    ({ reading }) =>
      reading.path.startsWith('jenkins') && /maintenance|upgrade to/i.test(reading.title ?? ''),
  )
  expect(notices.length).toBeGreaterThan(80)
  expect(
    tell(
      'notices',
      notices.filter(({ reading }) => reading.kind === 'notice'),
      notices,
    ),
  ).toBeGreaterThanOrEqual(0.95)
})

test.skipIf(!there)(
  'dates are those that are stated, give or take the days between an incident and its review',
  () => {
    const dated = pages.filter(
      (document) => document.reading.kind === 'review' && dayToldBy(document) !== null,
    )
    expect(dated.length).toBeGreaterThan(800)
    const near = dated.filter((document) => {
      const days =
        Math.abs(
          Date.parse(document.reading.date?.slice(0, 10) ?? '') - Date.parse(dayToldBy(document) ?? ''),
        ) / 86_400_000
      return days <= 3
    })
    expect(tell('dates', near, dated)).toBeGreaterThanOrEqual(0.98)
    const written = records.filter(({ reading }) => reading.date !== null)
    expect(tell('dates of records', written, records)).toBe(1)
  },
)

test.skipIf(!there)('sections are recognised where there are headings', () => {
  const headed = pages.filter(
    ({ text, reading }) => reading.kind === 'review' && (text.match(/^#{2,3} +\D/gm)?.length ?? 0) >= 2,
  )
  expect(headed.length).toBeGreaterThan(170)
  const known = headed.filter(
    ({ reading }) =>
      reading.sections.filter(({ meaning, heading }) => heading !== '' && meaning !== 'other').length >= 2,
  )
  expect(tell('sections', known, headed)).toBeGreaterThanOrEqual(0.97)
})

/** Lines that begin with a time of day, in any usual way. */
const timed =
  /^[\s*•|>#({[_~-]*(?:\d{4}-\d\d-\d\d[ T]|\w+ \d{1,2},? (?:20\d\d,? )?)?(?:[01]?\d|2[0-3])[:.][0-5]\d(?![\d.%])/gm

test.skipIf(!there)('timelines are read where there is one', () => {
  const lined = pages.filter(
    ({ text, reading }) => reading.kind === 'review' && (text.match(timed)?.length ?? 0) >= 3,
  )
  expect(lined.length).toBeGreaterThan(280)
  const found = lined.filter(
    ({ text, reading }) => reading.timeline.length >= 0.6 * (text.match(timed)?.length ?? 0),
  )
  expect(tell('timelines', found, lined)).toBeGreaterThanOrEqual(0.9)
})

test.skipIf(!there)('items are read where a heading announces them', () => {
  const announced = pages.filter(
    ({ text, reading }) =>
      reading.kind === 'review' &&
      /^#{1,4} .*(?:action items?|^#+ actions\b|follow-?up|next steps)[^\n]*\n+(?:[^#\n]+\n+)*?\s*(?:[-*]|\d+\.|\|) ?\S.{12}/im.test(
        text,
      ),
  )
  expect(announced.length).toBeGreaterThan(60)
  expect(
    tell(
      'items',
      announced.filter(({ reading }) => reading.items.length > 0),
      announced,
    ),
  ).toBeGreaterThanOrEqual(0.97)
})

const sha = (text: string) => createHash('sha256').update(text).digest('hex')
const normalised = (title: string | null) =>
  (title ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

test.skipIf(!there)('sixty documents drawn at random are read as by hand', () => {
  const byPath = new Map(all.map(({ reading }) => [sha(reading.path), reading]))
  const pairs = expected.flatMap((hand) => {
    const reading = byPath.get(hand.path)
    return reading ? [{ hand, reading }] : []
  })
  expect(pairs).toHaveLength(60)
  const agree = (what: string, same: (pair: (typeof pairs)[number]) => boolean) =>
    tell(`by hand, ${what}`, pairs.filter(same), pairs)
  expect(agree('kind', ({ hand, reading }) => hand.kind === reading.kind)).toBe(1)
  expect(agree('title', ({ hand, reading }) => hand.title === sha(normalised(reading.title)))).toBe(1)
  expect(agree('date', ({ hand, reading }) => hand.date === reading.date)).toBe(1)
  expect(
    agree('sections', ({ hand, reading }) =>
      Object.entries(hand.sections).every(
        ([meaning, count]) =>
          reading.sections.filter((one) => one.heading !== '' && one.meaning === meaning).length === count,
      ),
    ),
  ).toBe(1)
  expect(agree('moments', ({ hand, reading }) => hand.moments === reading.timeline.length)).toBe(1)
  expect(
    agree(
      'first and last',
      ({ hand, reading }) =>
        hand.first === (reading.timeline[0]?.at ?? null) &&
        hand.last === (reading.timeline.at(-1)?.at ?? null),
    ),
  ).toBeGreaterThanOrEqual(0.98)
  expect(agree('items', ({ hand, reading }) => hand.items === reading.items.length)).toBeGreaterThanOrEqual(
    0.8,
  )
  const having = pairs.filter(({ hand }) => hand.items > 0)
  const half = having.filter(({ hand, reading }) => reading.items.length * 2 >= hand.items)
  expect(tell('by hand, at least half of the items', half, having)).toBeGreaterThanOrEqual(0.85)
  expect(
    agree(
      'done, owners, links',
      ({ hand, reading: { items } }) =>
        hand.done === items.filter(({ state }) => state === 'done').length &&
        hand.owners === items.filter(({ owner }) => owner !== null).length &&
        hand.links === items.filter(({ url }) => url !== null).length,
    ),
  ).toBeGreaterThanOrEqual(0.95)
})
