import { sql } from 'kysely'
import type pg from 'pg'
import type { Db } from '#platform/db/database.ts'
import { listen } from '#platform/live/events.ts'
import type { Log } from '#platform/log.ts'
import { askForIndexing } from './asking.ts'
import { ensureIndex } from './rebuild.ts'

/** How many milliseconds changes are gathered, and how often is looked for those that nobody was told of. */
const gathering = 150
const betweenLooks = 15_000

/**
 * Has the index follow what is committed on any node, and makes it where there is none. @returns what ends it.
 */
export async function followChanges(
  { db, log }: { db: Db; log: Log },
  connection: pg.PoolConfig,
): Promise<() => Promise<void>> {
  const listener = await listen(connection, log)
  const whenAway = (error: unknown) => log.debug({ err: error }, 'could not ask for the search index')
  let soon: NodeJS.Timeout | undefined
  const ask = () => {
    soon ??= setTimeout(() => {
      soon = undefined
      askForIndexing(db).catch(whenAway)
    }, gathering)
  }
  const look = () => askIfBehind(db).catch(whenAway)
  listener.on(({ channel }) => channel === 'event' && ask())
  listener.onGap(() => void look())
  await look()
  const timer = setInterval(look, betweenLooks)
  return async () => {
    clearInterval(timer)
    clearTimeout(soon)
    await listener.close()
  }
}

async function askIfBehind(db: Db) {
  await ensureIndex(db)
  const { rows } = await sql`select from search_pending where due_at <= now() limit 1`.execute(db)
  if (rows.length > 0) await askForIndexing(db)
}
