import { Sheet } from '#web/parts/sheet.tsx'
import { formatDuration } from '#web/time/format.ts'
import type { Duration } from '../contract.ts'
import { markerTitle } from '../wording.ts'
import classes from './times.module.css'

/** What follows from the times: always from one named moment to another, absent when either is missing. */
export function DurationsSheet({ durations }: { durations: readonly Duration[] }) {
  const known = durations.filter(({ seconds }) => seconds !== null)
  const missing = durations.length - known.length
  if (known.length === 0) return null
  return (
    <Sheet title="Durations">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">From and to</th>
            <th scope="col" className={classes.number}>
              Length
            </th>
          </tr>
        </thead>
        <tbody>
          {known.map(({ id, name, from, to, seconds, note }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className={classes.soft}>
                {markerTitle(from)} → {markerTitle(to).toLowerCase()}
                {note && <span className={classes.note}>{note}</span>}
              </td>
              <td className={classes.number}>{seconds === null ? '' : formatDuration(seconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {missing > 0 && (
        <p className={classes.missing}>
          {missing === 1 ? 'One more is' : `${missing} more are`} unknown, because a time is missing. Nothing
          is filled in for it.
        </p>
      )}
    </Sheet>
  )
}
