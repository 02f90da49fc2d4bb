import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import { record } from '#platform/events.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Team } from './contract.ts'
import { listTeams } from './store.ts'

export async function renameOrganisation(db: Db, actor: Actor, name: string): Promise<void> {
  await db.updateTable('organisation').set({ name }).execute()
  await record(db, {
    actorId: actor.id,
    verb: 'renamed',
    objectType: 'organisation',
    objectId: 'organisation',
    summary: `renamed the organisation to ${name}`,
  })
}

export async function renameTeam(db: Db, actor: Actor, id: string, name: string): Promise<Team> {
  const taken = await db
    .selectFrom('team')
    .where(sql`lower(name)`, '=', name.toLowerCase())
    .where('id', '!=', id)
    .select('id')
    .executeTakeFirst()
  if (taken) throw new Problem('already-exists', `There is a team called ${name} already.`)
  await db.updateTable('team').set({ name }).where('id', '=', id).execute()
  await record(db, {
    actorId: actor.id,
    verb: 'renamed',
    objectType: 'team',
    objectId: id,
    summary: `renamed a team to ${name}`,
  })
  const team = (await listTeams(db)).find((one) => one.id === id)
  if (!team) throw new Problem('not-found')
  return team
}

export async function removeTeam(db: Db, actor: Actor, id: string): Promise<void> {
  const team = (await listTeams(db)).find((one) => one.id === id)
  if (!team) throw new Problem('not-found')
  if (team.incidents > 0) {
    throw new Problem(
      'not-possible-now',
      `${team.name} is named by ${team.incidents} incidents. Rename it instead.`,
    )
  }
  await db.deleteFrom('team').where('id', '=', id).execute()
  await record(db, {
    actorId: actor.id,
    verb: 'removed',
    objectType: 'team',
    objectId: id,
    summary: `removed the team ${team.name}`,
  })
}
