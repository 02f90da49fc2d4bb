import { formatMoment } from '#web/time/format.ts'
import type { Entry } from '../contract.ts'
import classes from './entry-time.module.css'

interface EntryTimeProps {
  entry: Pick<Entry, 'at' | 'precision' | 'zone' | 'original'>
  zone: string
}

/** An entry’s time of day; when somebody corrected it, what it was before. The title tells the day and both zones. */
export function EntryTime({ entry, zone }: EntryTimeProps) {
  const { at, precision, original } = entry
  const moved = original !== null && original.at !== at
  return (
    <span className={classes.when}>
      <time dateTime={at} title={titleOf(entry, zone)}>
        {formatMoment(at, { zone, precision, style: 'time' })}
      </time>
      {moved && (
        <s className={classes.was}>
          <span className="for-ears">was </span>
          {formatMoment(original.at, { zone, precision: original.precision, style: 'time' })}
        </s>
      )}
    </span>
  )
}

function titleOf({ at, precision, zone: own }: EntryTimeProps['entry'], zone: string): string {
  const told = [formatMoment(at, { zone, precision })]
  if (zone !== 'UTC') told.push(formatMoment(at, { zone: 'UTC', precision }))
  if (own && own !== zone && own !== 'UTC') told.push(`written in ${own}`)
  return told.join(' · ')
}
