import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { DocumentRow } from '#integrations/reviews/import/contract.ts'
import { api, useChange } from '#web/api.ts'
import { queryKey } from '#web/keys.ts'
import { offerUndo, tellProblem } from '#web/parts/toasts.ts'
import { documentName } from '../words.ts'
import type { DocumentFilter } from './filter.ts'

const inAPage = 100
const name = 'GET /review-imports/:id/documents'

interface DocumentPage {
  items: DocumentRow[]
  next: number | null
  total: number
}

/** The documents of an import that a filter lets through, page by page. */
export function useDocuments(id: string, filter: DocumentFilter) {
  const pages = useInfiniteQuery({
    queryKey: queryKey(name, { id }, { ...filter, paged: true }),
    queryFn: ({ signal, pageParam }) =>
      api(name, {
        params: { id },
        query: { ...filter, limit: inAPage, ...(pageParam > 0 ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  })
  const items = useMemo(() => pages.data?.pages.flatMap((page) => page.items), [pages.data])
  return {
    items,
    total: pages.data?.pages[0]?.total ?? 0,
    more: pages.hasNextPage && !pages.isFetchingNextPage ? () => void pages.fetchNextPage() : null,
    hasMore: pages.hasNextPage,
    fetching: pages.isFetchingNextPage,
    error: pages.error,
    again: () => void pages.refetch(),
  }
}

type Choice = Partial<Pick<DocumentRow, 'take'>> & {
  take?: boolean | null
  kind?: DocumentRow['kind'] | null
}

/** Takes documents in or leaves them out, shown at once, with a way back. */
export function useDocumentChoice(id: string) {
  const client = useQueryClient()
  const patch = useChange('PATCH /review-imports/:id/documents/:number', { touches: [] })
  const showRow = (row: DocumentRow) => {
    client.setQueriesData<{ pages: DocumentPage[] }>({ queryKey: [name, { id }] }, (data) =>
      data
        ? { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(sameOr(row)) })) }
        : data,
    )
  }
  const send = async (number: number, choice: Omit<Choice, never>) => {
    const row = await patch.mutateAsync({ params: { id, number }, body: choice })
    showRow(row)
    await client.invalidateQueries({ queryKey: ['GET /review-imports/:id', { id }] })
    await client.invalidateQueries({ queryKey: ['GET /review-imports/:id/documents/:number'] })
  }
  const back = (before: DocumentRow) => send(before.number, { take: before.take, kind: before.chosenKind })
  const choose = async (before: DocumentRow, choice: Choice, told: string) => {
    if (typeof choice.take === 'boolean') showRow({ ...before, take: choice.take })
    try {
      await send(before.number, choice)
      offerUndo(told, () => back(before))
    } catch (error) {
      showRow(before)
      tellProblem(error)
    }
  }
  return {
    /** What is no review by its look becomes one by being taken. */
    take: (row: DocumentRow, take: boolean) =>
      choose(
        row,
        take && row.kind !== 'review' ? { take, kind: 'review' } : { take },
        `${documentName(row)} ${take ? 'will be imported.' : 'is left out.'}`,
      ),
  }
}

const sameOr = (row: DocumentRow) => (one: DocumentRow) =>
  one.number === row.number ? { ...one, ...row } : one
