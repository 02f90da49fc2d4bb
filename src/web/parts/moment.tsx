import { type Exactness, formatAgo, formatMoment, type MomentStyle } from '../time/format.ts'
import { useZone } from '../time/zone.ts'

interface MomentProps {
  /** RFC 3339. */
  at: string
  precision?: Exactness
  /** `ago` tells the distance from now. */
  style?: MomentStyle | 'ago'
}

/** A time in the chosen zone, no more exact than it is known; the title tells it in both zones. */
export function Moment({ at, precision = 'exact', style = 'full' }: MomentProps) {
  const { zone, other } = useZone()
  const words =
    style === 'ago' ? formatAgo(at, new Date(), zone) : formatMoment(at, { zone, precision, style })
  const title = [zone, other].map((one) => formatMoment(at, { zone: one, precision })).join(' · ')
  return (
    <time dateTime={at} title={title}>
      {words}
    </time>
  )
}
