import { useEffect, useMemo, useState } from 'react'
import { useRead } from '#web/api.ts'
import type { OpenItem } from '../../contract.ts'
import { type AlikeIndex, alikeIndex } from './alike-index.ts'

const none: readonly OpenItem[] = []

/** Other open items that say much the same, the likest first: of those alone that the viewer may read. */
export function useAlike(text: string, ownId: string | undefined, enabled: boolean): readonly OpenItem[] {
  const items = useRead('GET /items/open', {}, { enabled, staleTime: 5 * 60_000 }).data?.items
  const [index, setIndex] = useState<AlikeIndex | null>(null)
  useEffect(() => {
    if (!enabled || !items) return
    let wanted = true
    void alikeIndex(items).then((made) => {
      if (wanted) setIndex(() => made)
    })
    return () => {
      wanted = false
    }
  }, [enabled, items])
  return useMemo(
    () => (enabled && index && text !== '' ? index(text, ownId) : none),
    [text, ownId, enabled, index],
  )
}
