import type { Insight, Note, Review } from '../../contract.ts'
import type { NoteTag } from '../../note.ts'
import type { PartId } from '../../report-content.ts'

/** What stands behind a statement of the report, and where it is changed. */
export type StatementSource = { kind: 'insights'; one: Insight } | { kind: 'notes'; one: Note }

const tagOfPart: Partial<Record<PartId, NoteTag>> = {
  learned: 'learned',
  'went-well': 'went-well',
  lucky: 'lucky',
  surprised: 'surprised',
  questions: 'question',
}

/** The sources of a part's statements, in the order in which the report shows them. */
export function statementSources(
  part: PartId,
  review: Pick<Review, 'notes' | 'insights'>,
): StatementSource[] {
  const tag = tagOfPart[part]
  if (!tag) return []
  const notes = review.notes
    .filter((note) => note.tag === tag)
    .map((one) => ({ kind: 'notes' as const, one }))
  const insights =
    part === 'learned' ? review.insights.map((one) => ({ kind: 'insights' as const, one })) : []
  return [...insights, ...notes]
}

/**
 * The source of each element that is shown, or null for all while the two were read at different moments: better not
 * to be able to change something for a second than to change something else.
 */
export function matched<S>(sources: readonly S[], shown: number): readonly (S | null)[] {
  return sources.length === shown ? sources : Array.from({ length: shown }, () => null)
}
