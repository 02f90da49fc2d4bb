import {
  type QueryKey,
  queryOptions,
  type UseQueryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  useSuspenseQuery,
} from '@tanstack/react-query'
import type { ApiRoutes } from '#contracts.ts'
import { ApiProblem, createClient } from '#platform/http/client.ts'
import type { Reply, Request } from '#platform/http/contract.ts'
import { type ObjectType, queryKey, type ReadName, refresh } from './keys.ts'
import { markSignedOut } from './signed-out.ts'

const call = createClient<ApiRoutes>()

/** Calls a route by its contract: `await api('GET /incidents/:key', { params: { key } })`. Throws ApiProblem. */
export const api: typeof call = async (name, request) => {
  try {
    return await call(name, request)
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'not-signed-in') markSignedOut(true)
    throw error
  }
}

type Asked<N extends keyof ApiRoutes> = Request<ApiRoutes[N]>
type Answered<N extends keyof ApiRoutes> = Reply<ApiRoutes[N]>

/** What a reading route needs for TanStack Query; for route loaders and for the hooks below. */
export function reading<N extends ReadName>(name: N, request: Asked<N>) {
  return queryOptions<Answered<N>>({
    queryKey: queryKey(name, request.params, request.query),
    queryFn: ({ signal }) => api(name, { ...request, signal }),
  })
}

/** Reads a route with its loading and problem states, for what may come later than the page. */
export function useRead<N extends ReadName>(
  name: N,
  request: Asked<N>,
  options: Omit<UseQueryOptions<Answered<N>>, 'queryKey' | 'queryFn'> = {},
) {
  return useQuery({ ...reading(name, request), ...options })
}

/** Reads what the route’s loader brought (or waits for it): always the value, never a guard. */
export function useLoaded<N extends ReadName>(name: N, request: Asked<N>): Answered<N> {
  return useSuspenseQuery(reading(name, request)).data
}

type PagedName = {
  [N in ReadName]: Answered<N> extends { items: readonly unknown[]; next: string | null } ? N : never
}[ReadName]
type ItemOf<N extends PagedName> =
  Answered<N> extends { items: readonly (infer I)[]; next: string | null } ? I : never

/** Reads a list page by page: `items` so far, and `more` for the next page while there is one. */
export function useReadPages<N extends PagedName>(name: N, request: Asked<N>) {
  const query = (request.query ?? {}) as Record<string, unknown>
  const pages = useInfiniteQuery({
    queryKey: queryKey(name, request.params, { ...query, paged: true }),
    queryFn: ({ signal, pageParam }) => {
      const next = { ...request, query: { ...query, ...(pageParam ? { after: pageParam } : {}) }, signal }
      return api(name, next as Asked<N> & { signal: AbortSignal }) as Promise<{
        items: ItemOf<N>[]
        next: string | null
      }>
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  })
  return {
    items: pages.data?.pages.flatMap(({ items }) => items),
    more: pages.hasNextPage ? () => void pages.fetchNextPage() : null,
    fetching: pages.isFetching,
    error: pages.error,
    again: () => void pages.refetch(),
  }
}

/** How something read will look once a change is made; taken back when the change fails. */
export interface Expectation {
  queryKey: QueryKey
  update: (before: unknown) => unknown
}

/** Shows a change at once: `expecting('GET /incidents/:key', { params }, (before) => ({ ...before, title }))`. */
export function expecting<N extends ReadName>(
  name: N,
  request: Asked<N>,
  update: (before: NonNullable<Answered<N>>) => Answered<N>,
): Expectation {
  return {
    queryKey: queryKey(name, request.params, request.query),
    update: (before) => (before === undefined ? before : update(before as NonNullable<Answered<N>>)),
  }
}

interface ChangeOptions<N extends keyof ApiRoutes> {
  /** What the change touches; everything read of it is read again afterwards. */
  touches: readonly ObjectType[]
  /** Limits reading again to one incident. */
  incidentKey?: string
  expect?: (request: Asked<N>) => readonly Expectation[]
}

/**
 * Changes something: `const rename = useChange('PATCH /incidents/:key', { touches: ['incident'] })`. It is over when
 * what it touches was read again. What follows belongs behind `mutateAsync(…).then(…)`: callbacks handed to `mutate`
 * are not called once their component is gone, and a removed line’s component is.
 */
export function useChange<N extends keyof ApiRoutes & `${'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`>(
  name: N,
  { touches, incidentKey, expect }: ChangeOptions<N>,
) {
  const client = useQueryClient()
  return useMutation<Answered<N>, Error, Asked<N>, (readonly [QueryKey, unknown])[]>({
    mutationFn: (request) => api(name, request as Asked<N> & { signal?: AbortSignal }),
    onMutate: async (request) => {
      const expectations = expect?.(request) ?? []
      const before: (readonly [QueryKey, unknown])[] = []
      for (const { queryKey, update } of expectations) {
        await client.cancelQueries({ queryKey, exact: true })
        before.push([queryKey, client.getQueryData(queryKey)])
        client.setQueryData(queryKey, update)
      }
      return before
    },
    onError: (_error, _request, before) => {
      for (const [key, value] of before ?? []) client.setQueryData(key, value)
    },
    onSettled: () => refresh(client, touches, incidentKey ?? null),
  })
}
