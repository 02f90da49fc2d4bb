import { generateNKeysBetween } from 'fractional-indexing'
import type { Tx } from '#platform/db/database.ts'
import type { StoredBlob } from '#platform/files/blob-store.ts'
import type { Actor } from '#platform/http/actor.ts'
import { entryId, microsOf } from './entry-id.ts'
import type { ToldLine } from './told-story.ts'

/** A document and the story it tells; `knownAt` of its lines is not kept. */
export interface ToldDocument extends StoredBlob {
  incidentId: string
  name: string
  mediaType: string
  lines: readonly ToldLine[]
}

/**
 * Keeps documents as evidence of their incidents, all at once. The same bytes again are the evidence there is already.
 * @returns the evidence’s identifiers, in the order given.
 */
export async function keepDocuments(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  documents: readonly Omit<ToldDocument, 'lines'>[],
): Promise<string[]> {
  if (documents.length === 0) return []
  const rows = await tx
    .insertInto('evidence')
    .values(
      documents.map(({ incidentId, name, bytes, sha256, mediaType }) => ({
        incident_id: incidentId,
        name,
        bytes,
        sha256,
        media_type: mediaType,
        added_by: actor.id,
      })),
    )
    .onConflict((conflict) => conflict.columns(['incident_id', 'sha256']).doUpdateSet({ deleted_at: null }))
    .returning(['id', 'incident_id', 'sha256'])
    .execute()
  const byContent = new Map(rows.map((row) => [`${row.incident_id} ${row.sha256}`, row.id]))
  return documents.map(({ incidentId, sha256 }) => byContent.get(`${incidentId} ${sha256}`) ?? '')
}

/** Documents become evidence, and their lines entries and the whole story of incidents that have none. */
export async function keepToldStories(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  documents: readonly ToldDocument[],
): Promise<void> {
  const evidence = await keepDocuments(tx, actor, documents)
  const told = documents.flatMap(({ incidentId, lines }, document) => {
    const positions = generateNKeysBetween(null, null, lines.length)
    return lines.map(({ knownAt: _, actorKind, ...line }, index) => ({
      position: positions[index] ?? '',
      entry: {
        ...line,
        id: entryId(incidentId, microsOf(line.at), `told:${index}`),
        incident_id: incidentId,
        evidence_id: evidence[document] ?? null,
        actor_kind: actorKind,
      },
    }))
  })
  for (let from = 0; from < told.length; from += linesAtOnce) {
    const part = told.slice(from, from + linesAtOnce)
    await tx
      .insertInto('entry')
      .values(part.map(({ entry }) => entry))
      .execute()
    const lines = part.map(({ entry, position }) => ({
      incident_id: entry.incident_id,
      entry_id: entry.id,
      position,
      added_by: actor.id,
    }))
    await tx.insertInto('story_line').values(lines).execute()
  }
}

const linesAtOnce = 500

/** Forgets the story that a document told, so that it can be told anew. The evidence stays. */
export async function forgetToldStory(tx: Tx, incidentId: string): Promise<void> {
  await tx.deleteFrom('story_line').where('incident_id', '=', incidentId).execute()
  await tx.deleteFrom('entry').where('incident_id', '=', incidentId).execute()
}
