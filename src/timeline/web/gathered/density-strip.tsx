import { type KeyboardEvent, memo, type PointerEvent, useRef } from 'react'
import type { MarkerValue } from '#incident/contract.ts'
import { markerTitle } from '#incident/wording.ts'
import { useRead } from '#web/api.ts'
import { formatMoment } from '#web/time/format.ts'
import { useZone } from '#web/time/zone.ts'
import { secondsBetween } from '../moments.ts'
import { countBefore, type Density, heightsOf, momentAt, shareOf } from './density.ts'
import classes from './density-strip.module.css'
import type { GatheredList } from './use-gathered.ts'
import { useView, type ViewStore } from './view.ts'

const stretches = 120

interface DensityStripProps {
  list: GatheredList
  view: ViewStore
  markers: readonly MarkerValue[]
  onGo: (index: number) => void
}

/** How everything gathered is spread over time, what of it is in view, and the way to anywhere else. */
export const DensityStrip = memo(function DensityStrip({ list, view, markers, onGo }: DensityStripProps) {
  const { data } = useRead(
    'GET /incidents/:key/entries/density',
    { params: { key: list.key }, query: { ...list.filter, stretches } },
    { placeholderData: (before) => before },
  )
  if (!data || data.counts.length === 0) return <div className={classes.strip} />
  return <Strip density={data} view={view} markers={markers} onGo={onGo} />
})

type StripProps = Omit<DensityStripProps, 'list'> & { density: Density }

function Strip({ density, view, markers, onGo }: StripProps) {
  const { zone } = useZone()
  const track = useRef<HTMLDivElement>(null)
  const { from, to } = useView(view)
  const [left, right] = [from && shareOf(density, from), to && shareOf(density, to)]
  const share = typeof left === 'number' ? left : 0
  const go = (place: number) => onGo(countBefore(density, place))
  function point(event: PointerEvent) {
    const box = track.current?.getBoundingClientRect()
    if (box && event.buttons === 1) go((event.clientX - box.left) / box.width)
  }
  function press(event: KeyboardEvent) {
    const next = steps[event.key]?.(share)
    if (next === undefined) return
    event.preventDefault()
    go(next)
  }
  return (
    <div
      ref={track}
      className={classes.strip}
      role="slider"
      tabIndex={0}
      aria-label="Place in time"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      aria-valuetext={formatMoment(from ?? momentAt(density, share) ?? '', { zone, precision: 'minute' })}
      onPointerDown={(event) => {
        track.current?.setPointerCapture(event.pointerId)
        point(event)
      }}
      onPointerMove={point}
      onKeyDown={press}
    >
      <Bars counts={density.counts} />
      {markers.map(({ marker, at }) => (
        <MarkerTick key={marker} title={markerTitle(marker)} share={shareOf(density, at)} />
      ))}
      {typeof left === 'number' && (
        <span
          className={classes.window}
          style={{ left: `${left * 100}%`, width: `${Math.max(0, (right || left) - left) * 100}%` }}
        />
      )}
      <span className={classes.ends} aria-hidden>
        <span>{endWords(density.from, density, zone)}</span>
        <span>{endWords(density.to, density, zone)}</span>
      </span>
    </div>
  )
}

/** An end of the strip: the day, or the time of day when everything is of a day or two. */
function endWords(at: string | null, { from, to }: Density, zone: string): string {
  if (!at || !from || !to) return ''
  const short = secondsBetween(from, to) < 48 * 3600
  return formatMoment(at, { zone, precision: 'minute', style: short ? 'time' : 'date' })
}

const steps: Record<string, (share: number) => number> = {
  ArrowLeft: (share) => share - 1 / stretches,
  ArrowRight: (share) => share + 1 / stretches,
  PageUp: (share) => share - 0.1,
  PageDown: (share) => share + 0.1,
  Home: () => 0,
  End: () => 1,
}

function Bars({ counts }: { counts: readonly number[] }) {
  const heights = heightsOf(counts)
  const path = heights
    .map((height, i) => (height === 0 ? '' : `M${i} 1V${(1 - height).toFixed(3)}h.82V1Z`))
    .join('')
  return (
    <svg
      className={classes.bars}
      viewBox={`0 0 ${counts.length} 1`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={path} fill="currentColor" />
    </svg>
  )
}

function MarkerTick({ title, share }: { title: string; share: number | null }) {
  if (share === null) return null
  return <span className={classes.tick} style={{ left: `${share * 100}%` }} title={title} />
}
