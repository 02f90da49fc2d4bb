import { duplicateIndex } from '#language/actionability/duplicates.ts'
import type { OpenItem } from '../../contract.ts'

/** Items that say much the same as a text, the likest first; never the item itself. */
export type AlikeIndex = (text: string, ownId?: string) => readonly OpenItem[]

/** More than this nobody reads while writing. */
const most = 3

/** So many at a time, so that no key has to wait for thousands. */
const slice = 500

/** One index a list, however many fields ask: it takes far longer to make than to use. */
const known = new WeakMap<readonly OpenItem[], Promise<AlikeIndex>>()

export function alikeIndex(items: readonly OpenItem[]): Promise<AlikeIndex> {
  const there = known.get(items)
  if (there) return there
  const made = make(items)
  known.set(items, made)
  return made
}

async function make(items: readonly OpenItem[]): Promise<AlikeIndex> {
  const index = duplicateIndex([])
  const byId = new Map(items.map((item) => [item.id, item]))
  for (let from = 0; from < items.length; from += slice) {
    for (const { id, title } of items.slice(from, from + slice)) index.add({ id, text: title })
    await new Promise((resolve) => setTimeout(resolve))
  }
  return (text, ownId) =>
    index
      .find(text)
      .filter(({ id }) => id !== ownId)
      .slice(0, most)
      .flatMap(({ id }) => byId.get(id) ?? [])
}
