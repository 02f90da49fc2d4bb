import { setMarker } from '#incident/marker-actions.ts'
import { addRecollection, editEntry, entryTime } from '#timeline/entry-actions.ts'
import { changeLine, takeOverEntries } from '#timeline/story-actions.ts'
import type { Loading } from './load.ts'
import type { ScriptLine } from './shape.ts'

/** Identifiers of entries by the names that an incident's script gives its lines. */
export type EntryIds = ReadonlyMap<string, string>

/** Takes the story's entries over, in the script's words, and pins the markers. */
export async function addStoryOf(loading: Loading): Promise<EntryIds> {
  const { context, cast, incident, calendar, key, id } = loading
  const writer = cast.as(incident.review.facilitator)
  const gathered = await context.db
    .selectFrom('entry')
    .where('incident_id', '=', id)
    .select(['id', 'text'])
    .execute()
  const ids = new Map<string, string>()
  for (const line of incident.story) {
    const recalled = line.recalled && (await recall(loading, line, line.recalled))
    const found = recalled ?? gathered.find((entry) => entry.text.includes(line.text))?.id
    if (!found) throw new Error(`The example’s ${incident.slug} has no entry for its line “${line.id}”.`)
    ids.set(line.id, found)
    const learned = line.knownAt && { knownAt: calendar.instant(line.knownAt) }
    if (!recalled && (line.kind || learned)) {
      await editEntry(context.db, writer, found, {
        ...(line.kind && { kind: line.kind }),
        ...learned,
        version: 0,
      })
    }
  }
  const story = await takeOverEntries(context.db, writer, key, [...ids.values()])
  for (const line of incident.story) {
    const shown = story.find((each) => each.entry.id === ids.get(line.id))
    if (shown && line.words)
      await changeLine(context.db, writer, shown.id, { words: line.words }, shown.version)
  }
  await pinMarkers(loading, ids)
  return ids
}

async function recall(
  { context, cast, calendar, key }: Loading,
  line: ScriptLine,
  { at, by, precision = 'minute' }: NonNullable<ScriptLine['recalled']>,
): Promise<string> {
  const entry = await addRecollection(context.db, cast.as(by), key, {
    at: calendar.instant(at),
    text: line.text,
    kind: line.kind ?? 'observation',
    precision,
    actor: null,
    actorKind: 'system',
    knownAt: line.knownAt ? calendar.instant(line.knownAt) : null,
    intoStory: false,
  })
  return entry.id
}

async function pinMarkers({ context, cast, incident, key }: Loading, ids: EntryIds): Promise<void> {
  const actor = cast.as(incident.review.facilitator)
  for (const line of incident.story) {
    for (const marker of line.marks ?? []) {
      const pin = { entryId: ids.get(line.id) ?? null, ...(line.channel && { channel: line.channel }) }
      await setMarker(context.db, actor, key, marker, pin, entryTime)
    }
  }
}
