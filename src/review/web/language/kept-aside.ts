import { useMemo, useSyncExternalStore } from 'react'
import { keepDraft, readKept } from '#web/parts/kept-draft.ts'
import type { PutAside } from '#web/parts/language/mark.ts'

interface Kept extends PutAside {
  /** Until the words are sent with a name, or without one. */
  waits: boolean
}
type Given = Omit<PutAside, 'id'>

const nameOf = (key: string) => `${key}.put-aside`
const known = new Map<string, readonly Kept[]>()
const listeners = new Set<() => void>()

function read(key: string): readonly Kept[] {
  const list = known.get(key) ?? readKept<readonly Kept[]>(nameOf(key)) ?? []
  known.set(key, list)
  return list
}

function write(key: string, list: readonly Kept[]) {
  known.set(key, list)
  keepDraft(nameOf(key), list.length > 0 ? list : null)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

let last = 0

/** What was put aside of words that are anonymous: kept in this tab alone, so that nothing ties them to a name. */
export function useKeptAside(key: string) {
  const kept = useSyncExternalStore(subscribe, () => read(key))
  const change = useMemo(
    () => ({
      keep({ scope, print, before, after }: Given, waits: boolean): string {
        last += 1
        const id = `kept-${Date.now()}-${last}`
        write(key, [...read(key), { id, scope, print, before, after, waits }])
        return id
      },
      letGo: (id: string) =>
        write(
          key,
          read(key).filter((one) => one.id !== id),
        ),
      waiting: () =>
        read(key).flatMap(({ waits, id, scope, print, before, after }) =>
          waits ? [{ id, scope, print, before, after }] : [],
        ),
    }),
    [key],
  )
  return { kept, ...change }
}
