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

export interface Workbench {
  incidentKey: string
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
  telling: Telling
  pinning: { pin(value: MarkerValue): void; clear(marker: Marker): void }
  opened: Opened | null
  gathered: RefObject<GatheredHandle | null>
  teller: RefObject<StoryHandle | null>
  choose(entry: Entry | null, pane: Pane): void
  mark(entries: readonly Entry[], how: 'toggle' | 'add'): void
  clearMarks(): void
  open(opened: Opened | null): void
  setPane(pane: Pane): void
}

export const WorkbenchContext = createContext<Workbench | null>(null)

export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext)
  if (!workbench) throw new Error('This belongs on the timeline’s workbench.')
  return workbench
}

/** What a key acts on: everything marked, else the entry at hand. */
export function targetsOf({ marked, current }: Workbench): readonly Entry[] {
  if (marked.size > 0) return [...marked.values()]
  return current ? [current] : []
}
