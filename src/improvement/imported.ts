import type { Db, Tx } from '#platform/db/database.ts'
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
      url: item.url ?? null,
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

/** An item as a document tells it. */
export interface ToldItem {
  reviewId: string
  title: string
  owner: string | null
  state: ItemState
  /** All of its words, where they are more than a title. */
  doneWhen: string
  /** http or https. */
  url: string | null
}

const itemsAtOnce = 1_000

/** Adds the items that documents tell, all at once. An owner with an account is found by name; another stays a name. */
export async function addToldItems(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  items: readonly ToldItem[],
): Promise<void> {
  const people = await peopleNamed(tx, [...new Set(items.flatMap(({ owner }) => owner ?? []))])
  for (let from = 0; from < items.length; from += itemsAtOnce) {
    const rows = items
      .slice(from, from + itemsAtOnce)
      .map(({ reviewId, title, owner, state, doneWhen, url }) => {
        const owner_id = owner === null ? null : (people.get(owner) ?? null)
        return {
          review_id: reviewId,
          title,
          owner_id,
          owner_name: owner_id ? null : owner,
          state,
          done_when: doneWhen,
          url,
          created_by: actor.id,
        }
      })
    await tx.insertInto('item').values(rows).execute()
  }
}

/** Names that two people have are nobody’s. */
async function peopleNamed(tx: Tx, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map()
  const rows = await tx
    .selectFrom('person')
    .where('name', 'in', [...names])
    .select(['id', 'name'])
    .execute()
  const once = rows.filter(({ name }) => rows.filter((other) => other.name === name).length === 1)
  return new Map(once.map(({ id, name }) => [name, id]))
}

/** Takes away what an import added, so that it can be told anew. */
export async function forgetToldItems(tx: Tx, reviewId: string): Promise<void> {
  await tx.deleteFrom('item').where('review_id', '=', reviewId).execute()
}
