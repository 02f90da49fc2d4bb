import { paths } from '#web/paths.ts'
import type { Found, MarkedText } from '../../search/contract.ts'

/** Letters of the words by which the place in a report is found again. */
const longestWords = 80

/** Where a find leads: to the very thing, and for reports to the words in it. */
export function findPath(found: Found): string {
  const { kind, id, incidentKey: key } = found
  switch (kind) {
    case 'report':
      return paths.incident(key, 'report', { versions: found.version, words: wordsAt(found.excerpt) })
    case 'draft':
      return paths.incident(key, 'report', { words: wordsAt(found.excerpt) })
    case 'item':
      return paths.incident(key, 'review', { pane: 'findings', item: id })
    case 'factor':
    case 'insight':
      return paths.incident(key, 'review', { pane: 'findings', show: `${kind}-${id}` })
    case 'note':
      return paths.incident(key, 'review', { show: `note-${id}` })
    case 'evidence':
      return paths.incident(key, 'evidence', { show: `evidence-${id}` })
    case 'entry':
      return paths.incident(key, 'timeline', { entry: id, at: found.at })
    default:
      return paths.incident(key)
  }
}

/**
 * What stands from a mark on, to find the place by: from the one that most others follow closely. Nothing where only
 * the title has the words.
 */
export function wordsAt({ text, marks }: MarkedText): string | undefined {
  const following = (from: number) =>
    new Set(
      marks
        .filter(([start, end]) => start >= from && end <= from + longestWords)
        .map(([start, end]) => text.slice(start, end).toLowerCase()),
    ).size
  const [best] = marks
    .map(([from]) => ({ from, count: following(from) }))
    .toSorted((one, other) => other.count - one.count || one.from - other.from)
  if (!best) return undefined
  const words = text.slice(best.from, best.from + longestWords)
  return text.length > best.from + longestWords ? words.replace(/\s\S*$/, '') : words
}
