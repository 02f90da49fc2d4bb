import { SegmentedControl } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { keepKeys } from './keep-keys.ts'
import { MarkedBar } from './marked-bar.tsx'
import { MarkerStrip } from './markers/marker-strip.tsx'
import classes from './timeline-page.module.css'
import { type Pane, useWorkbench } from './use-workbench.ts'

/** One pane at a time, for narrow windows; the other keeps its place meanwhile. */
export function Narrow({ gathered, story }: { gathered: ReactNode; story: ReactNode }) {
  const { pane, setPane, story: lines } = useWorkbench()
  const [times, setTimes] = useState(false)
  const shown = times ? 'times' : pane
  return (
    <>
      <SegmentedControl
        className={classes.tabs}
        fullWidth
        size="sm"
        onKeyDown={keepKeys}
        radius={0}
        aria-label="What to show"
        value={shown}
        onChange={(value) => {
          setTimes(value === 'times')
          if (value !== 'times') setPane(value as Pane)
        }}
        data={[
          { value: 'gathered', label: 'Gathered' },
          { value: 'story', label: lines.length > 0 ? `Story · ${lines.length}` : 'Story' },
          { value: 'times', label: 'Times' },
        ]}
      />
      <div className={classes.one} hidden={shown !== 'gathered'}>
        {gathered}
      </div>
      <div className={classes.one} hidden={shown !== 'story'}>
        {story}
      </div>
      {!times && <MarkedBar />}
      {times && (
        <div className={classes.one}>
          <MarkerStrip upright />
        </div>
      )}
    </>
  )
}
