import { distanceOf } from './distance.ts'

/** What can be found. */
export const documentKinds = [
  'incident',
  'report',
  'draft',
  'factor',
  'insight',
  'item',
  'note',
  'evidence',
  'entry',
] as const
export type DocumentKind = (typeof documentKinds)[number]

/** What a search can be narrowed by: `service:checkout`. */
export const fieldNames = [
  'kind',
  'service',
  'severity',
  'team',
  'incident',
  'after',
  'before',
  'has',
  'owner',
  'state',
] as const
export type FieldName = (typeof fieldNames)[number]

/** What `has:` asks for: something of the incident that the asker may see. */
export const havings = ['report', 'review', 'item', 'evidence'] as const
export type Having = (typeof havings)[number]

/** Other words for fields and values, and plurals. */
const alias: Record<string, FieldName> = {
  type: 'kind',
  is: 'kind',
  services: 'service',
  sev: 'severity',
  key: 'incident',
  since: 'after',
  from: 'after',
  until: 'before',
  to: 'before',
  status: 'state',
}

export function fieldNamed(name: string): FieldName | null {
  const lower = name.toLowerCase()
  return (
    fieldNames.find((field) => field === lower) ??
    (Object.hasOwn(alias, lower) ? (alias[lower] ?? null) : null)
  )
}

/** The word of a list that was most likely meant, or null when none is near. */
export function nearestOf<Word extends string>(typed: string, words: readonly Word[]): Word | null {
  const lower = typed.toLowerCase()
  const begun = lower.length > 1 ? words.find((word) => word.startsWith(lower)) : undefined
  if (begun) return begun
  const [best] = words
    .map((word) => ({ word, distance: distanceOf(lower, word) }))
    .filter(({ word, distance }) => distance <= Math.max(1, Math.floor(word.length / 3)))
    .sort((one, other) => one.distance - other.distance)
  return best?.word ?? null
}

/** One of a list, in any letter case and number: `Items` is `item`. */
export function oneOf<Word extends string>(typed: string, words: readonly Word[]): Word | null {
  const lower = typed.toLowerCase()
  const singular = lower === 'entries' ? 'entry' : lower.replace(/s$/, '')
  return words.find((word) => word === lower) ?? words.find((word) => word === singular) ?? null
}
