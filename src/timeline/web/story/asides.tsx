import { Button } from '@mantine/core'
import { IconHelpCircle } from '@tabler/icons-react'
import type { MarkerValue } from '#incident/contract.ts'
import { durationText } from '#incident/durations.ts'
import { dayText } from '#incident/moment.ts'
import { dayOf, formatMoment } from '#web/time/format.ts'
import { EntryTime } from '../entry-time.tsx'
import { Cell, Row } from '../grid.tsx'
import { MarkerFlag } from '../marker-flag.tsx'
import { secondsBetween } from '../moments.ts'
import classes from './asides.module.css'
import type { Question } from './questions.ts'

/** The day that the lines beneath are of. */
export function DayRow({ at, zone }: { at: string; zone: string }) {
  return (
    <Row className={classes.day}>
      <Cell>
        {dayText(dayOf(at, zone), { weekday: true })} <span className={classes.zone}>{zone}</span>
      </Cell>
    </Row>
  )
}

/** A marker whose moment no line of the story tells. */
export function MarkerRow({ value, zone }: { value: MarkerValue; zone: string }) {
  return (
    <Row className={classes.marker}>
      <Cell className={classes.time}>
        <EntryTime
          entry={{ at: value.at, precision: value.precision, zone: null, original: null }}
          zone={zone}
        />
      </Cell>
      <Cell className={classes.thread}>{null}</Cell>
      <Cell>
        <MarkerFlag value={value} />
      </Cell>
    </Row>
  )
}

interface QuestionRowProps {
  question: Question
  zone: string
  onLook: () => void
  onAdd: () => void
}

/** A silence during the impact, put as a question. */
export function QuestionRow({ question, zone, onLook, onAdd }: QuestionRowProps) {
  const told = (at: string) => formatMoment(at, { zone, style: 'time', precision: 'minute' })
  const length = durationText(secondsBetween(question.from, question.to))
  return (
    <Row className={classes.question}>
      <Cell className={classes.questionBody}>
        <IconHelpCircle size={18} aria-hidden />
        <span className={classes.questionWords}>
          What happened between {told(question.from)} and {told(question.to)}?
          <span className={classes.length}> {length} during the impact</span>
        </span>
        <Button size="compact-xs" variant="default" onClick={onLook}>
          Look through everything
        </Button>
        <Button size="compact-xs" variant="default" onClick={onAdd}>
          Add what you remember
        </Button>
      </Cell>
    </Row>
  )
}
