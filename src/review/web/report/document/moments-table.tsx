import { shownDurations, shownMoments } from '../../../report/outline.ts'
import type { ReportContent } from '../../../report-content.ts'
import { LineLinks } from './line-links.tsx'
import classes from './moments.module.css'

/** How long things took, and the moments they are counted between. */
export function MomentsTable({ content }: { content: ReportContent }) {
  const durations = shownDurations(content)
  const { zone, moments } = shownMoments(content)
  if (content.markers.length === 0) return null
  return (
    <>
      {durations.length > 0 && (
        <ul className={classes.durations}>
          {durations.map(({ from, to, length, note }) => (
            <li key={`${from} ${to}`}>
              <span className={classes.length}>{length}</span>
              <span className={classes.ends}>
                {from} → {to}
              </span>
              {note && <span className={classes.durationNote}>{note}</span>}
            </li>
          ))}
        </ul>
      )}
      <div className={classes.scroll}>
        <table className={classes.moments}>
          <caption>Times are in {zone}</caption>
          <thead>
            <tr>
              <th scope="col">Moment</th>
              <th scope="col">Time</th>
              <th scope="col">In the story</th>
            </tr>
          </thead>
          <tbody>
            {moments.map(({ name, time, channel, line }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  <time dateTime={time.at} title={time.at}>
                    {time.text}
                  </time>
                  {channel && `, ${channel}`}
                </td>
                <td>{line !== null && <LineLinks lines={[line]} content={content} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
