import { markerName } from '#incident/durations.ts'
import type { Micros } from '../entry.ts'
import { placeDays, placeTicks } from './axis.ts'
import { defaultDomain } from './domain.ts'
import { placeFlags } from './flags.ts'
import type { SwimlaneInput, SwimlaneLayout, SwimlaneOptions } from './geometry.ts'
import { placeLabels } from './labels.ts'
import { groupLanes, gutterWidth, placeLanes } from './lanes.ts'
import { placeLegend } from './legend.ts'
import { placeBars, placeMarks } from './marks.ts'
import { microsOf } from './moment.ts'
import { phaseSpans, placePhases } from './phases.ts'

const margin = 8
const stripHeight = 20
const edgeHeight = 16

/** What lies beyond one edge of the domain, in a few words; empty when nothing does. */
function beyond(entries: number, markers: readonly string[]): string {
  const counted = entries === 0 ? [] : [`${entries} ${entries === 1 ? 'entry' : 'entries'}`]
  return [...markers, ...counted].join(', ')
}

function outside(input: SwimlaneInput, times: Float64Array, [from, to]: readonly [Micros, Micros]) {
  let before = 0
  let after = 0
  for (const at of times) {
    if (at < from) before += 1
    else if (at > to) after += 1
  }
  const names = (test: (at: Micros) => boolean) =>
    input.markers.filter((each) => test(microsOf(each.at))).map((each) => markerName(each.marker))
  const earlier = beyond(
    before,
    names((at) => at < from),
  )
  const later = beyond(
    after,
    names((at) => at > to),
  )
  return {
    before: { entries: before, text: earlier && `◂ earlier: ${earlier}` },
    after: { entries: after, text: later && `later: ${later} ▸` },
  }
}

function domainOf(input: SwimlaneInput, times: Float64Array, options: SwimlaneOptions): [Micros, Micros] {
  const [from, to] = options.domain ?? defaultDomain(times, input.markers)
  return [from, Math.max(to, from + 1000)]
}

/**
 * Lays out a swim-lane picture: lanes of entries, phases between markers, an axis in the given zone and a legend.
 * The work is linear in the entries; those that share a place become one mark with a count, so that 100,000 of them
 * take as many marks as there are pixels.
 */
export function layoutSwimlane(input: SwimlaneInput, options: SwimlaneOptions): SwimlaneLayout {
  const times = Float64Array.from(input.entries, (entry) => microsOf(entry.at))
  const ends = Float64Array.from(input.entries, (entry) => (entry.until ? microsOf(entry.until) : Number.NaN))
  const domain = domainOf(input, times, options)
  const shown = times.reduce((sum, at) => sum + (at >= domain[0] && at <= domain[1] ? 1 : 0), 0)
  const labelled = options.labels ?? shown <= 300
  const groups = groupLanes(input, Math.max(2, options.maxLanes ?? 10))
  const gutter = gutterWidth(groups, options.width)
  const x = gutter || margin
  const width = Math.max(80, options.width - x - margin)
  const xOf = (at: Micros) => x + ((at - domain[0]) / (domain[1] - domain[0])) * width
  const around = outside(input, times, domain)
  const edge = around.before.text || around.after.text ? edgeHeight : 0
  const frame = { domain, zone: input.zone, left: 0, right: x + width }
  const flags = placeFlags(input.markers, frame, xOf)
  const phases = placePhases(phaseSpans(input.markers), domain, xOf)
  const strip = { x, y: 4 + flags.height, width, height: phases.length > 0 ? stripHeight : 0 }
  const top = strip.y + strip.height + (phases.length > 0 ? 2 : 0)
  const lanes = placeLanes(groups, top, gutter, width, labelled)
  const bottom = lanes.reduce((sum, lane) => sum + lane.height, top) + (lanes.length === 0 ? 30 : 0)
  const plot = { x, y: top, width, height: bottom - top }
  const placed = { entries: input.entries, times, laneOf: groups.laneOf, domain, plot, lanes }
  const marks = placeMarks(placed)
  const pinned = new Set(input.markers.flatMap((each) => each.entryId ?? []))
  const byId = new Map(labelled ? input.entries.map((entry) => [entry.id, entry]) : [])
  const axis = { zone: input.zone, domain, range: [x, x + width] as const, xOf }
  const dayY = bottom + 32 + edge
  const legend = placeLegend(phases, marks, {
    x: gutter,
    y: dayY + 26,
    width: options.width - gutter - margin,
  })
  return {
    width: options.width,
    height: legend.bottom + 8,
    zone: input.zone,
    domain,
    plot,
    strip,
    lanes,
    phases,
    flags: flags.flagsFrom(4),
    bars: placeBars(placed, ends),
    marks,
    labels: labelled ? placeLabels(marks, lanes, plot, (id) => byId.get(id), pinned) : [],
    ticks: placeTicks(axis),
    days: placeDays(axis),
    tickY: bottom + 16,
    dayY,
    legend: legend.items,
    ...around,
  }
}
