import { useSyncExternalStore } from 'react'

const storage = 'afterword.zone'
export type ZoneChoice = 'utc' | 'local'

let choice: ZoneChoice = read()
const listeners = new Set<() => void>()

function read(): ZoneChoice {
  try {
    return localStorage.getItem(storage) === 'utc' ? 'utc' : 'local'
  } catch {
    return 'local'
  }
}

let own: string | undefined

/** The viewer's own zone by its IANA name. Asked for once: finding out costs more than drawing a row. */
export function localZone(): string {
  own ??= Intl.DateTimeFormat().resolvedOptions().timeZone
  return own
}

export function chooseZone(next: ZoneChoice) {
  choice = next
  try {
    localStorage.setItem(storage, next)
  } catch {
    // A private window forgets the choice at its end; nothing else is lost.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The zone in which times are shown, the other one, and the switch between them. */
export function useZone() {
  const chosen = useSyncExternalStore(subscribe, () => choice)
  const local = localZone()
  return {
    choice: chosen,
    zone: chosen === 'utc' ? 'UTC' : local,
    other: chosen === 'utc' ? local : 'UTC',
    toggle: () => chooseZone(chosen === 'utc' ? 'local' : 'utc'),
  }
}
