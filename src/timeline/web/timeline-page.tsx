import { Splitter } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { lazy, Suspense, useRef } from 'react'
import { useIncidentKey } from '#incident/web/incident-key.ts'
import { textOf, useSearchState } from '#web/search-state.ts'
import { Announcements } from './announce.tsx'
import { GatheredPane } from './gathered/gathered-pane.tsx'
import { MarkedBar } from './marked-bar.tsx'
import { MarkerStrip } from './markers/marker-strip.tsx'
import { Narrow } from './narrow.tsx'
import { StoryPane } from './story/story-pane.tsx'
import classes from './timeline-page.module.css'
import { useRoom } from './use-room.ts'
import { useWorkbench } from './use-workbench.ts'
import { useWorkbenchKeys } from './use-workbench-keys.ts'
import { WorkbenchProvider } from './workbench-provider.tsx'

const Over = lazy(() => import('./opened.tsx').then((part) => ({ default: part.OpenedOver })))

/** Where raw evidence becomes a story: everything gathered on the left, what is told on the right. */
export function TimelinePage() {
  const key = useIncidentKey()
  return (
    <WorkbenchProvider key={key} incidentKey={key}>
      <Bench />
    </WorkbenchProvider>
  )
}

function Bench() {
  const workbench = useWorkbench()
  const [search, change] = useSearchState()
  const picture = textOf(search.picture) === 'shown'
  const togglePicture = () => change({ picture: picture ? undefined : 'shown' })
  useWorkbenchKeys(workbench, togglePicture)
  const bench = useRef<HTMLDivElement>(null)
  const room = useRoom(bench)
  const narrow = useMediaQuery('(max-width: 62rem)', window.matchMedia('(max-width: 62rem)').matches)
  const gathered = <GatheredPane ref={workbench.gathered} />
  const story = <StoryPane ref={workbench.teller} picture={picture} onPicture={togglePicture} />
  return (
    <div ref={bench} className={classes.bench} style={{ height: room }}>
      {narrow ? (
        <Narrow gathered={gathered} story={story} />
      ) : (
        <>
          <MarkerStrip />
          <Splitter className={classes.panes} lineSize={1}>
            <Splitter.Pane defaultSize={46} min={28}>
              {gathered}
            </Splitter.Pane>
            <Splitter.Pane defaultSize={54} min={28}>
              {story}
            </Splitter.Pane>
          </Splitter>
          <MarkedBar />
        </>
      )}
      <Suspense fallback={null}>{workbench.opened && <Over opened={workbench.opened} />}</Suspense>
      <Announcements />
    </div>
  )
}
