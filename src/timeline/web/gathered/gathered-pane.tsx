import { Button } from '@mantine/core'
import { type Ref, useCallback, useEffect, useImperativeHandle, useMemo, useRef } from 'react'
import { Empty } from '#web/parts/empty.tsx'
import { Go } from '#web/parts/go.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { tellProblem } from '#web/parts/toasts.ts'
import { Waiting } from '#web/parts/waiting.tsx'
import { paths } from '#web/paths.ts'
import { useSearchState } from '#web/search-state.ts'
import { announce } from '../announce.tsx'
import { type GatheredHandle, useWorkbench } from '../use-workbench.ts'
import { DayLine } from './day-line.tsx'
import { DensityStrip } from './density-strip.tsx'
import { EntryList, type EntryListHandle } from './entry-list.tsx'
import { filterOf, isFiltered, noFilter } from './filter.ts'
import { FilterBar, searchId } from './filter-bar.tsx'
import classes from './gathered-pane.module.css'
import { jumpId } from './jump-to.tsx'
import { type Place, placeIn } from './place.ts'
import { useGathered } from './use-gathered.ts'
import { createView } from './view.ts'

/** The left pane: everything gathered, with what narrows it and the ways through it. */
export function GatheredPane({ ref }: { ref: Ref<GatheredHandle> }) {
  const { incidentKey, markers, current } = useWorkbench()
  const [search, change] = useSearchState()
  const filterText = JSON.stringify(filterOf(search))
  const filter = useMemo(() => JSON.parse(filterText) as ReturnType<typeof filterOf>, [filterText])
  const { list, known, error, again } = useGathered(incidentKey, filter)
  const entries = useRef<EntryListHandle>(null)
  const view = useMemo(createView, [])
  const show = useCallback(async (at: string, entryId?: string) => {
    try {
      const listed = await entries.current?.show(at, entryId)
      if (entryId && listed === false)
        announce('That entry is hidden by the filters. This is its place in time.')
    } catch (problem) {
      tellProblem(problem)
    }
  }, [])
  const jump = useCallback((at: string) => void show(at), [show])
  const go = useCallback((index: number) => entries.current?.scrollTo(index), [])
  const listKey = JSON.stringify(list.filter)
  const place = useRef(placeIn(search))
  const shown = useRef(listKey)
  if (shown.current !== listKey) {
    shown.current = listKey
    place.current = placeToKeep(view.now().from, current)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is found again when the list is another one.
  useEffect(() => {
    if (!list.whole || !place.current) return
    void show(place.current.at, place.current.entryId)
    place.current = null
  }, [listKey, list.whole, show])
  useImperativeHandle(ref, () => ({
    focus: () => entries.current?.focus(),
    step: (by, extend) => entries.current?.step(by, extend),
    toEdge: (edge) => entries.current?.toIndex(edge === 'first' ? 0 : list.total - 1),
    show: (at, entryId) => void show(at, entryId),
    openJump: () => document.getElementById(jumpId)?.focus(),
    openSearch: () => document.getElementById(searchId)?.focus(),
  }))
  return (
    <section className={classes.pane} aria-label="Everything gathered">
      <FilterBar
        {...{ incidentKey, filter, markers, view }}
        total={list.whole ? list.total : null}
        onJump={jump}
      />
      <ProblemNotice error={error} onAgain={again} />
      {!known && !error && <Waiting />}
      {known && list.total === 0 && (
        <Nothing
          filtered={isFiltered(list.filter)}
          incidentKey={incidentKey}
          onClear={() => change(noFilter)}
        />
      )}
      {known && list.total > 0 && (
        <>
          <DensityStrip {...{ list, view, markers }} onGo={go} />
          <DayLine view={view} />
          <EntryList key={listKey} ref={entries} list={list} view={view} />
        </>
      )}
    </section>
  )
}

/** Where another list begins: at what somebody chose, else at what was in view before. */
function placeToKeep(inView: string | null, current: { at: string; id: string } | null): Place | null {
  if (current) return { at: current.at, entryId: current.id }
  return inView ? { at: inView } : null
}

function Nothing(props: { filtered: boolean; incidentKey: string; onClear: () => void }) {
  if (props.filtered) {
    return (
      <div className={classes.nothing}>
        <Empty
          title="Nothing fits"
          actions={
            <Button variant="default" onClick={props.onClear}>
              Clear all filters
            </Button>
          }
        >
          No entry matches all of what you chose. Fewer words or another choice may help.
        </Empty>
      </div>
    )
  }
  return (
    <div className={classes.nothing}>
      <Empty
        title="Nothing gathered yet"
        actions={
          <Button component={Go} to={paths.incident(props.incidentKey, 'evidence')}>
            Add evidence
          </Button>
        }
      >
        Drop a chat export, alerts or logs on the Evidence page: everything in them appears here in time
        order. You can also write down what you remember, in the story.
      </Empty>
    </div>
  )
}
