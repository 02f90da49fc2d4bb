import { createContext, type RefObject, useContext } from 'react'
import type { MarkerValue } from '#incident/contract.ts'
import type { Marker } from '#incident/marker.ts'
import type { Entry, StoryLine } from '../contract.ts'
import type { Telling } from './story/use-telling.ts'

export type Pane = 'gathered' | 'story'

/** What the left pane can be asked to do. */
export interface GatheredHandle {
  focus(): void
  /** Moves the cursor; with `extend`, everything on the way is marked. */
  step(by: number, extend?: boolean): void
  toEdge(edge: 'first' | 'last'): void
  /** Brings a moment into view, and the entry there, when it is listed. */
  show(at: string, entryId?: string): void
  openJump(): void
  openSearch(): void
}

/** What the right pane can be asked to do. */
export interface StoryHandle {
  focus(): void
  step(by: number, extend?: boolean): void
  toEdge(edge: 'first' | 'last'): void
  /** Brings a line into view; false when the entry has none. */
  show(entryId: string): boolean
  edit(entryId: string): void
  insertAfter(entryId: string | null): void
  /** Begins to walk the story, or stops. */
  walk(): void
}

/** What lies open over the workbench. */
export type Opened =
  | { what: 'pin'; entry: Entry }
  | { what: 'original'; entry: Entry }
  | { what: 'edit'; entry: Entry }

/** What can be done on the workbench. It stays the same for as long as the page does. */
export interface BenchActions {
  incidentKey: string
  telling: Telling
  pinning: { pin(value: MarkerValue): void; clear(marker: Marker): void }
  gathered: RefObject<GatheredHandle | null>
  teller: RefObject<StoryHandle | null>
  /** Pending while the entry that somebody leapt to is on its way. */
  arrival: RefObject<Promise<void> | null>
  choose(entry: Entry | null, pane: Pane): void
  mark(entries: readonly Entry[], how: 'toggle' | 'add'): void
  clearMarks(): void
  open(opened: Opened | null): void
  setPane(pane: Pane): void
}

export interface Workbench extends BenchActions {
  pane: Pane
  /** The entry that keys act on, in whichever pane it was chosen. */
  current: Entry | null
  /** Marked to be taken together, by identifier. */
  marked: ReadonlyMap<string, Entry>
  story: readonly StoryLine[]
  inStory: ReadonlySet<string>
  markers: readonly MarkerValue[]
  /** Markers by the entry they are pinned to. */
  pinned: ReadonlyMap<string, readonly MarkerValue[]>
  opened: Opened | null
}

export const WorkbenchContext = createContext<Workbench | null>(null)
export const ActionsContext = createContext<BenchActions | null>(null)

function there<T>(value: T | null): T {
  if (!value) throw new Error('This belongs on the timeline’s workbench.')
  return value
}

/** Everything that both panes share; whoever uses it is drawn anew with every step of the cursor. */
export function useWorkbench(): Workbench {
  return there(useContext(WorkbenchContext))
}

/** Only what can be done, for what there are hundreds of. */
export function useBenchActions(): BenchActions {
  return there(useContext(ActionsContext))
}

/** What a key acts on: everything marked, else the entry at hand. */
export function targetsOf({ marked, current }: Workbench): readonly Entry[] {
  if (marked.size > 0) return [...marked.values()]
  return current ? [current] : []
}
