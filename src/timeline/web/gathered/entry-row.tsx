import { IconCheck, IconPlus } from '@tabler/icons-react'
import { memo } from 'react'
import type { MarkerValue } from '#incident/contract.ts'
import { dayText } from '#incident/moment.ts'
import { dayOf, formatMoment } from '#web/time/format.ts'
import type { Entry } from '../../contract.ts'
import { EntryExtras } from '../entry-extras.tsx'
import { factsOf } from '../entry-facts.ts'
import { EntryTime } from '../entry-time.tsx'
import { Cell, Row } from '../grid.tsx'
import { KindIcon } from '../kind-icon.tsx'
import { MarkerFlag } from '../marker-flag.tsx'
import classes from './entry-row.module.css'

export interface EntryRowProps {
  index: number
  entry: Entry
  zone: string
  /** The first of its day: the day stands above it. */
  opensDay: boolean
  isCurrent: boolean
  isMarked: boolean
  isTold: boolean
  markers: readonly MarkerValue[] | undefined
}

export const rowId = (index: number) => `gathered-${index}`

/** One entry of everything gathered. What happens on a click is the list’s business; rows carry no handlers. */
export const EntryRow = memo(function EntryRow(props: EntryRowProps) {
  const { index, entry, zone, opensDay, isCurrent, isMarked, isTold } = props
  const facts = factsOf(entry)
  return (
    <Row
      id={rowId(index)}
      data-index={index}
      aria-rowindex={index + 1}
      aria-selected={isMarked || isCurrent}
      className={classes.row}
      data-current={isCurrent || undefined}
      data-marked={isMarked || undefined}
      data-told={isTold || undefined}
      data-reply={facts.isReply || undefined}
      draggable
    >
      {opensDay && (
        <div className={classes.day} aria-hidden>
          {dayText(dayOf(entry.at, zone), { weekday: true })}
        </div>
      )}
      <Cell className={classes.time}>
        {opensDay && <span className="for-ears">{formatMoment(entry.at, { zone, style: 'date' })} </span>}
        <EntryTime entry={entry} zone={zone} />
      </Cell>
      <Cell className={classes.body}>
        <EntryHead entry={entry} isReply={facts.isReply} />
        <p className={classes.text}>{entry.text}</p>
        {entry.original && entry.original.text !== entry.text && (
          <p className={classes.original}>
            <span className="for-ears">was: </span>
            <s>{entry.original.text}</s>
          </p>
        )}
        <EntryExtras entry={entry} />
        {props.markers && (
          <span className={classes.flags}>
            {props.markers.map((value) => (
              <MarkerFlag key={value.marker} value={value} />
            ))}
          </span>
        )}
      </Cell>
      <Cell className={classes.acts}>
        <button
          type="button"
          tabIndex={isCurrent ? 0 : -1}
          className={classes.take}
          data-do="take"
          title={isTold ? 'In the story. Take it out' : 'Take it into the story'}
        >
          {isTold ? <IconCheck size={15} aria-hidden /> : <IconPlus size={15} aria-hidden />}
          <span className="for-ears">{isTold ? 'Take out of the story' : 'Take into the story'}</span>
        </button>
      </Cell>
    </Row>
  )
})

function EntryHead({ entry, isReply }: { entry: Entry; isReply: boolean }) {
  return (
    <div className={classes.head}>
      <KindIcon kind={entry.kind} />
      {entry.actor && <span className={classes.who}>{entry.actor}</span>}
      {entry.evidenceId === null ? (
        <span className={classes.remembered}>recollection</span>
      ) : (
        <span className={classes.source}>{entry.source}</span>
      )}
      {isReply && <span className={classes.source}>in a thread</span>}
    </div>
  )
}

/** Stands for an entry on its way. */
export function WaitingRow({ height }: { height: number }) {
  return (
    <div aria-hidden data-waiting className={classes.waiting} style={{ height: `${height}px` }}>
      <span />
      <span />
    </div>
  )
}
