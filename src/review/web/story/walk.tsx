import { ActionIcon, Progress } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useEffect, useMemo } from 'react'
import type { StoryLine } from '#timeline/contract.ts'
import { microsOf } from '#timeline/swimlane/moment.ts'
import { knownAtMoment, nextStep, previousStep } from '#timeline/walk.ts'
import { KindIcon } from '#timeline/web/kind-icon.tsx'
import { storyRows } from '#timeline/web/story/story-rows.ts'
import { useActions } from '#web/actions/registry.ts'
import { formatMoment } from '#web/time/format.ts'
import { useZone } from '#web/time/zone.ts'
import { useDesk } from '../use-desk.ts'
import { PlainWords } from '../words/plain-words.tsx'
import classes from './story-pane.module.css'
import { StoryRowItem } from './story-row.tsx'
import { useNoteCounts } from './use-note-counts.ts'

interface WalkProps {
  moment: string
  steps: readonly string[]
}

/** The story as it stood at one moment: what had just become known, large; before it what was known already. */
export function Walk({ moment, steps }: WalkProps) {
  const { story, markers, walkTo, choose } = useDesk()
  const { zone } = useZone()
  const counts = useNoteCounts()
  const { known, fresh, hidden } = useMemo(() => stand(story, moment), [story, moment])
  const rows = useMemo(() => {
    const before = known.filter((line) => !fresh.includes(line)).toReversed()
    const pinned = markers.filter(({ entryId }) => before.some(({ entry }) => entry.id === entryId))
    return storyRows(before, pinned, { zone, asking: false })
  }, [known, fresh, markers, zone])
  const [next, previous] = [nextStep(steps, moment), previousStep(steps, moment)]
  const place = steps.findLastIndex((step) => microsOf(step) <= microsOf(moment)) + 1

  const freshIds = fresh.map(({ entry }) => entry.id).join(' ')
  useEffect(() => choose(freshIds === '' ? [] : freshIds.split(' ')), [freshIds, choose])
  useEffect(() => () => choose([]), [choose])
  const go = (step: string | null) => () => step !== null && walkTo(step)
  useActions('Walking the story', [
    { id: 'walk.next', label: 'Next moment', keys: ['arrowright', '.'], keyOnly: true, run: go(next) },
    {
      id: 'walk.previous',
      label: 'Previous moment',
      keys: ['arrowleft', ','],
      keyOnly: true,
      run: go(previous),
    },
    { id: 'walk.end', label: 'Leave the walk', keys: 'escape', run: () => walkTo(null) },
  ])
  return (
    <>
      <div className={classes.walk} aria-live="polite">
        <div className={classes.walkHead}>
          <time dateTime={moment}>{formatMoment(moment, { zone, precision: 'minute' })}</time>
          <span>
            Moment {place} of {steps.length}
          </span>
        </div>
        {fresh.map((line) => (
          <Step key={line.entry.id} line={line} zone={zone} />
        ))}
        {fresh.length === 0 && <p>Nothing became known at this moment.</p>}
        {hidden.length > 0 && (
          <p className={classes.unseen}>
            {hidden.length === 1 ? 'One thing had' : `${hidden.length} things had`} happened by now that
            nobody knew of.
          </p>
        )}
        <div className={classes.steps}>
          <ActionIcon
            variant="default"
            aria-label="Previous moment"
            disabled={!previous}
            onClick={go(previous)}
          >
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <Progress
            className={classes.bar}
            size="sm"
            value={(place / steps.length) * 100}
            aria-label="How far we are"
          />
          <ActionIcon variant="filled" aria-label="Next moment" disabled={!next} onClick={go(next)}>
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
        </div>
      </div>
      {rows.length > 0 && (
        <>
          <h3 className={classes.beforeTitle}>Known before</h3>
          <ol className={classes.list}>
            {rows.map((row) => (
              <StoryRowItem key={row.key} row={row} zone={zone} counts={counts} />
            ))}
          </ol>
        </>
      )}
    </>
  )
}

function stand(story: readonly StoryLine[], moment: string) {
  const lines = story.map((line) => ({ at: line.entry.at, knownAt: line.entry.knownAt, line }))
  const { known, fresh, hidden } = knownAtMoment(lines, moment)
  return { known: known.map(lineOf), fresh: fresh.map(lineOf), hidden }
}
const lineOf = ({ line }: { line: StoryLine }) => line

function Step({ line: { entry, words }, zone }: { line: StoryLine; zone: string }) {
  const earlier = entry.knownAt !== null && entry.knownAt !== entry.at
  return (
    <div className={classes.step}>
      <PlainWords text={words ?? entry.text} />
      <p className={classes.stepFacts}>
        <KindIcon kind={entry.kind} /> {[entry.actor, entry.source].filter((fact) => fact).join(' · ')}
        {earlier &&
          `, happened at ${formatMoment(entry.at, { zone, precision: 'minute', style: 'date-time' })}`}
      </p>
    </div>
  )
}
