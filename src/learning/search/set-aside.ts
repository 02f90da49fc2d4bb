import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { askForIndexing } from './asking.ts'
import type { SearchIndexState } from './contract.ts'

/** What was set aside is told of so many incidents. */
const mostTold = 20

interface Row {
  incidentKey: string | null
  reason: string
  tries: number
  since: string
  nextAt: string
}

/** Sets changes aside that could not be taken in. They are tried again in a minute, then ever later, at last once a day. */
export async function setAside(db: Db, pending: readonly { id: string }[], error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error)
  await sql`update search_pending set tries = tries + 1, reason = ${reason.slice(0, 500)},
    set_aside_at = coalesce(set_aside_at, now()),
    due_at = now() + least(interval '1 day', interval '1 minute' * 2 ^ least(tries, 20))
    where id = any(${pending.map(({ id }) => id)}::bigint[])`.execute(db)
}

/** What is set aside, by incident, the longest waiting first. */
export async function listSetAside(db: Db): Promise<SearchIndexState['setAside']> {
  const { rows } = await sql<Row>`
    select i.key as "incidentKey", max(p.reason) as reason, max(p.tries) as tries, min(p.set_aside_at) as since,
      min(p.due_at) as "nextAt"
    from search_pending p left join incident i on i.id = p.incident_id
    where p.tries > 0 group by i.key order by since, i.key limit ${mostTold}`.execute(db)
  return rows
}

/** Has what is set aside tried again at once. */
export async function trySetAsideAgain(db: Db): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`update search_pending set due_at = now() where tries > 0`.execute(tx)
    await askForIndexing(tx)
  })
}
