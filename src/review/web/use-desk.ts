import { createContext, useContext } from 'react'
import type { MarkerValue } from '#incident/contract.ts'
import type { StoryLine } from '#timeline/contract.ts'
import type { Review } from '../contract.ts'
import type { StatementActions } from './use-statements.ts'

/** What everything on a review's page works with. */
export interface Desk {
  incidentKey: string
  review: Review
  story: readonly StoryLine[]
  markers: readonly MarkerValue[]
  /** Positions of entries in the story, from 0. */
  positions: ReadonlyMap<string, number>
  statements: StatementActions
  /** Lines that the next note, factor or insight points to, in the order of the story. */
  chosen: readonly string[]
  choose(entryIds: readonly string[]): void
  toggle(entryId: string, range?: boolean): void
  /** Lines that something under the pointer or the focus points to. */
  lit: ReadonlySet<string>
  light(entryIds: readonly string[]): void
  /** The moment at which the story is being walked; null while all of it is shown. */
  moment: string | null
  walkTo(moment: string | null): void
  /** Brings a line into view. */
  show(entryId: string): void
}

export const DeskContext = createContext<Desk | null>(null)

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('This belongs on the page of a review.')
  return desk
}
