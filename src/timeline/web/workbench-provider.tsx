import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import type { MarkerValue } from '#incident/contract.ts'
import type { Entry } from '../contract.ts'
import { useMarkers, usePinning } from './markers/use-markers.ts'
import { useStory } from './story/use-story.ts'
import { useTelling } from './story/use-telling.ts'
import {
  ActionsContext,
  type BenchActions,
  type GatheredHandle,
  type Opened,
  type Pane,
  type StoryHandle,
  type Workbench,
  WorkbenchContext,
} from './use-workbench.ts'

interface Choice {
  pane: Pane
  current: Entry | null
  marked: ReadonlyMap<string, Entry>
}
const nothing: Choice = { pane: 'gathered', current: null, marked: new Map() }

/** What both panes share: the story, the markers, and what somebody is looking at. */
export function WorkbenchProvider({ incidentKey, children }: { incidentKey: string; children: ReactNode }) {
  const { lines: story } = useStory(incidentKey)
  const markers = useMarkers(incidentKey)
  const telling = useTelling(incidentKey, story)
  const pinning = usePinning(incidentKey, markers)
  const [choice, setChoice] = useState(nothing)
  const [opened, open] = useState<Opened | null>(null)
  const gathered = useRef<GatheredHandle>(null)
  const teller = useRef<StoryHandle>(null)
  const arrival = useRef<Promise<void>>(null)
  const choose = useCallback((current: Entry | null, pane: Pane) => {
    setChoice((before) => ({ ...before, current, pane }))
  }, [])
  const setPane = useCallback((pane: Pane) => setChoice((before) => ({ ...before, pane })), [])
  const mark = useCallback((entries: readonly Entry[], how: 'toggle' | 'add') => {
    setChoice((before) => ({ ...before, marked: withMarks(before.marked, entries, how) }))
  }, [])
  const clearMarks = useCallback(() => setChoice((before) => ({ ...before, marked: new Map() })), [])
  const inStory = useMemo(() => new Set(story.map(({ entry }) => entry.id)), [story])
  const pinned = useMemo(() => byEntry(markers), [markers])
  const actions = useMemo<BenchActions>(
    () => ({
      incidentKey,
      telling,
      pinning,
      gathered,
      teller,
      arrival,
      choose,
      mark,
      clearMarks,
      open,
      setPane,
    }),
    [incidentKey, telling, pinning, choose, mark, clearMarks, setPane],
  )
  const workbench = useMemo<Workbench>(
    () => ({
      ...actions,
      ...choice,
      current: latest(choice.current, story),
      story,
      inStory,
      markers,
      pinned,
      opened,
    }),
    [actions, choice, story, inStory, markers, pinned, opened],
  )
  return (
    <ActionsContext value={actions}>
      <WorkbenchContext value={workbench}>{children}</WorkbenchContext>
    </ActionsContext>
  )
}

function latest(entry: Entry | null, story: Workbench['story']): Entry | null {
  return story.find((line) => line.entry.id === entry?.id)?.entry ?? entry
}

function withMarks(marked: Choice['marked'], entries: readonly Entry[], how: 'toggle' | 'add') {
  const next = new Map(marked)
  for (const entry of entries) {
    if (how === 'toggle' && next.has(entry.id)) next.delete(entry.id)
    else next.set(entry.id, entry)
  }
  return next
}

function byEntry(markers: readonly MarkerValue[]): Map<string, MarkerValue[]> {
  const found = new Map<string, MarkerValue[]>()
  for (const marker of markers) {
    if (marker.entryId) found.set(marker.entryId, [...(found.get(marker.entryId) ?? []), marker])
  }
  return found
}
