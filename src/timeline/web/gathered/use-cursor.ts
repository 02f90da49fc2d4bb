import { useCallback, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Entry } from '../../contract.ts'
import { useBenchActions } from '../use-workbench.ts'
import { useLatest } from './use-latest.ts'

interface Reach {
  total: number
  entryAt(index: number): Entry | undefined
  fetchAt(index: number): Promise<readonly Entry[]>
  scrollTo(index: number, align: 'auto' | 'center' | 'start'): void
}

/** The place in the list that keys move: -1 before anything was chosen. */
export function useCursor({ total, entryAt, fetchAt, scrollTo }: Reach) {
  const { choose, mark, arrival } = useBenchActions()
  const [cursor, setCursor] = useState(-1)
  const begin = useLatest()
  /**
   * Moves to an index. Its entry is at hand nearly always; after a leap it has to arrive first, and until then nothing
   * is chosen: a key pressed meanwhile must not act on what was chosen before.
   */
  const moveTo = useCallback(
    (index: number) => {
      if (total === 0) return
      const place = Math.max(0, Math.min(index, total - 1))
      const isLatest = begin()
      setCursor(place)
      scrollTo(place, 'auto')
      const entry = entryAt(place)
      choose(entry ?? null, 'gathered')
      if (entry) return
      arrival.current = fetchAt(place)
        .then(() => isLatest() && flushSync(() => choose(entryAt(place) ?? null, 'gathered')))
        .catch(() => undefined)
        .then(() => {
          if (isLatest()) arrival.current = null
        })
    },
    [total, begin, entryAt, fetchAt, scrollTo, choose, arrival],
  )
  const step = useCallback(
    (by: number, extend = false) => {
      const from = cursor === -1 ? (by > 0 ? -1 : 0) : cursor
      const to = Math.max(0, Math.min(from + by, total - 1))
      if (extend) markBetween(Math.max(0, cursor), to, entryAt, mark)
      moveTo(to)
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
