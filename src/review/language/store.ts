import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Dismissal, Word } from './contract.ts'

const dismissalColumns = ['id', 'scope', 'print', 'before', 'after'] as const

/** What one person put aside in one review, oldest first. There is no way to ask for anybody else’s. */
export async function dismissalsOf(db: Db, actor: Actor, reviewId: string): Promise<Dismissal[]> {
  const rows = await db
    .selectFrom('language_dismissal')
    .where('review_id', '=', reviewId)
    .where('person_id', '=', actor.id)
    .select(dismissalColumns)
    .orderBy('id')
    .execute()
  return rows as Dismissal[]
}

/** The words of the organisation by the alphabet; `removable` as the actor may. */
export async function listWords(db: Db, actor: Actor): Promise<Word[]> {
  const rows = await wordRows(db)
    .where('language_word.deleted_at', 'is', null)
    .orderBy(sql`lower(expression)`)
    .execute()
  return rows.map((row) => wordFor(actor, row))
}

/** One word, also one that was taken back; null when there is none. */
export async function wordById(
  db: Db,
  actor: Actor,
  id: string,
  { deleted = false } = {},
): Promise<Word | null> {
  const row = await wordRows(db)
    .where('language_word.id', '=', id)
    .where('language_word.deleted_at', deleted ? 'is not' : 'is', null)
    .executeTakeFirst()
  return row ? wordFor(actor, row) : null
}

/** The word that is listed under this expression, however it is capitalised. */
export async function wordByExpression(db: Db, actor: Actor, expression: string): Promise<Word | null> {
  const row = await wordRows(db)
    .where('language_word.deleted_at', 'is', null)
    .where(sql<string>`lower(expression)`, '=', sql<string>`lower(${expression})`)
    .executeTakeFirst()
  return row ? wordFor(actor, row) : null
}

function wordRows(db: Db) {
  return db
    .selectFrom('language_word')
    .leftJoin('person', 'person.id', 'language_word.added_by')
    .select([
      'language_word.id',
      'language_word.expression',
      'language_word.reason',
      'language_word.added_at as addedAt',
      'language_word.added_by as addedById',
      'person.name as addedBy',
    ])
}

type WordRow = Awaited<ReturnType<ReturnType<typeof wordRows>['executeTakeFirstOrThrow']>>

function wordFor(actor: Actor, { addedById, ...row }: WordRow): Word {
  return { ...row, removable: addedById === actor.id || actor.role === 'administrator' }
}
