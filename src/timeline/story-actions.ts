import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import { findIncident, presentIncidents } from '#incident/door.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import { record } from '#platform/events.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { StoryLine } from './contract.ts'
import { entriesById } from './entries.ts'

/** The story in its order. */
export async function readStory(db: Db, incidentId: string): Promise<StoryLine[]> {
  const lines = await db
    .selectFrom('story_line')
    .where('incident_id', '=', incidentId)
    .select(['id', 'entry_id as entryId', 'words', 'version'])
    .orderBy('position')
    .execute()
  const entries = await entriesById(
    db,
    incidentId,
    lines.map((line) => line.entryId),
  )
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return lines.flatMap(({ entryId, ...line }) => {
    const entry = byId.get(entryId)
    return entry ? [{ ...line, entry }] : []
  })
}

/** Takes entries over into the story, each at the place of its time; one that is there already stays. */
export async function takeOverEntries(db: Db, actor: Actor, key: string, entryIds: readonly string[]) {
  const incident = await findIncident(db, actor, key)
  await db.transaction().execute((tx) => takeOver(tx, actor, incident.id, entryIds))
  return readStory(db, incident.id)
}

export async function takeOver(
  tx: Tx,
  actor: Actor,
  incidentId: string,
  entryIds: readonly string[],
): Promise<void> {
  await holdStory(tx, incidentId)
  const entries = await entriesById(tx, incidentId, entryIds)
  if (entries.length < new Set(entryIds).size)
    throw new Problem('not-found', 'An entry is not part of this incident.')
  // Entries of one moment keep the order in which they were given.
  const given = new Map(entryIds.map((id, index) => [id, index]))
  const place = (id: string) => given.get(id) ?? 0
  const inOrder = entries
    .filter((entry) => !entry.inStory)
    .sort((a, b) => (a.at === b.at ? place(a.id) - place(b.id) : a.at < b.at ? -1 : 1))
  const lines = await places(tx, incidentId)
  const placed = inOrder.map(({ id, at }) => {
    const position = positionAmong(lines, at)
    lines.splice(lines.findLastIndex((line) => line.at <= at) + 1, 0, { id, at, position })
    return { entryId: id, position }
  })
  await addLines(tx, actor, incidentId, placed)
}

/** Makes entries the whole story of an incident that has none yet, in the order given, whatever their times. */
export async function tellInOrder(
  tx: Tx,
  actor: Actor,
  incidentId: string,
  entryIds: readonly string[],
): Promise<void> {
  await holdStory(tx, incidentId)
  const positions = generateNKeysBetween(null, null, entryIds.length)
  const placed = entryIds.map((entryId, index) => ({ entryId, position: positions[index] ?? '' }))
  await addLines(tx, actor, incidentId, placed)
}

const linesAtOnce = 1_000

async function addLines(
  tx: Tx,
  actor: Actor,
  incidentId: string,
  placed: readonly { entryId: string; position: string }[],
) {
  if (placed.length === 0) return
  for (let from = 0; from < placed.length; from += linesAtOnce) {
    const rows = placed.slice(from, from + linesAtOnce).map(({ entryId, position }) => ({
      incident_id: incidentId,
      entry_id: entryId,
      position,
      added_by: actor.id,
    }))
    await tx.insertInto('story_line').values(rows).execute()
  }
  await record(tx, {
    actorId: actor.id,
    verb: 'took-over',
    objectType: 'story',
    objectId: incidentId,
    incidentId,
    summary:
      placed.length === 1 ? 'took an entry into the story' : `took ${placed.length} entries into the story`,
    after: placed.map(({ entryId }) => entryId),
  })
}

/**
 * Changes of one story wait for each other, so that two people never take the same place. What only refers to the
 * incident goes on meanwhile; if that waited too, two changes could wait for each other for ever.
 */
async function holdStory(tx: Tx, incidentId: string) {
  await tx.selectFrom('incident').where('id', '=', incidentId).select('id').forNoKeyUpdate().execute()
}

interface Placed {
  id: string
  position: string
  at: string
}

async function places(tx: Tx, incidentId: string): Promise<Placed[]> {
  return tx
    .selectFrom('story_line')
    .innerJoin('entry', (join) =>
      join
        .onRef('entry.incident_id', '=', 'story_line.incident_id')
        .onRef('entry.id', '=', 'story_line.entry_id'),
    )
    .leftJoin('entry_edit', (join) =>
      join
        .onRef('entry_edit.incident_id', '=', 'entry.incident_id')
        .onRef('entry_edit.entry_id', '=', 'entry.id'),
    )
    .where('story_line.incident_id', '=', incidentId)
    .select((select) => [
      'story_line.id',
      'position',
      select.fn.coalesce('entry_edit.at', 'entry.at').as('at'),
    ])
    .orderBy('position')
    .execute()
}

/** After the last line that isn't later. */
function positionAmong(lines: readonly Placed[], at: string): string {
  const index = lines.findLastIndex((line) => line.at <= at)
  return generateKeyBetween(lines[index]?.position ?? null, lines[index + 1]?.position ?? null)
}

/** Puts an entry's line where its time belongs, after the time was corrected. */
export async function placeByTime(tx: Tx, incidentId: string, entryId: string): Promise<void> {
  await holdStory(tx, incidentId)
  const line = await tx
    .deleteFrom('story_line')
    .where('incident_id', '=', incidentId)
    .where('entry_id', '=', entryId)
    .returningAll()
    .executeTakeFirst()
  if (!line) return
  const [entry] = await entriesById(tx, incidentId, [entryId])
  if (!entry) return
  const position = positionAmong(await places(tx, incidentId), entry.at)
  await tx
    .insertInto('story_line')
    .values({ ...line, position })
    .execute()
}

async function findLine(db: Db, actor: Actor, id: string) {
  const row = await db
    .selectFrom('story_line')
    .where('id', '=', id)
    .where('incident_id', 'in', presentIncidents(db, actor).select('incident.id'))
    .select(['id', 'incident_id as incidentId', 'entry_id as entryId', 'words', 'version'])
    .executeTakeFirst()
  if (!row) throw new Problem('not-found', 'That line is not in the story any more.')
  return row
}

interface LineChange {
  words?: string | null | undefined
  after?: string | null | undefined
}

/** Gives a line words of its own, or moves it behind another. */
export async function changeLine(
  db: Db,
  actor: Actor,
  id: string,
  change: LineChange,
  version: number,
): Promise<StoryLine> {
  const before = await findLine(db, actor, id)
  await db.transaction().execute(async (tx) => {
    await holdStory(tx, before.incidentId)
    const position =
      change.after === undefined ? undefined : await positionBehind(tx, before.incidentId, change.after, id)
    const words = change.words === '' ? null : change.words
    const changed = await tx
      .updateTable('story_line')
      .set({ words, position, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) {
      throw new Problem('changed-meanwhile', undefined, {
        extra: { current: await readLine(tx, before.incidentId, id) },
      })
    }
    await record(tx, {
      actorId: actor.id,
      verb: 'changed',
      objectType: 'story',
      objectId: id,
      incidentId: before.incidentId,
      summary:
        change.after === undefined ? 'changed the words of a line in the story' : 'moved a line of the story',
      before: { words: before.words },
      after: change,
    })
  })
  return readLine(db, before.incidentId, id)
}

async function readLine(db: Db, incidentId: string, id: string): Promise<StoryLine> {
  const line = (await readStory(db, incidentId)).find((one) => one.id === id)
  if (!line) throw new Problem('not-found')
  return line
}

async function positionBehind(
  tx: Tx,
  incidentId: string,
  after: string | null,
  moving: string,
): Promise<string> {
  const lines = (await places(tx, incidentId)).filter((line) => line.id !== moving)
  const index = after === null ? -1 : lines.findIndex((line) => line.id === after)
  if (after !== null && index === -1)
    throw new Problem('not-found', 'The line to follow is not in the story any more.')
  return generateKeyBetween(lines[index]?.position ?? null, lines[index + 1]?.position ?? null)
}

/** Takes a line out of the story; the entry stays where it was gathered. */
export async function removeLine(db: Db, actor: Actor, id: string): Promise<void> {
  const line = await findLine(db, actor, id)
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('story_line').where('id', '=', id).execute()
    await record(tx, {
      actorId: actor.id,
      verb: 'removed',
      objectType: 'story',
      objectId: id,
      incidentId: line.incidentId,
      summary: 'took a line out of the story',
      before: { entryId: line.entryId, words: line.words },
    })
  })
}
