import type { Found, MarkedText } from '../../search/contract.ts'

/** What was found of one incident. */
export interface FoundTogether {
  best: Found
  further: Found[]
}

/** Finds of one incident stand together, where its best one stands. */
export function together(finds: readonly Found[]): FoundTogether[] {
  const groups = new Map<string, FoundTogether>()
  for (const find of finds) {
    const group = groups.get(find.incidentKey)
    if (group) group.further.push(find)
    else groups.set(find.incidentKey, { best: find, further: [] })
  }
  return [...groups.values()]
}

export const idOf = ({ kind, id }: Pick<Found, 'kind' | 'id'>) => `${kind} ${id}`

/** What a find has to say below the best one of its incident: not what stands there already, where there is more. */
export function wordsBelow(best: Found, { title, excerpt, incidentTitle }: Found): MarkedText {
  if (title.text.trim() !== '' && title.text !== incidentTitle) return title
  const known = excerpt.text === '' || excerpt.text === best.excerpt.text
  return known && title.text !== '' ? title : excerpt
}
