import { Moment } from '#web/parts/moment.tsx'
import { formatMoment } from '#web/time/format.ts'
import type { StartPrecision } from '../contract.ts'

interface StartProps {
  at: string
  precision: StartPrecision
  /** The day alone, also where a time is known. */
  day?: boolean
}

/** When an incident began, as far as that is known. */
export function Start({ at, precision, day = false }: StartProps) {
  if (precision === 'unknown') return <span>Date not known</span>
  if (precision === 'day') return <span>{formatMoment(at, { zone: 'UTC', style: 'date' })}</span>
  return day ? <Moment at={at} style="date" /> : <Moment at={at} precision="minute" style="date-time" />
}
