import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { ImportAudience, ImportState } from './words.ts'

/** An import as the rest of the server knows it once the door let it through. */
export interface FoundImport {
  id: string
  collection: string
  name: string
  state: ImportState
  reason: string | null
  createdBy: string | null
  createdAt: string
  finishedAt: string | null
  sha256: string | null
  wasRead: boolean
  progress: number
  progressOf: number
  audience: ImportAudience
  severityId: string | null
  /** From words in documents, in small letters, to a severity’s identifier. */
  severities: Record<string, string>
  zone: string | null
  dayOrder: 'day-first' | 'month-first' | null
  version: number
  choices: number
}

/** Imports an actor may see: their own; for administrators, all. The one rule. */
export function visibleImports(db: Db, actor: Actor) {
  const all = db.selectFrom('review_import')
  return actor.role === 'administrator' ? all : all.where('review_import.created_by', '=', actor.id)
}

export const importColumns = [
  'review_import.id',
  'collection',
  'name',
  'state',
  'reason',
  'created_by as createdBy',
  'created_at as createdAt',
  'finished_at as finishedAt',
  'sha256',
  'was_read as wasRead',
  'progress',
  'progress_of as progressOf',
  'audience',
  'severity_id as severityId',
  'severities',
  'zone',
  'day_order as dayOrder',
  'version',
  'choices',
] as const

/**
 * The one door to an import.
 * @param options.forChange locks its row until the transaction ends.
 * @throws Problem `not-found`, the same for what isn’t there and for what is somebody else’s.
 */
export async function findImport(
  db: Db,
  actor: Actor,
  id: string,
  { forChange = false } = {},
): Promise<FoundImport> {
  const query = visibleImports(db, actor).where('review_import.id', '=', id).select(importColumns)
  const row = await (forChange ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw new Problem('not-found', 'There is no import here that you can see.')
  return row as unknown as FoundImport
}

/** What a document is taken for: what somebody said of it, else of its shape, else as it was understood. */
export const kindOf = sql<string>`coalesce(d.chosen_kind,
  case when s.take and d.kind <> 'unreadable' then 'review' end, d.kind)`

/** Whether a document will be imported. */
export const taken = sql<boolean>`(d.kind <> 'unreadable' and coalesce(d.chosen_take, s.take, ${kindOf} = 'review'))`

/** Documents `d` with their shapes `s`. */
export const documentsWithShapes = sql`review_import_document d
  left join review_import_shape s on s.import_id = d.import_id and s.number = d.shape`
