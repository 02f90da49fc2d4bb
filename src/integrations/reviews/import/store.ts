import { sql } from 'kysely'
import { presentIncidents } from '#incident/door.ts'
import { listSeverities } from '#incident/store.ts'
import type { Db } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { ReviewReading } from '../reading.ts'
import type { DocumentRow, DocumentsQuery, ReviewImport, ReviewImportLine, Shape } from './contract.ts'
import { documentsWithShapes, type FoundImport, findImport, kindOf, taken, visibleImports } from './door.ts'
import { figuresOf, outcomesOf } from './figures.ts'
import { type Level, levelFor } from './severity.ts'
import type { ImportState } from './words.ts'

/** One import with its figures. */
export async function readImport(db: Db, actor: Actor, id: string): Promise<ReviewImport> {
  const found = await findImport(db, actor, id)
  const {
    severityId,
    severities: _,
    createdBy: __,
    sha256,
    wasRead,
    progress,
    progressOf,
    choices: ___,
    ...row
  } = found
  const figures = await figuresOf(db, id)
  const levels = await listSeverities(db)
  const least = levels.at(-1)
  return {
    ...row,
    ...figures,
    progress: { done: progress, of: progressOf },
    severity: levels.find((level) => level.id === severityId)?.name ?? least?.name ?? '',
    severities: await severitiesOf(db, found, levels),
    canStart:
      wasRead && sha256 !== null && ['ready', 'cancelled', 'failed'].includes(row.state) && figures.taken > 0,
    canWithdraw: ['done', 'cancelled', 'failed'].includes(row.state) && figures.outcomes.created > 0,
  }
}

const mostSeverities = 100

async function severitiesOf(db: Db, found: FoundImport, levels: readonly Level[]) {
  const { rows } = await sql<{ written: string; documents: number }>`
    select min(d.severity) as written, count(*)::int as documents from ${documentsWithShapes}
    where d.import_id = ${found.id} and d.severity is not null and ${taken}
    group by lower(d.severity) order by documents desc, written limit ${mostSeverities}`.execute(db)
  return rows.map(({ written, documents }) => ({
    written,
    documents,
    becomes: levelOf(written, found, levels)?.name ?? null,
  }))
}

/** Which level words in a document become: as somebody chose, else as they are understood. */
export function levelOf(
  written: string | null,
  { severities }: Pick<FoundImport, 'severities'>,
  levels: readonly Level[],
): Level | null {
  if (written === null) return null
  const chosen = own(severities, written.toLowerCase())
  return levels.find(({ id }) => id === chosen) ?? levelFor(written, levels)
}

const mostImports = 200

export async function listImports(db: Db, actor: Actor): Promise<ReviewImportLine[]> {
  const rows = await visibleImports(db, actor)
    .leftJoin('person', 'person.id', 'review_import.created_by')
    .select([
      'review_import.id',
      'collection',
      'review_import.name',
      'state',
      'review_import.created_at as createdAt',
      'finished_at as finishedAt',
      'progress',
      'progress_of as progressOf',
      'created_by as createdBy',
      'person.name as importedBy',
    ])
    .orderBy('review_import.id', 'desc')
    .limit(mostImports)
    .execute()
  const counted = await outcomesOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map(({ progress, progressOf, createdBy, state, ...row }) => ({
    ...row,
    state: state as ImportState,
    progress: { done: progress, of: progressOf },
    mine: createdBy === actor.id,
    ...(counted.get(row.id) ?? { documents: 0, outcomes: none }),
  }))
}

const none = { created: 0, updated: 0, unchanged: 0, kept: 0, leftOut: 0, failed: 0 }

/** The key of the incident that a document became, as far as the actor may see it. */
const incidentKey = (db: Db, actor: Actor) => sql<string | null>`
  (select key from incident where id = d.incident_id and id in (${presentIncidents(db, actor).select('incident.id')}))`

const rowColumns = (db: Db, actor: Actor) => sql`
  d.number, d.path, ${kindOf} as kind, d.chosen_kind as "chosenKind", ${taken} as take, d.title, d.date, d.severity,
  array(select jsonb_array_elements_text(d.reading -> 'services')) as services,
  jsonb_array_length(d.reading -> 'sections') as sections, d.moments, d.items,
  array(select jsonb_array_elements_text(d.reading -> 'problems')) as problems, d.shape, d.outcome,
  d.outcome_reason as reason, ${incidentKey(db, actor)} as "incidentKey"`

export async function documentsPage(db: Db, actor: Actor, importId: string, query: DocumentsQuery) {
  const where = [sql`d.import_id = ${importId}`]
  if (query.kind) where.push(sql`${kindOf} = ${query.kind}`)
  if (query.outcome) where.push(sql`d.outcome = ${query.outcome}`)
  if (query.shape) where.push(sql`d.shape = ${query.shape}`)
  if (query.folder !== undefined) where.push(sql`d.folder = ${query.folder}`)
  if (query.problem !== undefined) where.push(sql`d.has_problems = ${query.problem}`)
  if (query.take !== undefined) where.push(sql`${taken} = ${query.take}`)
  if (query.q) {
    const words = `%${query.q.replace(/[\\%_]/g, '\\$&')}%`
    where.push(sql`(d.path ilike ${words} or d.title ilike ${words})`)
  }
  const all = sql.join(where, sql` and `)
  const { rows: counts } = await sql<{ total: number }>`
    select count(*)::int as total from ${documentsWithShapes} where ${all}`.execute(db)
  const { rows } = await sql<DocumentRow>`
    select ${rowColumns(db, actor)} from ${documentsWithShapes}
    where ${all} and d.number > ${query.after ?? 0} order by d.number limit ${query.limit + 1}`.execute(db)
  const items = rows.slice(0, query.limit)
  return {
    items,
    next: rows.length > query.limit ? (items.at(-1)?.number ?? null) : null,
    total: counts[0]?.total ?? 0,
  }
}

/** A document’s row, its reading, and where its bytes stand. */
export type FoundDocument = DocumentRow & {
  reading: ReviewReading
  place: string | null
  record: number | null
}

/** @throws Problem `not-found` */
export async function findDocument(
  db: Db,
  actor: Actor,
  importId: string,
  number: number,
): Promise<FoundDocument> {
  const { rows } = await sql<FoundDocument>`
    select ${rowColumns(db, actor)}, d.reading, d.place, d.record from ${documentsWithShapes}
    where d.import_id = ${importId} and d.number = ${number}`.execute(db)
  if (!rows[0]) throw new Problem('not-found', 'This import has no such document.')
  return rows[0]
}

interface ShapeRow extends Omit<Shape, 'headings' | 'labels'> {
  headings: Omit<Shape['headings'][number], 'chosen'>[]
  labels: Omit<Shape['labels'][number], 'chosen'>[]
  chosenHeadings: Record<string, Shape['headings'][number]['meaning']>
  chosenLabels: Record<string, NonNullable<Shape['labels'][number]['field']>>
}

/** The shapes of an import’s documents, the most frequent first. */
export async function shapesOfImport(db: Db, importId: string): Promise<Shape[]> {
  const { rows } = await sql<ShapeRow>`
    select s.number as id, s.name, s.format, s.headings, s.labels, s.chosen_headings as "chosenHeadings",
      s.chosen_labels as "chosenLabels", s.zone, s.day_order as "dayOrder", s.take, s.sample,
      count(d.number)::int as documents,
      count(*) filter (where ${kindOf} = 'review')::int as reviews
    from review_import_shape s left join review_import_document d on d.import_id = s.import_id and d.shape = s.number
    where s.import_id = ${importId} group by s.import_id, s.number order by s.number`.execute(db)
  return rows.map(({ chosenHeadings, chosenLabels, headings, labels, ...shape }) => ({
    ...shape,
    headings: headings.map((one) => ({ ...one, chosen: own(chosenHeadings, one.key) })),
    labels: labels.map((one) => ({ ...one, chosen: own(chosenLabels, one.key) })),
  }))
}

/** Keys come from documents, and may be called as anything. */
function own<T>(record: Readonly<Record<string, T>>, key: string): T | null {
  return Object.hasOwn(record, key) ? (record[key] ?? null) : null
}
