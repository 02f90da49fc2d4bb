import type { Entry } from '#timeline/contract.ts'
import type { Api } from '../server/connection.ts'
import type { EntryQuery } from './filters.ts'

const perPage = 1000

/** Entries page by page, as they arrive, up to `most`. The generator's result tells whether there are more. */
export async function* entryPages(
  api: Api,
  key: string,
  query: EntryQuery,
  most: number,
): AsyncGenerator<Entry[], { more: boolean }> {
  let after: string | null = null
  let given = 0
  do {
    const limit = Math.min(perPage, most - given)
    const page: { items: Entry[]; next: string | null } = await api('GET /incidents/:key/entries', {
      params: { key },
      query: { ...query, limit, ...(after && { after }) },
    })
    given += page.items.length
    after = page.next
    if (page.items.length > 0) yield page.items
  } while (after && given < most)
  return { more: after !== null }
}
