import type { Tx } from '#platform/db/database.ts'
import type { StoredBlob } from '#platform/files/blob-store.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Entry } from './contract.ts'
import { entryId, microsOf } from './entry-id.ts'
import { takeOver } from './story-actions.ts'

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
  const ids: string[] = []
  for (const [index, line] of lines.entries())
    ids.push(await keepLine(tx, incidentId, evidence.id, line, index))
  if (ids.length > 0) await takeOver(tx, actor, incidentId, ids)
  return ids
}

async function keepLine(tx: Tx, incidentId: string, evidenceId: string, line: ToldLine, index: number) {
  const { knownAt, actorKind, ...values } = line
  const id = entryId(incidentId, microsOf(line.at), `told:${index}`)
  await tx
    .insertInto('entry')
    .values({ ...values, incident_id: incidentId, id, evidence_id: evidenceId, actor_kind: actorKind })
    .execute()
  if (knownAt) {
    await tx
      .insertInto('entry_edit')
      .values({ incident_id: incidentId, entry_id: id, known_at: knownAt })
      .execute()
  }
  return id
}
