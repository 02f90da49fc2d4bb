import { type DocumentKind, documentKinds, type ReviewReading } from '#integrations/reviews/reading.ts'
import { onOneLine, plain } from '../terminal/plain.ts'
import { counted, paint, plural } from '../terminal/speak.ts'
import type { ReadingReporter } from './as-jsonl.ts'

/** What is counted of reviews, in the order in which it is told. */
const parts = [
  { name: 'title', has: ({ title }: ReviewReading) => title !== null },
  { name: 'date', has: ({ date }: ReviewReading) => date !== null },
  { name: 'severity', has: ({ severity }: ReviewReading) => severity !== null },
  { name: 'services', has: ({ services }: ReviewReading) => services.length > 0 },
  { name: 'sections with a meaning', has: ({ sections }: ReviewReading) => sections.some(isKnown) },
  { name: 'timeline', has: ({ timeline }: ReviewReading) => timeline.length > 0 },
  { name: 'items', has: ({ items }: ReviewReading) => items.length > 0 },
] as const
const isKnown = ({ heading, meaning }: ReviewReading['sections'][number]) =>
  heading !== '' && meaning !== 'other'

const mostPaths = 8
const mostReasons = 1_000

interface Group {
  count: number
  paths: string[]
}

/** For people: how many documents of each kind, what was understood of the reviews, and what was not. */
export function asText(): ReadingReporter {
  const kinds = new Map<DocumentKind, number>()
  const understood = parts.map(() => 0)
  const reasons = new Map<string, Group>()
  return {
    document(reading) {
      kinds.set(reading.kind, (kinds.get(reading.kind) ?? 0) + 1)
      if (reading.kind === 'review')
        for (const [index, part] of parts.entries())
          understood[index] = (understood[index] ?? 0) + (part.has(reading) ? 1 : 0)
      for (const problem of reading.problems) note(reasons, problem, reading.path)
      return ''
    },
    end: () =>
      [
        ...kindLines(kinds),
        '',
        ...partLines(understood, kinds.get('review') ?? 0),
        ...reasonLines(reasons),
        '',
      ].join('\n'),
  }
}

/** Numbers in a reason don’t make it another. */
function note(reasons: Map<string, Group>, problem: string, path: string) {
  const key = onOneLine(problem).replace(/\d+(?:[.,]\d+)*/g, '…')
  const group = reasons.get(key) ?? { count: 0, paths: [] }
  if (!reasons.has(key) && reasons.size >= mostReasons) return
  reasons.set(key, group)
  group.count += 1
  if (group.paths.length < mostPaths) group.paths.push(path)
}

const kindWords: Record<DocumentKind, string> = {
  review: 'reviews',
  notice: 'notices, left out',
  template: 'templates, left out',
  list: 'lists, left out',
  unreadable: 'not readable',
}

function kindLines(kinds: ReadonlyMap<DocumentKind, number>): string[] {
  const all = [...kinds.values()].reduce((sum, count) => sum + count, 0)
  if (all === 0) return ['No documents to look at.']
  const lines = documentKinds.flatMap((kind) =>
    kinds.has(kind) ? [row(kinds.get(kind) ?? 0, kindWords[kind])] : [],
  )
  return [paint('bold', `${plural(all, 'document')}:`), ...lines]
}

function partLines(understood: readonly number[], reviews: number): string[] {
  if (reviews === 0) return []
  return [
    paint('bold', `Understood of ${plural(reviews, 'review')}:`),
    ...parts.map(({ name }, index) => row(understood[index] ?? 0, name)),
    '',
  ]
}

const row = (count: number, name: string) => `${counted(count).padStart(8)}  ${name}`

function reasonLines(reasons: ReadonlyMap<string, Group>): string[] {
  if (reasons.size === 0) return []
  const sorted = [...reasons].sort(([, one], [, other]) => other.count - one.count)
  return [paint('bold', 'What was left out, guessed or not understood:'), ...sorted.flatMap(groupLines)]
}

function groupLines([reason, { count, paths }]: readonly [string, Group]): string[] {
  const more =
    count > paths.length
      ? [paint('dim', `          and ${plural(count - paths.length, 'more document')}`)]
      : []
  return [
    row(count, reason),
    ...paths.map((path) => paint('dim', `          ${onOneLine(plain(path))}`)),
    ...more,
  ]
}
