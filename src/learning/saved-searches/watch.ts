import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import { addJob, type JobPayload } from '#platform/jobs/jobs.ts'
import type { Log } from '#platform/log.ts'
import type { SendMail } from '#platform/mail.ts'
import { tellOwnScreens } from './actions.ts'
import { type Compared, compare } from './compare.ts'
import { lettersAreDue } from './letters.ts'
import { readerOf } from './reader.ts'

/** Searches compared in one go, and seconds until the next go when there are more: others need the database, too. */
const atOnce = 100
const pause = 10
/** Seconds in which changes are gathered before searches are compared. */
const gathering = 2
const betweenLooks = 15_000

interface WatchContext {
  db: Db
  now: () => Date
  mail: SendMail
  log: Log
}

/** Asks for the job that compares saved searches with what is in the index by now. */
export async function askForWatching(db: Db, after = gathering): Promise<void> {
  const { rows } = await sql<{ at: string }>`select clock_timestamp() as at
    where exists (select from saved_search where deleted_at is null and telling <> 'never')`.execute(db)
  const [moment] = rows
  if (moment)
    await addJob(db, 'watch-searches', { until: moment.at }, { key: 'watch-searches', after, keepTime: true })
}

/**
 * The job `watch-searches`: notes what came into sight of saved searches since they were last compared. Each search is
 * a transaction of its own: whatever ends in between loses nothing.
 */
export async function watchSearches(
  context: WatchContext,
  payload: JobPayload,
  signal?: AbortSignal,
): Promise<void> {
  const until = String(payload.until)
  let compared = 0
  while (!signal?.aborted && compared < atOnce && (await compareNext(context, until))) compared += 1
  if (compared === atOnce) await askForWatching(context.db, pause)
  await askForLetters(context)
}

interface Waiting extends Compared {
  personId: string
  personName: string
  role: Actor['role']
}

/** The search that waits longest. @returns whether there was one. */
async function compareNext({ db, now, log }: WatchContext, until: string): Promise<boolean> {
  const failed: string[] = []
  const found = await db
    .transaction()
    .execute(async (tx) => {
      const next = await longestWaiting(tx, until)
      if (!next) return false
      failed.push(next.id)
      const actor = readerOf({ id: next.personId, name: next.personName, role: next.role })
      if (await compare(tx, actor, next, { now: now() })) await tellOwnScreens(tx, actor)
      return true
    })
    .catch(async (error) => {
      // One that can’t be compared must not keep the others waiting.
      await sql`update saved_search set compared_at = now() where id = any(${failed}::uuid[])`.execute(db)
      log.warn({ err: error }, 'a saved search could not be compared')
      return failed.length > 0
    })
  return found
}

async function longestWaiting(tx: Tx, until: string): Promise<Waiting | undefined> {
  const { rows } = await sql<Waiting>`
    select s.id, s.query, s.person_id as "personId", p.name as "personName", p.role
    from saved_search s join person p on p.id = s.person_id
    where s.deleted_at is null and s.telling <> 'never' and s.compared_at < ${until}::timestamptz and p.active
    order by s.compared_at limit 1 for update of s skip locked`.execute(tx)
  return rows[0]
}

async function askForLetters({ db, mail, now }: WatchContext) {
  if (mail && (await lettersAreDue(db, now())))
    await addJob(db, 'mail-searches', {}, { key: 'mail-searches' })
}

/**
 * Looks now and then for what a process that ended left undone, and for letters whose day has come. @returns what
 * ends it.
 */
export function followSavedSearches(context: WatchContext): () => void {
  const look = async () => {
    if (await isBehind(context.db)) await askForWatching(context.db, 0)
    await askForLetters(context)
  }
  const timer = setInterval(
    () =>
      void look().catch((error) => context.log.debug({ err: error }, 'could not look for saved searches')),
    betweenLooks,
  )
  return () => clearInterval(timer)
}

/** Whether something happened that the index has and a saved search was not compared with. */
async function isBehind(db: Db | Tx): Promise<boolean> {
  const { rows } = await sql`
    select from saved_search s join person p on p.id = s.person_id and p.active
    where s.deleted_at is null and s.telling <> 'never'
      and s.compared_at < (select at from event order by id desc limit 1)
      and not exists (select from search_pending)
    limit 1`.execute(db)
  return rows.length > 0
}
