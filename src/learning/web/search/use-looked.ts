import { useEffect, useState } from 'react'
import { idOf } from './together.ts'
import type { useSavedSearches } from './use-saved-searches.ts'

const nothing: ReadonlySet<string> = new Set()

/**
 * What was new in a saved search when it was opened: from then on it counts as known, and stays marked for as long as
 * it is open.
 */
export function useLooked(
  id: string | undefined,
  q: string,
  { searches, look }: Pick<ReturnType<typeof useSavedSearches>, 'searches' | 'look'>,
): ReadonlySet<string> {
  const [marked, mark] = useState<{ id: string; finds: ReadonlySet<string> } | null>(null)
  const open = searches.find((one) => one.id === id && one.q === q)
  const fresh = (open?.news.count ?? 0) > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time something is new.
  useEffect(() => {
    if (!open || !fresh) return
    const finds = open.news.finds.map(idOf)
    mark((before) => ({
      id: open.id,
      finds: new Set([...(before?.id === open.id ? before.finds : []), ...finds]),
    }))
    void look(open.id)
  }, [open?.id, fresh])
  return marked && marked.id === open?.id ? marked.finds : nothing
}
