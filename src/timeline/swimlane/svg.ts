import { dayAndClockText } from './axis.ts'
import type { Family, Flag, Mark, SwimlaneLayout } from './geometry.ts'
import { swatchRoom } from './legend.ts'
import { type PhaseId, stemEnd } from './phases.ts'
import type { SwimlaneTheme } from './theme.ts'

export interface SvgWords {
  /** What the picture is of, for people who can't see it. */
  title: string
  /** Default: the phases with their lengths and the number of entries. */
  description?: string
  /** Makes the identifiers of several pictures in one document differ. */
  id?: string
}

type Attributes = Record<string, string | number | undefined>

/** Text for XML: markup characters escaped, characters that XML forbids left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}

const number = (value: number) => String(Math.round(value * 10) / 10)

function tag(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? number(value) : escaped(String(value))}"`)
    .join('')
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`
}

function text(words: string, x: number, y: number, attributes: Attributes): string {
  return tag('text', { x, y, ...attributes }, escaped(words))
}

/** A family's shape around (x, y) as a path: triangle, square, circle or diamond. */
export function shapePath(family: Family, x: number, y: number, r: number): string {
  const n = number
  if (family === 'signal')
    return `M${n(x)} ${n(y - r * 1.1)}L${n(x + r * 1.15)} ${n(y + r * 0.9)}H${n(x - r * 1.15)}Z`
  if (family === 'change')
    return `M${n(x - r * 0.9)} ${n(y - r * 0.9)}h${n(r * 1.8)}v${n(r * 1.8)}h${n(-r * 1.8)}Z`
  if (family === 'act')
    return `M${n(x)} ${n(y - r * 1.2)}L${n(x + r * 1.2)} ${n(y)}L${n(x)} ${n(y + r * 1.2)}L${n(x - r * 1.2)} ${n(y)}Z`
  return `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0Z`
}

function phaseBox(id: PhaseId, box: Attributes, theme: SwimlaneTheme, hatchId: string): string {
  const filled = tag('rect', { ...box, fill: theme.phases[id] })
  return id === 'unnoticed' ? filled + tag('rect', { ...box, fill: `url(#${hatchId})` }) : filled
}

function drawPhases({ phases, strip, plot }: SwimlaneLayout, theme: SwimlaneTheme, hatchId: string): string {
  return phases
    .map((phase) => {
      const below = { x: phase.x, y: plot.y, width: phase.width, height: plot.height, 'fill-opacity': 0.55 }
      const above = { x: phase.x, y: strip.y, width: phase.width, height: strip.height }
      const label = text(phase.label, phase.x + phase.width / 2, strip.y + 14, {
        'text-anchor': 'middle',
        'font-size': 11,
        'font-weight': 600,
        fill: theme.text,
      })
      const box = phaseBox(phase.id, below, theme, hatchId) + phaseBox(phase.id, above, theme, hatchId)
      return phase.label === '' ? box : box + label
    })
    .join('')
}

function drawLanes({ lanes, plot, ticks, width }: SwimlaneLayout, theme: SwimlaneTheme): string {
  const grid = ticks.map(({ x }) =>
    tag('line', {
      x1: x,
      x2: x,
      y1: plot.y,
      y2: plot.y + plot.height,
      stroke: theme.line,
      'stroke-opacity': 0.5,
    }),
  )
  const rows = lanes.map((lane) => {
    const edge = lane.y + lane.height
    const rule = tag('line', {
      x1: lane.nameX === 0 ? 0 : plot.x,
      x2: width - 8,
      y1: edge,
      y2: edge,
      stroke: theme.lane,
    })
    const rail = tag('line', {
      x1: plot.x,
      x2: plot.x + plot.width,
      y1: lane.middle,
      y2: lane.middle,
      stroke: theme.line,
      'stroke-dasharray': '1 3',
    })
    const name = text(lane.shownName, lane.nameX, lane.nameY, {
      'font-size': 12,
      'font-weight': 600,
      fill: lane.members.length > 0 ? theme.muted : theme.text,
    })
    return rule + rail + name
  })
  return grid.join('') + rows.join('')
}

function drawFlag(flag: Flag, layout: SwimlaneLayout, theme: SwimlaneTheme): string {
  const { plot } = layout
  const sure = flag.precision === 'exact' || flag.precision === 'minute'
  const line = { x1: flag.x, x2: flag.x, stroke: theme.text, 'stroke-dasharray': sure ? undefined : '3 3' }
  return (
    tag('line', { ...line, y1: flag.top, y2: stemEnd(flag.x, layout), 'stroke-opacity': 0.6 }) +
    tag('line', { ...line, y1: plot.y, y2: plot.y + plot.height, 'stroke-opacity': 0.3 }) +
    text(flag.label, flag.labelX, flag.labelY, {
      'text-anchor': flag.anchor === 'end' ? 'end' : undefined,
      'font-size': 11,
      fill: theme.text,
    })
  )
}

function drawMark(mark: Mark, theme: SwimlaneTheme): string {
  const fill = mark.family ? theme.marks[mark.family] : theme.mixed
  if (mark.countText === '' && mark.family) {
    return tag('path', {
      d: shapePath(mark.family, mark.x, mark.y, 5),
      fill,
      stroke: theme.ground,
      'stroke-width': 1,
    })
  }
  const count = text(mark.countText, mark.x, mark.y + 3.5, {
    'text-anchor': 'middle',
    'font-size': 10,
    'font-weight': 600,
    fill: theme.onMark,
  })
  const pill = { x: mark.x - mark.width / 2, y: mark.y - 8, width: mark.width, height: 16, rx: 8, fill }
  return tag('rect', pill) + count
}

function drawAxis(layout: SwimlaneLayout, theme: SwimlaneTheme): string {
  const { plot, ticks, tickY, days, dayY, before, after } = layout
  const bottom = plot.y + plot.height
  const muted = { 'font-size': 11, fill: theme.muted }
  const edge = tickY + 16
  return [
    tag('line', { x1: plot.x, x2: plot.x + plot.width, y1: bottom, y2: bottom, stroke: theme.muted }),
    ...ticks.flatMap(({ x, label }) => [
      tag('line', { x1: x, x2: x, y1: bottom, y2: bottom + 4, stroke: theme.muted }),
      text(label, x, tickY, { 'text-anchor': 'middle', ...muted, fill: theme.text }),
    ]),
    before.text && text(before.text, plot.x, edge, muted),
    after.text && text(after.text, plot.x + plot.width, edge, { ...muted, 'text-anchor': 'end' }),
    ...days.map(({ x, label }) => text(label, x, dayY, muted)),
    text(layout.zone, plot.x + plot.width, dayY, { ...muted, 'text-anchor': 'end' }),
  ].join('')
}

function drawLegend({ legend }: SwimlaneLayout, theme: SwimlaneTheme, hatchId: string): string {
  return legend
    .map((item) => {
      const box = { x: item.x, y: item.y - 9, width: 12, height: 11, rx: 2, stroke: theme.line }
      const swatch = item.family
        ? tag('path', {
            d: shapePath(item.family, item.x + 6, item.y - 4, 4.5),
            fill: theme.marks[item.family],
          })
        : phaseBox(item.phase ?? 'dormant', box, theme, hatchId)
      return swatch + text(item.text, item.x + swatchRoom, item.y, { 'font-size': 11, fill: theme.muted })
    })
    .join('')
}

function described(layout: SwimlaneLayout): string {
  const count = layout.marks.reduce((sum, mark) => sum + mark.ids.length, 0)
  const [from, to] = layout.domain.map((at) => dayAndClockText(layout.zone, at))
  const lanes = layout.lanes.map((lane) => `${lane.name} (${lane.count})`).join(', ')
  const phases = layout.phases.map((phase) => `${phase.name} ${phase.length}`).join(', ')
  const parts = [`${count} entries from ${from} to ${to} (${layout.zone}).`]
  if (lanes) parts.push(`Lanes: ${lanes}.`)
  if (phases) parts.push(`Phases: ${phases}.`)
  return parts.join(' ')
}

function hatch(id: string, theme: SwimlaneTheme): string {
  const stroke = tag('path', { d: 'M-1 7L7 -1M-1 1L1 -1M5 7L7 5', stroke: theme.hatch, 'stroke-width': 1 })
  return tag('defs', {}, tag('pattern', { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse' }, stroke))
}

/** The picture as an SVG document that stands by itself: no script, no style sheet, no font of its own. */
export function swimlaneSvg(layout: SwimlaneLayout, theme: SwimlaneTheme, words: SvgWords): string {
  const id = words.id ?? 'swimlane'
  const hatchId = `${id}-hatch`
  const labels = layout.labels.map((label) =>
    text(label.text, label.x, label.y, {
      'text-anchor': label.anchor === 'end' ? 'end' : undefined,
      'font-size': 10.5,
      fill: theme.text,
    }),
  )
  const content = [
    tag('title', { id: `${id}-title` }, escaped(words.title)),
    tag('desc', { id: `${id}-desc` }, escaped(words.description ?? described(layout))),
    hatch(hatchId, theme),
    tag('rect', { width: layout.width, height: layout.height, fill: theme.ground }),
    drawPhases(layout, theme, hatchId),
    drawLanes(layout, theme),
    ...layout.bars.map(({ lane: _, ...bar }) =>
      tag('rect', { ...bar, rx: 3, fill: theme.muted, 'fill-opacity': 0.3 }),
    ),
    ...layout.flags.map((flag) => drawFlag(flag, layout, theme)),
    ...layout.marks.map((mark) => drawMark(mark, theme)),
    ...labels,
    drawAxis(layout, theme),
    drawLegend(layout, theme, hatchId),
  ]
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${number(layout.width)} ${number(layout.height)}`,
    width: layout.width,
    height: layout.height,
    role: 'img',
    'aria-labelledby': `${id}-title ${id}-desc`,
    'font-family': 'Helvetica, Arial, Liberation Sans, sans-serif',
  }
  return tag('svg', root, content.join(''))
}
