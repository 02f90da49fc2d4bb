import { useSyncExternalStore } from 'react'
import { dayOf } from '#web/time/format.ts'

/** What of the list is in view; the moments are null while their entries are on their way. */
export interface View {
  first: number
  last: number
  from: string | null
  to: string | null
}

const nothing: View = { first: 0, last: 0, from: null, to: null }

/** Carries what is in view past the panes that need not know: it changes with every turn of the wheel. */
export function createView() {
  let view = nothing
  const listeners = new Set<() => void>()
  return {
    now: () => view,
    set(next: View) {
      view = next
      for (const listener of listeners) listener()
    },
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
export type ViewStore = ReturnType<typeof createView>

/** The day on top of what is in view, `2026-03-01`: changes once a day, however the list is scrolled. */
export function useDayInView(store: ViewStore, zone: string): string | null {
  const day = () => {
    const { from } = store.now()
    return from === null ? null : dayOf(from, zone)
  }
  return useSyncExternalStore(store.subscribe, day)
}

export function useView(store: ViewStore): View {
  return useSyncExternalStore(store.subscribe, store.now)
}
