import type { Micros } from '#timeline/entry.ts'
import type { WrittenTime } from '#timeline/time-scan.ts'
import {
  settleDay,
  settleTime,
  type TimeContext,
  type TimeProblem,
  type TimeReading,
} from '#timeline/time-text.ts'

const hour = 3600 * 1e6
const day = 24 * hour
/** Notes that jump back by more than this have passed midnight. */
const longestStepBack = 6 * hour

/** Settles the times of a text one after the other: headings give the day, and midnight passes. */
export class ClockHand {
  context: TimeContext
  /** The first time of all, from which `+5m` counts. */
  first: Micros | null = null
  private last: Micros | null = null
  private readonly yearAnchor: string | undefined

  /**
   * `context.date` is the day of clocks that stand before any date; `yearAnchor` is any complete date of the
   * text, for days without a year.
   */
  constructor(context: TimeContext, yearAnchor: string | undefined) {
    this.context = context
    this.yearAnchor = yearAnchor
  }

  /** Takes over the day of a heading; false when its year is unknown. */
  turnTo(time: WrittenTime): boolean {
    const settled = settleDay(time, this.withYear())
    if (typeof settled === 'string') return false
    this.setDay(settled.date)
    if (time.zone) this.context = { ...this.context, zone: time.zone.name }
    return true
  }

  setDay(date: string): void {
    this.context = { ...this.context, date }
    this.last = null
  }

  settle(time: WrittenTime): TimeReading | TimeProblem {
    if (time.date && !this.turnTo(time)) return 'no-year'
    const settled = this.settleHere(time)
    if (typeof settled === 'string') return settled
    this.last = settled.at
    this.first ??= settled.at
    return settled
  }

  /** The end of a stretch, which lies behind its beginning, maybe past midnight. */
  settleEnd(time: WrittenTime, start: TimeReading): Micros | undefined {
    const settled = settleTime(time, this.withYear())
    if (typeof settled === 'string') return undefined
    const at = settled.at < start.at && !time.date ? settled.at + day : settled.at
    return at > start.at ? at : undefined
  }

  private settleHere(time: WrittenTime): TimeReading | TimeProblem {
    const settled = settleTime(time, this.context)
    if (time.date || typeof settled === 'string' || this.last === null) return settled
    if (this.last - settled.at <= longestStepBack) return settled
    this.context = { ...this.context, date: nextDay(this.context.date ?? '') }
    return settleTime(time, this.context)
  }

  private withYear(): TimeContext {
    if (this.context.date || !this.yearAnchor) return this.context
    return { ...this.context, date: this.yearAnchor }
  }
}

function nextDay(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + day / 1000).toISOString().slice(0, 10)
}
