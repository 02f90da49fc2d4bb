import { useCallback } from 'react'
import { api } from '#web/api.ts'
import type { Entry } from '../../contract.ts'
import { pageSize } from './pages.ts'
import type { GatheredList } from './use-gathered.ts'

/** Where a moment, or an entry at it, stands in a list: its index, and the entry when it is listed. */
export function usePlaceOf(list: GatheredList, fetchAt: (index: number) => Promise<readonly Entry[]>) {
  const { key, filter, total } = list
  return useCallback(
    async (at: string, entryId?: string) => {
      const request = { params: { key }, query: { ...filter, at } }
      const { offset } = await api('GET /incidents/:key/entries/position', request)
      const start = Math.min(offset, Math.max(0, total - 1))
      if (!entryId) return { index: start, entry: undefined }
      // Entries of the same moment stand next to each other, at worst across the end of a page.
      for (const page of [Math.floor(start / pageSize), Math.floor(start / pageSize) + 1]) {
        if (page * pageSize >= total) break
        const items = await fetchAt(page * pageSize)
        const found = items.findIndex(({ id }) => id === entryId)
        if (found !== -1) return { index: page * pageSize + found, entry: items[found] }
      }
      return { index: start, entry: undefined }
    },
    [key, filter, total, fetchAt],
  )
}
