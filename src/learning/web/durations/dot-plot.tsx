import { useElementSize } from '@mantine/hooks'
import { type KeyboardEvent, useState } from 'react'
import { durationText } from '#incident/durations.ts'
import { Go } from '#web/parts/go.tsx'
import type { DurationRow, DurationSummary } from '../../statistics/contract.ts'
import { medianText } from '../../statistics/words.ts'
import { accountPath } from './account-path.ts'
import classes from './dot-plot.module.css'
import { type Domain, type Plot, plotOf, radius } from './plot.ts'

type Shown = DurationRow & { seconds: number }

interface DotPlotProps {
  rows: readonly Shown[]
  median: DurationSummary['median']
  domain: Domain
  /** Whether any plot of the page needs a place for lengths of 0. */
  zero: boolean
  label: string
  /** Hollow dots, for the period before. */
  earlier?: boolean
}

/** Every incident as a dot that leads to it, on a logarithmic axis; arrow keys go from dot to dot. */
export function DotPlot({ rows, median, domain, zero, label, earlier = false }: DotPlotProps) {
  const { ref, width } = useElementSize()
  const [pointed, point] = useState<string | null>(null)
  const [current, setCurrent] = useState<string | null>(null)
  const plot = plotOf(rows, median, { width: Math.max(260, width), domain, zero })
  const byKey = new Map(rows.map((row) => [row.key, row]))
  const entry = byKey.has(current ?? '') ? current : plot.dots[0]?.key
  const shown = byKey.get(pointed ?? '')
  return (
    <div ref={ref} className={classes.frame}>
      {width > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot hold a drawing.
        <svg
          role="group"
          aria-label={`${label}. ${median ? `${medianText(median)}. ` : ''}Arrow keys go from dot to dot.`}
          width={plot.width}
          height={plot.height}
          className={classes.plot}
          data-earlier={earlier || undefined}
          onKeyDown={stepAlong}
        >
          <Ground plot={plot} />
          {plot.dots.map(({ key, x, y }) => (
            <Go
              key={key}
              to={accountPath(byKey.get(key), key)}
              aria-label={dotLabel(byKey.get(key))}
              className={classes.dot}
              tabIndex={key === entry ? 0 : -1}
              data-dot
              onFocusCapture={() => {
                setCurrent(key)
                point(key)
              }}
              onBlur={() => point(null)}
              onMouseEnter={() => point(key)}
              onMouseLeave={() => point(null)}
            >
              <circle cx={x} cy={y} r={radius + 3} fill="transparent" />
              <circle cx={x} cy={y} r={radius} className={classes.mark} />
            </Go>
          ))}
        </svg>
      )}
      <p className={classes.pointed} aria-hidden="true">
        {shown ? dotLabel(shown) : ' '}
      </p>
    </div>
  )
}

function Ground({ plot }: { plot: Plot }) {
  const { axisY, median, ticks, width } = plot
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of shapes takes no focus.
    <g aria-hidden="true">
      {median && (
        <>
          <rect
            x={median.low}
            y={4}
            width={Math.max(2, median.high - median.low)}
            height={axisY - 4}
            rx={3}
            className={classes.band}
          />
          <line x1={median.x} x2={median.x} y1={4} y2={axisY} className={classes.median} />
        </>
      )}
      <line x1={8} x2={width - 8} y1={axisY} y2={axisY} className={classes.axis} />
      {ticks.map(({ x, label }) => (
        <g key={label}>
          <line x1={x} x2={x} y1={axisY} y2={axisY + 5} className={classes.axis} />
          <text x={x} y={axisY + 19} textAnchor="middle" className={classes.tick}>
            {label}
          </text>
        </g>
      ))}
    </g>
  )
}

function dotLabel(row: Shown | undefined): string {
  return row ? `${row.key} ${row.title}: ${durationText(row.seconds)}` : ''
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }

function stepAlong(event: KeyboardEvent<SVGSVGElement>) {
  const dots = [...event.currentTarget.querySelectorAll<SVGAElement>('[data-dot]')]
  const here = dots.findIndex((dot) => dot.matches(':focus'))
  const by = steps[event.key]
  const to = event.key === 'Home' ? 0 : event.key === 'End' ? dots.length - 1 : by ? here + by : null
  if (to === null) return
  event.preventDefault()
  dots[Math.min(dots.length - 1, Math.max(0, to))]?.focus()
}
