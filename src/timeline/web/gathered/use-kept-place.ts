import { useEffect, useRef } from 'react'
import { api } from '#web/api.ts'
import type { Entry } from '../../contract.ts'
import type { GatheredList } from './use-gathered.ts'
import type { Rows } from './use-rows.ts'

/**
 * Keeps the entries in view where they are when others add some before them: an import that ends, a recollection.
 * The place is found by the moment on top, since pages read before the change number their entries as they were.
 */
export function useKeptPlace(
  list: GatheredList,
  { first, follow }: Pick<Rows, 'first' | 'follow'>,
  entryAt: (index: number) => Entry | undefined,
) {
  const { key, filter, total, whole } = list
  const seen = useRef({ total, at: '', index: 0, behind: 0 })
  const at = entryAt(first)?.at
  useEffect(() => {
    if (!whole || at === undefined || (total !== seen.current.total && seen.current.at !== '')) return
    const behind = indexBehind(entryAt, first, at)
    seen.current = { total, at, index: first, behind }
  })
  useEffect(() => {
    const before = seen.current
    if (before.total === total || before.at === '') return
    seen.current = { ...before, total }
    const request = { params: { key }, query: { ...filter, at: before.at } }
    void api('GET /incidents/:key/entries/position', request)
      .then(({ offset }) => {
        const moved = offset + before.behind - before.index
        if (moved !== 0) follow(moved)
      })
      // Without an answer the list stays where it is; the entries are there all the same.
      .catch(() => undefined)
  }, [key, filter, total, follow])
}

/** How many entries of the same moment stand before an index, as far as they are at hand. */
function indexBehind(entryAt: (index: number) => Entry | undefined, index: number, at: string): number {
  let behind = 0
  while (behind < 50 && entryAt(index - behind - 1)?.at === at) behind += 1
  return behind
}
