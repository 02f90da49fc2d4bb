import type { Db, Tx } from '#platform/db/database.ts'
import { orInUse, orTaken } from '#platform/db/refusals.ts'
import { Problem } from '#platform/errors.ts'
import { record } from '#platform/events.ts'
import type { Actor } from '#platform/http/actor.ts'

export async function renameOrganisation(db: Db, actor: Actor, name: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.updateTable('organisation').set({ name }).execute()
    await record(tx, {
      actorId: actor.id,
      verb: 'renamed',
      objectType: 'organisation',
      objectId: 'organisation',
      summary: `renamed the organisation to ${name}`,
    })
  })
}

/** @throws Problem `not-found`, or `already-exists` when another team has the name. */
export async function renameTeam(db: Db, actor: Actor, id: string, name: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const renamed = await tx
      .updateTable('team')
      .set({ name })
      .where('id', '=', id)
      .executeTakeFirst()
      .catch(orTaken(`There is a team called ${name} already.`))
    if (renamed.numUpdatedRows === 0n) throw new Problem('not-found')
    await recordTeam(tx, actor, id, 'renamed', `renamed a team to ${name}`)
  })
}

/** @throws Problem `not-found`, or `not-possible-now` while an incident names it, whoever may see that one. */
export async function removeTeam(db: Db, actor: Actor, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const gone = await tx
      .deleteFrom('team')
      .where('id', '=', id)
      .returning('name')
      .executeTakeFirst()
      .catch(orInUse('Incidents name this team. Rename it instead.'))
    if (!gone) throw new Problem('not-found')
    await recordTeam(tx, actor, id, 'removed', `removed the team ${gone.name}`)
  })
}

async function recordTeam(tx: Tx, actor: Actor, id: string, verb: string, summary: string) {
  await record(tx, { actorId: actor.id, verb, objectType: 'team', objectId: id, summary })
}
