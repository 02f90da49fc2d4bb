import type { SavedSearch } from '#learning/saved-searches/contract.ts'
import { ApiProblem } from '#platform/http/client.ts'
import { misused, refused } from '../failure.ts'
import { nearest } from '../given/nearest.ts'
import type { Format } from '../given/options.ts'
import type { Api } from '../server/connection.ts'
import { counted, printJson, say } from '../terminal/speak.ts'
import { printTable } from '../terminal/table.ts'

/** The saved searches of whoever asks, by name, each with how much is new in it. */
export function printSaved(searches: readonly SavedSearch[], { format }: Format) {
  if (format === 'json') return printJson({ items: searches })
  if (searches.length === 0) return say('You have no saved searches. “search WORDS --save NAME” keeps one.')
  printTable<SavedSearch>(
    [
      { title: 'NAME', cell: ({ name }) => name, flexible: true },
      { title: 'NEW', cell: newIn, align: 'right' },
      { title: 'SEARCH', cell: ({ q }) => q, flexible: true },
    ],
    searches,
  )
}

/** Of a search that is not followed nobody knows what is new. */
const newIn = ({ telling, news }: SavedSearch) => (telling === 'never' ? '–' : counted(news.count))

/** @throws Failure where none is called so, or several are. */
export function findSaved(searches: readonly SavedSearch[], given: string): SavedSearch {
  const named = (name: string) => name.toLowerCase() === given.trim().toLowerCase()
  const [first, ...more] = searches.filter(({ id, name }) => id === given || named(name))
  if (first && more.length > 0)
    throw misused(
      `Several saved searches are called “${given}”. Give one by its identifier: ${[first, ...more]
        .map(({ id, q }) => `${id} (${q})`)
        .join(', ')}.`,
    )
  if (first) return first
  const near = nearest(
    given,
    searches.map(({ name }) => name),
  )
  throw refused(
    `You have no saved search “${given}”. ${near ? `Did you mean “${near}”?` : '“search --saved” shows them.'}`,
  )
}

/** Keeps a search under a name. @throws Failure where the name is taken: one could not be told from the other. */
export async function saveSearch(api: Api, name: string, q: string): Promise<void> {
  const { items } = await api('GET /saved-searches', {})
  if (items.some((one) => one.name.toLowerCase() === name.trim().toLowerCase()))
    throw refused(`You have a saved search “${name.trim()}” already, which is kept. Choose another name.`)
  const saved = await api('POST /saved-searches', { body: { name, q } })
  say(`Kept as “${saved.name}”. “search --saved” tells how much is new in it.`)
}

/** What was new counts as known. A token that may only read leaves it as it is. */
export async function lookedAt(api: Api, { id, news }: SavedSearch): Promise<void> {
  if (news.count === 0) return
  await api('DELETE /saved-searches/:id/news', { params: { id } }).catch((error: unknown) => {
    if (!(error instanceof ApiProblem) || error.code !== 'not-allowed') throw error
  })
}
