import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { findIncident, presentIncidents } from '#incident/door.ts'
import { moveMarkersOf } from '#incident/marker-actions.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import { record } from '#platform/events.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Edit, Entry, NewRecollection } from './contract.ts'
import { entriesById } from './entries.ts'
import { entryId, microsOf, placeAt } from './entry-id.ts'
import { placeByTime, takeOver } from './story-actions.ts'

export interface FoundEntry {
  id: string
  incidentId: string
  evidenceId: string | null
  slice: string | null
}

/**
 * The one door to an entry.
 * @throws Problem `not-found`, the same for what isn't there and for what the actor may not see.
 */
export async function findEntry(
  db: Db,
  actor: Actor,
  id: string,
  { deleted = false } = {},
): Promise<FoundEntry> {
  const row = await db
    .selectFrom('entry')
    .where('id', '=', id)
    .where('incident_id', 'in', presentIncidents(db, actor).select('incident.id'))
    .where('deleted_at', deleted ? 'is not' : 'is', null)
    .select(['id', 'incident_id as incidentId', 'evidence_id as evidenceId', 'slice'])
    .executeTakeFirst()
  if (!row) throw new Problem('not-found', 'There is no such entry that you can see.')
  return row
}

/** An entry as people see it, its edit laid over. @throws Problem `not-found`, as the door does. */
export async function showEntry(db: Db, actor: Actor, id: string): Promise<Entry> {
  const { incidentId } = await findEntry(db, actor, id)
  return readEntry(db, incidentId, id)
}

async function readEntry(db: Db, incidentId: string, id: string): Promise<Entry> {
  const [entry] = await entriesById(db, incidentId, [id])
  if (!entry) throw new Problem('not-found')
  return entry
}

/** An entry's time as people see it; what a marker pinned to it takes. */
export async function entryTime(db: Db, incidentId: string, id: string) {
  const [entry] = await entriesById(db, incidentId, [id])
  return entry ? { at: entry.at, precision: entry.precision } : null
}

/** Adds what somebody remembers; marked as such for ever, since no evidence stands behind it. */
export async function addRecollection(
  db: Db,
  actor: Actor,
  key: string,
  given: NewRecollection,
): Promise<Entry> {
  const incident = await findIncident(db, actor, key)
  const id = entryId(incident.id, microsOf(given.at), randomUUID())
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('entry')
      .values({
        incident_id: incident.id,
        id,
        at: given.at,
        precision: given.precision,
        kind: given.kind,
        actor_kind: given.actorKind,
        actor: given.actor,
        source: 'Recollection',
        text: given.text,
        author_id: actor.id,
      })
      .execute()
    if (given.knownAt) {
      await tx
        .insertInto('entry_edit')
        .values({ incident_id: incident.id, entry_id: id, known_at: given.knownAt, edited_by: actor.id })
        .execute()
    }
    if (given.intoStory) await takeOver(tx, actor, incident.id, [id])
    await recordEntry(tx, actor, incident.id, id, 'added', 'added a recollection', null, given)
  })
  return readEntry(db, incident.id, id)
}

/**
 * Lays an edit over an entry. Fields left out stay as they are; a field set back to the original is no edit.
 * @throws Problem `changed-meanwhile` with the current entry when `version` isn't the current one.
 */
export async function editEntry(
  db: Db,
  actor: Actor,
  id: string,
  { version, ...edit }: Edit,
): Promise<Entry> {
  const { incidentId } = await findEntry(db, actor, id)
  await db.transaction().execute(async (tx) => {
    await tx
      .selectFrom('entry')
      .where('incident_id', '=', incidentId)
      .where('id', '=', id)
      .select('id')
      // Weaker than a lock for deleting: whoever takes the entry over meanwhile holds a reference to it.
      .forNoKeyUpdate()
      .execute()
    const before = await readEntry(tx, incidentId, id)
    if (before.version !== version)
      throw new Problem('changed-meanwhile', undefined, { extra: { current: before } })
    const changes = {
      ...(edit.at !== undefined && { at: edit.at, place: placeAt(id, microsOf(edit.at)) }),
      ...(edit.text !== undefined && { text: edit.text }),
      ...(edit.kind !== undefined && { kind: edit.kind }),
      ...(edit.precision !== undefined && { precision: edit.precision }),
      ...(edit.knownAt !== undefined && { known_at: edit.knownAt }),
      edited_by: actor.id,
      edited_at: sql<string>`now()`,
      version: sql<number>`nextval('entry_edit_version')`,
    }
    await tx
      .insertInto('entry_edit')
      .values({ incident_id: incidentId, entry_id: id, ...changes })
      .onConflict((conflict) => conflict.columns(['incident_id', 'entry_id']).doUpdateSet(changes))
      .execute()
    if (edit.at !== undefined && edit.at !== before.at) await followTime(tx, incidentId, id, edit.at)
    await recordEntry(tx, actor, incidentId, id, 'edited', 'edited an entry', before, edit)
  })
  return readEntry(db, incidentId, id)
}

/** What hangs on an entry's time moves along: its markers and its place in the story. */
async function followTime(tx: Tx, incidentId: string, id: string, at: string) {
  await moveMarkersOf(tx, incidentId, id, at)
  await placeByTime(tx, incidentId, id)
}

/** Takes the edit off; the original shows again. */
export async function undoEdit(db: Db, actor: Actor, id: string): Promise<Entry> {
  const { incidentId } = await findEntry(db, actor, id)
  await db.transaction().execute(async (tx) => {
    const before = await readEntry(tx, incidentId, id)
    await tx
      .deleteFrom('entry_edit')
      .where('incident_id', '=', incidentId)
      .where('entry_id', '=', id)
      .execute()
    const original = await readEntry(tx, incidentId, id)
    if (original.at !== before.at) await followTime(tx, incidentId, id, original.at)
    await recordEntry(tx, actor, incidentId, id, 'restored', 'took an edit off an entry', before, original)
  })
  return readEntry(db, incidentId, id)
}

export async function removeRecollection(db: Db, actor: Actor, id: string): Promise<void> {
  const entry = await findEntry(db, actor, id)
  if (entry.evidenceId) {
    throw new Problem(
      'not-possible-now',
      'This entry comes from evidence, which is never changed. Leave it out of the story instead.',
    )
  }
  await setRemoved(db, actor, entry, true)
}

export async function restoreRecollection(db: Db, actor: Actor, id: string): Promise<Entry> {
  const entry = await findEntry(db, actor, id, { deleted: true })
  await setRemoved(db, actor, entry, false)
  return readEntry(db, entry.incidentId, id)
}

async function setRemoved(db: Db, actor: Actor, { id, incidentId }: FoundEntry, removed: boolean) {
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('entry')
      .set({ deleted_at: removed ? sql<string>`now()` : null })
      .where('incident_id', '=', incidentId)
      .where('id', '=', id)
      .execute()
    if (removed)
      await tx
        .deleteFrom('story_line')
        .where('incident_id', '=', incidentId)
        .where('entry_id', '=', id)
        .execute()
    const [verb, summary] = removed
      ? ['removed', 'took a recollection away']
      : ['restored', 'brought a recollection back']
    await recordEntry(tx, actor, incidentId, id, verb, summary)
  })
}

async function recordEntry(
  tx: Tx,
  actor: Actor,
  incidentId: string,
  id: string,
  verb: string,
  summary: string,
  before?: unknown,
  after?: unknown,
) {
  await record(tx, {
    actorId: actor.id,
    verb,
    objectType: 'entry',
    objectId: id,
    incidentId,
    summary,
    before,
    after,
  })
}
