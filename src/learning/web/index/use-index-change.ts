import { useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { queryKey } from '#web/keys.ts'
import { useSubmit } from '#web/parts/use-submit.ts'

/** Asks for something to be done about the index, and shows how far it is then. */
export function useIndexChange(name: 'POST /search/index' | 'POST /search/index/attempts') {
  const queries = useQueryClient()
  return useSubmit(async () => {
    queries.setQueryData(queryKey('GET /search/index'), await api(name, {}))
  })
}
