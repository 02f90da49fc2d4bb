import { hash } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import { sql } from 'kysely'
import type { JobPayload } from '#platform/jobs/jobs.ts'
import { type Content, openArchive, type ReviewArchive } from '../archive.ts'
import { formatOf } from '../formats/recognise.ts'
import { type ReadingChoice, unreadable } from '../reading.ts'
import { type ImportContext, sizeText, tellProgress } from './context.ts'
import type { FoundImport } from './door.ts'
import { readWithoutHoldingUp } from './read-apart.ts'
import { rereadStale } from './reread.ts'
import { addDocuments, type NewDocument } from './rows.ts'
import { shapeDocuments } from './shaping.ts'
import { importInState, workOn } from './working.ts'

/** Written in one transaction: so many documents, so many characters of them, or what came in so many milliseconds. */
const batch = { documents: 100, characters: 2_000_000, milliseconds: 1_000 }
/** More files than that are left out, with a word about it. */
const mostContents = 60_000

/**
 * The job `read-import`: reads every document of an import’s zip, finds which are built alike, and reads those again that
 * somebody corrected. It goes on where the end of the process interrupted it, and stops when somebody cancels.
 */
export async function readImportedZip(
  context: ImportContext,
  payload: JobPayload,
  signal?: AbortSignal,
): Promise<void> {
  await workOn(context, 'read-import', String(payload.importId), async (found) => {
    const archive = await openArchive(context.zips.pathOf(found.sha256 ?? ''), '', sizeText)
    try {
      if (!found.wasRead) {
        if (!(await readAll(context, found, archive, signal))) return
        await shapeDocuments(context.db, found.id)
      }
      await rereadStale(context, found.id, archive, signal)
    } finally {
      await archive.close()
    }
  })
}

interface Batch {
  documents: NewDocument[]
  characters: number
  contents: number
  since: number
}

const emptyBatch = (): Batch => ({ documents: [], characters: 0, contents: 0, since: Date.now() })

/** @returns whether it came to its end; false when it was cancelled or is to stop. */
async function readAll(
  context: ImportContext,
  found: FoundImport,
  archive: ReviewArchive,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const { done, next: first } = await whereItStands(context, found.id)
  let next = first
  let seen = 0
  let waiting = emptyBatch()
  for await (const content of archive.contents()) {
    seen += 1
    if (seen <= done) continue
    if (signal?.aborted) return false
    const documents = seen > mostContents ? [] : await documentsOf(content, found)
    for (const document of documents) {
      waiting.documents.push({ ...document, number: next })
      waiting.characters += lengthOf(document)
      next += 1
    }
    waiting.contents = seen
    if (isDue(waiting)) {
      if (!(await write(context, found, waiting, Math.max(archive.files, seen)))) return false
      waiting = emptyBatch()
    }
    // Others are answered between two documents.
    await breathe()
  }
  waiting.contents = seen
  if (seen > mostContents) waiting.documents.push({ ...beyond(seen), number: next })
  return write(context, found, waiting, Math.max(seen, 1))
}

async function whereItStands({ db }: ImportContext, importId: string) {
  const { rows } = await sql<{ done: number; next: number }>`
    select contents_read as done,
      (select coalesce(max(number), 0) + 1 from review_import_document where import_id = i.id) as next
    from review_import i where id = ${importId}`.execute(db)
  return rows[0] ?? { done: 0, next: 1 }
}

const isDue = ({ documents, characters, since }: Batch) =>
  documents.length >= batch.documents ||
  characters >= batch.characters ||
  Date.now() - since >= batch.milliseconds

const lengthOf = ({ read: { reading } }: Omit<NewDocument, 'number'>) =>
  reading.sections.reduce((sum, { text }) => sum + text.length, 0)

/** Writes a batch with how far it has come. @returns false when somebody cancelled meanwhile. */
async function write({ db }: ImportContext, { id }: FoundImport, { documents, contents }: Batch, of: number) {
  return db.transaction().execute(async (tx) => {
    const current = await importInState(tx, id, 'reading', { forChange: true })
    if (!current) return false
    await addDocuments(tx, id, documents)
    await tx
      .updateTable('review_import')
      .set({ contents_read: contents, contents: of, progress: contents, progress_of: of })
      .where('id', '=', id)
      .execute()
    await tellProgress(tx, current.createdBy)
    return true
  })
}

type Unnumbered = Omit<NewDocument, 'number'>

async function documentsOf(content: Content, { zone, dayOrder }: FoundImport): Promise<Unnumbered[]> {
  if ('reason' in content) return [lost(content, content.reason)]
  const { shown, place, bytes } = content
  const choice: ReadingChoice = { ...(zone && { zone }), ...(dayOrder && { dayOrder }) }
  const readings = await readWithoutHoldingUp(shown, bytes, choice)
  const sha256 = hash('sha256', bytes, 'hex')
  const format = formatNamed(shown, bytes)
  return readings.map((read, record) => ({
    path: read.reading.path,
    place,
    record: readings.length > 1 ? record : null,
    sha256,
    bytes: bytes.length,
    format,
    read,
  }))
}

function lost({ shown }: Pick<Content, 'shown'>, reason: string): Unnumbered {
  const reading = unreadable(shown, reason)
  return {
    path: shown,
    place: null,
    record: null,
    sha256: null,
    bytes: null,
    format: 'other',
    read: { reading, labels: [] },
  }
}

const beyond = (seen: number): Unnumbered =>
  lost(
    { shown: 'and more' },
    `The zip holds ${seen} files; the most that is read of one is ${mostContents}. Please split it.`,
  )

/** A document’s format as people know it. */
function formatNamed(path: string, bytes: Buffer): string {
  const format = formatOf(path, bytes)
  if (format !== 'markup') return format
  return /\.(?:md|markdown|mdown|mkd|mdx|qmd|rmd|erb)$/i.test(path) ? 'markdown' : 'text'
}
