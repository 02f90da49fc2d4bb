import { Readable } from 'node:stream'
import { createIncident } from '#incident/actions.ts'
import { pinMarker } from '#incident/marker-actions.ts'
import { listSeverities } from '#incident/store.ts'
import type { Db } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import type { BlobStore } from '#platform/files/blob-store.ts'
import { holdFiles } from '#platform/files/holding.ts'
import type { Actor } from '#platform/http/actor.ts'
import { keepToldStory } from '#timeline/told-story.ts'
import { openReview, setZone } from './actions.ts'
import type { NoteTag } from './note.ts'
import { readReport } from './report/formats.ts'
import type { ReportContent } from './report-content.ts'
import { addFactor, addInsight, writeNote } from './statement-actions.ts'
import { partHeading } from './wording.ts'

/** Adds items to a review; handed in, because they come later in the order of the work. */
export type AddItems = (
  db: Db,
  actor: Actor,
  key: string,
  items: ReportContent['items'],
  factorIds: readonly string[],
) => Promise<void>

export interface ImportContext {
  db: Db
  blobs: BlobStore
  addItems: AddItems
}

/**
 * Makes an incident with its story, review and items from a report in Afterword's Markdown. The file itself is kept as
 * the evidence behind every entry.
 * @returns the new incident's key, and in sentences what could not be understood.
 */
export async function importReport(context: ImportContext, actor: Actor, markdown: string) {
  const { db } = context
  const { content, problems } = await readReport(markdown)
  if (content.title.trim() === '' && content.story.length === 0) {
    throw new Problem(
      'invalid-input',
      'This doesn’t look like a report: it has neither a title nor a story. Nothing was imported.',
    )
  }
  const severity = await knownSeverity(db, content.severity, problems)
  const incident = await createIncident(db, actor, {
    title: content.title.trim() || 'Imported report',
    severity,
    kind: content.kind,
    summary: proseOf(content, 'summary'),
    customerImpact: proseOf(content, 'impact'),
    visibility: 'organisation',
    services: content.services,
    teams: content.teams,
    roles: content.roles.map(({ role, name }) => ({ role, name: name ?? role })),
    times: {},
  })
  const entryIds = await keepStory(context, actor, { ...incident, markdown }, content)
  await openReview(db, actor, incident.key)
  if (content.zone !== 'UTC') await setZone(db, actor, incident.key, content.zone)
  const factorIds = await keepFindings(db, actor, incident.key, content, entryIds)
  await context.addItems(db, actor, incident.key, content.items, factorIds)
  await keepWords(db, actor, incident.id, content)
  return { incidentKey: incident.key, problems }
}

function proseOf(content: ReportContent, id: string): string {
  return content.parts.find((part) => part.id === id)?.text ?? ''
}

async function knownSeverity(db: Db, name: string, problems: string[]): Promise<string> {
  const levels = await listSeverities(db)
  const found = levels.find((level) => level.name.toLowerCase() === name.toLowerCase())
  if (found) return found.name
  const least = levels.at(-1)
  if (!least) throw new Problem('not-possible-now', 'There are no severity levels.')
  problems.push(`There is no severity “${name}” here; it was recorded as ${least.name}.`)
  return least.name
}

interface Imported {
  id: string
  key: string
  title: string
  markdown: string
}

/** The file becomes evidence, each line of its story an entry that points to it, and the markers are pinned. */
async function keepStory(
  { db, blobs }: ImportContext,
  actor: Actor,
  incident: Imported,
  content: ReportContent,
) {
  const bytes = Buffer.from(incident.markdown)
  const draft = await blobs.receive(Readable.from([bytes]), bytes.length)
  const keeping = db.transaction().execute(async (tx) => {
    await holdFiles(tx)
    await draft.keep()
    const name = `${incident.title.slice(0, 80)}.md`
    const file = { name, mediaType: 'text/markdown', sha256: draft.sha256, bytes: draft.bytes }
    const lines = content.story.map(({ who, ...line }) => ({ ...line, actor: who }))
    const ids = await keepToldStory(tx, actor, incident.id, file, lines)
    for (const { marker, at, precision, channel, line } of content.markers) {
      const entry = line === null ? null : (ids[line - 1] ?? null)
      await pinMarker(tx, actor, incident, marker, { at, precision, channel, entryId: entry })
    }
    return ids
  })
  return keeping.finally(draft.discard)
}

/** Insights, notes by tag, and factors. @returns the factors' identifiers in the report's order. */
async function keepFindings(
  db: Db,
  actor: Actor,
  key: string,
  content: ReportContent,
  entryIds: readonly string[],
) {
  const entriesOf = (lines: readonly number[]) => lines.flatMap((line) => entryIds[line - 1] ?? [])
  for (const { text, lines } of content.learned)
    await addInsight(db, actor, key, { text, entryIds: entriesOf(lines) })
  const tagged: [NoteTag, ReportContent['lucky']][] = [
    ['went-well', content.wentWell],
    ['lucky', content.lucky],
    ['surprised', content.surprised],
    ['question', content.questions],
  ]
  for (const [tag, notes] of tagged) {
    for (const { text, lines } of notes) {
      await writeNote(db, actor, key, { text, tag, entryIds: entriesOf(lines), anonymous: false })
    }
  }
  const ids: string[] = []
  for (const { statement, kind, layer, lines } of content.factors) {
    const factor = await addFactor(db, actor, key, { statement, kind, layer, entryIds: entriesOf(lines) })
    ids.push(factor.id)
  }
  return ids
}

/** Headings and prose that the assembled report would not have by itself. */
async function keepWords(db: Db, actor: Actor, incidentId: string, content: ReportContent) {
  const { id } = await db
    .selectFrom('review')
    .where('incident_id', '=', incidentId)
    .select('id')
    .executeTakeFirstOrThrow()
  const own = content.parts.flatMap(({ id: part, heading, text }) => {
    const assembled = part === 'summary' || part === 'impact'
    const ownText = assembled || text === '' ? null : text
    const ownHeading = heading === partHeading[part] ? null : heading
    return ownText === null && ownHeading === null ? [] : [{ part, heading: ownHeading, text: ownText }]
  })
  if (own.length === 0) return
  await db
    .insertInto('report_part')
    .values(own.map((words) => ({ review_id: id, edited_by: actor.id, ...words })))
    .execute()
}
