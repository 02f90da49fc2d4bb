import type { SpotlightStore } from '@mantine/spotlight'
import { type KeyboardEvent, type RefObject, useCallback, useLayoutEffect, useRef } from 'react'

/**
 * What arrives late replaces the row that was chosen, or comes before it. As long as somebody only types, the first row
 * is the chosen one, so that Enter opens what can be seen at the top; who moved with the arrows keeps their row.
 * @returns what has to hear the keys.
 */
export function useChosenFirst(store: SpotlightStore, list: RefObject<HTMLElement | null>, query: string) {
  const moved = useRef(false)
  const asked = useRef(query)
  useLayoutEffect(() => {
    if (asked.current !== query) moved.current = false
    asked.current = query
    if (query === '' || !list.current) return
    const rows = [...list.current.querySelectorAll<HTMLElement>('[data-action]')]
    const chosen = rows.findIndex((row) => row.hasAttribute('data-selected'))
    const next = moved.current && chosen !== -1 ? chosen : 0
    if (chosen !== next) {
      rows[chosen]?.removeAttribute('data-selected')
      rows[next]?.setAttribute('data-selected', 'true')
    }
    if (store.getState().selected !== next) store.updateState((state) => ({ ...state, selected: next }))
  })
  return useCallback((event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moved.current = true
  }, [])
}
