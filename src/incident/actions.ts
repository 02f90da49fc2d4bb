import { sql } from 'kysely'
import { nextIncidentNumber } from '#people/organisation.ts'
import { teamIds } from '#people/store.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import { record } from '#platform/events.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Incident, NewIncident, RoleHolder } from './contract.ts'
import { findIncident, visibleIncidents } from './door.ts'
import type { Marker } from './marker.ts'
import { pinMarker } from './marker-actions.ts'
import { readIncident, serviceIds, severityId } from './store.ts'

/** Declares an incident or records a past one; markers come with the times known so far. */
export async function createIncident(
  db: Db,
  actor: Actor,
  given: NewIncident,
  { example = false } = {},
): Promise<Incident> {
  const key = await db.transaction().execute(async (tx) => {
    const severity = await severityId(tx, given.severity)
    const { number, prefix } = await nextIncidentNumber(tx)
    const key = `${prefix}-${number}`
    const { id } = await tx
      .insertInto('incident')
      .values({
        number,
        key,
        title: given.title,
        kind: given.kind,
        severity_id: severity,
        summary: given.summary,
        customer_impact: given.customerImpact,
        visibility: given.visibility,
        created_by: actor.id,
        example,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await setServices(tx, id, given.services, example)
    await setTeams(tx, id, given.teams, example)
    for (const role of given.roles) await addRole(tx, id, role)
    await record(tx, {
      actorId: actor.id,
      verb: 'created',
      objectType: 'incident',
      objectId: id,
      incidentId: id,
      summary: `recorded ${key}: ${given.title}`,
    })
    const times = Object.entries(given.times) as [Marker, string | undefined][]
    for (const [marker, at] of times) if (at) await pinMarker(tx, actor, { id, key }, marker, { at })
    return key
  })
  return readIncident(db, actor, key)
}

async function setServices(tx: Tx, id: string, names: readonly string[], example = false) {
  await tx.deleteFrom('incident_service').where('incident_id', '=', id).execute()
  const ids = await serviceIds(tx, names, example)
  if (ids.length === 0) return
  await tx
    .insertInto('incident_service')
    .values(ids.map((service_id) => ({ incident_id: id, service_id })))
    .execute()
}

async function setTeams(tx: Tx, id: string, names: readonly string[], example = false) {
  await tx.deleteFrom('incident_team').where('incident_id', '=', id).execute()
  const ids = await teamIds(tx, names, example)
  if (ids.length === 0) return
  await tx
    .insertInto('incident_team')
    .values(ids.map((team_id) => ({ incident_id: id, team_id })))
    .execute()
}

export type IncidentChange = Partial<
  Pick<
    NewIncident,
    'title' | 'severity' | 'kind' | 'summary' | 'customerImpact' | 'visibility' | 'services' | 'teams'
  >
>

/** @throws Problem `changed-meanwhile` with the current state when `version` isn't the current one. */
export async function changeIncident(
  db: Db,
  actor: Actor,
  key: string,
  change: { [K in keyof IncidentChange]: IncidentChange[K] | undefined },
  version: number,
): Promise<Incident> {
  const before = await readIncident(db, actor, key)
  await db.transaction().execute(async (tx) => {
    const { services, teams, severity, customerImpact, title, kind, summary, visibility } = change
    const severity_id = severity === undefined ? undefined : await severityId(tx, severity)
    const changed = await tx
      .updateTable('incident')
      .set({
        title,
        kind,
        summary,
        visibility,
        customer_impact: customerImpact,
        severity_id,
        version: version + 1,
      })
      .where('id', '=', before.id)
      .where('version', '=', version)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n)
      throw new Problem('changed-meanwhile', undefined, {
        extra: { current: await readIncident(tx, actor, key) },
      })
    if (!(await isVisible(tx, actor, before.id))) {
      throw new Problem(
        'not-possible-now',
        'You would not see this incident any more. Take a role in it first, or ask one of its participants.',
      )
    }
    if (services) await setServices(tx, before.id, services)
    if (teams) await setTeams(tx, before.id, teams)
    const fields = Object.keys(change).filter((field) => change[field as keyof IncidentChange] !== undefined)
    await record(tx, {
      actorId: actor.id,
      verb: 'changed',
      objectType: 'incident',
      objectId: before.id,
      incidentId: before.id,
      summary: `changed ${fields.map(inWords).join(', ')} of ${before.key}`,
      before: Object.fromEntries(fields.map((field) => [field, before[field as keyof Incident]])),
      after: change,
    })
  })
  return readIncident(db, actor, key)
}

async function isVisible(tx: Tx, actor: Actor, id: string): Promise<boolean> {
  const row = await visibleIncidents(tx, actor)
    .where('incident.id', '=', id)
    .select('incident.id')
    .executeTakeFirst()
  return row !== undefined
}

function inWords(field: string): string {
  return field === 'customerImpact' ? 'what customers noticed' : `the ${field}`
}

/** Deletes an incident, restorable for 30 days; for administrators and whoever recorded it. */
export async function deleteIncident(db: Db, actor: Actor, key: string): Promise<void> {
  const incident = await findIncident(db, actor, key)
  if (actor.role !== 'administrator' && incident.createdBy !== actor.id) {
    throw new Problem('not-allowed', 'Whoever recorded an incident can delete it, and administrators can.')
  }
  await setDeleted(db, actor, incident, true)
}

export async function restoreIncident(db: Db, actor: Actor, key: string): Promise<Incident> {
  const incident = await findIncident(db, actor, key, { deleted: true })
  await setDeleted(db, actor, incident, false)
  return readIncident(db, actor, key)
}

async function setDeleted(db: Db, actor: Actor, incident: { id: string; key: string }, deleted: boolean) {
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('incident')
      .set({ deleted_at: deleted ? sql<string>`now()` : null })
      .where('id', '=', incident.id)
      .execute()
    await record(tx, {
      actorId: actor.id,
      verb: deleted ? 'deleted' : 'restored',
      objectType: 'incident',
      objectId: incident.id,
      incidentId: incident.id,
      summary: `${deleted ? 'deleted' : 'restored'} ${incident.key}`,
    })
  })
}

type NewRole = NewIncident['roles'][number]

async function addRole(tx: Tx, incidentId: string, { role, personId, name }: NewRole): Promise<RoleHolder> {
  const person = personId
    ? await tx.selectFrom('person').where('id', '=', personId).select(['id', 'name']).executeTakeFirst()
    : undefined
  const shown = person?.name ?? name
  if (!shown || (personId && !person)) {
    const message = 'Say who: somebody with an account, or a name.'
    throw new Problem('invalid-input', message, { fields: [{ path: 'personId', message }] })
  }
  const { id } = await tx
    .insertInto('role_holder')
    .values({ incident_id: incidentId, role, person_id: person?.id ?? null, name: person ? null : shown })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, role, personId: person?.id ?? null, name: shown }
}

export async function giveRole(db: Db, actor: Actor, key: string, given: NewRole): Promise<RoleHolder> {
  const incident = await findIncident(db, actor, key)
  return db.transaction().execute(async (tx) => {
    const holder = await addRole(tx, incident.id, given)
    await record(tx, {
      actorId: actor.id,
      verb: 'gave',
      objectType: 'role',
      objectId: holder.id,
      incidentId: incident.id,
      summary: `named ${holder.name} as ${holder.role}`,
    })
    return holder
  })
}

export async function takeRole(db: Db, actor: Actor, key: string, id: string): Promise<void> {
  const incident = await findIncident(db, actor, key)
  await db.transaction().execute(async (tx) => {
    const gone = await tx
      .deleteFrom('role_holder')
      .where('incident_id', '=', incident.id)
      .where('id', '=', id)
      .returning('role')
      .executeTakeFirst()
    if (!gone) throw new Problem('not-found')
    await record(tx, {
      actorId: actor.id,
      verb: 'took',
      objectType: 'role',
      objectId: id,
      incidentId: incident.id,
      summary: `took the role ${gone.role} back`,
    })
  })
}
