import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { formatMoment } from '#web/time/format.ts'
import type { Mark, SwimlaneEntry, SwimlaneLayout } from '../../swimlane/geometry.ts'
import type { SwimlaneTheme } from '../../swimlane/theme.ts'
import { instantFrom } from '../moments.ts'
import { MarkCard } from './mark-card.tsx'
import classes from './picture.module.css'
import { Axis, FlagLine, LaneNames, Lanes, Legend, MarkShape, Phases } from './picture-parts.tsx'
import { useGestures } from './use-gestures.ts'
import type { SpanControl } from './use-span.ts'

interface PictureProps {
  layout: SwimlaneLayout
  theme: SwimlaneTheme
  legend: boolean
  entries: ReadonlyMap<string, SwimlaneEntry>
  control: SpanControl
  /** The entry at hand, wherever it was chosen. */
  chosen: string | null
  onChoose: (entryId: string) => void
}

/** The story as lanes over time: hovered or focused, a mark says what it stands for; chosen, it is shown in both panes. */
export function Picture({ layout, theme, legend, entries, control, chosen, onChoose }: PictureProps) {
  const hatch = useId()
  const frame = useRef<HTMLDivElement>(null)
  const gestures = useGestures(frame, layout.plot, control)
  const [pointed, point] = useState<number | null>(null)
  const [focused, focus] = useState<number>(0)
  const shown = layout.marks[pointed ?? -1]
  function choose(mark: Mark) {
    const [only] = mark.ids
    if (mark.ids.length === 1 && only) onChoose(only)
    else control.show(roomAround(mark))
  }
  function press(event: KeyboardEvent) {
    const mark = layout.marks[focused]
    const act = actions(control, layout.marks.length, focused)[event.key]
    if (event.key === 'Enter' || event.key === ' ') mark && choose(mark)
    else if (act === undefined) return
    else if (typeof act === 'number') {
      focus(act)
      point(act)
    } else act()
    event.preventDefault()
  }
  return (
    <div
      ref={frame}
      className={classes.frame}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application of its own, worked by keys.
      tabIndex={0}
      aria-label="The story as lanes over time. Arrow keys go from mark to mark, Enter chooses, plus and minus come nearer and go away."
      onKeyDown={press}
      onFocus={(event) => event.currentTarget.matches(':focus-visible') && point(focused)}
      onBlur={() => point(null)}
      {...gestures}
    >
      <svg
        width={layout.width}
        height={legend ? layout.height : layout.dayY + 12}
        aria-hidden="true"
        className={classes.picture}
      >
        <defs>
          <pattern id={hatch} width={6} height={6} patternUnits="userSpaceOnUse">
            <path d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5" stroke={theme.hatch} strokeWidth={1} />
          </pattern>
        </defs>
        <Phases layout={layout} theme={theme} hatch={hatch} />
        <Lanes layout={layout} theme={theme} />
        {layout.flags.map((flag) => (
          <FlagLine key={flag.label} flag={flag} layout={layout} theme={theme} />
        ))}
        <LaneNames layout={layout} theme={theme} />
        {layout.marks.map((mark, index) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the picture itself takes the keys.
          <g
            key={mark.ids[0]}
            className={classes.mark}
            onPointerEnter={() => point(index)}
            onPointerLeave={() => point(null)}
            onClick={() => choose(mark)}
          >
            <rect
              x={mark.x - Math.max(9, mark.width / 2)}
              y={mark.y - 10}
              width={Math.max(18, mark.width)}
              height={20}
              fill="transparent"
            />
            <MarkShape
              mark={mark}
              theme={theme}
              chosen={index === pointed || (chosen !== null && mark.ids.includes(chosen))}
            />
          </g>
        ))}
        {layout.labels.map((label) => (
          <text
            key={label.id}
            x={label.x}
            y={label.y}
            textAnchor={label.anchor}
            fontSize={10.5}
            fill={theme.text}
            pointerEvents="none"
          >
            {label.text}
          </text>
        ))}
        <Axis layout={layout} theme={theme} />
        {legend && <Legend layout={layout} theme={theme} hatch={hatch} />}
      </svg>
      {shown && <MarkCard mark={shown} entries={entries} layout={layout} />}
      <span className="for-ears" aria-live="polite">
        {shown && wordsOf(shown, entries, layout.zone)}
      </span>
    </div>
  )
}

/** What keys do: another mark by its number, or something with what is shown. */
function actions(
  control: SpanControl,
  count: number,
  focused: number,
): Record<string, number | (() => void)> {
  return {
    ArrowRight: Math.min(count - 1, focused + 1),
    ArrowLeft: Math.max(0, focused - 1),
    Home: 0,
    End: count - 1,
    '+': () => control.zoom(0.6),
    '=': () => control.zoom(0.6),
    '-': () => control.zoom(1 / 0.6),
    '0': control.showAll,
    ',': () => control.pan(-0.2),
    '.': () => control.pan(0.2),
  }
}

/** A cluster with as much again around it. */
function roomAround({ from, to }: Mark): readonly [number, number] {
  const pad = Math.max(5_000_000, (to - from) * 0.5)
  return [from - pad, to + pad]
}

function wordsOf(mark: Mark, entries: PictureProps['entries'], zone: string): string {
  const [only] = mark.ids
  const entry = mark.ids.length === 1 && only ? entries.get(only) : undefined
  const at = formatMoment(instantFrom(mark.from), { zone, style: 'time' })
  if (entry) return `${at}, ${entry.actor ?? entry.source}: ${entry.text}`
  return `${mark.ids.length} entries from ${at}. Enter comes nearer.`
}
