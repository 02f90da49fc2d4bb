import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import { headingKey } from '../meaning.ts'
import type { Meaning, ReadLabel } from '../reading.ts'
import { type Built, shapesOf } from './shapes.ts'

interface BuiltRow {
  number: number
  path: string
  format: string
  unread: boolean
  headings: { heading: string; meaning: Meaning }[] | null
  labels: ReadLabel[]
}

const rowsAtOnce = 1_000

/**
 * Finds which documents are built alike, and the folders in which they differ; the import is read then. All or nothing, so
 * that a crash has it done again.
 */
export async function shapeDocuments(db: Db, importId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('review_import_shape').where('import_id', '=', importId).execute()
    const built: Built[] = []
    const paths: { number: number; path: string }[] = []
    for (let after = 0; ; ) {
      const rows = await rowsAfter(tx, importId, after)
      const last = rows.at(-1)
      if (!last) break
      for (const row of rows) {
        paths.push({ number: row.number, path: row.path })
        if (!row.unread) built.push(builtOf(row))
      }
      after = last.number
    }
    await writeShapes(tx, importId, built)
    await writeFolders(tx, importId, paths)
    await tx.updateTable('review_import').set({ was_read: true }).where('id', '=', importId).execute()
  })
}

async function rowsAfter(tx: Tx, importId: string, after: number): Promise<BuiltRow[]> {
  const { rows } = await sql<BuiltRow>`
    select number, path, format, kind = 'unreadable' as unread, labels,
      (select jsonb_agg(jsonb_build_object('heading', s -> 'heading', 'meaning', s -> 'meaning'))
        from jsonb_array_elements(reading -> 'sections') s where s ->> 'heading' <> '') as headings
    from review_import_document where import_id = ${importId} and number > ${after}
    order by number limit ${rowsAtOnce}`.execute(tx)
  return rows
}

function builtOf({ number, format, headings, labels }: BuiltRow): Built {
  const byKey = new Map<string, Built['headings'][number]>()
  for (const { heading, meaning } of headings ?? []) {
    const key = headingKey(heading)
    if (key !== '' && key.length <= 200 && !byKey.has(key)) byKey.set(key, { key, heading, meaning })
  }
  return { number, format, headings: [...byKey.values()], labels }
}

async function writeShapes(tx: Tx, importId: string, built: readonly Built[]) {
  const shapes = shapesOf(built)
  for (const [index, { name, format, sample, headings, labels, documents }] of shapes.entries()) {
    await tx
      .insertInto('review_import_shape')
      .values({
        import_id: importId,
        number: index + 1,
        name,
        format,
        sample,
        headings: JSON.stringify(headings),
        labels: JSON.stringify(labels),
      })
      .execute()
    await sql`update review_import_document set shape = ${index + 1}
      where import_id = ${importId} and number = any(${documents})`.execute(tx)
  }
}

async function writeFolders(tx: Tx, importId: string, paths: readonly { number: number; path: string }[]) {
  const common = commonFolder(paths.map(({ path }) => path))
  const byFolder = new Map<string, number[]>()
  for (const { number, path } of paths) {
    const folder = foldersOf(path)[common] ?? ''
    const numbers = byFolder.get(folder) ?? []
    byFolder.set(folder, numbers)
    numbers.push(number)
  }
  for (const [folder, numbers] of byFolder)
    await sql`update review_import_document set folder = ${folder}
      where import_id = ${importId} and number = any(${numbers})`.execute(tx)
}

/** The folders that lead to a document; an archive within counts as one, and so does a file of many records. */
function foldersOf(path: string): string[] {
  const steps = path.replaceAll('!/', '/').split('/')
  const last = steps.pop() ?? ''
  const file = /^(.*)#\d+$/.exec(last)?.[1]
  return file === undefined ? steps : [...steps, file]
}

/** In how many folders all documents lie together. */
function commonFolder(paths: readonly string[]): number {
  let common: string[] | null = null
  for (const path of paths) {
    const folders = foldersOf(path)
    if (common === null) common = folders
    else {
      const end = common.findIndex((folder, index) => folders[index] !== folder)
      if (end >= 0) common = common.slice(0, end)
    }
  }
  return common?.length ?? 0
}
