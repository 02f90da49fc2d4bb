import { Button } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useMemo } from 'react'
import { stepsOf } from '#timeline/walk.ts'
import { storyRows } from '#timeline/web/story/story-rows.ts'
import { Empty } from '#web/parts/empty.tsx'
import { Go } from '#web/parts/go.tsx'
import { paths } from '#web/paths.ts'
import { useZone } from '#web/time/zone.ts'
import { useDesk } from '../use-desk.ts'
import classes from './story-pane.module.css'
import { StoryRowItem } from './story-row.tsx'
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
          What is chosen on the timeline appears here, beside the notes. Notes can be written right away.
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
        <StoryRowItem key={row.key} row={row} zone={zone} counts={counts} />
      ))}
    </ol>
  )
}
