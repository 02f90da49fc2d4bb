import { useSyncExternalStore } from 'react'

let signedOut = false
const listeners = new Set<() => void>()

/** Says whether the server has let go of the session. */
export function markSignedOut(now: boolean) {
  if (signedOut === now) return
  signedOut = now
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether the session ended while somebody was at work. */
export function useSignedOut(): boolean {
  return useSyncExternalStore(subscribe, () => signedOut)
}
