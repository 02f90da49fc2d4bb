import type { Tx } from '#platform/db/database.ts'
import type { StoredBlob } from '#platform/files/blob-store.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Entry } from './contract.ts'
import { entryId, microsOf } from './entry-id.ts'
import { tellInOrder } from './story-actions.ts'

/** A line of a story that was told elsewhere, in a document. */
export type ToldLine = Pick<
  Entry,
  'at' | 'until' | 'precision' | 'kind' | 'actorKind' | 'actor' | 'source' | 'text' | 'knownAt'
>

/**
 * Takes a story over as a document tells it: the document is the evidence behind every line.
 * @returns the entries' identifiers in the story's order.
 */
export async function keepToldStory(
  tx: Tx,
  actor: Actor,
  incidentId: string,
  document: StoredBlob & { name: string; mediaType: string },
  lines: readonly ToldLine[],
): Promise<string[]> {
  const evidence = await tx
    .insertInto('evidence')
    .values({
      incident_id: incidentId,
      name: document.name,
      bytes: document.bytes,
      sha256: document.sha256,
      media_type: document.mediaType,
      added_by: actor.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const told = lines.map((line, index) => ({
    ...line,
    id: entryId(incidentId, microsOf(line.at), `told:${index}`),
  }))
  for (let from = 0; from < told.length; from += linesAtOnce)
    await keepLines(tx, incidentId, evidence.id, told.slice(from, from + linesAtOnce))
  const ids = told.map(({ id }) => id)
  await tellInOrder(tx, actor, incidentId, ids)
  return ids
}

const linesAtOnce = 500

async function keepLines(
  tx: Tx,
  incidentId: string,
  evidenceId: string,
  lines: readonly (ToldLine & { id: string })[],
) {
  const entries = lines.map(({ knownAt: _, actorKind, ...line }) => ({
    ...line,
    incident_id: incidentId,
    evidence_id: evidenceId,
    actor_kind: actorKind,
  }))
  await tx.insertInto('entry').values(entries).execute()
  const learned = lines.flatMap(({ id, knownAt }) =>
    knownAt ? [{ incident_id: incidentId, entry_id: id, known_at: knownAt }] : [],
  )
  if (learned.length > 0) await tx.insertInto('entry_edit').values(learned).execute()
}
