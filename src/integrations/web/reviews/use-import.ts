import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ReviewImport } from '#integrations/reviews/import/contract.ts'
import { reading, useChange } from '#web/api.ts'
import { refresh } from '#web/keys.ts'
import { tellProblem } from '#web/parts/toasts.ts'

const betweenLooks = 800

export const isBusy = ({ state }: Pick<ReviewImport, 'state'>) => state === 'reading' || state === 'importing'

/** An import as it is now; while something is done with it, looked at again and again. */
export function useImport(id: string): ReviewImport {
  const client = useQueryClient()
  const { data } = useSuspenseQuery({
    ...reading('GET /review-imports/:id', { params: { id } }),
    refetchInterval: (query) => (query.state.data && isBusy(query.state.data) ? betweenLooks : false),
  })
  const busy = isBusy(data)
  const wasBusy = useRef(busy)
  useEffect(() => {
    // Its documents are others now.
    if (wasBusy.current && !busy) void refresh(client, ['review-import', 'incident', 'service'], null)
    wasBusy.current = busy
  }, [busy, client])
  return data
}

type Choices = Partial<
  Pick<ReviewImport, 'collection' | 'audience' | 'severity' | 'zone' | 'dayOrder'> & {
    severities: Record<string, string | null>
  }
>

/** Changes how an import is read and what becomes of it; what fails is told, and the choice shows as it was. */
export function useChoices({ id, version }: ReviewImport) {
  const change = useChange('PATCH /review-imports/:id', { touches: ['review-import'] })
  return {
    choose: (choices: Choices) =>
      change.mutate({ params: { id }, body: { ...choices, version } }, { onError: tellProblem }),
    choosing: change.isPending,
  }
}
