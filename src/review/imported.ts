import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { FactorKind } from './factor.ts'
import type { NoteTag } from './note.ts'
import type { Audience, PartId, ReportContent } from './report-content.ts'

/** What a document tells of a review that was held elsewhere. */
export interface ToldReview {
  incidentId: string
  notes: readonly { text: string; tag: NoteTag }[]
  insights: readonly string[]
  factors: readonly { statement: string; kind: FactorKind }[]
  /** Words of the report’s parts, in Markdown. */
  parts: readonly { part: PartId; text: string }[]
  audience: Exclude<Audience, 'link'>
  /** The report as it is published at once, in the words of the document. */
  content: ReportContent
}

/**
 * Opens and publishes the reviews of incidents that have none; whoever imports facilitates them.
 * @returns the reviews’ identifiers, in the order given.
 */
export async function addToldReviews(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  told: readonly ToldReview[],
): Promise<string[]> {
  if (told.length === 0) return []
  const rows = await tx
    .insertInto('review')
    .values(
      told.map(({ incidentId }) => ({ incident_id: incidentId, state: 'published', opened_by: actor.id })),
    )
    .returning(['id', 'incident_id'])
    .execute()
  const byIncident = new Map(rows.map((row) => [row.incident_id, row.id]))
  const ids = told.map(({ incidentId }) => byIncident.get(incidentId) ?? '')
  await tx
    .insertInto('participant')
    .values(ids.map((review_id) => ({ review_id, person_id: actor.id, facilitator: true })))
    .execute()
  await publishTold(tx, actor, told, ids)
  return ids
}

/** Has a review that nobody worked on tell what its document tells now, as the next version of its report. */
export async function retellReview(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  reviewId: string,
  told: ToldReview,
): Promise<void> {
  await tx.deleteFrom('note').where('review_id', '=', reviewId).execute()
  await tx.deleteFrom('insight').where('review_id', '=', reviewId).execute()
  await tx.deleteFrom('factor').where('review_id', '=', reviewId).execute()
  await tx.deleteFrom('report_part').where('review_id', '=', reviewId).execute()
  await tx
    .updateTable('review')
    .set({ state: 'published', version: sql<number>`version + 1` })
    .where('id', '=', reviewId)
    .execute()
  await publishTold(tx, actor, [told], [reviewId])
}

async function publishTold(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  told: readonly ToldReview[],
  ids: readonly string[],
) {
  const of = <T>(rowsOf: (one: ToldReview, reviewId: string) => readonly T[]) =>
    told.flatMap((one, index) => rowsOf(one, ids[index] ?? ''))
  await inParts(
    of(({ notes }, review_id) => notes.map((note) => ({ review_id, ...note, author_id: actor.id }))),
    (rows) => tx.insertInto('note').values(rows).execute(),
  )
  await inParts(
    of(({ insights }, review_id) => insights.map((text) => ({ review_id, text, created_by: actor.id }))),
    (rows) => tx.insertInto('insight').values(rows).execute(),
  )
  await inParts(
    of(({ factors }, review_id) => factors.map((one) => ({ review_id, ...one, created_by: actor.id }))),
    (rows) => tx.insertInto('factor').values(rows).execute(),
  )
  await inParts(
    of(({ parts }, review_id) => parts.map((part) => ({ review_id, ...part, edited_by: actor.id }))),
    (rows) => tx.insertInto('report_part').values(rows).execute(),
  )
  const published = of(({ audience, content }, review_id) => [
    {
      review_id,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from publication where review_id = ${review_id})`,
      published_by: actor.id,
      audience,
      names: 'names',
      note: 'As it was imported.',
      content: JSON.stringify(content),
    },
  ])
  await tx.insertInto('publication').values(published).execute()
}

const rowsAtOnce = 1_000

async function inParts<T>(rows: readonly T[], write: (part: T[]) => Promise<unknown>) {
  for (let from = 0; from < rows.length; from += rowsAtOnce) await write(rows.slice(from, from + rowsAtOnce))
}
