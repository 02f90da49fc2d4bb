import { outcomes } from '#integrations/reviews/import/words.ts'
import { documentKinds } from '#integrations/reviews/reading.ts'
import { type Search, textOf } from '#web/search-state.ts'

/** Which documents are listed, as it stands in the address and goes to the server. */
export interface DocumentFilter {
  kind?: (typeof documentKinds)[number]
  outcome?: (typeof outcomes)[number]
  shape?: number
  folder?: string
  problem?: 'true'
  take?: 'true' | 'false'
  q?: string
}

/** An empty value has no place in an address: documents that lie in no folder are asked for by a name no folder has. */
export const topFolder = '/'

/** Reads the filter out of an address; what makes no sense there is passed over. */
export function filterOf(search: Search): DocumentFilter {
  const kind = documentKinds.find((one) => one === textOf(search.kind))
  const outcome = outcomes.find((one) => one === textOf(search.outcome))
  const shape = Number(textOf(search.shape))
  const folder = textOf(search.folder)
  const take = textOf(search.take)
  const q = textOf(search.q)?.trim()
  return {
    ...(kind ? { kind } : {}),
    ...(outcome ? { outcome } : {}),
    ...(Number.isInteger(shape) && shape > 0 ? { shape } : {}),
    ...(folder === undefined ? {} : { folder: folder === topFolder ? '' : folder }),
    ...(textOf(search.problem) === 'true' ? { problem: 'true' as const } : {}),
    ...(take === 'true' || take === 'false' ? { take } : {}),
    ...(q ? { q } : {}),
  }
}

/** What takes every filter out of the address. */
export const noFilter: Search = {
  kind: undefined,
  outcome: undefined,
  shape: undefined,
  folder: undefined,
  problem: undefined,
  take: undefined,
  q: undefined,
}

export const isNarrowed = (filter: DocumentFilter) => Object.keys(filter).length > 0
