import { formatMoment } from '#web/time/format.ts'
import { useZone } from '#web/time/zone.ts'
import { useDesk } from '../use-desk.ts'
import classes from './words.module.css'

/** The lines of the story that something rests on, as their times; following one shows the line. */
export function LineRefs({ entryIds }: { entryIds: readonly string[] }) {
  const { story, positions, show } = useDesk()
  const { zone } = useZone()
  const at = entryIds.flatMap((id) => positions.get(id) ?? []).sort((a, b) => a - b)
  const lines = at.flatMap((index) => story[index] ?? [])
  const away = entryIds.length - lines.length
  if (entryIds.length === 0) return null
  return (
    <span className={classes.refs}>
      {lines.map(({ entry, words }) => (
        <button
          key={entry.id}
          type="button"
          className={classes.ref}
          title={words ?? entry.text}
          onClick={() => show(entry.id)}
        >
          <span className="for-ears">Line at </span>
          {formatMoment(entry.at, { zone, precision: 'minute', style: 'time' })}
        </button>
      ))}
      {away > 0 && (
        <span className={classes.away} title="It points to entries that are not in the story now.">
          {away === 1 ? '1 not in the story' : `${away} not in the story`}
        </span>
      )}
    </span>
  )
}
