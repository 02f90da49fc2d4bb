import { type QueryClient, queryOptions, useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { api } from '#web/api.ts'
import { queryKey } from '#web/keys.ts'
import type { Entry } from '../../contract.ts'
import { pageOf, pageSize, pagesFor, pagesToDrop } from './pages.ts'
import type { GatheredList } from './use-gathered.ts'

type Filtered = Pick<GatheredList, 'key' | 'filter'>
interface EntryPage {
  items: Entry[]
  next: string | null
}

const name = 'GET /incidents/:key/entries'
const keyOf = ({ key, filter }: Filtered, page: number) =>
  queryKey(name, { key }, { ...filter, offset: page * pageSize, limit: pageSize })

/**
 * A page of the list. Where the page before it is at hand, it is fetched by continuing after that one's last entry,
 * which costs the server the same however deep in the list it lies.
 */
export function pageQuery(client: QueryClient, list: Filtered, page: number) {
  return queryOptions<EntryPage>({
    queryKey: keyOf(list, page),
    queryFn: ({ signal }) => {
      const { key, filter } = list
      const before = client.getQueryState<EntryPage>(keyOf(list, page - 1))
      const last = before?.isInvalidated ? undefined : before?.data?.items[pageSize - 1]
      const from = last ? { after: last.id } : { offset: page * pageSize }
      return api(name, { params: { key }, query: { ...filter, ...from, limit: pageSize }, signal })
    },
    staleTime: 300_000,
  })
}

/** How long the list must rest, in milliseconds, before pages far from those at hand are asked for. */
const rest = 80

/** Pages to fetch for those in view. While somebody drags the scroll bar across thousands, none. */
function useUnhurried(wanted: readonly number[]): readonly number[] {
  const [asked, ask] = useState(wanted)
  const text = wanted.join()
  const same = asked.join() === text
  const near = wanted.some((page) => asked.includes(page))
  useEffect(() => {
    if (same) return
    const next = text === '' ? [] : text.split(',').map(Number)
    const timer = setTimeout(() => ask(next), near ? 0 : rest)
    return () => clearTimeout(timer)
  }, [same, near, text])
  return near || same ? wanted : asked
}

/** Lets go of the oldest pages out of sight, so that scrolling through everything takes no more memory. */
function useBoundedPages(list: Filtered, needed: readonly number[]) {
  const client = useQueryClient()
  const text = needed.join()
  useEffect(() => {
    const now = text === '' ? [] : text.split(',').map(Number)
    const kept = client
      .getQueryCache()
      .findAll({ queryKey: [name, { key: list.key }], type: 'inactive' })
      .map((query) => {
        const { offset = 0 } = query.queryKey[2] as { offset?: number }
        return { page: pageOf(offset), at: query.state.dataUpdatedAt, query }
      })
    for (const { query } of pagesToDrop(kept, now)) client.getQueryCache().remove(query)
  }, [client, list.key, text])
}

/** The entries of a list of any length, fetched as they come into view. `entryAt` is undefined for those on their way. */
export function useEntryPages(list: GatheredList, first: number, last: number) {
  const client = useQueryClient()
  const pages = useUnhurried(pagesFor(first, last, list.total))
  const failed = useQueries({
    queries: pages.map((page) => pageQuery(client, list, page)),
    combine: (results) => {
      const wrong = results.find(({ error }) => error)
      // Read here so that a page which arrives draws the list anew.
      const arrived = results.map(({ dataUpdatedAt }) => dataUpdatedAt).join()
      return wrong ? { error: wrong.error, again: wrong.refetch, arrived } : { error: null, arrived }
    },
  })
  useBoundedPages(list, pages)
  const entryAt = useCallback(
    (index: number): Entry | undefined => {
      const page = client.getQueryData<EntryPage>(keyOf(list, pageOf(index)))
      return page?.items[index % pageSize]
    },
    [client, list],
  )
  /** Fetches the page with an index, for what is asked for before it is in view. */
  const fetchAt = useCallback(
    async (index: number): Promise<readonly Entry[]> => {
      const page = pageOf(Math.max(0, Math.min(index, list.total - 1)))
      return (await client.ensureQueryData(pageQuery(client, list, page))).items
    },
    [client, list],
  )
  return { entryAt, fetchAt, problem: failed }
}
