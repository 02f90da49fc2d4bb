import type { ReviewImport } from '#integrations/reviews/import/contract.ts'
import type { FieldChoice, ImportState, Outcome } from '#integrations/reviews/import/words.ts'
import type { DocumentKind, Meaning } from '#integrations/reviews/reading.ts'

const numbers = new Intl.NumberFormat('en-GB')

/** `1,247` */
export const counted = (count: number) => numbers.format(count)

/** `1 review`, `1,247 reviews`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${counted(count)} ${count === 1 ? one : many}`
}

/** What a document is called: its title, else its file or folder. */
export function documentName({ title, path }: { title: string | null; path: string }): string {
  return title ?? path.replace(/\/+$/, '').split('/').at(-1) ?? path
}

export const kindName: Record<DocumentKind, string> = {
  review: 'Review',
  notice: 'Notice',
  template: 'Template',
  list: 'List',
  unreadable: 'Not readable',
}

export const kindsName: Record<DocumentKind, string> = {
  review: 'Reviews',
  notice: 'Notices',
  template: 'Templates',
  list: 'Lists',
  unreadable: 'Not readable',
}

export const outcomeName: Record<Outcome, string> = {
  created: 'New',
  updated: 'Updated',
  unchanged: 'Unchanged',
  kept: 'Kept as it is',
  leftOut: 'Left out',
  failed: 'Failed',
}

export const outcomeMeaning: Record<Outcome, string> = {
  created: 'became incidents with their reviews',
  updated: 'tell what the documents tell now',
  unchanged: 'were here already, just so',
  kept: 'had been worked on here; the document was put beside',
  leftOut: 'were not to be imported',
  failed: 'could not be imported',
}

export const stateName: Record<ImportState, string> = {
  waiting: 'Waiting for its files',
  reading: 'Being read',
  ready: 'Ready to be imported',
  importing: 'Being imported',
  done: 'Imported',
  failed: 'Stopped by a problem',
  cancelled: 'Stopped',
  withdrawn: 'Taken back',
}

export const meaningName: Record<Meaning, string> = {
  summary: 'Summary',
  impact: 'Impact',
  timeline: 'Timeline',
  trigger: 'Trigger',
  factors: 'Contributing factors',
  detection: 'Detection',
  response: 'Response',
  resolution: 'Resolution',
  'went-well': 'What went well',
  lucky: 'Where we were lucky',
  lessons: 'Lessons',
  items: 'Improvement items',
  other: 'Something else',
}

export const fieldName: Record<FieldChoice, string> = {
  title: 'Title',
  date: 'When it began',
  severity: 'Severity',
  services: 'Services',
  ignore: 'Nothing: leave it aside',
}

export const formatName = (format: string) => formats[format] ?? format
const formats: Record<string, string> = {
  markdown: 'Markdown',
  markup: 'Markdown and text',
  html: 'HTML',
  docx: 'Word',
  json: 'JSON',
  text: 'Text',
  csv: 'Table',
}

/** Shares of reviews in which each part was understood; a share of nothing is left out. */
export function figuresOf(understood: ReviewImport['understood']) {
  const { reviews, dated, withHeadings, withSections, withTimeline, withItems } = understood
  return [
    { name: 'a date', count: dated, of: reviews },
    { name: 'sections, of those with headings', count: withSections, of: withHeadings },
    { name: 'a timeline', count: withTimeline, of: reviews },
    { name: 'improvement items', count: withItems, of: reviews },
  ].filter(({ of }) => of > 0)
}

/** A share in whole per cent, never 100 % or 0 % where that isn’t so. */
export function percent(count: number, of: number): number {
  if (count === 0 || of === 0) return 0
  if (count >= of) return 100
  return Math.min(99, Math.max(1, Math.round((count / of) * 100)))
}

/** What became of an import, in one line: `1,180 new · 3 updated · 64 left out`. */
export function outcomesText(outcomes: ReviewImport['outcomes']): string {
  const words: [number, string][] = [
    [outcomes.created, 'new'],
    [outcomes.updated, 'updated'],
    [outcomes.unchanged, 'unchanged'],
    [outcomes.kept, 'kept as they were'],
    [outcomes.leftOut, 'left out'],
    [outcomes.failed, 'failed'],
  ]
  const told = words.filter(([count]) => count > 0).map(([count, word]) => `${counted(count)} ${word}`)
  return told.join(' · ') || 'nothing'
}

export const importedOf = ({ created, updated, unchanged, kept }: ReviewImport['outcomes']) =>
  created + updated + unchanged + kept
