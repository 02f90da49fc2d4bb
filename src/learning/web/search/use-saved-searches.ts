import { useChange, useRead } from '#web/api.ts'
import { offerUndo, tell, tellProblem } from '#web/parts/toasts.ts'
import type { SavedSearch } from '../../saved-searches/contract.ts'
import type { Telling } from '../../saved-searches/telling.ts'
import { newsIn } from './news-in.ts'

const touches = ['saved-search'] as const

/** The viewer’s saved searches, and what can be done with them. */
export function useSavedSearches() {
  const { data } = useRead('GET /saved-searches', {})
  const save = useChange('POST /saved-searches', { touches })
  const change = useChange('PATCH /saved-searches/:id', { touches })
  const remove = useChange('DELETE /saved-searches/:id', { touches })
  const restore = useChange('POST /saved-searches/:id/restoration', { touches })
  const look = useChange('DELETE /saved-searches/:id/news', { touches })
  const searches = data?.items ?? []
  return {
    searches,
    known: data !== undefined,
    letters: data?.letters ?? false,
    news: newsIn(searches),
    saving: save.isPending,
    save: (name: string, q: string, telling: Telling) =>
      save.mutateAsync({ body: { name, q, telling } }).then((saved) => tell(`“${saved.name}” is saved.`)),
    change: (id: string, body: { name?: string; telling?: Telling }) =>
      change.mutateAsync({ params: { id }, body }).catch(tellProblem),
    remove: ({ id, name }: SavedSearch) =>
      remove
        .mutateAsync({ params: { id } })
        .then(() => offerUndo(`“${name}” is deleted.`, () => restore.mutateAsync({ params: { id } })))
        .catch(tellProblem),
    look: (id: string) => look.mutateAsync({ params: { id } }).catch(tellProblem),
  }
}
