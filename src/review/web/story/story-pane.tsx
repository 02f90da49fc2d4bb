import { Button } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useMemo } from 'react'
import { stepsOf } from '#timeline/walk.ts'
import { MarkerFlag } from '#timeline/web/marker-flag.tsx'
import { type StoryRow, storyRows } from '#timeline/web/story/story-rows.ts'
import { Empty } from '#web/parts/empty.tsx'
import { Go } from '#web/parts/go.tsx'
import { paths } from '#web/paths.ts'
import { formatMoment } from '#web/time/format.ts'
import { useZone } from '#web/time/zone.ts'
import { useDesk } from '../use-desk.ts'
import { LineButton } from './line-button.tsx'
import classes from './story-pane.module.css'
import { useNoteCounts } from './use-note-counts.ts'
import { Walk } from './walk.tsx'

/** The story between the notes and what they come to: whole, or walked moment by moment. */
export function StoryPane() {
  const { incidentKey, story, moment, walkTo } = useDesk()
  const steps = useMemo(() => stepsOf(story.map(({ entry }) => entry)), [story])
  if (story.length === 0) {
    return (
      <section aria-label="Story">
        <Empty
          title="The story is still empty"
          actions={
            <Button component={Go} to={paths.incident(incidentKey, 'timeline')}>
              Go to the timeline
            </Button>
          }
        >
          Choose there what belongs to it; it appears here beside the notes. Notes can be written right away.
        </Empty>
      </section>
    )
  }
  return (
    <section className={classes.pane} aria-label="Story">
      <header className={classes.head}>
        <h2 className={classes.title}>{moment === null ? 'The story' : 'Walking the story'}</h2>
        {moment === null ? (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlayerPlay size={15} aria-hidden />}
            title="Moment by moment, with only what was known then (W)"
            onClick={() => walkTo(steps[0] ?? null)}
          >
            Walk it
          </Button>
        ) : (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => walkTo(null)}>
            Show all of it
          </Button>
        )}
      </header>
      {moment === null ? <WholeStory /> : <Walk moment={moment} steps={steps} />}
    </section>
  )
}

function WholeStory() {
  const { story, markers } = useDesk()
  const { zone } = useZone()
  const counts = useNoteCounts()
  const rows = useMemo(() => storyRows(story, markers, { zone, asking: false }), [story, markers, zone])
  return (
    <ol className={classes.list}>
      {rows.map((row) => (
        <Row key={row.key} row={row} zone={zone} counts={counts} />
      ))}
    </ol>
  )
}

function Row({ row, zone, counts }: { row: StoryRow; zone: string; counts: ReadonlyMap<string, number> }) {
  if (row.row === 'line')
    return <LineButton row={row} zone={zone} notes={counts.get(row.line.entry.id) ?? 0} />
  if (row.row === 'day') {
    return (
      <li className={classes.day}>
        <h3>{formatMoment(row.at, { zone, style: 'date' })}</h3>
      </li>
    )
  }
  if (row.row === 'question') return null
  return (
    <li className={classes.marker}>
      <time dateTime={row.at}>{formatMoment(row.at, { zone, precision: 'minute', style: 'time' })}</time>
      <MarkerFlag value={row.marker} />
    </li>
  )
}
