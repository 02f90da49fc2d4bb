import { useEffect, useRef, useSyncExternalStore } from 'react'

let place: string | null = null
const listeners = new Set<() => void>()

function put(next: string | null) {
  place = next
  for (const listener of listeners) listener()
}

/** Has the field at a place opened, with its first prompt: `part:summary`, `notes:<id>`. */
export const lookAt = (next: string) => put(next)

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Begins to write where somebody wants to look at a prompt. */
export function useLookedAt(mine: string | undefined, begin: () => void) {
  const latest = useRef(begin)
  latest.current = begin
  const here = useSyncExternalStore(subscribe, () => mine !== undefined && place === mine)
  useEffect(() => {
    if (here) latest.current()
  }, [here])
}

/** Whether the field at a place shall show its first prompt; asked once, then it is settled. */
export function takeLook(mine: string | undefined): boolean {
  if (mine === undefined || place !== mine) return false
  put(null)
  return true
}
