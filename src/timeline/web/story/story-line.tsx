import { memo } from 'react'
import { formatMoment } from '#web/time/format.ts'
import { EntryExtras } from '../entry-extras.tsx'
import { EntryTime } from '../entry-time.tsx'
import { Cell, Row } from '../grid.tsx'
import { KindIcon } from '../kind-icon.tsx'
import { MarkerFlag } from '../marker-flag.tsx'
import { isRecollection } from './line-draft.ts'
import { LineMenu } from './line-menu.tsx'
import classes from './story-line.module.css'
import { type LineRow, sameRow } from './story-rows.ts'

interface StoryLineProps {
  row: LineRow
  zone: string
  isCurrent: boolean
  isMarked: boolean
  /** Fresh in the walk: known since this very step. */
  isFresh?: boolean
  /** Only read, while walking. */
  still?: boolean
}

export const lineId = (entryId: string) => `line-${entryId}`

/** One line of the story, as the report will tell it, with what it was made from behind it. */
export const StoryLineView = memo(function StoryLineView(props: StoryLineProps) {
  const { row, zone, isCurrent, isMarked, isFresh = false, still = false } = props
  const { entry, words } = row.line
  return (
    <Row
      id={lineId(entry.id)}
      className={classes.line}
      aria-selected={isCurrent || isMarked}
      data-entry={entry.id}
      data-current={isCurrent || undefined}
      data-marked={isMarked || undefined}
      data-during={row.during || undefined}
      data-fresh={isFresh || undefined}
      draggable={!still}
    >
      <Cell className={classes.time}>
        <EntryTime entry={entry} zone={zone} />
      </Cell>
      <Cell className={classes.node}>
        <KindIcon kind={entry.kind} size={14} />
      </Cell>
      <Cell className={classes.body}>
        {row.markers.length > 0 && (
          <span className={classes.flags}>
            {row.markers.map((value) => (
              <MarkerFlag key={value.marker} value={value} />
            ))}
          </span>
        )}
        <p className={classes.words}>{words ?? entry.text}</p>
        <Origin row={row} zone={zone} />
        <EntryExtras entry={entry} />
      </Cell>
      <Cell className={classes.acts}>{!still && <LineMenu row={row} isCurrent={isCurrent} />}</Cell>
    </Row>
  )
}, looksTheSame)

function looksTheSame({ row: before, ...was }: StoryLineProps, { row, ...is }: StoryLineProps): boolean {
  return (
    sameRow(before, row) &&
    Object.entries(is).every(([name, value]) => was[name as keyof typeof was] === value)
  )
}

/** Who and where it comes from; what it said before it was edited; when it became known. */
function Origin({ row, zone }: { row: LineRow; zone: string }) {
  const { entry, words } = row.line
  const before = words !== null ? entry.text : entry.original?.text
  const changed = before !== undefined && before !== (words ?? entry.text)
  return (
    <>
      <span className={classes.origin}>
        {entry.actor && <span className={classes.who}>{entry.actor}</span>}
        {isRecollection(entry) ? (
          <span className={classes.remembered}>recollection</span>
        ) : (
          <span>{entry.source}</span>
        )}
        {entry.knownAt && (
          <span className={classes.known}>
            learned {formatMoment(entry.knownAt, { zone, style: 'time', precision: 'minute' })}
          </span>
        )}
      </span>
      {changed && (
        <span className={classes.before}>
          <span className={classes.originally}>Originally: </span>
          {before}
        </span>
      )}
    </>
  )
}
