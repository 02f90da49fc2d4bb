import { type DragEvent, type MouseEvent, type Ref, useEffect, useImperativeHandle } from 'react'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { dayOf } from '#web/time/format.ts'
import { useZone } from '#web/time/zone.ts'
import { carryEntries, dropCarried } from '../drag.ts'
import { Grid } from '../grid.tsx'
import { useWorkbench } from '../use-workbench.ts'
import classes from './entry-list.module.css'
import { EntryRow, rowId, WaitingRow } from './entry-row.tsx'
import { markBetween, useCursor } from './use-cursor.ts'
import { useEntryPages } from './use-entry-pages.ts'
import type { GatheredList } from './use-gathered.ts'
import { useKeptPlace } from './use-kept-place.ts'
import { useLatest } from './use-latest.ts'
import { usePlaceOf } from './use-place-of.ts'
import { useRows } from './use-rows.ts'
import type { ViewStore } from './view.ts'

export interface EntryListHandle {
  focus(): void
  step(by: number, extend?: boolean): void
  toIndex(index: number): void
  /** Brings an index into view without choosing what is there. */
  scrollTo(index: number): void
  /** Scrolls to a moment; with an entry’s identifier, to it. Tells whether the entry is listed. */
  show(at: string, entryId?: string): Promise<boolean>
}

interface EntryListProps {
  ref: Ref<EntryListHandle>
  list: GatheredList
  /** Where to tell what is in view as the list is scrolled. */
  view: ViewStore
}

/** Everything gathered, however long: only what is in view exists, and entries are fetched as they come near. */
export function EntryList({ ref, list, view }: EntryListProps) {
  const { total } = list
  const { zone } = useZone()
  const workbench = useWorkbench()
  const { current, marked, inStory, pinned, pane, choose, mark, telling } = workbench
  const rows = useRows(total)
  const { scroller, scrollTo, from, to, first, last } = rows
  const { entryAt, fetchAt, problem } = useEntryPages(list, from, to - 1)
  const { cursor, setCursor, moveTo, step } = useCursor({ total, entryAt, fetchAt, scrollTo })
  const placeOf = usePlaceOf(list, fetchAt)
  useKeptPlace(list, rows, entryAt)
  const begin = useLatest()
  const begins = entryAt(first)?.at ?? null
  const ends = entryAt(last)?.at ?? null
  useEffect(() => view.set({ first, last, from: begins, to: ends }), [view, first, last, begins, ends])
  useImperativeHandle(ref, () => ({
    focus: () => scroller.current?.focus({ preventScroll: true }),
    step(by, extend) {
      if (!scroller.current?.contains(document.activeElement))
        scroller.current?.focus({ preventScroll: true })
      step(by, extend)
    },
    toIndex: moveTo,
    scrollTo: (index) => scrollTo(index, 'start'),
    async show(at, entryId) {
      const isLatest = begin()
      const { index, entry } = await placeOf(at, entryId)
      if (!isLatest()) return true
      setCursor(entry || !entryId ? index : -1)
      if (entry && entry.id !== current?.id) choose(entry, pane)
      scrollTo(index, 'center')
      return entry !== undefined
    },
  }))

  function clicked(event: MouseEvent) {
    const index = indexOf(event.target)
    const entry = index === null ? undefined : entryAt(index)
    if (index === null || !entry) return
    if (isTaking(event.target)) telling.toggle([entry])
    else if (event.shiftKey) markBetween(Math.max(0, cursor), index, entryAt, mark)
    else if (event.metaKey || event.ctrlKey) mark([entry], 'toggle')
    setCursor(index)
    choose(entry, 'gathered')
  }
  function dragged(event: DragEvent) {
    const index = indexOf(event.target)
    const entry = index === null ? undefined : entryAt(index)
    if (entry) carryEntries(event, marked.has(entry.id) ? [...marked.values()] : [entry])
  }
  return (
    <Grid
      ref={scroller}
      className={classes.scroller}
      aria-label="Everything gathered"
      aria-rowcount={total}
      aria-multiselectable
      aria-activedescendant={pane === 'gathered' && cursor >= from && cursor < to ? rowId(cursor) : undefined}
      data-pane={pane === 'gathered' || undefined}
      onFocus={() => workbench.setPane('gathered')}
      onClick={clicked}
      onDoubleClick={(event) => {
        const index = indexOf(event.target)
        const entry = index === null ? undefined : entryAt(index)
        if (entry && !isTaking(event.target)) telling.take([entry])
      }}
      onDragStart={dragged}
      onDragEnd={dropCarried}
    >
      <ProblemNotice error={problem.error} onAgain={() => void problem.again?.()} />
      <div className={classes.inner} role="presentation" style={{ height: `${rows.height}px` }}>
        <div
          ref={rows.drawn}
          className={classes.drawn}
          role="presentation"
          style={{ top: `${rows.offset}px` }}
        >
          {Array.from({ length: to - from }, (_, i) => {
            const index = from + i
            const entry = entryAt(index)
            if (!entry) return <WaitingRow key={index} height={rows.heightOf(index)} />
            const before = index === 0 ? undefined : entryAt(index - 1)
            return (
              <EntryRow
                key={index}
                index={index}
                entry={entry}
                zone={zone}
                opensDay={before !== undefined && dayOf(before.at, zone) !== dayOf(entry.at, zone)}
                isCurrent={index === cursor || entry.id === current?.id}
                isMarked={marked.has(entry.id)}
                isTold={inStory.has(entry.id)}
                markers={pinned.get(entry.id)}
              />
            )
          })}
        </div>
      </div>
    </Grid>
  )
}

function indexOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest('[data-index]') : null
  return row ? Number(row.getAttribute('data-index')) : null
}

const isTaking = (target: EventTarget) =>
  target instanceof Element && target.closest('[data-do=take]') !== null
