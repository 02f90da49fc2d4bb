import { durationText } from '#incident/durations.ts'
import { Go } from '#web/parts/go.tsx'
import { Moment } from '#web/parts/moment.tsx'
import type { DurationRow } from '../../statistics/contract.ts'
import { accountPath } from './account-path.ts'
import classes from './durations-page.module.css'

/** Every incident with its length, newest first; those whose length nobody knows as well. */
export function DurationTable({ rows, caption }: { rows: readonly DurationRow[]; caption: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keys.
    <section className={classes.scroll} aria-label={`Table of ${caption}`} tabIndex={0}>
      <table className={classes.table}>
        <caption className="for-ears">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Incident</th>
            <th scope="col">Began</th>
            <th scope="col" className={classes.number}>
              Length
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, key, title, startedAt, seconds, note, account }) => (
            <tr key={id}>
              <th scope="row">
                <Go to={accountPath({ account }, key)}>
                  {key} {title}
                </Go>
                {note && <span className={classes.note}>{note}</span>}
              </th>
              <td>
                <Moment at={startedAt} style="date" />
              </td>
              <td className={classes.number}>{seconds === null ? 'not known' : durationText(seconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
