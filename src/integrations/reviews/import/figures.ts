import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { documentKinds } from '../reading.ts'
import type { ReviewImport } from './contract.ts'
import { documentsWithShapes, kindOf, taken } from './door.ts'
import { outcomes } from './words.ts'

export type Figures = Pick<
  ReviewImport,
  'documents' | 'taken' | 'kinds' | 'understood' | 'outcomes' | 'byFolder'
>

type Counts = Record<(typeof columns)[number], number>
const columns = [
  'documents',
  'taken',
  ...documentKinds,
  'reviews',
  'dated',
  'withHeadings',
  'withSections',
  'withTimeline',
  'withItems',
  ...outcomes,
] as const

const mostFolders = 200
const ofReviews = (condition: ReturnType<typeof sql>) =>
  sql`count(*) filter (where ${kindOf} = 'review' and ${condition})::int`

/** What was understood of an import’s documents and what became of them, in numbers. */
export async function figuresOf(db: Db, importId: string): Promise<Figures> {
  const kinds = documentKinds.map(
    (kind) => sql`count(*) filter (where ${kindOf} = ${sql.lit(kind)})::int as ${sql.ref(kind)}`,
  )
  const ends = outcomes.map(
    (one) => sql`count(*) filter (where d.outcome = ${sql.lit(one)})::int as ${sql.ref(one)}`,
  )
  const { rows } = await sql<Counts & { folder: string }>`
    select d.folder, count(*)::int as documents, count(*) filter (where ${taken})::int as taken,
      ${sql.join([...kinds, ...ends])}, ${ofReviews(sql`true`)} as reviews,
      ${ofReviews(sql`d.date is not null`)} as dated,
      ${ofReviews(sql`d.has_headings`)} as "withHeadings", ${ofReviews(sql`d.has_sections`)} as "withSections",
      ${ofReviews(sql`d.moments > 0`)} as "withTimeline", ${ofReviews(sql`d.items > 0`)} as "withItems"
    from ${documentsWithShapes} where d.import_id = ${importId} group by d.folder`.execute(db)
  const sum = Object.fromEntries(
    columns.map((column) => [column, rows.reduce((all, row) => all + row[column], 0)]),
  ) as Counts
  const largest = rows
    .sort((one, other) => other.documents - one.documents || (one.folder < other.folder ? -1 : 1))
    .slice(0, mostFolders)
  return {
    documents: sum.documents,
    taken: sum.taken,
    kinds: pick(sum, documentKinds),
    understood: understoodOf(sum),
    outcomes: pick(sum, outcomes),
    byFolder: largest.map((row) => ({
      folder: row.folder,
      documents: row.documents,
      ...understoodOf(row),
      outcomes: pick(row, outcomes),
    })),
  }
}

const understoodOf = (counts: Counts) =>
  pick(counts, ['reviews', 'dated', 'withHeadings', 'withSections', 'withTimeline', 'withItems'] as const)

function pick<K extends keyof Counts>(counts: Counts, keys: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, counts[key]])) as Record<K, number>
}

/** The outcomes of several imports at once, by import. */
export async function outcomesOf(db: Db, importIds: readonly string[]) {
  const ends = outcomes.map(
    (one) => sql`count(*) filter (where outcome = ${sql.lit(one)})::int as ${sql.ref(one)}`,
  )
  const { rows } = await sql<Counts & { importId: string }>`
    select import_id as "importId", count(*)::int as documents, ${sql.join(ends)} from review_import_document
    where import_id = any(${[...importIds]}::uuid[]) group by import_id`.execute(db)
  return new Map(
    rows.map((row) => [row.importId, { documents: row.documents, outcomes: pick(row, outcomes) }]),
  )
}
