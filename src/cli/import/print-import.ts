import type { DocumentRow, ReviewImport } from '#integrations/reviews/import/contract.ts'
import { type Outcome, outcomes } from '#integrations/reviews/import/words.ts'
import { type DocumentKind, documentKinds } from '#integrations/reviews/reading.ts'
import { onOneLine, plain } from '../terminal/plain.ts'
import { counted, paint, plural } from '../terminal/speak.ts'

const kindWords: Record<DocumentKind, string> = {
  review: 'reviews',
  notice: 'notices, left out',
  template: 'templates, left out',
  list: 'lists, left out',
  unreadable: 'not readable or not sent',
}

const outcomeWords: Record<Outcome, string> = {
  created: 'new',
  updated: 'updated',
  unchanged: 'unchanged',
  kept: 'kept as they are: people worked on them here',
  leftOut: 'left out',
  failed: 'failed',
}

const row = (count: number, name: string) => `${counted(count).padStart(8)}  ${name}`

/** What was understood of an import, before it is made. */
export function understoodText(one: ReviewImport): string {
  const { understood, kinds, documents, severities, severity } = one
  const parts: [number, string][] = [
    [understood.dated, 'date'],
    [understood.withSections, 'sections with a meaning'],
    [understood.withTimeline, 'timeline'],
    [understood.withItems, 'items'],
  ]
  return [
    paint('bold', `${plural(documents, 'document')}:`),
    ...documentKinds.filter((kind) => kinds[kind] > 0).map((kind) => row(kinds[kind], kindWords[kind])),
    ...(understood.reviews === 0
      ? []
      : [
          paint('bold', `Understood of ${plural(understood.reviews, 'review')}:`),
          ...parts.map(([count, name]) => row(count, name)),
        ]),
    ...(severities.length === 0
      ? []
      : [
          paint('bold', 'Severities as written, and what they become:'),
          ...severities.map(({ written, documents: count, becomes }) =>
            row(count, `${onOneLine(plain(written))} → ${becomes ?? severity}`),
          ),
        ]),
  ].join('\n')
}

/** What became of an import. */
export function resultText(one: ReviewImport): string {
  return [
    paint('bold', `${one.collection}:`),
    ...outcomes
      .filter((outcome) => one.outcomes[outcome] > 0)
      .map((outcome) => row(one.outcomes[outcome], outcomeWords[outcome])),
  ].join('\n')
}

/** A document that was not imported as it was asked for, with the reason. */
export function documentText({ path, reason }: DocumentRow): string {
  return `          ${onOneLine(plain(path))}: ${onOneLine(plain(reason ?? 'the reason is not known'))}`
}

/** A document’s line for programs. */
export function documentLine({ path, outcome, incidentKey, reason, title, kind }: DocumentRow) {
  return { path, outcome, key: incidentKey, reason, kind, title }
}
