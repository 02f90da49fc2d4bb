import { sql } from 'kysely'
import type pg from 'pg'
import type { Db } from '#platform/db/database.ts'
import type { BlobStore } from '#platform/files/blob-store.ts'
import { EvidenceProblem } from '#platform/files/evidence-file.ts'
import type { JobPayload } from '#platform/jobs/jobs.ts'
import { addJob } from '#platform/jobs/jobs.ts'
import type { Log } from '#platform/log.ts'
import type { EntryDraft } from './entry.ts'
import { EntryWriter } from './entry-writer.ts'
import type { ReadingOptions, Unread } from './reader.ts'
import type { ReaderShelf } from './reader-shelf.ts'

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
/** Records that stay unread are listed up to here; all are counted. */
const listedUnread = 10_000

interface Task {
  evidenceId: string
  incidentId: string
  sha256: string
  name: string
  format: string
  options: ReadingOptions
  /** Drafts that an interrupted reading has written; they are counted already. */
  done: number
}

/**
 * The job `read-evidence`: reads evidence into entries, batch by batch, each in a transaction with its progress. It
 * goes on where a crash interrupted it, and stops when somebody cancels.
 */
export async function readEvidence(context: ReadingContext, payload: JobPayload): Promise<void> {
  const client = await context.pool.connect()
  try {
    const evidenceId = String(payload.evidenceId)
    if (!(await claim(client, evidenceId))) return
    try {
      const task = await begin(client, evidenceId)
      if (task) await readAll(context, client, task)
    } finally {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [evidenceId])
    }
  } finally {
    client.release()
  }
}

/** One reader at a time a piece of evidence; the claim ends with the connection, however that ends. */
async function claim(client: pg.PoolClient, evidenceId: string): Promise<boolean> {
  const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as got', [
    evidenceId,
  ])
  return rows[0].got
}

async function begin(client: pg.PoolClient, evidenceId: string): Promise<Task | null> {
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

async function readAll(context: ReadingContext, client: pg.PoolClient, task: Task) {
  const { evidenceId } = task
  const progress = new Progress(client, task)
  try {
    const path = context.blobs.pathOf(task.sha256)
    let waiting: EntryDraft[] = []
    let writing: Promise<boolean> = Promise.resolve(true)
    for await (const batch of context.readers.read(path, task.name, task.format, task.options)) {
      progress.note(batch.bytes, batch.skipped, batch.unread)
      waiting = waiting.length === 0 ? batch.entries : waiting.concat(batch.entries)
      if (waiting.length < batchSize && !progress.isDue()) continue
      // One batch is written while the next is being read.
      if (!(await writing)) return
      writing = progress.write(waiting)
      waiting = []
    }
    if (!(await writing)) return
    if (!(await progress.write(waiting))) return
    await finish(client, evidenceId, 'done', null, progress.taken)
  } catch (error) {
    await client.query('rollback').catch(() => {})
    if (!(error instanceof EvidenceProblem)) throw error
    context.log.info({ evidence: evidenceId, code: error.code }, 'evidence could not be read to its end')
    await finish(client, evidenceId, 'failed', error.message)
  }
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

const millisecondsBetweenReports = 1000

/** What has been read, written together with the entries it belongs to. */
class Progress {
  private readonly client: pg.PoolClient
  private readonly task: Task
  private readonly writer: EntryWriter
  /** Entries that were new, in this run. */
  taken = 0
  private toSkip: number
  private bytes = 0
  private skipped: Record<string, number> = {}
  private unread = 0
  private listed = 0
  private fresh: Unread[] = []
  private reportedAt = Date.now()

  constructor(client: pg.PoolClient, task: Task) {
    this.client = client
    this.task = task
    this.toSkip = task.done
    this.writer = new EntryWriter(client, task.incidentId, task.evidenceId)
  }

  note(bytes: number, skipped: Record<string, number> = {}, unread: readonly Unread[] = []) {
    this.bytes += bytes
    for (const [reason, count] of Object.entries(skipped)) {
      this.skipped[reason] = (this.skipped[reason] ?? 0) + count
    }
    this.unread += unread.length
    this.fresh.push(...unread.slice(0, Math.max(0, listedUnread - this.listed - this.fresh.length)))
  }

  isDue(): boolean {
    return Date.now() - this.reportedAt > millisecondsBetweenReports
  }

  /** @returns whether to go on: false once somebody cancelled. */
  async write(drafts: readonly EntryDraft[]): Promise<boolean> {
    const news = this.toSkip === 0 ? drafts : drafts.slice(this.toSkip)
    this.toSkip = Math.max(0, this.toSkip - drafts.length)
    const { client, task, bytes, skipped, unread } = this
    const listing = this.takeListing()
    this.reportedAt = Date.now()
    await client.query('begin')
    // Nobody is told of a batch before the last commit, which waits for the disk and so for all before it.
    await client.query('set local synchronous_commit = off')
    const taken = news.length > 0 ? await this.writer.write(news) : 0
    this.taken += taken
    const { rowCount } = await client.query(
      `update reading set bytes_read = $2, taken = taken + $3, already_there = already_there + $4,
         skipped = $5, unread = $6
       where evidence_id = $1 and state = 'reading'`,
      [task.evidenceId, bytes, taken, news.length - taken, JSON.stringify(skipped), unread],
    )
    if (rowCount === 0) {
      await client.query('rollback')
      return false
    }
    await writeUnread(client, task.evidenceId, listing)
    await client.query(`select pg_notify('afterword_reading', $1)`, [task.evidenceId])
    await client.query('commit')
    return true
  }

  private takeListing() {
    const listing = this.fresh.map((one, index) => ({ ...one, number: this.listed + index }))
    this.listed += listing.length
    this.fresh = []
    return listing
  }
}

async function writeUnread(
  client: pg.PoolClient,
  evidenceId: string,
  unread: (Unread & { number: number })[],
) {
  if (unread.length === 0) return
  await client.query(
    `insert into unread (evidence_id, number, place, reason)
     select $1, * from unnest($2::int[], $3::text[], $4::text[])
     on conflict do nothing`,
    [
      evidenceId,
      unread.map((one) => one.number),
      unread.map((one) => one.where.replaceAll('\0', '\uFFFD')),
      unread.map((one) => one.reason.replaceAll('\0', '\uFFFD')),
    ],
  )
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
