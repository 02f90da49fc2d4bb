import { useState } from 'react'
import { useRead } from '#web/api.ts'
import type { GatheredFilter } from './filter.ts'

/**
 * The list under a filter. It changes over in one go, once it is known how long the new one is: until then the list
 * before stays, so that nothing flickers while somebody types.
 */
export function useGathered(key: string, filter: GatheredFilter) {
  const summary = useRead(
    'GET /incidents/:key/entries/summary',
    { params: { key }, query: filter },
    { placeholderData: (before) => before },
  )
  const [list, setList] = useState({ key, filter, total: -1 })
  const total = summary.data?.total
  const arrived = total !== undefined && !summary.isPlaceholderData
  const stale = list.total !== total || JSON.stringify(list.filter) !== JSON.stringify(filter)
  if (arrived && stale) setList({ key, filter, total })
  return {
    list,
    summary: summary.data,
    known: list.total >= 0,
    error: summary.error,
    again: () => void summary.refetch(),
  }
}
