import { useMemo } from 'react'
import { type DuplicateIndex, duplicateIndex } from '#language/actionability/duplicates.ts'
import { useRead } from '#web/api.ts'
import type { OpenItem } from '../../contract.ts'

interface Known {
  index: DuplicateIndex
  byId: ReadonlyMap<string, OpenItem>
}

/** One index a list, however many fields ask: it takes far longer to make than to use. */
const known = new WeakMap<readonly OpenItem[], Known>()

function knownOf(items: readonly OpenItem[]): Known {
  const there = known.get(items)
  if (there) return there
  const made = {
    index: duplicateIndex(items.map(({ id, title }) => ({ id, text: title }))),
    byId: new Map(items.map((item) => [item.id, item])),
  }
  known.set(items, made)
  return made
}

/** More than this nobody reads while writing. */
const most = 3
const none: readonly OpenItem[] = []

/** Other open items that say much the same, the likest first: of those alone that the viewer may read. */
export function useAlike(text: string, ownId: string | undefined, enabled: boolean): readonly OpenItem[] {
  const items = useRead('GET /items/open', {}, { enabled, staleTime: 5 * 60_000 }).data?.items
  return useMemo(() => {
    if (!enabled || !items || text === '') return none
    const { index, byId } = knownOf(items)
    return index
      .find(text)
      .filter(({ id }) => id !== ownId)
      .slice(0, most)
      .flatMap(({ id }) => byId.get(id) ?? [])
  }, [text, ownId, enabled, items])
}
