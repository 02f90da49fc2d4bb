import type pg from 'pg'
import type { EntryDraft } from './entry.ts'
import { EntryWriter } from './entry-writer.ts'
import type { ReadingOptions, Unread } from './reader.ts'

/** Records that stay unread are listed up to here; all are counted. */
const listedUnread = 10_000

/** Evidence that is to be read. */
export interface ReadingTask {
  evidenceId: string
  incidentId: string
  sha256: string
  name: string
  format: string
  options: ReadingOptions
  /** Drafts that an interrupted reading has written; they are counted already. */
  done: number
}

type Listed = Unread & { number: number }

/** What is known with a batch; while it is written the next one adds to it already. */
interface Counts {
  bytes: number
  skipped: string
  unread: number
  listing: Listed[]
}

const millisecondsBetweenReports = 1000

/** What has been read, written together with the entries it belongs to. */
export class ReadingProgress {
  private readonly client: pg.PoolClient
  private readonly task: ReadingTask
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

  constructor(client: pg.PoolClient, task: ReadingTask) {
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
    const { client, bytes, skipped, unread } = this
    const counts = { bytes, skipped: JSON.stringify(skipped), unread, listing: this.takeListing() }
    this.reportedAt = Date.now()
    await client.query('begin')
    try {
      return await this.writeBatch(news, counts)
    } catch (error) {
      await client.query('rollback').catch(() => {})
      throw error
    }
  }

  private async writeBatch(news: readonly EntryDraft[], counts: Counts): Promise<boolean> {
    const { client, task } = this
    // Nobody is told of a batch before the last commit, which waits for the disk and so for all before it.
    await client.query('set local synchronous_commit = off')
    const taken = news.length > 0 ? await this.writer.write(news) : 0
    this.taken += taken
    const { rowCount } = await client.query(
      `update reading set bytes_read = $2, taken = taken + $3, already_there = already_there + $4,
         skipped = $5, unread = $6
       where evidence_id = $1 and state = 'reading'`,
      [task.evidenceId, counts.bytes, taken, news.length - taken, counts.skipped, counts.unread],
    )
    if (rowCount === 0) {
      await client.query('rollback')
      return false
    }
    await writeUnread(client, task.evidenceId, counts.listing)
    await client.query(`select pg_notify('afterword_reading', $1)`, [task.evidenceId])
    await client.query('commit')
    return true
  }

  private takeListing(): Listed[] {
    const listing = this.fresh.map((one, index) => ({ ...one, number: this.listed + index }))
    this.listed += listing.length
    this.fresh = []
    return listing
  }
}

async function writeUnread(client: pg.PoolClient, evidenceId: string, unread: readonly Listed[]) {
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
