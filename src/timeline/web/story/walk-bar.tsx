import { ActionIcon, Button, Slider } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useActions } from '#web/actions/registry.ts'
import { formatMoment } from '#web/time/format.ts'
import { announce } from '../announce.tsx'
import type { Walk } from './use-walk.ts'
import classes from './walk-bar.module.css'

/** The way through the story, one step at a time. */
export function WalkBar({ walk, zone }: { walk: Walk; zone: string }) {
  const { at, steps, moment } = walk
  const index = at === null ? 0 : steps.indexOf(at)
  const hidden = moment?.hidden.length ?? 0
  const told = at === null ? '' : formatMoment(at, { zone })
  useActions('Walking the story', [
    { id: 'walk.next', label: 'Next step', keys: ['arrowright', 'space'], keyOnly: true, run: walk.next },
    { id: 'walk.previous', label: 'Step before', keys: 'arrowleft', keyOnly: true, run: walk.previous },
    { id: 'walk.end', label: 'Stop walking', keys: 'escape', run: walk.end },
  ])
  useEffect(() => announce(`Step ${index + 1} of ${steps.length}, ${told}.`), [index, steps.length, told])
  return (
    <div className={classes.bar}>
      <div className={classes.line}>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label="Step before"
          disabled={index <= 0}
          onClick={walk.previous}
        >
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="filled"
          size="lg"
          aria-label="Next step"
          disabled={index >= steps.length - 1}
          onClick={walk.next}
        >
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
        <span className={classes.when}>
          {told}
          <span className={classes.count}>
            step {index + 1} of {steps.length}
          </span>
        </span>
        <Button variant="default" size="compact-md" onClick={walk.end}>
          Stop walking
        </Button>
      </div>
      <Slider
        size="sm"
        label={null}
        min={0}
        max={Math.max(1, steps.length - 1)}
        value={Math.max(0, index)}
        onChange={walk.to}
        thumbLabel="Step of the story"
        aria-label="Step of the story"
      />
      <p className={classes.hint}>
        {hidden === 0
          ? 'Everything that had happened by then was known.'
          : `${hidden === 1 ? 'One thing' : `${hidden} things`} had happened by then that nobody knew yet.`}
      </p>
    </div>
  )
}
