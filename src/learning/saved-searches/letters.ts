import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Letter, SendMail } from '#platform/mail.ts'
import { readerOf } from './reader.ts'
import { newsOf } from './store.ts'

const day = 86_400_000

interface LettersContext {
  db: Db
  now: () => Date
  mail: SendMail
  baseUrl: () => string
}

interface Reader extends Actor {
  email: string
}

interface Row {
  id: string
  name: string
  query: string
  mailedAt: string | null
  /** Whether its owner wants letters about it. */
  wanted: boolean
}

interface Told {
  id: string
  name: string
  query: string
  count: number
}

/** Whether somebody asked for letters, something new was found for them, and the last letter is a day old. */
export async function lettersAreDue(db: Db, now: Date): Promise<boolean> {
  return (await readersDue(db, now)).length > 0
}

/** The job `mail-searches`: sends one letter each to those whose day has come, with how much is new in which search. */
export async function sendLetters(
  { db, now, mail, baseUrl }: LettersContext,
  signal?: AbortSignal,
): Promise<void> {
  if (!mail) return
  for (const reader of await readersDue(db, now())) {
    if (signal?.aborted) return
    const at = now()
    const { before, told } = await db.transaction().execute((tx) => claim(tx, reader, at))
    if (told.length === 0) continue
    const sent = await mail(letterTo(reader, told, baseUrl()))
    // The mail server is away: the letter goes out later.
    if (!sent) await giveBack(db, reader, at, before)
  }
}

async function readersDue(db: Db, now: Date): Promise<Reader[]> {
  const { rows } = await sql<Pick<Reader, 'id' | 'name' | 'email' | 'role'>>`
    select p.id, p.name, p.email, p.role from person p
    where p.active and not p.example and exists (
      select from saved_search s join saved_search_find f on f.saved_search_id = s.id
      where s.person_id = p.id and s.deleted_at is null and s.telling = 'letter' and f.news and f.mailed_at is null)
    and not exists (select from saved_search s where s.person_id = p.id and s.mailed_at > ${dayBefore(now)}::timestamptz)
    order by p.id limit 200`.execute(db)
  return rows.map((row) => ({ ...readerOf(row), email: row.email }))
}

const dayBefore = (now: Date) => new Date(now.getTime() - day).toISOString()

/**
 * What to tell a reader at this moment, as told from now on. It is claimed before it is sent: at most one letter a day
 * matters more than that each arrives, because the count stays beside the search.
 */
async function claim(tx: Tx, reader: Reader, at: Date): Promise<{ before: string | null; told: Told[] }> {
  const { rows } = await sql<Row>`
    select id, name, query, mailed_at as "mailedAt", telling = 'letter' and deleted_at is null as wanted
    from saved_search where person_id = ${reader.id} order by lower(name), id for update`.execute(tx)
  const before = rows.reduce<string | null>(
    (latest, { mailedAt }) => ((mailedAt ?? '') > (latest ?? '') ? mailedAt : latest),
    null,
  )
  if (before !== null && Date.parse(before) > at.getTime() - day) return { before, told: [] }
  const news = await newsOf(tx, reader, { unmailed: true })
  const told = rows.flatMap(({ id, name, query, wanted }) => {
    const count = news.get(id)?.length ?? 0
    return count > 0 && wanted ? [{ id, name, query, count }] : []
  })
  if (told.length > 0) {
    await sql`update saved_search set mailed_at = ${at.toISOString()}::timestamptz
      where person_id = ${reader.id}`.execute(tx)
    for (const { id } of told) await markMailed(tx, id, news.get(id) ?? [], at)
  }
  return { before, told }
}

async function markMailed(tx: Tx, id: string, finds: readonly { kind: string; id: string }[], at: Date) {
  await sql`update saved_search_find set mailed_at = ${at.toISOString()}::timestamptz
    where saved_search_id = ${id} and (kind, object_id) in (select * from
      unnest(${finds.map(({ kind }) => kind)}::text[], ${finds.map((find) => find.id)}::uuid[]))`.execute(tx)
}

async function giveBack(db: Db, reader: Reader, at: Date, before: string | null) {
  await db.transaction().execute(async (tx) => {
    await sql`update saved_search_find f set mailed_at = null from saved_search s
      where s.id = f.saved_search_id and s.person_id = ${reader.id}
        and f.mailed_at = ${at.toISOString()}::timestamptz`.execute(tx)
    await sql`update saved_search set mailed_at = ${before}::timestamptz
      where person_id = ${reader.id} and mailed_at = ${at.toISOString()}::timestamptz`.execute(tx)
  })
}

/** How much is new, and where: what it says stays inside, where the doors are asked again. */
function letterTo({ name, email }: Reader, told: readonly Told[], baseUrl: string): Letter {
  const all = told.reduce((sum, { count }) => sum + count, 0)
  const lines = told.map(
    (one) => `${one.name}: ${one.count} new\n${baseUrl}/search?${new URLSearchParams({ q: one.query })}`,
  )
  return {
    to: email,
    subject: `${all} new in your saved ${told.length === 1 ? 'search' : 'searches'}`,
    text: [
      `Hello ${name},`,
      `Since the last letter something new came into sight of what you look for:`,
      ...lines,
      `You get this at most once a day, because you asked for it. Beside each saved search you can choose otherwise:\n${baseUrl}/search`,
    ]
      .join('\n\n')
      .concat('\n'),
  }
}
