import type { Flag, Mark, Phase, SwimlaneLayout } from '../../swimlane/geometry.ts'
import { swatchRoom } from '../../swimlane/legend.ts'
import { stemEnd } from '../../swimlane/phases.ts'
import { shapePath } from '../../swimlane/svg.ts'
import type { SwimlaneTheme } from '../../swimlane/theme.ts'

interface Part {
  layout: SwimlaneLayout
  theme: SwimlaneTheme
}

/** The stretches between markers, shaded. */
export function Phases({ layout: { phases, strip, plot }, theme, hatch }: Part & { hatch: string }) {
  const box = (phase: Phase, y: number, height: number, opacity: number) => (
    <>
      <rect
        x={phase.x}
        y={y}
        width={phase.width}
        height={height}
        fill={theme.phases[phase.id]}
        fillOpacity={opacity}
      />
      {phase.id === 'unnoticed' && (
        <rect x={phase.x} y={y} width={phase.width} height={height} fill={`url(#${hatch})`} />
      )}
    </>
  )
  return phases.map((phase) => (
    <g key={`${phase.id}-${phase.from}`}>
      <title>{`${phase.name}, ${phase.length}`}</title>
      {box(phase, plot.y, plot.height, 0.55)}
      {box(phase, strip.y, strip.height, 1)}
      <text
        x={phase.x + phase.width / 2}
        y={strip.y + 14}
        textAnchor="middle"
        fontSize={11}
        fontWeight={600}
        fill={theme.text}
      >
        {phase.label}
      </text>
    </g>
  ))
}

export function Lanes({ layout: { lanes, plot, ticks, width, bars }, theme }: Part) {
  return (
    <>
      {ticks.map(({ at, x }) => (
        <line
          key={at}
          x1={x}
          x2={x}
          y1={plot.y}
          y2={plot.y + plot.height}
          stroke={theme.line}
          strokeOpacity={0.5}
        />
      ))}
      {lanes.map((lane) => (
        <g key={lane.name}>
          <line
            x1={lane.nameX === 0 ? 0 : plot.x}
            x2={width - 8}
            y1={lane.y + lane.height}
            y2={lane.y + lane.height}
            stroke={theme.lane}
          />
          <line
            x1={plot.x}
            x2={plot.x + plot.width}
            y1={lane.middle}
            y2={lane.middle}
            stroke={theme.line}
            strokeDasharray="1 3"
          />
        </g>
      ))}
      {bars.map(({ lane, ...bar }) => (
        <rect key={`${lane}-${bar.x}`} {...bar} rx={3} fill={theme.muted} fillOpacity={0.3} />
      ))}
    </>
  )
}

/** Names of lanes, above what crosses them: in a narrow picture they stand inside their lanes. */
export function LaneNames({ layout: { lanes }, theme }: Part) {
  return lanes.map((lane) => (
    <text
      key={lane.name}
      x={lane.nameX}
      y={lane.nameY}
      fontSize={12}
      fontWeight={600}
      fill={lane.members.length > 0 ? theme.muted : theme.text}
      stroke={theme.ground}
      strokeWidth={3}
      strokeLinejoin="round"
      paintOrder="stroke"
    >
      {lane.members.length > 0 && <title>{lane.members.join(', ')}</title>}
      {lane.shownName}
    </text>
  ))
}

export function FlagLine({
  flag,
  layout,
  theme,
}: Part & {
  flag: Flag
}) {
  const { plot } = layout
  const dashed = flag.precision === 'exact' || flag.precision === 'minute' ? undefined : '3 3'
  const line = { x1: flag.x, x2: flag.x, stroke: theme.text, strokeDasharray: dashed }
  return (
    <g>
      <line {...line} y1={flag.top} y2={stemEnd(flag.x, layout)} strokeOpacity={0.6} />
      <line {...line} y1={plot.y} y2={plot.y + plot.height} strokeOpacity={0.3} />
      <text x={flag.labelX} y={flag.labelY} textAnchor={flag.anchor} fontSize={11} fill={theme.text}>
        {flag.label}
      </text>
    </g>
  )
}

/** An entry, or several that lie too close together to be told apart. */
export function MarkShape({ mark, theme, chosen }: { mark: Mark; theme: SwimlaneTheme; chosen: boolean }) {
  const fill = mark.family ? theme.marks[mark.family] : theme.mixed
  const edge = chosen ? { stroke: theme.text, strokeWidth: 2 } : { stroke: theme.ground, strokeWidth: 1 }
  if (mark.countText === '' && mark.family)
    return <path d={shapePath(mark.family, mark.x, mark.y, chosen ? 7 : 5)} fill={fill} {...edge} />
  return (
    <>
      <rect
        x={mark.x - mark.width / 2}
        y={mark.y - 8}
        width={mark.width}
        height={16}
        rx={8}
        fill={fill}
        {...edge}
      />
      <text
        x={mark.x}
        y={mark.y + 3.5}
        textAnchor="middle"
        fontSize={10}
        fontWeight={600}
        fill={theme.onMark}
      >
        {mark.countText}
      </text>
    </>
  )
}

export function Axis({ layout, theme }: Part) {
  const { plot, ticks, tickY, days, dayY, before, after } = layout
  const bottom = plot.y + plot.height
  const muted = { fontSize: 11, fill: theme.muted }
  const right = plot.x + plot.width
  return (
    <>
      <line x1={plot.x} x2={right} y1={bottom} y2={bottom} stroke={theme.muted} />
      {ticks.map(({ at, x, label }) => (
        <text key={at} x={x} y={tickY} textAnchor="middle" fontSize={11} fill={theme.text}>
          {label}
        </text>
      ))}
      <text x={plot.x} y={tickY + 16} {...muted}>
        {before.text}
      </text>
      <text x={right} y={tickY + 16} textAnchor="end" {...muted}>
        {after.text}
      </text>
      {days.map(({ x, label }) => (
        <text key={x} x={x} y={dayY} {...muted}>
          {label}
        </text>
      ))}
      <text x={right} y={dayY} textAnchor="end" {...muted}>
        {layout.zone}
      </text>
    </>
  )
}

export function Legend({ layout, theme, hatch }: Part & { hatch: string }) {
  return layout.legend.map((item) => (
    <g key={item.text}>
      {item.family ? (
        <path d={shapePath(item.family, item.x + 6, item.y - 4, 4.5)} fill={theme.marks[item.family]} />
      ) : (
        <>
          <rect
            x={item.x}
            y={item.y - 9}
            width={12}
            height={11}
            rx={2}
            fill={theme.phases[item.phase ?? 'dormant']}
            stroke={theme.line}
          />
          {item.phase === 'unnoticed' && (
            <rect x={item.x} y={item.y - 9} width={12} height={11} rx={2} fill={`url(#${hatch})`} />
          )}
        </>
      )}
      <text x={item.x + swatchRoom} y={item.y} fontSize={11} fill={theme.muted}>
        {item.text}
      </text>
    </g>
  ))
}
