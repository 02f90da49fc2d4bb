import { rm } from 'node:fs/promises'
import { nameExampleOwners } from '#improvement/example-owners.ts'
import { removeExampleIncidents } from '#incident/example-incidents.ts'
import { removeExamplePeople } from '#people/example-people.ts'
import type { Db, Tx } from '#platform/db/database.ts'
import { patientTransaction } from '#platform/db/patient-transaction.ts'
import { record } from '#platform/events.ts'
import type { BlobStore } from '#platform/files/blob-store.ts'
import type { Actor } from '#platform/http/actor.ts'
import { exampleName } from './organisation.ts'

/**
 * Removes the example organisation for good: its incidents with everything about them, then its people, teams and
 * services. What real incidents name of it stays as a name. The caller keeps loading and removing apart.
 * @returns how many incidents are gone.
 */
export async function removeExample(
  { db, blobs }: { db: Db; blobs: BlobStore },
  actor: Actor,
): Promise<number> {
  const { incidents, leftover } = await patientTransaction(db, async (tx) => {
    const hashes = await hashesOfExample(tx)
    const incidents = await removeExampleIncidents(tx)
    await nameExampleOwners(tx)
    await removeExamplePeople(tx)
    await record(tx, {
      actorId: actor.id,
      verb: 'removed',
      objectType: 'example',
      objectId: 'example',
      summary: `removed the example ${exampleName}`,
    })
    return { incidents, leftover: await unreferenced(tx, hashes) }
  })
  for (const sha256 of leftover) await rm(blobs.pathOf(sha256), { force: true })
  return incidents
}

async function hashesOfExample(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('evidence')
    .innerJoin('incident', 'incident.id', 'evidence.incident_id')
    .where('incident.example', '=', true)
    .select('sha256')
    .distinct()
    .execute()
  return rows.map((row) => row.sha256)
}

async function unreferenced(tx: Tx, hashes: readonly string[]): Promise<string[]> {
  if (hashes.length === 0) return []
  const rows = await tx
    .selectFrom('evidence')
    .where('sha256', 'in', [...hashes])
    .select('sha256')
    .execute()
  const kept = new Set(rows.map((row) => row.sha256))
  return hashes.filter((sha256) => !kept.has(sha256))
}
