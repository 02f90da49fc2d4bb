import type { Level } from '#language/finding.ts'
import type { LeftOut } from '../folders/left-out.ts'
import type { Place, Places } from './places.ts'

/** Something in a document that is worth a second look, told the same way whatever it is about. */
export interface Remark {
  /** A category, or what is asked about an item: `item-not-actionable`. */
  rule: string
  /** What exactly saw it: `counterfactual/failed-to`. */
  row: string
  level: Level
  /** UTF-16 offsets into the document. */
  start: number
  end: number
  why: string
  questions: readonly string[]
  /** Where something stands that is like it: `reviews/a.md:12`. */
  like?: string
}

/** Where something stands: offsets into the text, bytes of the file, lines and columns from 1. */
export interface Located extends Place {
  start: number
  end: number
  startByte: number
  endByte: number
  text: string
}

/** What was found out about one document. */
export interface LintedDocument {
  /** As a person would write it here. */
  path: string
  places: Places
  locate(start: number, end: number): Located
  remarks: readonly Remark[]
  /** The shape of the document in `--format json`, without its path. */
  details: Record<string, unknown>
  /** Ignore comments that silence nothing, and those that can't be understood. */
  comments: { unused: readonly Place[]; mistakes: readonly { place: Place; message: string }[] }
}

export interface Totals {
  documents: { path: string; warnings: number; infos: number }[]
  warnings: number
  infos: number
  leftOut: { path: string; leftOut: LeftOut }[]
}

/** Prints what was found, document by document. Every method answers what to write. */
export interface Reporter {
  begin(): string
  document(document: LintedDocument): string
  end(totals: Totals): string
}

export function countOf(remarks: readonly Remark[], level: Level): number {
  return remarks.reduce((count, remark) => count + (remark.level === level ? 1 : 0), 0)
}
