import { expect, test } from 'vitest'
import type { SwimlaneEntry } from './geometry.ts'
import { layoutSwimlane } from './layout.ts'
import { stemEnd } from './phases.ts'
import { swimlaneSvg } from './svg.ts'
import { darkTheme, lightTheme, printTheme } from './theme.ts'

const hostile = '<script>alert("1")</script> & \u0000\u0007 ]]> "quoted" \uD83D'
const entries: SwimlaneEntry[] = [
  { id: 'a', at: '2026-03-03T08:00:00Z', source: hostile, actor: null, kind: 'signal', text: hostile },
  {
    id: 'b',
    at: '2026-03-03T08:40:00Z',
    until: '2026-03-03T08:55:00Z',
    source: 'Notes',
    actor: null,
    kind: 'action',
    text: 'Rolled back',
  },
]
const pin = (marker: 'impact-started' | 'detected' | 'mitigated', at: string) => ({
  marker,
  at,
  precision: 'minute' as const,
  entryId: null,
  channel: null,
})
const markers = [
  pin('impact-started', '2026-03-03T07:50:00Z'),
  pin('detected', '2026-03-03T08:00:00Z'),
  pin('mitigated', '2026-03-03T08:50:00Z'),
]
const layout = layoutSwimlane({ entries, markers, laneBy: 'source', zone: 'Europe/Lisbon' }, { width: 900 })

/** Every tag of a document closes in order, and only known names and attributes occur. */
function elements(svg: string): string[] {
  const open: string[] = []
  const seen: string[] = []
  for (const [, close, name, attributes, self] of svg.matchAll(
    /<(\/?)([a-z]+)((?:\s[\w:-]+="[^"<]*")*)\s*(\/?)>/gi,
  )) {
    if (close) expect(open.pop()).toBe(name)
    else {
      seen.push(name ?? '')
      if (!self) open.push(name ?? '')
    }
    expect(attributes).not.toMatch(/\son\w+=|style=|href=/i)
  }
  expect(open).toEqual([])
  expect(svg.replace(/<[^>]*>/g, '')).not.toMatch(/[<]/)
  return seen
}

test.each([
  ['light', lightTheme],
  ['dark', darkTheme],
  ['print', printTheme],
])('the %s picture is well-formed and holds no active content', (_, theme) => {
  const svg = swimlaneSvg(layout, theme, { title: hostile, id: 'one' })
  const seen = elements(svg)
  expect(new Set(seen)).toEqual(
    new Set(['svg', 'title', 'desc', 'defs', 'pattern', 'path', 'rect', 'line', 'text']),
  )
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(svg).not.toMatch(/[\u0000-\u0008]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/)
  expect(svg).toContain(theme.phases.unnoticed)
})

test('people who cannot see the picture are told what it shows', () => {
  const svg = swimlaneSvg(layout, lightTheme, { title: 'INC-7', id: 'two' })
  expect(svg).toContain('role="img" aria-labelledby="two-title two-desc"')
  expect(svg).toContain('<title id="two-title">INC-7</title>')
  expect(svg).toMatch(
    /<desc id="two-desc">2 entries from Tue 3 Mar 2026, 07:\d\d to .*Phases: Unnoticed 10 min, Investigating 50 min\./,
  )
})

test('two pictures in one document keep their own hatching', () => {
  const [one, two] = ['one', 'two'].map((id) => swimlaneSvg(layout, lightTheme, { title: 't', id }))
  expect(one).toContain('url(#one-hatch)')
  expect(two).toContain('url(#two-hatch)')
})

test('no marker’s line strikes out the name of a phase', () => {
  const acknowledged = { ...pin('detected', '2026-03-03T08:25:00Z'), marker: 'acknowledged' as const }
  const input = { entries, markers: [...markers, acknowledged], laneBy: 'source' as const, zone: 'UTC' }
  const { flags, phases, strip, plot } = layoutSwimlane(input, { width: 900 })
  const named = phases.filter(({ label }) => label !== '')
  expect(named.length).toBeGreaterThan(1)
  const ends = flags.map(({ x }) => stemEnd(x, { phases, strip, plot }))
  expect(ends).toContain(strip.y)
  expect(ends).toContain(plot.y)
})
