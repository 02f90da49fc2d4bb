import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Db } from '#platform/db/database.ts'
import { refusalOf } from '#platform/db/refusals.ts'
import { EvidenceProblem } from '#platform/files/evidence-file.ts'
import { askFor, type ImportContext, type ImportTask, tellProgress } from './context.ts'
import { type FoundImport, importColumns } from './door.ts'
import type { ImportState } from './words.ts'

/** In which state an import waits for a job. */
const stateFor = { 'read-import': 'reading', 'import-reviews': 'importing' } as const satisfies Record<
  ImportTask,
  ImportState
>
const patience = 30_000
const betweenTries = 100

/**
 * Works on an import, alone among all nodes, as long as it is in the state of the task. Whoever is at it just now is waited
 * for. What can’t be done ends it with the reason; where the database went away it goes on once that is back.
 */
export async function workOn(
  context: ImportContext,
  task: ImportTask,
  importId: string,
  work: (found: FoundImport) => Promise<void>,
): Promise<void> {
  const client = await context.pool.connect()
  try {
    if (!(await claimInTurn(client, task, importId))) return
    try {
      const found = await importInState(context.db, importId, stateFor[task])
      if (found) await orFailed(context, task, found, () => work(found))
    } finally {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [lockOf(importId)])
    }
  } finally {
    client.release()
  }
}

const lockOf = (importId: string) => `review-import ${importId}`

async function claimInTurn(client: pg.PoolClient, task: ImportTask, importId: string): Promise<boolean> {
  for (const givingUp = Date.now() + patience; Date.now() < givingUp; await sleep(betweenTries)) {
    const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as got', [
      lockOf(importId),
    ])
    if (rows[0].got) return true
    const { rowCount } = await client.query('select from review_import where id = $1 and state = $2', [
      importId,
      stateFor[task],
    ])
    if (rowCount === 0) return false
  }
  return false
}

/** An import as it stands now, if it is in a state. */
export async function importInState(
  db: Db,
  importId: string,
  state: ImportState,
  { forChange = false } = {},
): Promise<FoundImport | null> {
  const query = db
    .selectFrom('review_import')
    .where('id', '=', importId)
    .where('state', '=', state)
    .select(importColumns)
  const row = await (forChange ? query.forUpdate() : query).executeTakeFirst()
  return (row as unknown as FoundImport | undefined) ?? null
}

async function orFailed(
  { db, log }: ImportContext,
  task: ImportTask,
  { id, createdBy }: FoundImport,
  work: () => Promise<void>,
) {
  try {
    await work()
  } catch (error) {
    if (refusalOf(error) === 'away') throw error
    const known = whyNot(error)
    log[known ? 'info' : 'error']({ import: id, err: error }, 'an import could not be carried out')
    await db
      .updateTable('review_import')
      .set({ state: 'failed', reason: known ?? unforeseen, finished_at: sql<string>`now()` })
      .where('id', '=', id)
      .where('state', '=', stateFor[task])
      .execute()
    await tellProgress(db, createdBy)
  }
}

const unforeseen =
  'Something went wrong on our side. What was imported before is kept; you can start it again, and it goes on from there.'

function whyNot(error: unknown): string | null {
  if (error instanceof EvidenceProblem) return error.message
  const { code, syscall } = error as NodeJS.ErrnoException
  if (syscall === 'open' && code)
    return 'The zip of this import is not on the server any more. Please begin a new import and send it again.'
  return null
}

/** Imports that nobody works on although somebody should: their process died. They are asked for again. */
export async function resumeAbandonedImports(db: Db): Promise<void> {
  const waiting = await db
    .selectFrom('review_import')
    .where('state', 'in', Object.values(stateFor))
    .select(['id', 'state'])
    .execute()
  for (const { id, state } of waiting) {
    await db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ free: boolean }>`
        select pg_try_advisory_xact_lock(hashtextextended(${lockOf(id)}, 0)) as free`.execute(tx)
      if (rows[0]?.free) await askFor(tx, state === 'reading' ? 'read-import' : 'import-reviews', id)
    })
  }
}
