import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Db } from '#platform/db/database.ts'
import { refusalOf } from '#platform/db/refusals.ts'
import type { BlobStore } from '#platform/files/blob-store.ts'
import { EvidenceProblem } from '#platform/files/evidence-file.ts'
import type { JobPayload } from '#platform/jobs/jobs.ts'
import { addJob } from '#platform/jobs/jobs.ts'
import type { Log } from '#platform/log.ts'
import type { EntryDraft } from './entry.ts'
import type { ReaderShelf } from './reader-shelf.ts'
import { ReadingProgress, type ReadingTask } from './reading-progress.ts'

export interface ReadingContext {
  db: Db
  pool: pg.Pool
  blobs: BlobStore
  readers: ReaderShelf
  log: Log
}

/** Entries written in one transaction. */
const batchSize = 10_000
/** From how many new entries on the database counts anew. */
const worthCounting = 5_000
/** How long a reading that was cancelled may take to notice, and how often that is looked for, in milliseconds. */
const patience = 30_000
const betweenClaims = 100
/**
 * The job `read-evidence`: reads evidence into entries, batch by batch, each in a transaction with its progress. It
 * goes on where a crash or the end of the process interrupted it, and stops when somebody cancels.
 */
export async function readEvidence(
  context: ReadingContext,
  payload: JobPayload,
  signal?: AbortSignal,
): Promise<void> {
  const client = await context.pool.connect()
  try {
    const evidenceId = String(payload.evidenceId)
    if (!(await claimInTurn(client, evidenceId))) return
    try {
      const task = await begin(client, evidenceId)
      if (task) await readAll(context, client, task, signal)
    } finally {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [evidenceId])
    }
  } finally {
    client.release()
  }
}

/**
 * Claims evidence that is to be read. Where it was cancelled and at once asked for again, whoever still reads it
 * stops with the next batch, so that is waited for.
 */
async function claimInTurn(client: pg.PoolClient, evidenceId: string): Promise<boolean> {
  const givingUp = Date.now() + patience
  while (!(await claim(client, evidenceId))) {
    const { rowCount } = await client.query(
      `select from reading where evidence_id = $1 and state = 'queued'`,
      [evidenceId],
    )
    if (rowCount === 0 || Date.now() > givingUp) return false
    await sleep(betweenClaims)
  }
  return true
}

/** One reader at a time a piece of evidence; the claim ends with the connection, however that ends. */
async function claim(client: pg.PoolClient, evidenceId: string): Promise<boolean> {
  const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as got', [
    evidenceId,
  ])
  return rows[0].got
}

async function begin(client: pg.PoolClient, evidenceId: string): Promise<ReadingTask | null> {
  const { rows } = await client.query(
    `update reading set state = 'reading'
     from evidence
     where evidence.id = reading.evidence_id and evidence_id = $1 and state in ('queued', 'reading')
     returning evidence_id as "evidenceId", incident_id as "incidentId", sha256, name, format, options,
       taken + already_there as done`,
    [evidenceId],
  )
  return rows[0] ?? null
}

async function readAll(
  context: ReadingContext,
  client: pg.PoolClient,
  task: ReadingTask,
  signal: AbortSignal | undefined,
) {
  const { evidenceId } = task
  const progress = new ReadingProgress(client, task)
  try {
    if (await takeIn(context, progress, task, signal))
      await finish(client, evidenceId, 'done', null, progress.taken)
  } catch (error) {
    // Where the database went away, the reading goes on once it is back.
    if (refusalOf(error) === 'away') throw error
    const reason = whyNot(error)
    const news = { evidence: evidenceId, ...(reason === unforeseen ? { err: error } : { reason }) }
    context.log[reason === unforeseen ? 'error' : 'info'](news, 'evidence could not be read to its end')
    await finish(client, evidenceId, 'failed', reason, progress.taken)
  }
}

const unforeseen =
  'Something went wrong on our side while this was read. It is kept as it is, and so is what was read before.'

function whyNot(error: unknown): string {
  if (error instanceof EvidenceProblem) return error.message
  const { code, syscall } = error as NodeJS.ErrnoException
  if (syscall === 'open' && code) return `The file of this evidence can’t be opened on the server (${code}).`
  return unforeseen
}

/** Reads batch by batch, each written while the next is being read. @returns whether that came to its end. */
async function takeIn(
  { blobs, readers }: ReadingContext,
  progress: ReadingProgress,
  task: ReadingTask,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  let waiting: EntryDraft[] = []
  let writing: Promise<boolean> = Promise.resolve(true)
  try {
    for await (const batch of readers.read(blobs.pathOf(task.sha256), task.name, task.format, task.options)) {
      progress.note(batch.bytes, batch.skipped, batch.unread)
      waiting = waiting.length === 0 ? batch.entries : waiting.concat(batch.entries)
      if (waiting.length < batchSize && !progress.isDue()) continue
      if (signal?.aborted || !(await writing)) return false
      writing = progress.write(waiting)
      // Awaited further on; a failure that nobody awaits yet would end the process.
      writing.catch(() => {})
      waiting = []
    }
  } catch (error) {
    // What was understood before the trouble is kept.
    if (await writing) await progress.write(waiting)
    throw error
  } finally {
    await writing.catch(() => {})
  }
  return (await writing) && (await progress.write(waiting))
}

async function finish(
  client: pg.PoolClient,
  evidenceId: string,
  state: 'done' | 'failed',
  reason: string | null,
  taken = 0,
) {
  await client.query(
    `update reading set state = $2, reason = $3, finished_at = now() where evidence_id = $1 and state = 'reading'`,
    [evidenceId, state, reason],
  )
  await client.query(
    `insert into event (actor_id, verb, object_type, object_id, incident_id, summary)
     select requested_by, 'read', 'evidence', evidence_id::text, incident_id,
       'read ' || name || ': ' || taken || ' taken, ' || already_there || ' already there'
     from reading join evidence on evidence.id = evidence_id where evidence_id = $1 and state in ('done', 'failed')`,
    [evidenceId],
  )
  await client.query(`select pg_notify('afterword_reading', $1)`, [evidenceId])
  // A table that grew a lot is read well at once, not only after the server has looked by itself.
  if (taken > worthCounting) await client.query('analyze entry')
}

/**
 * Readings that nobody works on although they should be: their process died. They are asked for again. Whether somebody
 * works on one shows in the lock that ends with its connection.
 */
export async function resumeAbandonedReadings(db: Db): Promise<number> {
  const abandoned = await sql<{ evidence_id: string }>`
    select evidence_id from reading
    where state = 'reading' or (state = 'queued' and queued_at < now() - interval '1 minute')
    `.execute(db)
  let resumed = 0
  for (const { evidence_id } of abandoned.rows) {
    resumed += await db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ free: boolean }>`
        select pg_try_advisory_xact_lock(hashtextextended(${evidence_id}, 0)) as free`.execute(tx)
      if (!rows[0]?.free) return 0
      await addJob(tx, 'read-evidence', { evidenceId: evidence_id }, { key: `read-evidence:${evidence_id}` })
      return 1
    })
  }
  return resumed
}
