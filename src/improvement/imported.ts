import type { Db } from '#platform/db/database.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { ReportContent } from '#review/report-content.ts'
import { addItem } from './actions.ts'
import { type ItemState, itemStates } from './item.ts'

/** Adds the items of an imported report. An owner with an account is found by name; another stays a name. */
export async function addImportedItems(
  db: Db,
  actor: Actor,
  key: string,
  items: ReportContent['items'],
  factorIds: readonly string[],
): Promise<void> {
  for (const item of items) {
    await addItem(db, actor, key, {
      title: item.title,
      ownerId: await personNamed(db, item.owner),
      ownerName: item.owner,
      due: item.due,
      doneWhen: item.doneWhen,
      proof: item.proof,
      factorIds: item.factors.flatMap((number) => factorIds[number - 1] ?? []),
      state: stateNamed(item.state),
      strength: item.strength ?? null,
      type: item.type ?? null,
      phase: item.phase ?? null,
    })
  }
}

async function personNamed(db: Db, name: string | null): Promise<string | null> {
  if (!name) return null
  const people = await db.selectFrom('person').where('name', '=', name).select('id').limit(2).execute()
  return people.length === 1 ? (people[0]?.id ?? null) : null
}

function stateNamed(state: string): ItemState {
  return (itemStates as readonly string[]).includes(state) ? (state as ItemState) : 'idea'
}
