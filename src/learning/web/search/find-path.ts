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

/** What stands from the first mark on, to find the place by; nothing where only the title has the words. */
export function wordsAt({ text, marks }: MarkedText): string | undefined {
  const [first] = marks
  if (!first) return undefined
  const words = text.slice(first[0], first[0] + longestWords)
  return text.length > first[0] + longestWords ? words.replace(/\s\S*$/, '') : words
}
