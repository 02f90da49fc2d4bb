import type { EntryDraft } from '#timeline/entry.ts'
import { epochMicros, readTime } from '#timeline/time-text.ts'
import { valueAt } from './json-value.ts'

export type Moment = Pick<EntryDraft, 'at' | 'precision' | 'zone'>

/** The time in a field along a path: text in any usual form, or an epoch; null when it holds none. */
export function momentAt(value: unknown, ...path: string[]): Moment | null {
  const found = valueAt(value, ...path)
  if (typeof found === 'number') {
    const at = epochMicros(found)
    return at === null ? null : { at, precision: 'exact' }
  }
  const reading = typeof found === 'string' ? readTime(found) : null
  if (!reading) return null
  const { at, precision, zone } = reading
  return zone === undefined ? { at, precision } : { at, precision, zone }
}
