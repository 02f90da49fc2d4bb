import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Marker, markers, type PinnedMarker } from '#incident/marker.ts'
import { entryKinds } from '../entry.ts'
import type { SwimlaneEntry, SwimlaneInput } from './geometry.ts'
import { layoutSwimlane } from './layout.ts'
import { microsOf } from './moment.ts'
import { textWidth } from './words.ts'

const start = Date.parse('2026-03-03T08:00:00Z')
const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString()

function pin(marker: Marker, minutes: number, entryId: string | null = null): PinnedMarker {
  return { marker, at: at(minutes), precision: 'minute', entryId, channel: null }
}
function entry(id: string, minutes: number, more: Partial<SwimlaneEntry> = {}): SwimlaneEntry {
  return {
    id,
    at: at(minutes),
    source: '#ops',
    actor: 'Nadia',
    kind: 'observation',
    text: `Entry ${id}`,
    ...more,
  }
}
const picture = (
  entries: SwimlaneEntry[],
  pinned: PinnedMarker[] = [],
  more: Partial<SwimlaneInput> = {},
) => ({
  entries,
  markers: pinned,
  laneBy: 'source' as const,
  zone: 'UTC',
  ...more,
})
const day = (from: number, to: number): [number, number] => [microsOf(at(from)), microsOf(at(to))]

const someEntries = fc
  .array(
    fc.record({
      minutes: fc.integer({ min: 0, max: 300 }),
      source: fc.constantFrom('#ops', 'Alertmanager', 'GitHub', 'Notes'),
      kind: fc.constantFrom(...entryKinds),
      text: fc.lorem({ maxCount: 8 }),
    }),
    { minLength: 1, maxLength: 150 },
  )
  .map((drafts) => drafts.map(({ minutes, ...more }, i) => entry(`e${i}`, minutes, more)))

describe('marks', () => {
  test('hold every entry of the domain exactly once, in its lane', () => {
    fc.assert(
      fc.property(someEntries, fc.integer({ min: 320, max: 1600 }), (entries, width) => {
        const layout = layoutSwimlane(picture(entries), { width, domain: day(50, 250) })
        const inside = entries.filter((each) => each.at >= at(50) && each.at <= at(250))
        expect(layout.marks.flatMap((mark) => mark.ids).sort()).toEqual(inside.map((each) => each.id).sort())
        for (const mark of layout.marks) {
          for (const id of mark.ids) {
            expect(entries.find((each) => each.id === id)?.source).toBe(layout.lanes[mark.lane]?.name)
          }
        }
        expect(layout.before.entries + layout.after.entries).toBe(entries.length - inside.length)
      }),
    )
  })

  test('never cover each other', () => {
    fc.assert(
      fc.property(someEntries, (entries) => {
        const { marks } = layoutSwimlane(picture(entries), { width: 900 })
        for (const [i, mark] of marks.entries()) {
          const next = marks[i + 1]
          if (!next || next.lane !== mark.lane) continue
          const reach = (each: typeof mark) => Math.max(each.width / 2, 4)
          expect(next.x - reach(next)).toBeGreaterThanOrEqual(mark.x + reach(mark) - 0.01)
        }
      }),
    )
  })

  test('count what they merge and keep the family that prevails', () => {
    const alerts = Array.from({ length: 1200 }, (_, i) => entry(`a${i}`, 10 + i / 10_000, { kind: 'signal' }))
    const mixed = [entry('x', 200, { kind: 'signal' }), entry('y', 200.01, { kind: 'action' })]
    const { marks } = layoutSwimlane(picture([...alerts, ...mixed]), { width: 900 })
    expect(marks.map((mark) => [mark.countText, mark.family])).toEqual([
      ['1.2k', 'signal'],
      ['2', null],
    ])
  })
})

describe('labels', () => {
  test('stay inside the plot and never touch each other', () => {
    fc.assert(
      fc.property(someEntries, (entries) => {
        const { labels, plot } = layoutSwimlane(picture(entries), { width: 1000 })
        const boxes = labels.map((label) => {
          const width = textWidth(label.text, 10.5)
          return { y: label.y, from: label.anchor === 'start' ? label.x : label.x - width, width }
        })
        for (const [i, box] of boxes.entries()) {
          expect(box.from).toBeGreaterThanOrEqual(plot.x - 8)
          expect(box.from + box.width).toBeLessThanOrEqual(plot.x + plot.width + 8)
          for (const other of boxes.slice(i + 1)) {
            if (other.y !== box.y) continue
            const apart = box.from + box.width <= other.from || other.from + other.width <= box.from
            expect(apart).toBe(true)
          }
        }
      }),
    )
  })

  test('go to entries with a marker first', () => {
    const crowd = Array.from({ length: 40 }, (_, i) => entry(`e${i}`, i * 3, { kind: 'decision' }))
    const chosen = entry('chosen', 61, { kind: 'communication', text: 'The customer who called first' })
    const { labels } = layoutSwimlane(picture([...crowd, chosen], [pin('detected', 61, 'chosen')]), {
      width: 1000,
    })
    expect(labels.some((label) => label.id === 'chosen')).toBe(true)
  })

  test('are left out of crowded pictures', () => {
    const many = Array.from({ length: 301 }, (_, i) => entry(`e${i}`, i))
    expect(layoutSwimlane(picture(many), { width: 9000 }).labels).toEqual([])
    expect(layoutSwimlane(picture(many.slice(1)), { width: 9000 }).labels.length).toBeGreaterThan(0)
  })
})

describe('flags', () => {
  test('have names that stand clear of each other and of other flags’ lines', () => {
    const someMarkers = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 10, maxLength: 10 })
    fc.assert(
      fc.property(someMarkers, (times) => {
        const pinned = times.map((minutes, i) => pin(markers[i] ?? 'detected', minutes))
        const { flags } = layoutSwimlane(picture([], pinned), { width: 1000, domain: day(-10, 310) })
        const wide = flags.map((flag) => {
          const width = textWidth(flag.label, 11)
          const from = flag.anchor === 'start' ? flag.labelX : flag.labelX - width
          return { ...flag, from, to: from + width }
        })
        const pairs = wide.flatMap((a) => wide.filter((b) => b !== a).map((b) => ({ a, b })))
        for (const { a, b } of pairs) {
          expect(a.labelY === b.labelY && a.from < b.to && b.from < a.to).toBe(false)
          const crossed = b.x > a.from && b.x < a.to && b.top < a.labelY - 2
          // Two labels that lie over each other’s lines can’t both be spared.
          const mutual = a.x > b.from - 8 && a.x < b.to + 8
          expect(crossed && !mutual).toBe(false)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('share a line at the same place, marked as the least exact of them', () => {
    const both = [pin('detected', 10), { ...pin('acknowledged', 10), precision: 'approx' as const }]
    const { flags } = layoutSwimlane(picture([], both), { width: 800, domain: day(0, 100) })
    expect(flags).toMatchObject([{ markers: ['detected', 'acknowledged'], precision: 'approx' }])
    expect(flags[0]?.label).toBe('detected, acknowledged ≈ 08:10')
  })
})

describe('phases', () => {
  const phases = (pinned: PinnedMarker[]) =>
    layoutSwimlane(picture([], pinned), { width: 1000, domain: day(-10, 500) }).phases.map((p) => [
      p.id,
      p.length,
    ])

  test('lie between markers', () => {
    expect(
      phases([
        pin('fault-started', 0),
        pin('impact-started', 10),
        pin('detected', 30),
        pin('acknowledged', 35),
        pin('diagnosed', 60),
        pin('mitigated', 70),
        pin('resolved', 100),
        pin('all-clear', 110),
      ]),
    ).toEqual([
      ['dormant', '10 min'],
      ['unnoticed', '20 min'],
      ['investigating', '30 min'],
      ['fixing', '10 min'],
      ['recovering', '30 min'],
      ['watching', '10 min'],
    ])
  })

  test('follow what had happened when the order is unusual', () => {
    expect(
      phases([pin('detected', 0), pin('impact-started', 20), pin('mitigated', 40), pin('diagnosed', 60)]),
    ).toEqual([
      ['early', '20 min'],
      ['investigating', '20 min'],
      ['recovering', '20 min'],
    ])
    expect(phases([pin('mitigated', 0), pin('all-clear', 20), pin('resolved', 40)])).toEqual([
      ['recovering', '40 min'],
    ])
    expect(phases([pin('detected', 0), pin('resolved', 40)])).toEqual([['investigating', '40 min']])
    expect(phases([pin('detected', 0)])).toEqual([])
  })
})

describe('the domain', () => {
  test('is the incident, not the certificate that was issued a year before', () => {
    const pinned = [
      pin('fault-started', -500_000),
      pin('detected', 0),
      pin('mitigated', 40),
      pin('resolved', 60),
    ]
    const far = entry('far', -400_000)
    const layout = layoutSwimlane(picture([far, entry('near', -30)], pinned), { width: 800 })
    expect(layout.domain[0]).toBeGreaterThan(microsOf(at(-60)))
    expect(layout.domain[0]).toBeLessThan(microsOf(at(-30)))
    expect(layout.before).toEqual({ entries: 1, text: '◂ earlier: fault started, 1 entry' })
  })

  test('leaves the next morning’s all-clear to the edge, and keeps what lies close together', () => {
    const hour = 60
    const close = [pin('impact-started', 0), pin('detected', 20), pin('mitigated', hour)]
    const late = [pin('resolved', 6 * hour), pin('all-clear', 7 * hour)]
    const layout = layoutSwimlane(picture([], [...close, ...late]), { width: 800 })
    expect(layout.domain[1]).toBeLessThan(microsOf(at(2 * hour)))
    expect(layout.after.text).toBe('later: resolved, all-clear given ▸')
    const even = [...close, pin('resolved', 3 * hour)]
    expect(layoutSwimlane(picture([], even), { width: 800 }).after.text).toBe('')
  })

  test('is everything where no markers are', () => {
    const layout = layoutSwimlane(picture([entry('a', 0), entry('b', 9000)]), { width: 800 })
    expect(layout.marks.flatMap((mark) => mark.ids)).toEqual(['a', 'b'])
    expect(layoutSwimlane(picture([]), { width: 800 }).marks).toEqual([])
  })
})

describe('lanes', () => {
  const entries = ['a', 'b', 'b', 'c', 'c', 'c', 'd', 'd', 'd', 'd'].map((source, i) =>
    entry(`e${i}`, i * 5, { source, actor: source === 'a' ? null : source }),
  )
  test('are one a source, in order of appearance; the smallest share the last', () => {
    const { lanes, marks } = layoutSwimlane(picture(entries), { width: 800, maxLanes: 3 })
    expect(lanes.map((lane) => [lane.name, lane.count, lane.members])).toEqual([
      ['c', 3, []],
      ['d', 4, []],
      ['2 others', 3, ['a', 'b']],
    ])
    expect(marks.filter((mark) => mark.lane === 2).flatMap((mark) => mark.ids)).toEqual(['e0', 'e1', 'e2'])
  })
  test('or one a person', () => {
    const { lanes } = layoutSwimlane(picture(entries, [], { laneBy: 'person' }), { width: 800 })
    expect(lanes.map((lane) => lane.name)).toEqual(['Nobody named', 'b', 'c', 'd'])
  })
})

describe('the axis', () => {
  const ticks = (zone: string, from: string, to: string) => {
    const domain: [number, number] = [microsOf(from), microsOf(to)]
    return layoutSwimlane(picture([], [], { zone }), { width: 900, domain })
  }
  test('tells times and days of the zone', () => {
    const layout = ticks('Asia/Kolkata', '2026-03-03T17:00:00Z', '2026-03-03T21:00:00Z')
    expect(layout.ticks.map((tick) => tick.label)).toContain('00:00')
    expect(layout.days.map((each) => each.label)).toEqual(['Tue 3 Mar 2026', 'Wed 4 Mar 2026'])
    const midnight = layout.ticks.find((tick) => tick.label === '00:00')
    expect(midnight?.at).toBe(microsOf('2026-03-03T18:30:00Z'))
    expect(layout.days[1]?.x).toBeCloseTo(midnight?.x ?? 0)
  })
  test('leaves out the hour that a clock skips', () => {
    const { ticks: found } = ticks('Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29T03:00:00Z')
    const labels = found.map((tick) => tick.label)
    expect(labels).toContain('01:00')
    expect(labels).toContain('03:00')
    expect(labels.some((label) => label.startsWith('02:'))).toBe(false)
    expect(found.map((tick) => tick.at)).toEqual(found.map((tick) => tick.at).toSorted((a, b) => a - b))
  })
})

test('bars cover what entries with an end cover, together', () => {
  const entries = [
    entry('a', 0, { until: at(20) }),
    entry('b', 10, { until: at(40) }),
    entry('c', 60, { until: at(80) }),
    entry('d', 100),
  ]
  const { bars, plot } = layoutSwimlane(picture(entries), { width: 900, domain: day(0, 100) })
  const scale = plot.width / 100
  expect(bars.map((bar) => [Math.round((bar.x - plot.x) / scale), Math.round(bar.width / scale)])).toEqual([
    [0, 40],
    [60, 20],
  ])
})

test('100,000 entries take few marks', () => {
  const entries = Array.from({ length: 100_000 }, (_, i) =>
    entry(`e${i}`, i / 100, {
      source: `source ${i % 14}`,
      kind: entryKinds[i % entryKinds.length] ?? 'signal',
    }),
  )
  const { marks, lanes } = layoutSwimlane(picture(entries), { width: 1200 })
  expect(marks.length).toBeLessThan(10 * 130)
  expect(lanes).toHaveLength(10)
})
