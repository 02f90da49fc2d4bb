import { useCallback, useState } from 'react'
import type { Entry } from '../../contract.ts'
import { useBenchActions } from '../use-workbench.ts'

interface Reach {
  total: number
  entryAt(index: number): Entry | undefined
  fetchAt(index: number): Promise<readonly Entry[]>
  scrollTo(index: number, align: 'auto' | 'center' | 'start'): void
}

/** The place in the list that keys move: -1 before anything was chosen. */
export function useCursor({ total, entryAt, fetchAt, scrollTo }: Reach) {
  const { choose, mark } = useBenchActions()
  const [cursor, setCursor] = useState(-1)
  /** Moves to an index. Rows are at hand nearly always; after a long jump the entry may have to arrive first. */
  const moveTo = useCallback(
    async (index: number) => {
      if (total === 0) return
      const place = Math.max(0, Math.min(index, total - 1))
      setCursor(place)
      scrollTo(place, 'auto')
      if (!entryAt(place)) await fetchAt(place)
      const entry = entryAt(place)
      if (entry) choose(entry, 'gathered')
    },
    [total, entryAt, fetchAt, scrollTo, choose],
  )
  const step = useCallback(
    (by: number, extend = false) => {
      const from = cursor === -1 ? (by > 0 ? -1 : 0) : cursor
      const to = Math.max(0, Math.min(from + by, total - 1))
      if (extend) markBetween(Math.max(0, cursor), to, entryAt, mark)
      void moveTo(to)
    },
    [cursor, total, entryAt, mark, moveTo],
  )
  return { cursor, setCursor, moveTo, step }
}

/** Marks everything from one index to another, as far as it is at hand. */
export function markBetween(
  from: number,
  to: number,
  entryAt: Reach['entryAt'],
  mark: (entries: readonly Entry[], how: 'add') => void,
) {
  const [first, last] = from < to ? [from, to] : [to, from]
  const entries = Array.from({ length: last - first + 1 }, (_, i) => entryAt(first + i))
  mark(
    entries.filter((entry) => entry !== undefined),
    'add',
  )
}
