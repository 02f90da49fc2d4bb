import { useEffect, useMemo } from 'react'
import type { MarkerValue } from '#incident/contract.ts'
import type { StoryLine } from '../../contract.ts'
import type { Moment } from '../../walk.ts'
import { Grid } from '../grid.tsx'
import { DayRow, MarkerRow } from './asides.tsx'
import { knownMarkers } from './questions.ts'
import { lineId, StoryLineView } from './story-line.tsx'
import classes from './story-pane.module.css'
import { storyRows } from './story-rows.ts'

interface WalkedStoryProps {
  moment: Moment<{ at: string; knownAt: string | null; line: StoryLine }>
  at: string
  markers: readonly MarkerValue[]
  zone: string
}

/** The story as far as it was known at a step; what was learned at this very step stands out. */
export function WalkedStory({ moment, at, markers, zone }: WalkedStoryProps) {
  const rows = useMemo(() => {
    const known = moment.known.map(({ line }) => line)
    const ids = known.map(({ entry }) => entry.id)
    return storyRows(known, knownMarkers(markers, at, ids), { zone, asking: false })
  }, [moment, markers, at, zone])
  const fresh = moment.fresh.map(({ line }) => line.entry.id)
  const last = fresh.at(-1)
  useEffect(() => {
    if (last) document.getElementById(lineId(last))?.scrollIntoView({ block: 'nearest' })
  }, [last])
  return (
    <Grid className={classes.list} aria-label="The story so far">
      {rows.map((row) => {
        if (row.row === 'day') return <DayRow key={row.key} at={row.at} zone={zone} />
        if (row.row === 'marker') return <MarkerRow key={row.key} value={row.marker} zone={zone} />
        if (row.row === 'question') return null
        return (
          <StoryLineView
            key={row.key}
            row={row}
            zone={zone}
            isCurrent={false}
            isMarked={false}
            isFresh={fresh.includes(row.key)}
            still
          />
        )
      })}
    </Grid>
  )
}
