import type { FieldContext } from '#web/parts/language/prompt.ts'
import type { NoteTag } from '../../note.ts'
import type { PartId } from '../../report-content.ts'

/** What a part of the report is for: some ways of writing weigh less in some of them. */
const ofPart: Record<PartId, FieldContext> = {
  summary: { section: 'narrative' },
  impact: { section: 'narrative' },
  story: { section: 'timeline' },
  learned: { section: 'analysis' },
  factors: { section: 'analysis' },
  'went-well': { section: 'narrative' },
  lucky: { section: 'narrative' },
  surprised: { section: 'narrative' },
  questions: { kind: 'question', section: 'prospect' },
  items: { kind: 'item', section: 'items' },
}

export const contextOfPart = (id: PartId): FieldContext => ofPart[id]

/** A note asks, proposes or tells, as its tag says. */
export function contextOfNote(tag: NoteTag | null): FieldContext {
  if (tag === 'question') return { kind: 'question' }
  if (tag === 'idea') return { kind: 'item', section: 'items' }
  if (tag === 'factor' || tag === 'learned') return { section: 'analysis' }
  return { section: 'narrative' }
}

/** Insights and factors. */
export const ofFinding: FieldContext = { section: 'analysis' }

export const ofItem: FieldContext = { kind: 'item', section: 'items' }
