import { Moment } from '#web/parts/moment.tsx'
import { formatMoment } from '#web/time/format.ts'

const fullDate = /^\d{4}-\d\d-\d\d$/

/** A time as a document tells it: a day where it tells no more, which is the same day in every zone. */
export function Told({ at, style }: { at: string; style: 'date' | 'date-time' }) {
  if (!fullDate.test(at)) return <Moment at={at} precision="minute" style={style} />
  return <time dateTime={at}>{formatMoment(`${at}T12:00:00Z`, { zone: 'UTC', style: 'date' })}</time>
}
