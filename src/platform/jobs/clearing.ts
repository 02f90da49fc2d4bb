import type { Db, Tx } from '../db/database.ts'
import { patientTransaction } from '../db/patient-transaction.ts'
import { record } from '../events.ts'
import type { Log } from '../log.ts'
import { addJob } from './jobs.ts'

/** For how many days what was deleted can be brought back, at least. */
export const restorableDays = 30

const minute = 60_000
const day = 24 * 60 * minute

/** Things of one kind whose deletion is a mark at first. */
export interface Clearance {
  /** What they are called: one of them, and several. */
  words: readonly [one: string, several: string]
  /** Clears those away for good that were deleted before a moment (RFC 3339). @returns how many there were. */
  clear(tx: Tx, before: string): Promise<number>
}

/**
 * Clears away for good what was deleted longer ago than it can be brought back: everything in one transaction, so
 * that a crash leaves all of it for the next time.
 */
export async function clearDeleted(db: Db, clearances: readonly Clearance[], now: Date): Promise<void> {
  const before = new Date(now.getTime() - restorableDays * day).toISOString()
  await patientTransaction(db, async (tx) => {
    const cleared: string[] = []
    for (const { words, clear } of clearances) {
      const count = await clear(tx, before)
      if (count > 0) cleared.push(`${count} ${words[count === 1 ? 0 : 1]}`)
    }
    if (cleared.length === 0) return
    await record(tx, {
      actorId: null,
      verb: 'cleared',
      objectType: 'deleted',
      objectId: 'all',
      summary: `cleared away for good, more than ${restorableDays} days after it was deleted: ${cleared.join(', ')}`,
    })
  })
}

/**
 * Asks for the job `clear-deleted` soon after the start and then every day; several nodes that ask at the same time
 * get one. @returns what ends it.
 */
export function scheduleClearing(db: Db, log: Log): () => void {
  const ask = () =>
    void addJob(db, 'clear-deleted', {}, { key: 'clear-deleted' }).catch((error) =>
      log.debug({ err: error }, 'could not ask for clearing'),
    )
  const first = setTimeout(ask, minute)
  const daily = setInterval(ask, day)
  return () => {
    clearTimeout(first)
    clearInterval(daily)
  }
}
