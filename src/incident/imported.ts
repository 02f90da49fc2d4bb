import { sql } from 'kysely'
import { takeIncidentNumbers } from '#people/organisation.ts'
import type { Tx } from '#platform/db/database.ts'
import { recordAll } from '#platform/events.ts'
import type { Actor } from '#platform/http/actor.ts'
import { type Incident, type StartPrecision, unknownStart } from './contract.ts'
import { serviceIds } from './store.ts'

/** An incident as a document tells it. */
export interface ToldIncident {
  title: string
  severityId: string
  summary: string
  customerImpact: string
  visibility: Incident['visibility']
  /** At most 80 characters each; one that isn’t known yet is added. */
  services: readonly string[]
  /** RFC 3339, or a full-date where no time of day is told; null where nothing is. */
  date: string | null
}

const rowOf = ({ title, severityId, summary, customerImpact, visibility, date }: ToldIncident) => {
  const precision: StartPrecision = date === null ? 'unknown' : date.length === 10 ? 'day' : 'exact'
  const at = date === null ? unknownStart : precision === 'day' ? `${date}T00:00:00Z` : date
  return {
    title,
    severity_id: severityId,
    summary,
    customer_impact: customerImpact,
    visibility,
    told_at: at,
    told_precision: precision,
    started_at: at,
    started_precision: precision,
  }
}

/** Records incidents of the past, all at once. @returns identifier and key of each, in the order given. */
export async function addToldIncidents(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  told: readonly ToldIncident[],
): Promise<{ id: string; key: string }[]> {
  if (told.length === 0) return []
  const { number: last, prefix } = await takeIncidentNumbers(tx, told.length)
  const first = last - told.length + 1
  const rows = await tx
    .insertInto('incident')
    .values(
      told.map((one, index) => ({
        ...rowOf(one),
        number: first + index,
        key: `${prefix}-${first + index}`,
        created_by: actor.id,
      })),
    )
    .returning(['id', 'key', 'number'])
    .execute()
  const inOrder = rows.sort((one, other) => one.number - other.number)
  await nameServices(
    tx,
    inOrder.map(({ id }, index) => ({ id, services: told[index]?.services ?? [] })),
  )
  return inOrder.map(({ id, key }) => ({ id, key }))
}

/** Has an incident that nobody worked on tell what its document tells now. Without a date it keeps the one it had. */
export async function retellIncident(tx: Tx, id: string, told: ToldIncident): Promise<void> {
  await tx
    .updateTable('incident')
    .set({ ...rowOf(told), version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute()
  await tx.deleteFrom('incident_service').where('incident_id', '=', id).execute()
  await nameServices(tx, [{ id, services: told.services }])
}

async function nameServices(tx: Tx, named: readonly { id: string; services: readonly string[] }[]) {
  const names = new Map(named.flatMap(({ services }) => services.map((name) => [name.toLowerCase(), name])))
  if (names.size === 0) return
  await serviceIds(tx, [...names.values()])
  const known = await tx
    .selectFrom('service')
    .where(sql`lower(name)`, 'in', [...names.keys()])
    .select(['id', sql<string>`lower(name)`.as('name')])
    .execute()
  const idOf = new Map(known.map(({ id, name }) => [name, id]))
  const rows = named.flatMap(({ id, services }) =>
    [...new Set(services.map((name) => name.toLowerCase()))].flatMap((name) => {
      const service_id = idOf.get(name)
      return service_id ? [{ incident_id: id, service_id }] : []
    }),
  )
  if (rows.length > 0) await tx.insertInto('incident_service').values(rows).execute()
}

const atOnce = 500

/** Deletes incidents that an import made, restorable like every other. @returns how many were there. */
export async function deleteToldIncidents(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  ids: readonly string[],
): Promise<number> {
  let deleted = 0
  for (let from = 0; from < ids.length; from += atOnce) {
    const gone = await tx
      .updateTable('incident')
      .set({ deleted_at: sql<string>`now()` })
      .where('id', 'in', ids.slice(from, from + atOnce))
      .where('deleted_at', 'is', null)
      .returning(['id', 'key'])
      .execute()
    const happened = gone.map(({ id, key }) => ({
      actorId: actor.id,
      verb: 'deleted',
      objectType: 'incident',
      objectId: id,
      incidentId: id,
      summary: `deleted ${key}, taking an import back`,
    }))
    await recordAll(tx, happened)
    deleted += gone.length
  }
  return deleted
}
