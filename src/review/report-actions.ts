import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import { record } from '#platform/events.ts'
import type { Actor } from '#platform/http/actor.ts'
import { assembleReport, reportParts } from './assemble.ts'
import type { Publication, ReportPart } from './contract.ts'
import { type FoundReview, findReview } from './door.ts'
import { linkToken } from './publication-link.ts'
import { mannerFor } from './report/manner-of-speaking.ts'
import type { Audience, NameChoice, PartId } from './report-content.ts'
import { type ItemsOf, latestAudienceOf, reportSources } from './report-store.ts'
import { nextState } from './review.ts'

export interface ReportContext {
  db: Db
  secret: string
  itemsOf: ItemsOf
  baseUrl(): string
}

/** The report as it would be published now, with its parts for editing. */
export async function draftReport(
  { db, itemsOf, ...context }: ReportContext,
  actor: Actor,
  key: string,
  names: NameChoice,
) {
  const review = await findReview(db, actor, key)
  const sources = await reportSources(db, actor, key, itemsOf)
  return {
    content: assembleReport(sources, mannerFor(sources, names)),
    parts: reportParts(sources),
    publication:
      review.state === 'published' ? await publicationOf({ ...context, db, itemsOf }, review) : null,
    canPublish: true,
  }
}

/** A publication with its link where it has one; the latest when no number is given. */
async function publicationOf(
  context: ReportContext,
  review: FoundReview,
  number?: number,
): Promise<Publication | null> {
  let query = context.db
    .selectFrom('publication')
    .leftJoin('person', 'person.id', 'published_by')
    .where('review_id', '=', review.id)
  if (number !== undefined) query = query.where('number', '=', number)
  const row = await query
    .select([
      'number',
      'published_at as publishedAt',
      sql<string>`coalesce(person.name, 'somebody')`.as('publishedBy'),
      'audience',
      'names',
      'note',
    ])
    .orderBy('number', 'desc')
    .executeTakeFirst()
  if (!row) return null
  const url =
    row.audience === 'link'
      ? `${context.baseUrl()}/p/${linkToken(context.secret, review.id, review.linkSerial)}`
      : null
  return { ...row, audience: row.audience as Audience, names: row.names as NameChoice, url }
}

export interface PartChange {
  heading?: string | undefined
  text?: string | undefined
  hidden?: boolean | undefined
}

/**
 * Gives a part of the report somebody's own words.
 * @throws Problem `changed-meanwhile` with the current part when `version` isn't the current one (0: nobody's words yet).
 */
export async function editPart(
  context: ReportContext,
  actor: Actor,
  key: string,
  part: PartId,
  change: PartChange,
  version: number,
): Promise<ReportPart> {
  const { db } = context
  const review = await findReview(db, actor, key)
  const before = await readPart(context, actor, key, part)
  await db.transaction().execute(async (tx) => {
    await tx.selectFrom('review').where('id', '=', review.id).select('id').forUpdate().execute()
    const current = await tx
      .selectFrom('report_part')
      .where('review_id', '=', review.id)
      .where('part', '=', part)
      .select('version')
      .executeTakeFirst()
    if ((current?.version ?? 0) !== version) {
      throw new Problem('changed-meanwhile', undefined, {
        extra: { current: await readPart({ ...context, db: tx }, actor, key, part) },
      })
    }
    const values = { ...change, edited_by: actor.id, edited_at: sql<string>`now()`, version: version + 1 }
    await tx
      .insertInto('report_part')
      .values({ review_id: review.id, part, ...values })
      .onConflict((conflict) => conflict.columns(['review_id', 'part']).doUpdateSet(values))
      .execute()
    await recordReport(
      tx,
      actor,
      review,
      'edited',
      `edited the part “${before.heading}” of the report`,
      before,
      change,
    )
  })
  return readPart(context, actor, key, part)
}

/** Back to the assembled words of a part. */
export async function resetPart(
  context: ReportContext,
  actor: Actor,
  key: string,
  part: PartId,
): Promise<ReportPart> {
  const review = await findReview(context.db, actor, key)
  const before = await readPart(context, actor, key, part)
  await context.db.transaction().execute(async (tx) => {
    // The row stays, so that a version never comes back.
    await tx
      .updateTable('report_part')
      .set({ heading: null, text: null, hidden: false, version: sql<number>`version + 1` })
      .where('review_id', '=', review.id)
      .where('part', '=', part)
      .execute()
    await recordReport(
      tx,
      actor,
      review,
      'reset',
      `went back to the assembled words of “${before.heading}”`,
      before,
    )
  })
  return readPart(context, actor, key, part)
}

async function readPart(
  { db, itemsOf }: ReportContext,
  actor: Actor,
  key: string,
  id: PartId,
): Promise<ReportPart> {
  const part = reportParts(await reportSources(db, actor, key, itemsOf)).find((one) => one.id === id)
  if (!part) throw new Problem('not-found')
  return part
}

export interface Publishing {
  audience: Audience
  names: NameChoice
  note: string
}

/** Publishes the report as it is now, as its next version. */
export async function publish(
  context: ReportContext,
  actor: Actor,
  key: string,
  publishing: Publishing,
): Promise<Publication> {
  const { db } = context
  const { content } = await draftReport(context, actor, key, publishing.names)
  const { incident } = await reportSources(db, actor, key, context.itemsOf)
  if (incident.visibility === 'participants' && publishing.audience !== 'participants') {
    throw new Problem(
      'not-possible-now',
      `${incident.key} can be seen by its participants only. Open it to the organisation first, or publish to the participants.`,
    )
  }
  const published = await db.transaction().execute(async (tx) => {
    const review = await findReview(tx, actor, key)
    await tx.selectFrom('review').where('id', '=', review.id).select('id').forUpdate().execute()
    const state = nextState(review.state, 'publish')
    if (!state) throw new Problem('not-possible-now')
    const { number } = await tx
      .insertInto('publication')
      .values({
        review_id: review.id,
        number: sql<number>`(select coalesce(max(number), 0) + 1 from publication where review_id = ${review.id})`,
        published_by: actor.id,
        content: JSON.stringify(content),
        ...publishing,
      })
      .returning('number')
      .executeTakeFirstOrThrow()
    await tx
      .updateTable('review')
      .set({ state, version: sql<number>`version + 1` })
      .where('id', '=', review.id)
      .execute()
    await recordReport(
      tx,
      actor,
      { ...review, forAll: publishing.audience !== 'participants' },
      'published',
      `published version ${number} of the report`,
    )
    return number
  })
  const publication = await publicationOf(context, await findReview(db, actor, key), published)
  if (!publication) throw new Error('the publication just written is not there')
  return publication
}

/** Withdraws the report; versions stay for the participants, and links stop working for good. */
export async function withdraw({ db }: ReportContext, actor: Actor, key: string): Promise<void> {
  const review = await findReview(db, actor, key)
  const state = nextState(review.state, 'withdraw')
  if (!state) throw new Problem('not-found', 'This report isn’t published.')
  const forAll = (await latestAudienceOf(db, review.id)) !== 'participants'
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('review')
      .set({ state, link_serial: sql<number>`link_serial + 1`, version: sql<number>`version + 1` })
      .where('id', '=', review.id)
      .execute()
    await recordReport(tx, actor, { ...review, forAll }, 'withdrew', 'withdrew the report')
  })
}

async function recordReport(
  tx: Db,
  actor: Actor,
  review: { id: string; incidentId: string; forAll?: boolean },
  verb: string,
  summary: string,
  before?: unknown,
  after?: unknown,
) {
  await record(tx, {
    actorId: actor.id,
    verb,
    objectType: 'report',
    objectId: review.id,
    incidentId: review.incidentId,
    reviewId: review.forAll ? null : review.id,
    summary,
    before,
    after,
  })
}
