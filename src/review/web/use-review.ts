import { useQueryClient } from '@tanstack/react-query'
import { ApiProblem } from '#platform/http/client.ts'
import { reading, useRead } from '#web/api.ts'
import type { Review } from '../contract.ts'

export const reviewOf = (key: string) => reading('GET /incidents/:key/review', { params: { key } })

/** The review of an incident; `none` when there is none that the viewer takes part in. */
export function useReview(key: string) {
  const { data, error, refetch } = useRead('GET /incidents/:key/review', { params: { key } })
  const none = error instanceof ApiProblem && error.code === 'not-found'
  return { review: none ? undefined : data, none, error: none ? null : error, again: () => void refetch() }
}

/** Changes what is shown of a review at once, before it is read again. */
export function usePutReview(key: string) {
  const client = useQueryClient()
  const { queryKey } = reviewOf(key)
  return (update: (review: Review) => Review) => {
    client.setQueryData(queryKey, (review) => (review ? update(review) : review))
  }
}
