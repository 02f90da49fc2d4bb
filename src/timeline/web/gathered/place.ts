import { type Search, textOf } from '#web/search-state.ts'
import { instantFrom } from '../moments.ts'

/** A moment to show, with the entry there when one is meant. */
export interface Place {
  at: string
  entryId?: string
}

/**
 * The moment in an entry's identifier, which begins with its time in microseconds; null for another identifier.
 * An entry whose time somebody corrected stands elsewhere now.
 */
export function momentOfId(id: string): string | null {
  const [, high, middle, low] = /^([0-9a-f]{8})-([0-9a-f]{4})-8([0-9a-f]{3})-/i.exec(id) ?? []
  return high ? instantFrom(Number.parseInt(`${high}${middle}${low}`, 16)) : null
}

/** Where an address wants to go: `?at=…`, `?entry=…`, or both. */
export function placeIn(search: Search): Place | null {
  const entryId = textOf(search.entry)
  const given = textOf(search.at)
  const at = given && !Number.isNaN(Date.parse(given)) ? given : entryId ? momentOfId(entryId) : null
  return at ? { at, ...(entryId ? { entryId } : {}) } : null
}
