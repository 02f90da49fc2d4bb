import { useMemo } from 'react'
import { useDesk } from '../use-desk.ts'

/** How many notes point to each entry. */
export function useNoteCounts(): ReadonlyMap<string, number> {
  const { review } = useDesk()
  return useMemo(() => {
    const counts = new Map<string, number>()
    for (const { entryIds } of review.notes)
      for (const id of entryIds) counts.set(id, (counts.get(id) ?? 0) + 1)
    return counts
  }, [review.notes])
}
