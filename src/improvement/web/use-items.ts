import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '#web/api.ts'
import { refresh } from '#web/keys.ts'
import { isConflict } from '#web/parts/problem.ts'
import { offerUndo, tellProblem } from '#web/parts/toasts.ts'
import type { Item } from '../contract.ts'
import type { ItemState } from '../item.ts'
import { stateName } from './item-words.ts'

/** What of an item can be changed. */
export type ItemChange = Partial<
  Pick<
    Item,
    | 'title'
    | 'ownerId'
    | 'due'
    | 'doneWhen'
    | 'proof'
    | 'factorIds'
    | 'state'
    | 'declinedBecause'
    | 'strength'
    | 'type'
    | 'phase'
  >
>

/** Whether two readings of an item say the same in the fields of a change. */
export function sameIn(change: ItemChange, one: Item, other: Item): boolean {
  return Object.keys(change).every((field) => {
    const name = field as keyof ItemChange
    return JSON.stringify(one[name]) === JSON.stringify(other[name])
  })
}

async function latestOf(one: Pick<Item, 'id' | 'incidentKey'>): Promise<Item | undefined> {
  const { items } = await api('GET /incidents/:key/items', { params: { key: one.incidentKey } })
  return items.find(({ id }) => id === one.id)
}

/** Shows an item as it is now in every list it stands in. */
function put(client: QueryClient, item: Item) {
  for (const name of ['GET /incidents/:key/items', 'GET /items']) {
    client.setQueriesData<{ items: Item[] }>(
      { predicate: ({ queryKey }) => queryKey[0] === name },
      (list) =>
        list && { ...list, items: list.items.map((one) => (one.id === item.id ? { ...one, ...item } : one)) },
    )
  }
}

/** One who fills in field after field is their own neighbour: each save may meet several that came before it. */
const tries = 6

async function sendBesideOthers(change: ItemChange, base: Item): Promise<Item> {
  let version = base.version
  for (let left = tries - 1; ; left -= 1) {
    try {
      return await api('PATCH /items/:id', { params: { id: base.id }, body: { ...change, version } })
    } catch (error) {
      const latest = left > 0 && isConflict(error) ? await latestOf(base) : undefined
      if (!latest || !sameIn(change, base, latest)) throw error
      version = latest.version
    }
  }
}

function actionsOf(client: QueryClient) {
  const settle = (key: string) => void refresh(client, ['item'], key)
  /** Others' changes to other parts of the item are no conflict; to the same part it fails with `changed-meanwhile`. */
  async function save(change: ItemChange, base: Item): Promise<Item> {
    put(client, { ...base, ...change })
    try {
      const saved = await sendBesideOthers(change, base)
      put(client, saved)
      return saved
    } finally {
      settle(base.incidentKey)
    }
  }
  return {
    save,
    latest: async (base: Item) => (await latestOf(base)) ?? base,
    async add(key: string, title: string) {
      const item = await api('POST /incidents/:key/items', { params: { key }, body: { title } })
      await refresh(client, ['item'], key)
      return item
    },
    async remove({ id, incidentKey }: Item) {
      await api('DELETE /items/:id', { params: { id } })
      settle(incidentKey)
    },
    async restore({ id, incidentKey }: Item) {
      await api('POST /items/:id/restoration', { params: { id } })
      settle(incidentKey)
    },
  }
}

/** Everything that can be done with improvement items. */
export function useItems() {
  const client = useQueryClient()
  return useMemo(() => {
    const actions = actionsOf(client)
    return {
      ...actions,
      /** A change whose failure is told beside the page. */
      adjust(item: Item, change: ItemChange) {
        actions.save(change, item).catch(tellProblem)
      },
      takeAway(item: Item) {
        actions
          .remove(item)
          .then(() => offerUndo('The item is gone.', () => actions.restore(item)))
          .catch(tellProblem)
      },
      /** Brings an item to another state, with the way back where there is one. */
      async move(item: Item, state: ItemState, declinedBecause: string | null = null) {
        const moved = await actions.save(
          declinedBecause === null ? { state } : { state, declinedBecause },
          item,
        )
        offerUndo(`“${item.title}”: ${stateName[state].toLowerCase()}.`, () => wayBack(actions, moved, item))
      },
    }
  }, [client])
}

/** The states in between when the direct way back is not possible. */
const between: Partial<Record<`${ItemState} ${ItemState}`, ItemState[]>> = {
  'committed idea': ['declined', 'idea'],
  'committed soaking': ['declined', 'idea', 'soaking'],
  'done committed': ['in-progress', 'committed'],
  'declined soaking': ['idea', 'soaking'],
  'declined committed': ['idea', 'committed'],
  'declined in-progress': ['idea', 'committed', 'in-progress'],
}

async function wayBack(actions: ReturnType<typeof actionsOf>, moved: Item, before: Item) {
  let item = moved
  for (const state of between[`${moved.state} ${before.state}`] ?? [before.state]) {
    const because = state === 'declined' ? { declinedBecause: 'Taken back.' } : {}
    item = await actions.save({ state, ...because }, item)
  }
}
