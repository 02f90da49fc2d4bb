import type { Item } from '#improvement/contract.ts'
import type { Prompting } from '#web/parts/language/prompted.tsx'
import type { ReportPart, Review } from '../../contract.ts'
import { contextOfNote, contextOfPart, ofFinding, ofItem } from '../language/place-context.ts'
import { statementSources } from './sources.ts'

/** Some words of a report, and the field in which they are changed. */
export interface ReportText {
  text: string
  prompting: Prompting & { place: string }
}

/**
 * What people wrote of a report, part by part as it is read: words of the parts, statements, factors, titles of items.
 * Lines of the story stay out: what was said at the time is evidence.
 */
export function reportTexts(
  parts: readonly ReportPart[],
  review: Pick<Review, 'notes' | 'insights' | 'factors'>,
  items: readonly Pick<Item, 'id' | 'title'>[],
): ReportText[] {
  return parts
    .filter(({ hidden }) => !hidden)
    .flatMap((part) => [
      { text: part.text, prompting: { ...contextOfPart(part.id), place: `part:${part.id}` } },
      ...statementsOf(part, review),
      ...(part.id === 'factors'
        ? review.factors.map(({ id, statement }) => ({
            text: statement,
            prompting: { ...ofFinding, place: `factors:${id}` },
          }))
        : []),
      ...(part.id === 'items'
        ? items.map(({ id, title }) => ({ text: title, prompting: { ...ofItem, place: `items:${id}` } }))
        : []),
    ])
    .filter(({ text }) => text.trim() !== '')
}

function statementsOf({ id }: ReportPart, review: Pick<Review, 'notes' | 'insights'>): ReportText[] {
  return statementSources(id, review).map(({ kind, one }) => ({
    text: one.text,
    prompting: {
      ...(kind === 'notes' ? contextOfNote(one.tag) : ofFinding),
      place: `${kind}:${one.id}`,
    },
  }))
}
