import { MarkerFlag } from '#timeline/web/marker-flag.tsx'
import type { StoryRow } from '#timeline/web/story/story-rows.ts'
import { formatMoment } from '#web/time/format.ts'
import { LineButton } from './line-button.tsx'
import classes from './story-pane.module.css'

/** A line of the story, a day, or a marker that no line carries. */
export function StoryRowItem({
  row,
  zone,
  counts,
}: {
  row: StoryRow
  zone: string
  counts: ReadonlyMap<string, number>
}) {
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
