import { lazy, type Ref, Suspense, useCallback, useImperativeHandle, useMemo, useRef } from 'react'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Waiting } from '#web/parts/waiting.tsx'
import { useZone } from '#web/time/zone.ts'
import { carriedNow, dropCarried } from '../drag.ts'
import { momentBetween } from '../moments.ts'
import { type StoryHandle, useWorkbench } from '../use-workbench.ts'
import { EmptyStory } from './empty-story.tsx'
import { LateHint } from './late-hint.tsx'
import { startsLate } from './questions.ts'
import { lineId } from './story-line.tsx'
import { entryAbove, StoryList } from './story-list.tsx'
import classes from './story-pane.module.css'
import { storyRows } from './story-rows.ts'
import { StoryTools } from './story-tools.tsx'
import { useDesk } from './use-desk.ts'
import { useStory } from './use-story.ts'
import { useWalk } from './use-walk.ts'
import { WalkBar } from './walk-bar.tsx'
import { WalkedStory } from './walked-story.tsx'

const PicturePanel = lazy(() =>
  import('../picture/picture-panel.tsx').then((part) => ({ default: part.PicturePanel })),
)

interface StoryPaneProps {
  ref: Ref<StoryHandle>
  picture: boolean
  onPicture: () => void
}

/** The right pane: the story as it will be told, and what is still open about it. */
export function StoryPane({ ref, picture, onPicture }: StoryPaneProps) {
  const { zone } = useZone()
  const { incidentKey, story, markers, current, choose, mark, telling, gathered } = useWorkbench()
  const { loading, error, again } = useStory(incidentKey)
  const walk = useWalk(story)
  const desk = useDesk()
  const list = useRef<HTMLDivElement>(null)
  const editing = desk.editing?.line ?? null
  const rows = useMemo(() => storyRows(story, markers, { zone, editing }), [story, markers, zone, editing])
  const late = startsLate(story, markers)
  const add = useCallback(
    (after: string | null) => {
      if (loading) return
      const index = story.findIndex(({ entry }) => entry.id === after)
      const at = momentBetween(story[index]?.entry.at ?? null, story[index + 1]?.entry.at ?? null)
      desk.insert(after, at ?? markers[0]?.at ?? null)
    },
    [loading, story, markers, desk.insert],
  )
  const toggleWalk = () => (walk.at === null ? walk.begin() : walk.end())
  const show = (entryId: string) => {
    const line = document.getElementById(lineId(entryId))
    line?.scrollIntoView({ block: 'nearest' })
    return line !== null
  }
  function step(by: number, extend = false) {
    const at = story.findIndex(({ entry }) => entry.id === current?.id)
    const next =
      story[at === -1 ? (by > 0 ? 0 : story.length - 1) : Math.max(0, Math.min(at + by, story.length - 1))]
    if (!next) return
    if (extend) mark([...(current && at !== -1 ? [current] : []), next.entry], 'add')
    choose(next.entry, 'story')
    show(next.entry.id)
  }
  useImperativeHandle(ref, () => ({
    focus: () => list.current?.focus({ preventScroll: true }),
    step(by, extend) {
      if (!list.current?.contains(document.activeElement)) list.current?.focus({ preventScroll: true })
      step(by, extend)
    },
    toEdge: (edge) => step(edge === 'first' ? -story.length : story.length),
    show,
    edit: (entryId) => desk.edit(entryId),
    insertAfter: add,
    walk: toggleWalk,
  }))

  const empty = story.length === 0 && !desk.insertion && !editing
  return (
    <section className={classes.pane} aria-label="Story">
      <StoryTools
        count={story.length}
        picture={picture}
        walking={walk.at !== null}
        onPicture={onPicture}
        onWalk={toggleWalk}
        onAdd={() =>
          add(
            current && story.some(({ entry }) => entry.id === current.id)
              ? current.id
              : (story.at(-1)?.entry.id ?? null),
          )
        }
      />
      {walk.at !== null && <WalkBar walk={walk} zone={zone} />}
      <Suspense fallback={null}>
        {picture && story.length > 0 && <PicturePanel onClose={onPicture} />}
      </Suspense>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to drop entries on; the key is S. */}
      <div
        className={classes.scroller}
        onDragOver={(event) => carriedNow() && event.preventDefault()}
        onDrop={(event) => {
          const carried = carriedNow()
          if (!carried || !('entries' in carried)) return
          event.preventDefault()
          telling.take(carried.entries)
          dropCarried()
        }}
      >
        <ProblemNotice error={error} onAgain={again} />
        {loading && <Waiting />}
        {late && walk.at === null && <LateHint at={late} onLook={(at) => gathered.current?.show(at)} />}
        {!loading && empty && <EmptyStory onAdd={() => add(null)} />}
        {walk.moment ? (
          <WalkedStory moment={walk.moment} at={walk.at ?? ''} markers={markers} zone={zone} />
        ) : (
          !loading && (
            <StoryList
              ref={list}
              rows={rows}
              desk={desk}
              onAdd={add}
              onAsk={(row) => {
                const { from, to } = row.question
                desk.insert(entryAbove(rows, rows.indexOf(row)), momentBetween(from, to))
              }}
            />
          )
        )}
      </div>
    </section>
  )
}
