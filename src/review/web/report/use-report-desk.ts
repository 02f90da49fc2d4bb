import { createContext, useContext } from 'react'
import type { Item } from '#improvement/contract.ts'
import type { StoryLine } from '#timeline/contract.ts'
import type { ReportPart, Review } from '../../contract.ts'
import type { PartId } from '../../report-content.ts'
import type { StatementActions } from '../use-statements.ts'

/** What makes a report changeable in its place. */
export interface ReportDesk {
  incidentKey: string
  review: Review
  story: readonly StoryLine[]
  items: readonly Item[]
  statements: StatementActions
  /** Parts whose words somebody began to write though nothing stands there yet. */
  begun: ReadonlySet<PartId>
  /** Writing in such a part has ended. */
  end(id: PartId): void
  partOf(id: PartId): ReportPart | undefined
  savePart(change: PartChange, base: ReportPart): Promise<unknown>
  latestPart(base: ReportPart): Promise<ReportPart>
  resetPart(base: ReportPart): void
  hidePart(base: ReportPart): void
}
export type PartChange = Partial<Pick<ReportPart, 'heading' | 'text' | 'hidden'>>

export const ReportDeskContext = createContext<ReportDesk | null>(null)

/** The desk on which the report is being worked on, or null where it is only read. */
export function useReportDesk(): ReportDesk | null {
  return useContext(ReportDeskContext)
}
