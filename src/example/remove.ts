import { rm } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
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
  const { incidents, leftover } = await db.transaction().execute(async (tx) => {
    const hashes = await hashesOfExample(tx)
    const incidents = await removeIncidents(tx)
    await removePeople(tx)
    await removeNames(tx)
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

async function removeIncidents(tx: Tx): Promise<number> {
  await sql`delete from event where incident_id in (select id from incident where example)`.execute(tx)
  const gone = await tx.deleteFrom('incident').where('example', '=', true).executeTakeFirst()
  return Number(gone.numDeletedRows)
}

/** In real incidents the people of the example may have been given roles and items; there their names stay. */
async function removePeople(tx: Tx): Promise<void> {
  await sql`update role_holder set name = person.name, person_id = null
    from person where person.id = person_id and person.example`.execute(tx)
  await sql`update item set owner_name = person.name, owner_id = null
    from person where person.id = owner_id and person.example`.execute(tx)
  await tx.deleteFrom('person').where('example', '=', true).execute()
}

/** Teams and services that real incidents name become real ones. */
async function removeNames(tx: Tx): Promise<void> {
  await sql`delete from team where example
    and not exists (select from incident_team where team_id = team.id)`.execute(tx)
  await sql`delete from service where example
    and not exists (select from incident_service where service_id = service.id)`.execute(tx)
  await tx.updateTable('team').set({ example: false }).where('example', '=', true).execute()
  await tx.updateTable('service').set({ example: false }).where('example', '=', true).execute()
}
