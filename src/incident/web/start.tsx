import { Moment } from '#web/parts/moment.tsx'
import type { StartPrecision } from '../contract.ts'
import { dayText } from '../moment.ts'

interface StartProps {
  at: string
  precision: StartPrecision
  /** The day alone, also where a time is known. */
  day?: boolean
}

/** When an incident began, as far as that is known. */
export function Start({ at, precision, day = false }: StartProps) {
  if (precision === 'unknown') return <span>Date not known</span>
  if (precision === 'day') return <span>{dayText(at.slice(0, 10))}</span>
  return day ? <Moment at={at} style="date" /> : <Moment at={at} precision="minute" style="date-time" />
}
