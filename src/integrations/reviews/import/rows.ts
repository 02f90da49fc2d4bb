import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { LabelledReading, ReadLabel, ReviewReading } from '../reading.ts'
import { bounded, clean } from './bounded.ts'

/** A document as it is stored, with what was read of it. */
export interface NewDocument {
  number: number
  path: string
  place: string | null
  record: number | null
  sha256: string | null
  bytes: number | null
  format: string
  read: LabelledReading
}

const rowsAtOnce = 500

export async function addDocuments(tx: Tx, importId: string, documents: readonly NewDocument[]) {
  for (let from = 0; from < documents.length; from += rowsAtOnce) {
    const rows = documents.slice(from, from + rowsAtOnce).map(({ read, ...row }) => ({
      import_id: importId,
      ...row,
      path: clean(row.path),
      ...understoodOf(read),
    }))
    await tx.insertInto('review_import_document').values(rows).execute()
  }
}

/** Lays what was read anew over documents, which are up to date then. */
export async function rewriteDocuments(
  tx: Tx,
  importId: string,
  documents: readonly { number: number; read: LabelledReading }[],
) {
  for (const { number, read } of documents) {
    await tx
      .updateTable('review_import_document')
      .set({ ...understoodOf(read), stale: false })
      .where('import_id', '=', importId)
      .where('number', '=', number)
      .execute()
  }
}

function understoodOf({ reading: whole, labels }: LabelledReading) {
  const reading = bounded(whole)
  return {
    kind: reading.kind,
    title: reading.title,
    date: reading.date,
    severity: reading.severity,
    has_headings: reading.sections.some(({ heading }) => heading !== ''),
    has_sections: reading.sections.some(isKnown),
    moments: reading.timeline.length,
    items: reading.items.length,
    has_problems: reading.problems.length > 0,
    reading: sql<string>`${JSON.stringify(reading)}::jsonb`,
    labels: sql<string>`${JSON.stringify(labels.map(cleanLabel))}::jsonb`,
  }
}

const cleanLabel = ({ key, sample, field }: ReadLabel): ReadLabel => ({
  key: clean(key),
  sample: clean(sample),
  field,
})

const isKnown = ({ heading, meaning }: ReviewReading['sections'][number]) =>
  heading !== '' && meaning !== 'other'
