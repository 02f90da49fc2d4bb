import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { queryKey } from '#web/keys.ts'
import type { SearchAnswer } from '../../search/contract.ts'
import { together } from './together.ts'

const pageSize = 20

const keyOf = (q: string, typing: boolean) => queryKey('GET /search', {}, { q, typing, paged: true })

/** What a query finds, page by page; what was found before stays until the answer is there. */
export function useFinds(q: string, typing: boolean) {
  const pages = useInfiniteQuery({
    queryKey: keyOf(q, typing),
    queryFn: ({ signal, pageParam }): Promise<SearchAnswer> =>
      api('GET /search', {
        query: { q, typing: String(typing), limit: pageSize, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      } as Parameters<typeof api<'GET /search'>>[1]),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
    enabled: q !== '',
  })
  const first = q === '' ? undefined : pages.data?.pages[0]
  return {
    answer: first,
    /** By incidents, those of each page for themselves: what came before stays where it is. */
    groups: first ? (pages.data?.pages.flatMap(({ items }) => together(items)) ?? []) : [],
    more: pages.hasNextPage && !pages.isPlaceholderData ? () => void pages.fetchNextPage() : null,
    fetchingMore: pages.isFetchingNextPage,
    /** What is shown belongs to what was typed before. */
    behind: pages.isPlaceholderData,
    error: pages.error,
    again: () => void pages.refetch(),
  }
}

/** Whether the last word is still being typed. Somebody who comes back finds the list as it was left. */
export function useTyping(q: string) {
  const client = useQueryClient()
  return useState(
    () =>
      client.getQueryData(keyOf(q, true)) !== undefined && client.getQueryData(keyOf(q, false)) === undefined,
  )
}
