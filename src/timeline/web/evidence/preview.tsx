import { Moment } from '#web/parts/moment.tsx'
import type { Inspection } from '../../contract.ts'
import { entryKindName } from '../../wording.ts'
import classes from './inspector.module.css'

/** The first entries as they would be read with the choices made so far. */
export function Preview({ entries, waiting }: { entries: Inspection['preview']; waiting: boolean }) {
  if (entries.length === 0) {
    return (
      <p className={classes.note} role="status">
        {waiting ? 'Looking…' : 'With these choices there would be no entries.'}
      </p>
    )
  }
  return (
    <section className={classes.preview} aria-busy={waiting} aria-label="Preview">
      <table>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Kind</th>
            <th scope="col">Who</th>
            <th scope="col">Text</th>
          </tr>
        </thead>
        <tbody>
          {entries.slice(0, 12).map((entry, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: previews have no identity and are replaced as a whole
            <tr key={index}>
              <td className={classes.time}>
                <Moment at={entry.at} precision={entry.precision} style="date-time" />
              </td>
              <td>{entryKindName[entry.kind]}</td>
              <td>{entry.actor ?? entry.source}</td>
              <td className={classes.text}>{entry.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
