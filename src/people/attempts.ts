import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'

export interface AttemptLimit {
  /** How many attempts a window allows. */
  most: number
  seconds: number
}

/** Signing in and the like: by account, and by the address it comes from. */
export const perAccount: AttemptLimit = { most: 8, seconds: 300 }
export const perAddress: AttemptLimit = { most: 60, seconds: 300 }

/**
 * Counts an attempt under a key and refuses it when there were too many. Counted in the database, so that all nodes count together.
 * @throws Problem `too-many-attempts` with `retryAfter` in seconds.
 */
export async function countAttempt(db: Db, key: string, limit: AttemptLimit, now: Date): Promise<void> {
  const windowEnds = new Date(now.getTime() + limit.seconds * 1000).toISOString()
  const row = await db
    .insertInto('attempt')
    .values({ key, count: 1, window_ends_at: windowEnds })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        count: sql<number>`case when attempt.window_ends_at <= ${now.toISOString()}::timestamptz then 1 else attempt.count + 1 end`,
        window_ends_at: sql<string>`case when attempt.window_ends_at <= ${now.toISOString()}::timestamptz then excluded.window_ends_at else attempt.window_ends_at end`,
      }),
    )
    .returning(['count', 'window_ends_at'])
    .executeTakeFirstOrThrow()
  if (row.count <= limit.most) return
  const retryAfter = Math.max(1, Math.ceil((Date.parse(row.window_ends_at) - now.getTime()) / 1000))
  throw new Problem('too-many-attempts', `Too many attempts. Please try again in ${inWords(retryAfter)}.`, {
    extra: { retryAfter },
  })
}

/** Forgets the attempts under a key, after a success. */
export async function forgetAttempts(db: Db, key: string): Promise<void> {
  await db.deleteFrom('attempt').where('key', '=', key).execute()
}

function inWords(seconds: number): string {
  return seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
}
