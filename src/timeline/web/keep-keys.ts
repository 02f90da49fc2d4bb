import type { KeyboardEvent } from 'react'

/** For what lies over the page or takes keys itself: single letters and arrows pressed in it mean nothing to the page. */
export function keepKeys(event: KeyboardEvent) {
  if (event.metaKey || event.ctrlKey) return
  if (event.key.length === 1 || event.key.startsWith('Arrow')) event.stopPropagation()
}
