import { scaleUtc } from 'd3-scale'
import { utcFormat } from 'd3-time-format'
import type { Micros } from '../entry.ts'
import type { Day, Tick } from './geometry.ts'
import { momentOfWall, wallMillis } from './moment.ts'
import { textWidth } from './words.ts'

const second = utcFormat('%H:%M:%S')
const minute = utcFormat('%H:%M')
const day = utcFormat('%-d %b')
const month = utcFormat('%b %Y')
const wholeDay = utcFormat('%a %-d %b %Y')
const dayMillis = 86_400_000

/** `09:41` or `09:41:07` as the zone's clocks show it. */
export function clockText(zone: string, at: Micros, seconds = false): string {
  return (seconds ? second : minute)(new Date(wallMillis(zone, at / 1000)))
}

/** `Tue 3 Mar 2026, 09:41`. */
export function dayAndClockText(zone: string, at: Micros): string {
  const wall = new Date(wallMillis(zone, at / 1000))
  return `${wholeDay(wall)}, ${minute(wall)}`
}

function formatFor(step: number): (date: Date) => string {
  if (step < 60_000) return second
  if (step < dayMillis) return minute
  return step < 27 * dayMillis ? day : month
}

interface Scale {
  zone: string
  domain: readonly [Micros, Micros]
  /** Left and right end of the axis. */
  range: readonly [number, number]
  xOf: (at: Micros) => number
}

const wallEnds = ({ zone, domain }: Scale): [number, number] => [
  wallMillis(zone, domain[0] / 1000),
  wallMillis(zone, domain[1] / 1000),
]

/** Round times on the zone's clocks, far enough apart to be read. */
export function placeTicks(scale: Scale): Tick[] {
  const room = scale.range[1] - scale.range[0]
  const walls = scaleUtc()
    .domain(wallEnds(scale).map((wall) => new Date(wall)))
    .ticks(Math.max(2, Math.floor(room / 84)))
    .map(Number)
  const format = formatFor((walls[1] ?? 0) - (walls[0] ?? 0))
  const ticks: Tick[] = []
  let free = scale.range[0] - 4
  for (const wall of walls) {
    const at = momentOfWall(scale.zone, wall)
    if (at === null || at * 1000 < scale.domain[0] || at * 1000 > scale.domain[1]) continue
    const label = format(new Date(wall))
    const x = scale.xOf(at * 1000)
    const half = textWidth(label, 11) / 2
    if (x - half < free || x + half > scale.range[1] + 12) continue
    ticks.push({ at: at * 1000, x, label })
    free = x + half + 8
  }
  return ticks
}

/** The day at the left end and each one that begins later, while there is room for its name. */
export function placeDays(scale: Scale): Day[] {
  const [from, to] = wallEnds(scale)
  const days: Day[] = [{ x: scale.range[0], label: wholeDay(new Date(from)) }]
  if (to - from > 31 * dayMillis) return [{ ...days[0], x: scale.range[0], label: spanText(from, to) }]
  let free = scale.range[0] + textWidth(days[0]?.label ?? '', 11) + 12
  for (let wall = Math.ceil(from / dayMillis) * dayMillis; wall < to; wall += dayMillis) {
    const at = momentOfWall(scale.zone, wall)
    const label = wholeDay(new Date(wall))
    const x = at === null ? 0 : scale.xOf(at * 1000)
    if (at === null || x < free || x + textWidth(label, 11) > scale.range[1]) continue
    days.push({ x, label })
    free = x + textWidth(label, 11) + 12
  }
  return days
}

function spanText(from: number, to: number): string {
  return `${wholeDay(new Date(from))} – ${wholeDay(new Date(to))}`
}
