import { EvidenceProblem } from '#platform/files/evidence-file.ts'
import type { Micros } from '#timeline/entry.ts'
import { type DayOrder, settleTime } from '#timeline/time-text.ts'
import { epochSeconds, fixedZone, type Zone, zoneNamed } from '#timeline/time-zone.ts'
import type { Stamp } from './stamp.ts'

const dayLength = 86_400
/** Clocks jump back an hour in autumn; a larger step back is the next day. */
const backwards = 3600

/** Gives the times of a log their day and zone, and follows them past midnight. */
export class LogClock {
  readonly zone: Zone
  /** The zone's name, where a person chose one. */
  readonly zoneName: string | undefined
  readonly order: DayOrder
  /** Seconds since 1970 at which the current day begins, or null while no day is known. */
  day: number | null
  last = 0

  /** Throws EvidenceProblem for a zone that nobody knows. */
  constructor(zone: string | undefined, date: string | null, order: DayOrder) {
    const known = zone === undefined ? fixedZone(0) : zoneNamed(zone)
    if (!known)
      throw new EvidenceProblem('not-this-format', `“${zone}” is not a time zone that is known here.`)
    this.zone = known
    this.zoneName = zone === undefined ? undefined : known.name
    this.order = order
    this.day = date === null ? null : secondsOf(date)
  }

  /** A line of the log says which day begins. */
  turnTo(date: string): void {
    this.day = secondsOf(date)
    this.last = 0
  }

  /** The day that runs, as YYYY-MM-DD. */
  get date(): string | undefined {
    return this.day === null ? undefined : new Date(this.day * 1000).toISOString().slice(0, 10)
  }

  /** Null when the day can't be known. */
  read(stamp: Stamp): Micros | null {
    if (stamp.written) return this.settled(stamp)
    if (stamp.dated) return this.micros(stamp.seconds, stamp)
    if (this.day === null) return null
    if (stamp.seconds < this.last - backwards) this.day += dayLength
    this.last = stamp.seconds
    return this.micros(this.day + stamp.seconds, stamp)
  }

  micros(local: number, stamp: Stamp): Micros {
    const seconds = stamp.offset === null ? epochSeconds(local, this.zone) : local - stamp.offset
    return seconds * 1_000_000 + stamp.micros
  }

  settled({ written }: Stamp): Micros | null {
    if (!written) return null
    const settled = settleTime(written, {
      dayOrder: this.order,
      ...(this.zoneName ? { zone: this.zoneName } : {}),
      ...(this.date ? { date: this.date } : {}),
    })
    return typeof settled === 'string' ? null : settled.at
  }
}

function secondsOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 1000
}
