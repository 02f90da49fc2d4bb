import type { Micros } from '#timeline/entry.ts'
import { epochSeconds, zoneNamed } from '#timeline/time-zone.ts'
import { exampleZone } from './organisation.ts'

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
export type Weekday = (typeof weekdays)[number]

/** The first day of an incident: about so many days before the example is loaded, on this weekday. */
export interface On {
  daysAgo: number
  weekday: Weekday
}

const dayMillis = 86_400_000
const zone = zoneNamed(exampleZone)

/** Midnight of the incident's first day as a wall clock read in UTC, in milliseconds; never less than `daysAgo` ago. */
function firstDay(on: On, now: Date): number {
  const latest = Math.floor(now.getTime() / dayMillis) * dayMillis - on.daysAgo * dayMillis
  const back = (new Date(latest).getUTCDay() - weekdays.indexOf(on.weekday) + 7) % 7
  return latest - back * dayMillis
}

/**
 * Tells the times of one incident. A time is written as its clocks showed it: `14:02`, `14:02:33`, or with days
 * before it, counted from the incident's first: `+1 03:10`, `-20 09:00`.
 */
export interface Calendar {
  at(clock: string): Micros
  /** RFC 3339 in UTC. */
  instant(clock: string): string
  /** YYYY-MM-DD in the organisation's zone; `day` counts from the first. */
  day(day?: number): string
  /** `2026-03-03 14:02:33` on the organisation's clocks. */
  wall(clock: string): string
}

const clockForm = /^(?:([+-]\d+) )?(\d\d):(\d\d)(?::(\d\d))?$/

export function calendarOf(on: On, now: Date): Calendar {
  if (!zone) throw new Error(`This machine does not know the zone ${exampleZone}.`)
  const first = firstDay(on, now)
  const local = (clock: string) => {
    const [, days, hour, minute, second] = clockForm.exec(clock) ?? []
    if (hour === undefined) throw new Error(`“${clock}” is no time of the example’s form.`)
    const ofDay = Number(hour) * 3600 + Number(minute) * 60 + Number(second ?? 0)
    return (first + Number(days ?? 0) * dayMillis) / 1000 + ofDay
  }
  const at = (clock: string) => epochSeconds(local(clock), zone) * 1e6
  return {
    at,
    instant: (clock) => new Date(at(clock) / 1000).toISOString(),
    day: (day = 0) => new Date(first + day * dayMillis).toISOString().slice(0, 10),
    wall: (clock) => new Date(local(clock) * 1000).toISOString().slice(0, 19).replace('T', ' '),
  }
}
