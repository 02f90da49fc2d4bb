import type pg from 'pg'
import { createIncident } from '#incident/actions.ts'
import { hasExamplePeople } from '#people/example-people.ts'
import { Problem } from '#platform/errors.ts'
import { record } from '#platform/events.ts'
import type { BlobStore } from '#platform/files/blob-store.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Log } from '#platform/log.ts'
import type { ReportContext } from '#review/report-actions.ts'
import type { ReaderShelf } from '#timeline/reader-shelf.ts'
import { addCast, type Cast } from './cast.ts'
import { exampleIncidents } from './incidents.ts'
import { addEvidenceOf } from './load-evidence.ts'
import { addReviewOf } from './load-review.ts'
import { addStoryOf } from './load-story.ts'
import { exampleName } from './organisation.ts'
import { backdate, orderEvents } from './past.ts'
import { removeExample } from './remove.ts'
import type { ExampleIncident } from './shape.ts'
import { type Calendar, calendarOf } from './when.ts'

export interface ExampleContext extends ReportContext {
  pool: pg.Pool
  blobs: BlobStore
  readers: ReaderShelf
  log: Log
  maxUpload: number
  now(): Date
}

/** One incident while it is being loaded. */
export interface Loading {
  context: ExampleContext
  cast: Cast
  /** Who loads the example; takes part in its reviews, so that there is something to look around in. */
  actor: Actor
  incident: ExampleIncident
  calendar: Calendar
  key: string
  id: string
}

/** Serialises loading and removing, across processes. */
export async function alone<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtextextended('afterword example', 0))`)
    try {
      return await work()
    } finally {
      await client.query(`select pg_advisory_unlock(hashtextextended('afterword example', 0))`)
    }
  } finally {
    client.release()
  }
}

/**
 * Loads the example organisation through the same actions that people use: its evidence is read by the real readers,
 * its reports are assembled and published. All or nothing: what was loaded before a failure is removed again.
 * @returns how many incidents there are now.
 * @throws Problem `already-exists` when it is loaded already.
 */
export async function loadExample(context: ExampleContext, actor: Actor): Promise<number> {
  return alone(context.pool, async () => {
    if (await hasExamplePeople(context.db))
      throw new Problem('already-exists', 'The example is here already. Remove it first to load it afresh.')
    try {
      const cast = await addCast(context.db)
      const now = context.now()
      const loadings: Loading[] = []
      for (const incident of exampleIncidents) loadings.push(await begin(context, actor, cast, incident, now))
      await severalAtOnce(loadings, (loading) => fill(loading, now))
      await orderEvents(context.db)
    } catch (error) {
      await removeExample(context, actor)
      throw error
    }
    await record(context.db, {
      actorId: actor.id,
      verb: 'loaded',
      objectType: 'example',
      objectId: 'example',
      summary: `loaded the example ${exampleName}`,
    })
    return exampleIncidents.length
  })
}

/** One after the other, so that keys follow the year. */
async function begin(
  context: ExampleContext,
  actor: Actor,
  cast: Cast,
  incident: ExampleIncident,
  now: Date,
): Promise<Loading> {
  const calendar = calendarOf(incident.on, now)
  const [, commander = incident.review.facilitator] = incident.roles[0] ?? []
  const { key, id } = await createIncident(
    context.db,
    cast.as(commander),
    {
      title: incident.title,
      kind: incident.kind,
      severity: incident.severity,
      summary: incident.summary,
      customerImpact: incident.customerImpact,
      visibility: 'organisation',
      services: incident.services,
      teams: incident.teams,
      roles: incident.roles.map(([role, who]) => ({ role, personId: cast.as(who).id })),
      times: {},
    },
    { example: true },
  )
  return { context, cast, actor, incident, calendar, key, id }
}

async function fill(loading: Loading, now: Date): Promise<void> {
  await addEvidenceOf(loading)
  const entries = await addStoryOf(loading)
  await addReviewOf(loading, entries)
  await backdate(loading, now)
}

/** Most of the time passes in waiting for the database, which has room for a few. */
const atOnce = 4

async function severalAtOnce(loadings: readonly Loading[], work: (loading: Loading) => Promise<void>) {
  const waiting = loadings.values()
  const lane = async () => {
    for (const loading of waiting) await work(loading)
  }
  const lanes = await Promise.allSettled(Array.from({ length: atOnce }, lane))
  const failed = lanes.find((each) => each.status === 'rejected')
  if (failed) throw failed.reason
}
