import { hash } from 'node:crypto'
import { sql } from 'kysely'
import { visibleIncidents } from '#incident/door.ts'
import type { Db } from '#platform/db/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { ReviewReading } from '../reading.ts'
import type { Decided } from './becomes.ts'

/** An incident that a document of the collection became before. */
export interface Known {
  incidentId: string
  key: string
  reviewId: string | null
  path: string
  sha256: string
  told: string
  /** The actor takes part in its review. */
  mine: boolean
  /** People did something since: to the incident, its story, review or items. */
  workedOn: boolean
}

/** A document as it is looked for. */
export interface Sought {
  path: string
  sha256: string
}

/**
 * Incidents of a collection that documents of these paths or bytes became, as far as the actor may see them; deleted ones are
 * gone.
 */
export async function knownDocuments(
  db: Db,
  actor: Actor,
  collection: string,
  sought: readonly Sought[],
): Promise<Known[]> {
  const { rows } = await sql<Known>`
    select k.incident_id as "incidentId", i.key, r.id as "reviewId", k.path, k.sha256, k.told,
      exists (select from participant p where p.review_id = r.id and p.person_id = ${actor.id}) as mine,
      exists (select from event e where e.incident_id = k.incident_id and e.id > k.last_event) as "workedOn"
    from imported_document k
      join incident i on i.id = k.incident_id
      left join review r on r.incident_id = i.id
    where lower(k.collection) = lower(${collection})
      and (k.path = any(${sought.map(({ path }) => path)}) or k.sha256 = any(${sought.map(({ sha256 }) => sha256)}))
      and i.deleted_at is null
      and i.id in (${visibleIncidents(db, actor).select('incident.id')})
    order by k.imported_at desc, k.incident_id`.execute(db)
  return rows
}

/**
 * Finds each document among the known: by its path, or, where it moved, by its bytes. None is found twice.
 * @param stillThere whether another document of the import stands at a path, which then did not move.
 */
export function recogniser(known: readonly Known[], stillThere: (path: string) => boolean) {
  const left = new Set(known)
  const take = (one: Known | undefined) => {
    if (one) left.delete(one)
    return one ?? null
  }
  return {
    byPath: ({ path }: Sought) => take([...left].find((one) => one.path === path)),
    byBytes: ({ path, sha256 }: Sought) =>
      take(
        [...left].find(
          (one) => one.sha256 === sha256 && !stillThere(one.path) && recordOf(one.path) === recordOf(path),
        ),
      ),
  }
}

const recordOf = (path: string) => /#\d+$/.exec(path)?.[0] ?? ''

/** Everything that is told of a document, as one digest: the same reading with the same choices has the same one. */
export function toldDigest(reading: ReviewReading, { severityId, audience }: Decided): string {
  const { title, date, severity, services, sections, timeline, items } = reading
  const words = [
    [title, date, severity, severityId, audience],
    services,
    sections.map(({ heading, meaning, text }) => [heading, meaning, text]),
    timeline.map(({ at, text }) => [at, text]),
    items.map(({ text, owner, state, url }) => [text, owner, state, url]),
  ]
  return hash('sha256', JSON.stringify(words), 'hex')
}
