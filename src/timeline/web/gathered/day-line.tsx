import { dayText } from '#incident/moment.ts'
import { useZone } from '#web/time/zone.ts'
import classes from './gathered-pane.module.css'
import { useDayInView, type ViewStore } from './view.ts'

/** The day in view and the zone in which times are told, above the list at all times. */
export function DayLine({ view }: { view: ViewStore }) {
  const { zone, other, toggle } = useZone()
  const day = useDayInView(view, zone)
  return (
    <div className={classes.dayLine}>
      <span className={classes.dayInView}>{day ? dayText(day, { weekday: true }) : '\u00a0'}</span>
      <button type="button" className={classes.zone} onClick={toggle} title={`Show times in ${other}`}>
        Times in {zone}
      </button>
    </div>
  )
}
