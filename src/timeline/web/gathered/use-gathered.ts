import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useRead } from '#web/api.ts'
import type { GatheredFilter } from './filter.ts'
import { pageQuery } from './use-entry-pages.ts'

/** The entries that fit a filter, in time order. */
export interface GatheredList {
  key: string
  filter: GatheredFilter
  /** How many there are; how many are at hand while `whole` is false. */
  total: number
  whole: boolean
}

/**
 * The list under a filter. The very first shows its beginning as soon as that is there, since counting all of a long
 * list takes the server longer. Later ones change over once they are counted: nothing flickers while somebody types.
 */
export function useGathered(key: string, filter: GatheredFilter) {
  const client = useQueryClient()
  const summary = useRead(
    'GET /incidents/:key/entries/summary',
    { params: { key }, query: filter },
    { placeholderData: (before) => before },
  )
  const beginning = useQuery(pageQuery(client, { key, filter }, 0))
  const counted = summary.isPlaceholderData ? undefined : summary.data?.total
  const total = counted ?? beginning.data?.items.length
  const whole = counted !== undefined
  const [list, setList] = useState<GatheredList>({ key, filter, total: -1, whole: false })
  const same = JSON.stringify(list.filter) === JSON.stringify(filter)
  const news = list.total !== total || list.whole !== whole || !same
  const ready = whole || list.total < 0
  if (total !== undefined && ready && news) setList({ key, filter, total, whole })
  return {
    list,
    known: list.total >= 0,
    error: summary.error ?? beginning.error,
    again() {
      void summary.refetch()
      void beginning.refetch()
    },
  }
}
