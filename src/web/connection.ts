import { useSyncExternalStore } from 'react'

let away = false
const listeners = new Set<() => void>()

/** Says whether the server can’t be reached. */
export function markAway(now: boolean) {
  if (away === now) return
  away = now
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether the connection is gone while somebody is at work. */
export function useAway(): boolean {
  return useSyncExternalStore(subscribe, () => away)
}
