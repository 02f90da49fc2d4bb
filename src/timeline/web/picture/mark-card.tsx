import { formatMoment } from '#web/time/format.ts'
import type { Mark, SwimlaneEntry, SwimlaneLayout } from '../../swimlane/geometry.ts'
import { instantFrom } from '../moments.ts'
import classes from './picture.module.css'

interface MarkCardProps {
  mark: Mark
  entries: ReadonlyMap<string, SwimlaneEntry>
  layout: SwimlaneLayout
}

const shown = 4

/** What a mark stands for, beside it. */
export function MarkCard({ mark, entries, layout }: MarkCardProps) {
  const told = mark.ids.slice(0, shown).flatMap((id) => entries.get(id) ?? [])
  const toRight = mark.x < layout.width / 2
  const place = toRight ? { left: mark.x + 12 } : { right: layout.width - mark.x + 12 }
  const upward = mark.y > layout.plot.y + layout.plot.height * 0.55
  const level = upward ? { bottom: layout.height - mark.y + 10 } : { top: mark.y + 10 }
  return (
    <div className={classes.card} style={{ ...place, ...level }} aria-hidden>
      {told.map((entry) => (
        <p key={entry.id} className={classes.told}>
          <span className={classes.when}>
            {formatMoment(typeof entry.at === 'number' ? instantFrom(entry.at) : entry.at, {
              zone: layout.zone,
              style: 'time',
            })}
          </span>{' '}
          {entry.actor && <strong>{entry.actor} </strong>}
          {entry.text}
        </p>
      ))}
      {mark.ids.length > shown && (
        <p className={classes.told}>and {mark.ids.length - shown} more: choose to come nearer</p>
      )}
    </div>
  )
}
