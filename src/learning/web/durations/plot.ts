import { scaleLog } from 'd3-scale'
import { durationText } from '#incident/durations.ts'

export interface PlotRow {
  key: string
  /** 0 and more. */
  seconds: number
}

export interface Dot {
  key: string
  x: number
  y: number
}

export interface Plot {
  width: number
  height: number
  /** Shortest first; those that would touch stand on top of each other. */
  dots: Dot[]
  ticks: { x: number; label: string }[]
  /** Where the axis stands. */
  axisY: number
  median: { x: number; low: number; high: number } | null
}

export type Domain = readonly [shortest: number, longest: number]

export const radius = 5.5
const pitch = 2 * radius + 1.5
const margin = { left: 22, right: 22, top: 16, bottom: 26 }
/** How far the place of lengths of 0, which have no logarithm, lies to the left of the axis. */
const zeroRoom = 34
const leastHeight = 58

const minute = 60
const hour = 3_600
const day = 86_400
const marks = [
  1,
  5,
  15,
  minute,
  5 * minute,
  15 * minute,
  hour,
  4 * hour,
  12 * hour,
  day,
  3 * day,
  7 * day,
  30 * day,
  90 * day,
  365 * day,
  1_825 * day,
]

/** From the mark before the shortest to the mark after the longest, so that all plots of a page share one scale. */
export function domainOf(seconds: readonly number[]): Domain {
  const positive = seconds.filter((one) => one > 0)
  if (positive.length === 0) return [minute, hour]
  const [least, most] = positive.reduce(
    ([low, high], one) => [Math.min(low, one), Math.max(high, one)],
    [Number.POSITIVE_INFINITY, 0],
  )
  const from = marks.findLast((mark) => mark <= least) ?? least
  const to = marks.find((mark) => mark >= most) ?? most
  return from < to ? [from, to] : [from / 2, to * 2]
}

/** Places one dot for every incident on a logarithmic axis. The median's line and band share it. */
export function plotOf(
  rows: readonly PlotRow[],
  median: { seconds: number; low: number; high: number } | null,
  { width, domain, zero }: { width: number; domain: Domain; zero: boolean },
): Plot {
  const left = margin.left + (zero ? zeroRoom : 0)
  const scale = scaleLog()
    .domain(domain)
    .range([left, Math.max(left + 1, width - margin.right)])
  const xOf = (seconds: number) => (seconds > 0 ? scale(seconds) : margin.left)
  const placed = stacked(rows, xOf)
  const highest = placed.reduce((most, { level }) => Math.max(most, level), 0)
  const axisY = Math.max(leastHeight, margin.top + highest * pitch + radius) + radius
  return {
    width,
    height: axisY + margin.bottom,
    axisY,
    dots: placed.map(({ key, x, level }) => ({ key, x, y: axisY - radius - 3 - level * pitch })),
    ticks: [...(zero ? [{ x: margin.left, label: '0' }] : []), ...ticksOf(domain, scale)],
    median: median && { x: xOf(median.seconds), low: xOf(median.low), high: xOf(median.high) },
  }
}

/** The lowest place at its length where a dot touches no other. */
function stacked(rows: readonly PlotRow[], xOf: (seconds: number) => number) {
  const ends: number[] = []
  return rows
    .toSorted((one, other) => one.seconds - other.seconds)
    .map(({ key, seconds }) => {
      const x = xOf(seconds)
      const free = ends.findIndex((end) => x - end >= pitch)
      const level = free === -1 ? ends.length : free
      ends[level] = x
      return { key, x, level }
    })
}

function ticksOf([from, to]: Domain, scale: (seconds: number) => number) {
  const ticks: { x: number; label: string }[] = []
  for (const mark of marks.filter((one) => one >= from && one <= to)) {
    const x = scale(mark)
    if (x - (ticks.at(-1)?.x ?? Number.NEGATIVE_INFINITY) >= 46) ticks.push({ x, label: durationText(mark) })
  }
  return ticks
}
