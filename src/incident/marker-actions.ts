import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import { record } from '#platform/events.ts'
import type { Actor } from '#platform/http/actor.ts'
import { findIncident } from './door.ts'
import { durationsOf, markerName } from './durations.ts'
import type { DetectionChannel, Marker, Precision } from './marker.ts'
import { markersOf } from './store.ts'

export interface Pin {
  at?: string | undefined
  entryId?: string | null | undefined
  precision?: Precision | undefined
  channel?: DetectionChannel | null | undefined
}

/** Finds an entry's time as people see it; handed in by the timeline, which comes later in the order of the work. */
export type EntryTime = (
  db: Db,
  incidentId: string,
  entryId: string,
) => Promise<{ at: string; precision: Precision } | null>

/** Pins a marker at a time. What a pin doesn't say stays as it was. */
export async function pinMarker(
  tx: Tx,
  actor: Actor,
  incident: { id: string; key: string },
  marker: Marker,
  pin: Pin & { at: string },
): Promise<void> {
  const before = (await markersOf(tx, incident.id)).find((one) => one.marker === marker)
  const value = {
    at: pin.at,
    precision: pin.precision ?? before?.precision ?? 'minute',
    entry_id: pin.entryId === undefined ? (before?.entryId ?? null) : pin.entryId,
    channel:
      marker === 'detected' ? (pin.channel === undefined ? (before?.channel ?? null) : pin.channel) : null,
    set_by: actor.id,
    set_at: sql<string>`now()`,
  }
  await tx
    .insertInto('marker')
    .values({ incident_id: incident.id, marker, ...value })
    .onConflict((conflict) => conflict.columns(['incident_id', 'marker']).doUpdateSet(value))
    .execute()
  await followStart(tx, incident.id)
  await record(tx, {
    actorId: actor.id,
    verb: 'pinned',
    objectType: 'marker',
    objectId: marker,
    incidentId: incident.id,
    summary: `pinned “${markerName(marker)}” at ${inUtc(pin.at)}`,
    before: before ?? null,
    after: { at: pin.at, entryId: value.entry_id },
  })
}

/** `2026-03-01 13:02 UTC`, whatever the offset it was given with. */
function inUtc(at: string): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/**
 * An incident is listed under its earliest marker; without any, under when it was recorded. Of an imported one without
 * markers what its document told stays.
 */
async function followStart(tx: Tx, incidentId: string) {
  await tx
    .updateTable('incident')
    .set({
      started_at: sql<string>`coalesce((select min(at) from marker where incident_id = ${incidentId}),
        coalesce(told_at, created_at))`,
      started_precision: sql<string>`case when exists (select from marker where incident_id = ${incidentId})
        then 'exact' else coalesce(told_precision, 'exact') end`,
    })
    .where('id', '=', incidentId)
    .execute()
}

/** Markers pinned to an entry follow it when its time is corrected. */
export async function moveMarkersOf(tx: Tx, incidentId: string, entryId: string, at: string): Promise<void> {
  await tx
    .updateTable('marker')
    .set({ at })
    .where('incident_id', '=', incidentId)
    .where('entry_id', '=', entryId)
    .execute()
  await followStart(tx, incidentId)
}

/** Markers pinned to entries that are gone for good stay at their times. */
export async function letGoOfEntries(tx: Tx, entryIds: readonly string[]): Promise<void> {
  if (entryIds.length === 0) return
  await tx
    .updateTable('marker')
    .set({ entry_id: null })
    .where('entry_id', 'in', [...entryIds])
    .execute()
}

export async function setMarker(
  db: Db,
  actor: Actor,
  key: string,
  marker: Marker,
  pin: Pin,
  entryTime: EntryTime,
) {
  const incident = await findIncident(db, actor, key)
  const entry = pin.entryId ? await entryTime(db, incident.id, pin.entryId) : null
  if (pin.entryId && !entry) throw new Problem('not-found', 'That entry is not part of this incident.')
  const at = pin.at ?? entry?.at
  if (!at) {
    const message = 'Say when, or which entry it is pinned to.'
    throw new Problem('invalid-input', message, { fields: [{ path: 'at', message }] })
  }
  const precision = pin.precision ?? entry?.precision
  await db.transaction().execute((tx) => pinMarker(tx, actor, incident, marker, { ...pin, at, precision }))
  return readMarkers(db, incident.id)
}

export async function clearMarker(db: Db, actor: Actor, key: string, marker: Marker) {
  const incident = await findIncident(db, actor, key)
  await db.transaction().execute(async (tx) => {
    const before = (await markersOf(tx, incident.id)).find((one) => one.marker === marker)
    if (!before) return
    await tx
      .deleteFrom('marker')
      .where('incident_id', '=', incident.id)
      .where('marker', '=', marker)
      .execute()
    await followStart(tx, incident.id)
    await record(tx, {
      actorId: actor.id,
      verb: 'cleared',
      objectType: 'marker',
      objectId: marker,
      incidentId: incident.id,
      summary: `took “${markerName(marker)}” off`,
      before,
    })
  })
  return readMarkers(db, incident.id)
}

export async function readMarkers(db: Db, incidentId: string) {
  const markers = await markersOf(db, incidentId)
  return { markers, durations: durationsOf(markers) }
}
