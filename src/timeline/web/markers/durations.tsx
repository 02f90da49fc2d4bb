import type { Duration, MarkerValue } from '#incident/contract.ts'
import { durationsOf, durationText } from '#incident/durations.ts'
import { listed, markerTitle } from '#incident/wording.ts'
import classes from './marker-strip.module.css'

/** What follows from the markers: always from one to another, and never with a substitute for one that is missing. */
export function Durations({ markers }: { markers: readonly MarkerValue[] }) {
  const known = new Set(markers.map(({ marker }) => marker))
  return (
    <dl className={classes.durations}>
      {durationsOf(markers).map((duration) => (
        <One key={duration.id} duration={duration} known={known} />
      ))}
    </dl>
  )
}

function One({ duration, known }: { duration: Duration; known: ReadonlySet<string> }) {
  const { name, from, to, seconds, note } = duration
  const missing = [from, to]
    .filter((marker) => !known.has(marker))
    .map((marker) => markerTitle(marker).toLowerCase())
  return (
    <div className={classes.duration} data-missing={seconds === null || undefined}>
      <dt>{name}</dt>
      <dd>{seconds === null ? 'not known yet' : durationText(seconds)}</dd>
      <dd className={classes.ends}>
        {markerTitle(from)} → {markerTitle(to).toLowerCase()}
        {seconds === null ? `: pin ${listed(missing)}` : note ? `. ${note}` : ''}
      </dd>
    </div>
  )
}
