import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { orInUse, orTaken } from '#platform/db/refusals.ts'
import { Problem } from '#platform/errors.ts'
import { record } from '#platform/events.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Service, Severity } from './contract.ts'
import { listServices, listSeverities } from './store.ts'

interface NewLevel {
  id?: string | undefined
  name: string
  description: string
  colour: string
}

/** Sets the severity levels in their order, gravest first. A level that incidents have can't be removed. */
export async function setSeverities(db: Db, actor: Actor, levels: readonly NewLevel[]): Promise<Severity[]> {
  const names = levels.map((level) => level.name.toLowerCase())
  if (new Set(names).size < names.length)
    throw new Problem('already-exists', 'Two levels have the same name.')
  await db.transaction().execute(async (tx) => {
    const before = await listSeverities(tx)
    const kept = new Set(levels.map((level) => level.id))
    for (const gone of before.filter((level) => !kept.has(level.id))) await removeLevel(tx, gone)
    // Names may swap places, so they step aside first.
    await tx.updateTable('severity').set({ name: sql<string>`id::text` }).execute()
    for (const [index, level] of levels.entries()) {
      const values = {
        name: level.name,
        description: level.description,
        colour: level.colour,
        rank: index + 1,
      }
      if (level.id) await tx.updateTable('severity').set(values).where('id', '=', level.id).execute()
      else await tx.insertInto('severity').values(values).execute()
    }
    await record(tx, {
      actorId: actor.id,
      verb: 'changed',
      objectType: 'severity',
      objectId: 'all',
      summary: 'changed the severity levels',
      before,
      after: levels,
    })
  })
  return listSeverities(db)
}

async function removeLevel(tx: Db, level: Severity) {
  const used = await tx
    .selectFrom('incident')
    .where('severity_id', '=', level.id)
    .select('id')
    .limit(1)
    .executeTakeFirst()
  if (used)
    throw new Problem(
      'not-possible-now',
      `Incidents have the level ${level.name}. It can be renamed, not removed.`,
    )
  await tx.deleteFrom('severity').where('id', '=', level.id).execute()
}

export async function addService(db: Db, actor: Actor, name: string): Promise<Service> {
  const row = await db
    .insertInto('service')
    .values({ name })
    .onConflict((conflict) => conflict.expression(sql`lower(name)`).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Problem('already-exists', `There is a service called ${name} already.`)
  await recordService(db, actor, row.id, 'added', name)
  return { id: row.id, name, incidents: 0 }
}

/** @throws Problem `not-found`, or `already-exists` when another service has the name. */
export async function renameService(db: Db, actor: Actor, id: string, name: string): Promise<Service> {
  await db.transaction().execute(async (tx) => {
    const renamed = await tx
      .updateTable('service')
      .set({ name })
      .where('id', '=', id)
      .executeTakeFirst()
      .catch(orTaken(`There is a service called ${name} already.`))
    if (renamed.numUpdatedRows === 0n) throw new Problem('not-found')
    await recordService(tx, actor, id, 'renamed', name)
  })
  const service = (await listServices(db, actor)).find((one) => one.id === id)
  if (!service) throw new Problem('not-found')
  return service
}

/** @throws Problem `not-found`, or `not-possible-now` while an incident names it, whoever may see that one. */
export async function removeService(db: Db, actor: Actor, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const gone = await tx
      .deleteFrom('service')
      .where('id', '=', id)
      .returning('name')
      .executeTakeFirst()
      .catch(orInUse('Incidents name this service. Rename it instead.'))
    if (!gone) throw new Problem('not-found')
    await recordService(tx, actor, id, 'removed', gone.name)
  })
}

async function recordService(db: Db, actor: Actor, id: string, verb: string, name: string) {
  await record(db, {
    actorId: actor.id,
    verb,
    objectType: 'service',
    objectId: id,
    summary: `${verb} the service ${name}`,
  })
}
