import type { Db } from '#platform/db/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Factor, Insight, Note, Participant, Review } from './contract.ts'
import { findReview } from './door.ts'

/** A review whole, for somebody who takes part in it. */
export async function readReview(db: Db, actor: Actor, key: string): Promise<Review> {
  const { id, incidentKey, state, zone, openedAt, version } = await findReview(db, actor, key)
  return {
    id,
    incidentKey,
    state,
    zone,
    openedAt,
    version,
    participants: await participantsOf(db, id),
    notes: await notesOf(db, actor, id),
    insights: await insightsOf(db, id),
    factors: await factorsOf(db, id),
    publishedVersion: await latestVersion(db, id),
  }
}

export async function participantsOf(db: Db, reviewId: string): Promise<Participant[]> {
  return db
    .selectFrom('participant')
    .innerJoin('person', 'person.id', 'participant.person_id')
    .where('review_id', '=', reviewId)
    .select(['person.id as personId', 'person.name', 'participant.facilitator'])
    .orderBy('added_at')
    .orderBy('person.name')
    .execute()
}

/** The notes of a review, oldest first; `mine` as the actor sees it. */
export async function notesOf(db: Db, actor: Actor, reviewId: string): Promise<Note[]> {
  const rows = await db
    .selectFrom('note')
    .leftJoin('person', 'person.id', 'note.author_id')
    .where('review_id', '=', reviewId)
    .where('deleted_at', 'is', null)
    .select([
      'note.id',
      'note.text',
      'note.tag',
      'note.entry_ids as entryIds',
      'note.created_at as createdAt',
      'note.version',
      'person.name as author',
      'note.author_id as authorId',
    ])
    .orderBy('note.id')
    .execute()
  return rows.map(({ authorId, ...row }) => ({
    ...row,
    tag: row.tag as Note['tag'],
    mine: authorId === actor.id,
  }))
}

export async function insightsOf(db: Db, reviewId: string): Promise<Insight[]> {
  return db
    .selectFrom('insight')
    .where('review_id', '=', reviewId)
    .where('deleted_at', 'is', null)
    .select(['id', 'text', 'entry_ids as entryIds', 'version'])
    .orderBy('id')
    .execute()
}

export async function factorsOf(db: Db, reviewId: string): Promise<Factor[]> {
  const rows = await db
    .selectFrom('factor')
    .where('review_id', '=', reviewId)
    .where('deleted_at', 'is', null)
    .select(['id', 'statement', 'kind', 'layer', 'entry_ids as entryIds', 'version'])
    .orderBy('id')
    .execute()
  return rows as Factor[]
}

/** The number of the latest published version, or null before the first and after withdrawing. */
export async function latestVersion(db: Db, reviewId: string): Promise<number | null> {
  const row = await db
    .selectFrom('publication')
    .innerJoin('review', 'review.id', 'publication.review_id')
    .where('review_id', '=', reviewId)
    .where('review.state', '=', 'published')
    .select((select) => select.fn.max('number').as('number'))
    .executeTakeFirst()
  return row?.number ?? null
}
