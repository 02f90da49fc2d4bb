import type { SavedSearch } from '../../saved-searches/contract.ts'
import { idOf } from './together.ts'

/** How much is new in all of them; the same thing found twice counts once. */
export function newsIn(searches: readonly SavedSearch[]): number {
  const named = new Set(searches.flatMap(({ news }) => news.finds.map(idOf)))
  const unnamed = searches.reduce((sum, { news }) => sum + news.count - news.finds.length, 0)
  return named.size + unnamed
}
